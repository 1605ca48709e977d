"""What a figure consists of before it is written: shapes at logical coordinates.

Coordinates are CSS pixels with x from the leading side: the left in English, the right in Hebrew and Arabic. Kinds of
figures draw as if everything ran from the left; only the SVG writer turns a figure around, so nothing can be mirrored
twice or forgotten.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from spec_toolkit.diagrams import text as _text
from spec_toolkit.diagrams.palette import INK, NEUTRAL, PAPER, Tone

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

BODY = 12.0
SMALL = 10.5
TITLE = 13.5
PAD = 8.0
#: A figure is no place for a longer text: it ends in an ellipsis, the document has the whole of it.
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def inset(self, by: float) -> "Rect":
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def moved(self, dx: float, dy: float) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def overlaps(self, other: "Rect", slack: float = 0.01) -> bool:
        """Whether the two share more than a border."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )


@dataclass(frozen=True, slots=True)
class Box:
    rect: Rect
    tone: Tone
    radius: float = 4


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points; closed, it has a fill. `rounded` is the radius of its corners."""

    points: tuple[Point, ...]
    line: str
    width: float = 1.4
    fill: str = "none"
    dash: str = ""
    closed: bool = False
    rounded: float = 0


@dataclass(frozen=True, slots=True)
class Circle:
    centre: Point
    radius: float
    fill: str
    line: str
    width: float = 1.4


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text: `at` is on its base line, at its start, middle or end. `room` is where it has to stay."""

    text: str
    shown: str
    at: Point
    size: float
    bold: bool
    anchor: Anchor
    colour: str
    room: Rect

    @property
    def extent(self) -> Rect:
        """The place it takes, by the font's own metrics."""
        wide = _text.width(self.text, self.size, self.bold)
        left = self.at[0] - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return Rect(left, self.at[1] - self.size * _text.ASCENT, wide, self.size)


@dataclass(frozen=True, slots=True)
class Mark:
    """Shapes that belong together: one item of the model, or one link between two. `key` names it (its id)."""

    role: Literal["node", "edge"]
    key: str
    shapes: "tuple[Shape, ...]"
    place: Rect | None = None
    target: str = ""


Shape = Box | Path | Circle | Label | Mark


@dataclass(slots=True)
class Canvas:
    """Where a kind of figure draws. `right_to_left` only decides the order of words in labels."""

    width: float
    height: float
    right_to_left: bool = False
    shapes: list[Shape] = field(default_factory=list)

    def box(self, rect: Rect, tone: Tone = NEUTRAL, radius: float = 4) -> None:
        self.shapes.append(Box(rect, tone, radius))

    def line(
        self, points: Sequence[Point], line: str = INK, width: float = 1.4, dash: str = "", rounded: float = 0
    ) -> None:
        self.shapes.append(Path(tuple(points), line, width, dash=dash, rounded=rounded))

    def shape(self, points: Sequence[Point], fill: str, line: str, width: float = 1.4, dash: str = "") -> None:
        self.shapes.append(Path(tuple(points), line, width, fill, dash, closed=True))

    def circle(self, centre: Point, radius: float, fill: str = PAPER, line: str = INK, width: float = 1.4) -> None:
        self.shapes.append(Circle(centre, radius, fill, line, width))

    def text(
        self,
        text: str,
        room: Rect,
        size: float = BODY,
        *,
        bold: bool = False,
        align: Anchor = "middle",
        colour: str = INK,
        top: bool = False,
    ) -> None:
        """The text wrapped into `room`, in its middle height or from its top; what does not fit ends in an ellipsis."""
        most = max(1, int((room.height + 0.5) / (size * _text.LEADING)))
        lines = _text.wrap(text, room.width, size, bold, most)
        full = _text.height(len(lines), size)
        y = room.y if top else room.y + (room.height - full) / 2
        x = {"start": room.x, "middle": room.x + room.width / 2, "end": room.right}[align]
        for line, shown in zip(lines, _text.directed(lines, self.right_to_left), strict=True):
            # The letters stand in the middle of the line's height.
            base = y + size * (_text.LEADING - 1) / 2 + size * _text.ASCENT
            self.shapes.append(Label(line, shown, (x, base), size, bold, align, colour, room))
            y += size * _text.LEADING

    @contextmanager
    def mark(
        self, role: Literal["node", "edge"], key: str, place: Rect | None = None, target: str = ""
    ) -> Iterator[None]:
        """What is drawn inside belongs to the item or link `key`; a `target` makes it a link to that anchor."""
        outer, self.shapes = self.shapes, []
        try:
            yield
        finally:
            inner, self.shapes = tuple(self.shapes), outer
            self.shapes.append(Mark(role, key, inner, place, target))

    def walk(self) -> Iterator[Shape]:
        """Every shape, marks before what they hold."""
        waiting = list(reversed(self.shapes))
        while waiting:
            shape = waiting.pop()
            yield shape
            if isinstance(shape, Mark):
                waiting.extend(reversed(shape.shapes))


def text_size(
    text: str, room: float, size: float = BODY, bold: bool = False, most: int = MOST_LINES
) -> tuple[float, float]:
    """Width and height of a text wrapped to `room` pixels, of its first `most` lines if it has more."""
    lines = _text.wrap(text, room, size, bold, most)
    return max((_text.width(line, size, bold) for line in lines), default=0.0), _text.height(len(lines), size)
