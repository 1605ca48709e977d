"""Which requirements serve which goal, and which indicators show whether it is reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spec_toolkit.diagrams import mermaid
from spec_toolkit.diagrams.canvas import PAD, SMALL, Canvas, Rect, text_size
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import MARGIN, Tie, draw_tie
from spec_toolkit.diagrams.items import Item, Note, draw_item
from spec_toolkit.diagrams.paging import paged
from spec_toolkit.diagrams.palette import GOOD, PLAIN, STRONG
from spec_toolkit.diagrams.text import plain, quantity
from spec_toolkit.model.goals import Goal, Kpi
from spec_toolkit.model.requirements import Obligation

ORDER = 10
#: Widths of the three columns and of the arrows between them.
_LIST, _GOAL, _KPI, _ARROW = 246.0, 164.0, 146.0, 36.0
_WIDTH = _LIST + _GOAL + _KPI + 2 * _ARROW + 2 * MARGIN
_GAP = 18.0
#: Requirements in one frame; a goal that more of them serve goes on in a second one.
_MOST = 30


@dataclass(frozen=True, slots=True)
class _Band:
    """One goal with what serves it on its leading side and what measures it on the other."""

    goal: Item
    serving: tuple[Item, ...]
    kpis: tuple[Item, ...]

    @property
    def list_height(self) -> float:
        return 2 * PAD + sum(_line_height(item) for item in self.serving) if self.serving else 0.0

    @property
    def kpi_height(self) -> float:
        return sum(item.size()[1] for item in self.kpis) + PAD * max(len(self.kpis) - 1, 0)

    @property
    def height(self) -> float:
        return max(self.list_height, self.goal.size()[1], self.kpi_height)


def drawings(studio: Studio) -> Iterator[Drawing]:
    """Requirements, goals and indicators from the leading side, goal under goal."""
    bands = [band for goal in studio.spec.goals for band in _bands(studio, goal)]
    sheets = paged(bands, lambda band: band.height + _GAP)
    for part, sheet in enumerate(sheets, start=1):
        yield Drawing(
            about="",
            canvas=_draw(studio, sheet),
            caption=studio.part_caption(studio.words("goals.caption"), part, len(sheets)),
            alt=" ".join(_alt(studio, band) for band in sheet),
            mermaid=_mermaid(studio, sheet),
            part=part,
            parts=len(sheets),
        )


def _bands(studio: Studio, goal: Goal) -> Iterator[_Band]:
    spec = studio.spec
    serving = [_requirement(studio, r) for r in (*spec.requirements, *spec.technical) if goal.id in r.goals]
    kpis = tuple(_kpi(studio, kpi) for id in dict.fromkeys(goal.kpis) for kpi in spec.kpis if kpi.id == id)
    item = Item(
        key=f"goal {goal.id}",
        title=plain(goal.statement) or goal.id,
        shape="round",
        tone=STRONG,
        label=goal.id,
        target=studio.target("goal", goal.id),
        room=_GOAL,
    )
    for start in range(0, max(len(serving), 1), _MOST):
        yield _Band(item, tuple(serving[start : start + _MOST]), kpis)


def _requirement(studio: Studio, found: Obligation) -> Item:
    title = plain(found.title) or plain(found.statement)
    return Item(f"requirement {found.id}", title, label=found.id, target=studio.target("requirement", found.id))


def _kpi(studio: Studio, kpi: Kpi) -> Item:
    notes: tuple[Note, ...] = ()
    if kpi.baseline is not None and kpi.target is not None:
        text = studio.words(
            "goals.from_to", baseline=quantity(kpi.baseline, None), target=quantity(kpi.target, kpi.unit)
        )
        notes = (Note("target", text),)
    title = plain(kpi.name) or kpi.id
    target = studio.target("kpi", kpi.id)
    return Item(f"kpi {kpi.id}", title, "task", GOOD, kpi.id, notes, target=target, room=_KPI)


def _line(item: Item) -> str:
    return f"{item.label} {item.title}".strip()


def _line_height(item: Item) -> float:
    return text_size(_line(item), _LIST - 2 * PAD, SMALL, most=2)[1] + 4


def _draw(studio: Studio, bands: Sequence[_Band]) -> Canvas:
    canvas = studio.canvas(_WIDTH, sum(band.height + _GAP for band in bands) - _GAP + 2 * MARGIN)
    y = MARGIN
    for band in bands:
        middle = y + band.height / 2
        wide, high = band.goal.size()
        goal = Rect(MARGIN + _LIST + _ARROW, middle - high / 2, wide, high)
        if band.serving:
            _draw_list(canvas, band, Rect(MARGIN, middle - band.list_height / 2, _LIST, band.list_height))
            tie = Tie(f"{band.goal.key} requirements", band.goal.key)
            draw_tie(canvas, tie, [[(MARGIN + _LIST, middle), (goal.x, middle)]])
        draw_item(canvas, band.goal, goal)
        at = middle - band.kpi_height / 2
        turn = goal.right + _ARROW / 2 - 4
        for kpi in band.kpis:
            place = Rect(goal.right + _ARROW, at, *kpi.size())
            to = place.centre[1]
            points = [(goal.right, middle), (turn, middle), (turn, to), (place.x, to)]
            draw_tie(canvas, Tie(band.goal.key, kpi.key), [points])
            draw_item(canvas, kpi, place)
            at = place.bottom + PAD
        y += band.height + _GAP
    return canvas


def _draw_list(canvas: Canvas, band: _Band, place: Rect) -> None:
    canvas.box(place, PLAIN, 4)
    y = place.y + PAD
    for item in band.serving:
        line = Rect(place.x + PAD, y, place.width - 2 * PAD, _line_height(item))
        with canvas.mark("node", item.key, line, item.target):
            canvas.text(_line(item), line, SMALL, align="start")
        y = line.bottom


def _alt(studio: Studio, band: _Band) -> str:
    words = studio.words
    return words(
        "goals.alt",
        goal=band.goal.label,
        statement=band.goal.title,
        requirements=words.list(item.label for item in band.serving) or words("none"),
        kpis=words.list(item.label for item in band.kpis) or words("none"),
    )


def _mermaid(studio: Studio, bands: Sequence[_Band]) -> str:
    items: dict[str, Item] = {}
    ties: dict[str, Tie] = {}
    for band in bands:
        found = [Tie(item.key, band.goal.key) for item in band.serving]
        found += [Tie(band.goal.key, item.key) for item in band.kpis]
        items |= {item.key: item for item in (*band.serving, band.goal, *band.kpis)}
        ties |= {tie.key: tie for tie in found}
    return mermaid.flowchart(list(items.values()), list(ties.values()), studio.flow)
