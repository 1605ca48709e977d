"""The level that is needed of each capability and each module: basic, advanced or leading."""

from collections.abc import Callable, Iterator

from spec_toolkit.diagrams.canvas import SMALL, Canvas, Rect
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import MARGIN
from spec_toolkit.diagrams.palette import BARS, PAPER, QUIET, RULE
from spec_toolkit.diagrams.rows import Line, beside, pages
from spec_toolkit.diagrams.text import plain

ORDER = 21
_LEVELS = ("basic", "advanced", "leading")
_FILLS = (BARS[2], BARS[1], BARS[0])
_BAR = 18.0


def drawings(studio: Studio) -> Iterator[Drawing]:
    """One figure: a bar of one to three steps for everything that has a level."""
    words, spec = studio.words, studio.spec
    levels = [
        (f"capability {found.capability}", words.of("capability", found.capability), found.level, "")
        for found in spec.capabilities
        if found.level
    ]
    levels += [
        (f"module {found.id}", plain(found.name) or found.id, found.level, studio.target("module", found.id))
        for found in spec.modules
        if found.level
    ]
    if not levels:
        return
    lines = [Line(key, name, "", _BAR, _bar(_LEVELS.index(level)), target) for key, name, level, target in levels]

    def head(canvas: Canvas, _bottom: float) -> None:
        for step, level in enumerate(_LEVELS):
            place = _step(beside(MARGIN, 22), step)
            canvas.text(words.of("level", level), place, SMALL, bold=True)

    for page in pages(lines, studio.right_to_left, 26, head):
        texts = [
            words("capabilities.alt", name=name, level=words.of("level", level))
            for key, name, level, _ in levels
            if key in page.keys
        ]
        yield Drawing(
            about="",
            canvas=page.canvas,
            caption=studio.part_caption(words("capabilities.caption"), page.part, page.parts),
            alt=" ".join(texts),
            part=page.part,
            parts=page.parts,
        )


def _step(place: Rect, step: int) -> Rect:
    wide = place.width / len(_LEVELS)
    return Rect(place.x + step * wide, place.y, wide, place.height)


def _bar(reached: int) -> Callable[[Canvas, Rect], None]:
    def draw(canvas: Canvas, place: Rect) -> None:
        y = place.y + (place.height - _BAR) / 2
        for step in range(len(_LEVELS)):
            part = _step(Rect(place.x, y, place.width, _BAR), step)
            x, right = part.x + 2, part.right - 2
            fill, line = (_FILLS[step], QUIET) if step <= reached else (PAPER, RULE)
            canvas.shape(((x, y), (right, y), (right, y + _BAR), (x, y + _BAR)), fill, line, 1)

    return draw
