"""What must hold of every drawing, measured on its shapes with the font's own metrics."""

from collections.abc import Iterator
from itertools import pairwise

from spec_toolkit.diagrams.canvas import Canvas, Label, Mark, Path, Rect, Shape

#: Pixels that rounding and the hair spaces of glyphs may cost.
SLACK = 0.6


def marks(canvas: Canvas, role: str) -> list[Mark]:
    """The items ("node") or links ("edge") of a drawing."""
    return [shape for shape in canvas.walk() if isinstance(shape, Mark) and shape.role == role]


def labels(canvas: Canvas) -> list[Label]:
    """All lines of text of a drawing."""
    return [shape for shape in canvas.walk() if isinstance(shape, Label)]


def faults(canvas: Canvas) -> list[str]:
    """What is wrong with a drawing, in words; nothing for a sound one."""
    return [
        *_overlapping_nodes(canvas),
        *_text_outside(canvas),
        *_labels_in_each_other(canvas),
        *_lines_through(canvas),
    ]


def _overlapping_nodes(canvas: Canvas) -> list[str]:
    nodes = [(mark.key, mark.place) for mark in marks(canvas, "node") if mark.place]
    return [f"{a} lies on {b}" for a, b in _touching(nodes, SLACK)]


def _touching(places: list[tuple[str, Rect]], slack: float) -> Iterator[tuple[str, str]]:
    """The names of those that share more than a border, found in one sweep down the page."""
    open_ones: list[tuple[str, Rect]] = []
    for name, place in sorted(places, key=lambda found: found[1].y):
        open_ones = [found for found in open_ones if found[1].bottom > place.y]
        yield from ((other, name) for other, above in open_ones if above.overlaps(place, slack))
        open_ones.append((name, place))


def _text_outside(canvas: Canvas) -> list[str]:
    page = Rect(0, 0, canvas.width, canvas.height)
    found = []
    for label in labels(canvas):
        if not _within(label.extent, label.room):
            found.append(f"“{label.text}” leaves its room")
        if not _within(label.extent, page):
            found.append(f"“{label.text}” leaves the canvas")
    for mark in marks(canvas, "node"):
        if mark.place:
            found += [
                f"“{shape.text}” leaves {mark.key}"
                for shape in mark.shapes
                if isinstance(shape, Label) and not _within(shape.extent, mark.place)
            ]
    return found


def _within(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - SLACK
        and inner.right <= outer.right + SLACK
        and inner.y >= outer.y - SLACK
        and inner.bottom <= outer.bottom + SLACK
    )


def _labels_in_each_other(canvas: Canvas) -> list[str]:
    found = [(label.text, label.extent) for label in labels(canvas)]
    return [f"“{a}” over “{b}”" for a, b in _touching(found, 1.5)]


def _lines_through(canvas: Canvas) -> list[str]:
    """Links that run through an item that is not theirs, or through a label that is not theirs."""
    nodes = [(mark.key, mark.place) for mark in marks(canvas, "node") if mark.place]
    words = [
        (mark.key, shape.text, shape.extent)
        for mark in marks(canvas, "edge")
        for shape in mark.shapes
        if isinstance(shape, Label)
    ]
    found = []
    for mark in marks(canvas, "edge"):
        for a, b in _pieces(mark.shapes):
            piece = Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))
            found += [
                f"{mark.key} runs through {key}"
                for key, place in nodes
                if place.overlaps(piece, SLACK) and not f" {mark.key} ".count(f" {key} ")
            ]
            found += [
                f"{mark.key} runs through “{text}”"
                for key, text, extent in words
                if key != mark.key and extent.overlaps(piece, SLACK)
            ]
    return found


def _pieces(shapes: tuple[Shape, ...]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    lines = [shape for shape in shapes if isinstance(shape, Path) and shape.rounded]
    return [piece for line in lines for piece in pairwise(line.points)]
