"""Writes a canvas as SVG: no script, no outside reference, author text escaped.

A canvas that runs from the right is mirrored here, and only here.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from xml.sax.saxutils import escape, quoteattr

from spec_toolkit.diagrams.canvas import Box, Canvas, Circle, Label, Mark, Path, Point, Shape
from spec_toolkit.diagrams.palette import PAPER

#: The shipped font first; then what readers of a browser have, with Hebrew and Arabic in it.
FONT_FAMILY = "Rubik, Arial, 'Noto Sans', 'Noto Sans Hebrew', 'Noto Sans Arabic', sans-serif"


def to_svg(canvas: Canvas, title: str, description: str) -> str:
    """The canvas as one SVG element, `title` and `description` for readers who hear it."""
    write = _Writer(canvas)
    # `direction`: inside an HTML page that runs from the right, text anchors would change sides.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(canvas.width)} {_n(canvas.height)}"'
        f' width="{_n(canvas.width)}" height="{_n(canvas.height)}" role="img" direction="ltr"'
        f" font-family={quoteattr(FONT_FAMILY)}><title>{escape(title)}</title><desc>{escape(description)}</desc>"
        f'<rect width="{_n(canvas.width)}" height="{_n(canvas.height)}" fill="{PAPER}"/>'
        + "".join(write.shape(shape) for shape in canvas.shapes)
        + "</svg>"
    )


def _n(value: float) -> str:
    """A coordinate: one decimal, no minus zero."""
    return f"{round(value, 1) + 0:g}" if abs(value) < 100_000 else f"{value:.0f}"


class _Writer:
    def __init__(self, canvas: Canvas) -> None:
        self._mirrored = canvas.right_to_left
        self._width = canvas.width

    def shape(self, shape: Shape) -> str:
        match shape:
            case Box():
                return self._box(shape)
            case Path():
                return self._path(shape)
            case Circle():
                x, y = self._point(shape.centre)
                return (
                    f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(shape.radius)}" fill="{shape.fill}"'
                    f' stroke="{shape.line}" stroke-width="{_n(shape.width)}"/>'
                )
            case Label():
                return self._label(shape)
            case Mark():
                inner = "".join(self.shape(part) for part in shape.shapes)
                group = f'<g class="{shape.role}" data-key={quoteattr(shape.key)}>{inner}</g>'
                return f"<a href={quoteattr('#' + shape.target)}>{group}</a>" if shape.target else group

    def _point(self, point: Point) -> Point:
        return (self._width - point[0], point[1]) if self._mirrored else point

    def _box(self, box: Box) -> str:
        x = self._width - box.rect.right if self._mirrored else box.rect.x
        tone = box.tone
        dash = f' stroke-dasharray="{tone.dash}"' if tone.dash else ""
        return (
            f'<rect x="{_n(x)}" y="{_n(box.rect.y)}" width="{_n(box.rect.width)}" height="{_n(box.rect.height)}"'
            f' rx="{_n(box.radius)}" fill="{tone.fill}" stroke="{tone.line}" stroke-width="{_n(tone.width)}"{dash}/>'
        )

    def _path(self, path: Path) -> str:
        points = [self._point(point) for point in path.points]
        dash = f' stroke-dasharray="{path.dash}"' if path.dash else ""
        data = _rounded(points, path.rounded) if path.rounded else _straight(points)
        return (
            f'<path d="{data}{"Z" if path.closed else ""}" fill="{path.fill}" stroke="{path.line}"'
            f' stroke-width="{_n(path.width)}" stroke-linejoin="round"{dash}/>'
        )

    def _label(self, label: Label) -> str:
        x, y = self._point(label.at)
        anchor = label.anchor
        if self._mirrored and anchor != "middle":
            anchor = "end" if anchor == "start" else "start"
        side = "" if anchor == "start" else f' text-anchor="{anchor}"'
        weight = ' font-weight="700"' if label.bold else ""
        return (
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(label.size)}"{side}{weight} fill="{label.colour}">'
            f"{escape(label.shown)}</text>"
        )


def _straight(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _rounded(points: Sequence[Point], radius: float) -> str:
    """A line with its corners rounded by quadratic curves."""
    data = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        enter, leave = _towards(corner, before, reach), _towards(corner, after, reach)
        data.append(f"L{_n(enter[0])} {_n(enter[1])}Q{_n(corner[0])} {_n(corner[1])} {_n(leave[0])} {_n(leave[1])}")
    data.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return "".join(data)


def _distance(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def _towards(start: Point, end: Point, by: float) -> Point:
    full = _distance(start, end) or 1.0
    return start[0] + (end[0] - start[0]) * by / full, start[1] + (end[1] - start[1]) * by / full


def without_repeats(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without those that repeat the one before them."""
    return (*points[:1], *(b for a, b in pairwise(points) if _distance(a, b) > 0.05))
