"""Which requirements serve which goal, and which indicator shows whether it is reached."""

from collections.abc import Iterator

from spec_toolkit.diagrams import mermaid
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import Plan, Tie, sheets
from spec_toolkit.diagrams.items import Item, Note
from spec_toolkit.diagrams.layout import Spacing
from spec_toolkit.diagrams.palette import GOOD, PLAIN, STRONG
from spec_toolkit.diagrams.text import plain
from spec_toolkit.model.goals import Kpi

ORDER = 10
_SPACING = Spacing(layers=56, nodes=12, lines=12)
_ROOM = 186


def drawings(studio: Studio) -> Iterator[Drawing]:
    """Requirements, goals and indicators from the leading side; goal by goal where there are many."""
    spec = studio.spec
    if not spec.goals:
        return
    obligations = [*spec.requirements, *spec.technical]
    serving = [found for found in obligations if found.goals]
    wanted = {id for goal in spec.goals for id in goal.kpis}
    items = [
        Item(_key("requirement", r.id), plain(r.title) or plain(r.statement) or r.id, "task", PLAIN, r.id,
             target=studio.target("requirement", r.id), room=_ROOM)
        for r in serving
    ]  # fmt: skip
    items += [
        Item(_key("goal", g.id), plain(g.statement) or g.id, "round", STRONG, g.id,
             target=studio.target("goal", g.id), room=_ROOM)
        for g in spec.goals
    ]  # fmt: skip
    items += [_kpi(studio, kpi) for kpi in spec.kpis if kpi.id in wanted]
    ties = [Tie(_key("requirement", r.id), _key("goal", id)) for r in serving for id in r.goals]
    ties += [Tie(_key("goal", g.id), _key("kpi", id)) for g in spec.goals for id in g.kpis]
    plan = Plan(tuple(items), tuple(ties), (), "across", _SPACING)
    for sheet in sheets(plan, studio.right_to_left, _groups(studio)):
        yield Drawing(
            about="",
            canvas=sheet.canvas,
            caption=studio.part_caption(studio.words("goals.caption"), sheet.part, sheet.parts, sheet.group),
            alt=_alt(studio, set(sheet.items)),
            mermaid=mermaid.flowchart(items, ties, "RL" if studio.right_to_left else "LR") if sheet.part == 1 else "",
            part=sheet.part,
            parts=sheet.parts,
        )


def _key(kind: str, id: str) -> str:
    """Goals, indicators and requirements may share ids: each kind has its own."""
    return f"{kind} {id}"


def _kpi(studio: Studio, kpi: Kpi) -> Item:
    unit = plain(kpi.unit)
    notes: tuple[Note, ...] = ()
    if kpi.baseline is not None and kpi.target is not None:
        text = studio.words("goals.from_to", baseline=kpi.baseline, target=kpi.target, unit=unit)
        notes = (Note("target", " ".join(text.split())),)
    title = plain(kpi.name) or kpi.id
    return Item(
        _key("kpi", kpi.id), title, "task", GOOD, kpi.id, notes, target=studio.target("kpi", kpi.id), room=_ROOM
    )


def _groups(studio: Studio) -> dict[str, str]:
    """For each item the goal it is drawn with where there are many: the first that it serves or measures."""
    groups: dict[str, str] = {}
    for goal in studio.spec.goals:
        groups[_key("goal", goal.id)] = goal.id
        for id in goal.kpis:
            groups.setdefault(_key("kpi", id), goal.id)
    for found in (*studio.spec.requirements, *studio.spec.technical):
        if found.goals:
            groups[_key("requirement", found.id)] = found.goals[0]
    return groups


def _alt(studio: Studio, keys: set[str]) -> str:
    words, spec = studio.words, studio.spec
    parts = []
    for goal in spec.goals:
        serving = [r.id for r in (*spec.requirements, *spec.technical) if goal.id in r.goals]
        shown = {_key("goal", goal.id), *(_key("requirement", id) for id in serving)}
        if shown & keys:
            parts.append(
                words(
                    "goals.alt",
                    goal=goal.id,
                    statement=plain(goal.statement),
                    requirements=words.list(serving) or words("none"),
                    kpis=words.list(goal.kpis) or words("none"),
                )
            )
    return " ".join(parts)
