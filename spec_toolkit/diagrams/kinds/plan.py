"""The rollout over time: phases as bars, milestones as diamonds."""

import datetime as dt
from collections.abc import Callable, Iterator

from spec_toolkit.diagrams.canvas import SMALL, Canvas, Rect
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import MARGIN
from spec_toolkit.diagrams.mermaid import escaped
from spec_toolkit.diagrams.palette import PLAIN, QUIET, RULE, SOFT, WARN
from spec_toolkit.diagrams.rows import Line, beside, pages
from spec_toolkit.diagrams.text import plain
from spec_toolkit.model.rollout import Milestone, Phase, Rollout

ORDER = 85
_BAR = 18.0
#: Most months that get a line and a number of their own on the axis.
_MOST_MONTHS = 24


def drawings(studio: Studio) -> Iterator[Drawing]:
    """One plan of all phases and milestones, if any of them has a date."""
    rollout = studio.spec.rollout
    if rollout is None:
        return
    days = [day for phase in rollout.phases for day in (phase.start, phase.end)]
    days += [milestone.date for milestone in rollout.milestones]
    dated = [day for day in days if isinstance(day, dt.date)]
    if not dated:
        return
    axis = _Axis(min(dated), max(dated))
    words = studio.words
    lines = [_phase(studio, axis, phase) for phase in rollout.phases]
    lines += [_milestone(studio, axis, n, milestone) for n, milestone in enumerate(rollout.milestones, start=1)]
    for page in pages(lines, studio.right_to_left, 38, axis.draw):
        texts = [words("plan.alt", name=line.name, when=line.detail) for line in lines if line.key in page.keys]
        yield Drawing(
            about="",
            canvas=page.canvas,
            caption=studio.part_caption(words("plan.caption"), page.part, page.parts),
            alt=" ".join(texts),
            mermaid=_mermaid(rollout, page.keys),
            part=page.part,
            parts=page.parts,
        )


class _Axis:
    """Whole months from the first day to the last, across the place beside the names."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        self.start = first.replace(day=1)
        self.months: list[dt.date] = [self.start]
        while self.months[-1] <= last:
            self.months.append(_next_month(self.months[-1]))
        self._days = (self.months[-1] - self.start).days

    def at(self, day: dt.date) -> float:
        """The x of the morning of a day."""
        place = beside(0, 0)
        return place.x + place.width * (day - self.start).days / self._days

    def draw(self, canvas: Canvas, bottom: float) -> None:
        """Years above months above lines that run down through all rows."""
        step = 1 if len(self.months) - 1 <= _MOST_MONTHS else 3 if len(self.months) - 1 <= 3 * _MOST_MONTHS else 12
        ends = self.months[:-1:step]
        for month, after in zip(ends, [*ends[1:], self.months[-1]], strict=True):
            x, right = self.at(month), self.at(after)
            canvas.line(((x, MARGIN + 20), (x, bottom)), RULE, 0.8)
            if step < 12:
                canvas.text(str(month.month), Rect(x, MARGIN + 18, right - x, 16), SMALL, colour=QUIET)
        years = sorted({month.year for month in self.months[:-1]})
        for year in years:
            x = self.at(max(self.start, dt.date(year, 1, 1)))
            right = self.at(min(self.months[-1], dt.date(year + 1, 1, 1)))
            canvas.line(((x, MARGIN), (x, MARGIN + 20)), RULE, 1)
            if right - x >= 28:
                canvas.text(str(year), Rect(x + 2, MARGIN, right - x - 2, 18), SMALL, bold=True, align="start")


def _next_month(day: dt.date) -> dt.date:
    return dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _phase(studio: Studio, axis: _Axis, phase: Phase) -> Line:
    words = studio.words
    detail = words("plan.undated")
    draw: Callable[[Canvas, Rect], None] = _nothing
    start, end = phase.start, phase.end
    if isinstance(start, dt.date) and isinstance(end, dt.date) and start <= end:
        detail = words("plan.from_to", start=start.isoformat(), end=end.isoformat())
        draw = _bar(axis.at(start), axis.at(end + dt.timedelta(days=1)))
    elif isinstance(start, dt.date) or isinstance(end, dt.date):
        day = start if isinstance(start, dt.date) else end
        assert isinstance(day, dt.date)
        detail, draw = day.isoformat(), _diamond(axis.at(day))
    if phase.after:
        detail += words("plan.after", phases=words.list(phase.after))
    name = plain(phase.name)
    return Line(phase.id, f"{phase.id} {name}".strip(), detail, _BAR, draw, studio.target("phase", phase.id))


def _milestone(studio: Studio, axis: _Axis, number: int, milestone: Milestone) -> Line:
    detail = studio.words("plan.undated")
    draw: Callable[[Canvas, Rect], None] = _nothing
    if isinstance(milestone.date, dt.date):
        detail, draw = milestone.date.isoformat(), _diamond(axis.at(milestone.date))
    target = studio.target("milestone", milestone.id) if milestone.id else ""
    return Line(_key(number, milestone), plain(milestone.name), detail, _BAR, draw, target)


def _key(number: int, milestone: Milestone) -> str:
    return milestone.id or f"milestone {number}"


def _nothing(canvas: Canvas, place: Rect) -> None:
    """A row without a date keeps its place empty."""


def _bar(x: float, right: float) -> Callable[[Canvas, Rect], None]:
    def draw(canvas: Canvas, place: Rect) -> None:
        y = place.y + (place.height - _BAR) / 2
        canvas.box(Rect(x, y, max(right - x, 3), _BAR), SOFT, 3)

    return draw


def _diamond(x: float) -> Callable[[Canvas, Rect], None]:
    def draw(canvas: Canvas, place: Rect) -> None:
        y, r = place.y + place.height / 2, 8
        at = min(max(x, place.x + r), place.right - r)
        canvas.shape(((at, y - r), (at + r, y), (at, y + r), (at - r, y)), WARN.line, PLAIN.line, 0.8)

    return draw


def _mermaid(rollout: Rollout, keys: tuple[str, ...]) -> str:
    """The rows of one page as a Gantt chart. Task ids are numbers: Mermaid's own take no letters but Latin ones."""
    lines = ["gantt", "  dateFormat YYYY-MM-DD", "  inclusiveEndDates"]
    for number, phase in enumerate(rollout.phases, start=1):
        if phase.id in keys and isinstance(phase.start, dt.date) and isinstance(phase.end, dt.date):
            name = _task(plain(phase.name) or phase.id)
            lines.append(f"  {name} :p{number}, {phase.start.isoformat()}, {phase.end.isoformat()}")
    for number, milestone in enumerate(rollout.milestones, start=1):
        if _key(number, milestone) in keys and isinstance(milestone.date, dt.date):
            name = _task(plain(milestone.name))
            lines.append(f"  {name} :milestone, m{number}, {milestone.date.isoformat()}, 0d")
    return "\n".join(lines) + "\n" if len(lines) > 3 else ""


def _task(name: str) -> str:
    """A task's name: a colon would end it."""
    return escaped(name).replace(":", "#58;")
