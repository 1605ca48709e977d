"""Figures made of rows: a name on the leading side, something drawn beside it, page after page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spec_toolkit.diagrams.canvas import BODY, PAD, SMALL, Canvas, Rect, text_size
from spec_toolkit.diagrams.graphs import MARGIN
from spec_toolkit.diagrams.paging import TALLEST, paged
from spec_toolkit.diagrams.palette import QUIET, RULE

WIDTH = 640.0
NAME_ROOM = 190.0


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the name, a smaller text under it, the least height of what stands beside it, and how that is drawn."""

    key: str
    name: str
    detail: str
    least: float
    draw: Callable[[Canvas, Rect], None]
    target: str = ""
    bold: bool = False

    @property
    def height(self) -> float:
        """Height of the row in pixels."""
        return max(self.least, self._name_height + self._detail_height) + 2 * PAD

    @property
    def _name_height(self) -> float:
        return text_size(self.name, NAME_ROOM, BODY, self.bold)[1]

    @property
    def _detail_height(self) -> float:
        return text_size(self.detail, NAME_ROOM, SMALL)[1] if self.detail else 0

    def draw_at(self, canvas: Canvas, y: float) -> None:
        """Draws the row with its upper border at `y`."""
        place = Rect(MARGIN, y, WIDTH - 2 * MARGIN, self.height)
        with canvas.mark("node", self.key, place, self.target):
            top = y + (self.height - self._name_height - self._detail_height) / 2
            canvas.text(self.name, Rect(MARGIN, top, NAME_ROOM, self._name_height), bold=self.bold, align="start")
            if self.detail:
                detail = Rect(MARGIN, top + self._name_height, NAME_ROOM, self._detail_height)
                canvas.text(self.detail, detail, SMALL, align="start", colour=QUIET)
            self.draw(canvas, beside(y, self.height))


def beside(y: float, height: float) -> Rect:
    """The place beside the names."""
    start = MARGIN + NAME_ROOM + 2 * PAD
    return Rect(start, y, WIDTH - MARGIN - start, height)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of rows."""

    canvas: Canvas
    keys: tuple[str, ...]
    part: int
    parts: int


def pages(
    lines: Sequence[Line], right_to_left: bool, head: float, draw_head: Callable[[Canvas, float], None]
) -> Iterator[Page]:
    """The rows on as many pages as they need. `draw_head(canvas, bottom)` draws what stands above them, `head` high."""
    chunks = paged(lines, lambda line: line.height, TALLEST - head - 2 * MARGIN)
    for part, chunk in enumerate(chunks, start=1):
        bottom = MARGIN + head + sum(line.height for line in chunk)
        canvas = Canvas(WIDTH, bottom + MARGIN, right_to_left)
        draw_head(canvas, bottom)
        y = MARGIN + head
        for line in chunk:
            canvas.line(((MARGIN, y), (WIDTH - MARGIN, y)), RULE, 0.8)
            line.draw_at(canvas, y)
            y += line.height
        yield Page(canvas, tuple(line.key for line in chunk), part, len(chunks))


def legend(canvas: Canvas, entries: Sequence[tuple[str, str, str]], y: float) -> None:
    """Squares with their meaning, from the trailing side: (text, fill, line)."""
    x = WIDTH - MARGIN
    for text, fill, line in reversed(entries):
        wide = text_size(text, 160, SMALL)[0] + 0.1
        canvas.text(text, Rect(x - wide, y, wide, 16), SMALL, align="start")
        canvas.shape(_square(x - wide - 16, y + 2.5), fill, line, 1)
        x -= wide + 30


def _square(x: float, y: float, side: float = 11) -> tuple[tuple[float, float], ...]:
    return (x, y), (x + side, y), (x + side, y + side), (x, y + side)
