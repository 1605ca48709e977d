"""Small charts for dashboard sketches: the form of a chart with made-up values, never a figure that could be read."""

from math import cos, pi, sin

from spec_toolkit.diagrams.canvas import Canvas, Point, Rect
from spec_toolkit.diagrams.palette import BARS, INK, NEUTRAL, PAPER, QUIET, RULE, SHADE

_SAMPLE = (0.45, 0.8, 0.6, 1.0, 0.7, 0.35)
_SHARES = (0.45, 0.3, 0.25)


def draw_chart(canvas: Canvas, chart: str, place: Rect) -> None:
    """Draws a chart of this form; a form that is not known is drawn as bars."""
    _CHARTS.get(chart, _bars)(canvas, place)


def _bars(canvas: Canvas, place: Rect) -> None:
    step = place.width / len(_SAMPLE)
    for number, share in enumerate(_SAMPLE):
        x, y = place.x + number * step + step * 0.2, place.bottom - share * place.height
        canvas.shape(_corners(x, y, step * 0.6, place.bottom - y), BARS[1], BARS[1], 0.5)
    canvas.line(((place.x, place.bottom), (place.right, place.bottom)), QUIET, 1.2)


def _line(canvas: Canvas, place: Rect) -> None:
    step = place.width / (len(_SAMPLE) - 1)
    points = [(place.x + n * step, place.bottom - share * place.height) for n, share in enumerate(_SAMPLE)]
    canvas.line(((place.x, place.bottom), (place.right, place.bottom)), QUIET, 1.2)
    canvas.line(points, BARS[0], 1.8)
    for point in points:
        canvas.circle(point, 2.2, PAPER, BARS[0])


def _pie(canvas: Canvas, place: Rect) -> None:
    radius = min(place.width, place.height) / 2
    at = -pi / 2
    for number, share in enumerate(_SHARES):
        canvas.shape([place.centre, *_arc(place.centre, radius, at, at + 2 * pi * share)], BARS[number], PAPER, 1)
        at += 2 * pi * share


def _gauge(canvas: Canvas, place: Rect) -> None:
    radius = min(place.width / 2, place.height * 0.9)
    centre = (place.centre[0], place.y + place.height * 0.95)
    ring = [*_arc(centre, radius, -pi, 0), *reversed(_arc(centre, radius * 0.68, -pi, 0))]
    canvas.shape(ring, SHADE, RULE, 0.8)
    part = [*_arc(centre, radius, -pi, -pi * 0.35), *reversed(_arc(centre, radius * 0.68, -pi, -pi * 0.35))]
    canvas.shape(part, BARS[0], BARS[0], 0.8)
    canvas.line((centre, _on_circle(centre, radius * 0.6, -pi * 0.35)), INK, 1.8)


def _number(canvas: Canvas, place: Rect) -> None:
    canvas.text("123", place, min(28.0, place.height * 0.7), bold=True, colour=BARS[0])


def _funnel(canvas: Canvas, place: Rect) -> None:
    steps = (1.0, 0.72, 0.48, 0.3)
    high = place.height / len(steps)
    for number, share in enumerate(steps):
        wide = place.width * share
        y = place.y + number * high
        canvas.shape(_corners(place.centre[0] - wide / 2, y + 1, wide, high - 2), BARS[min(number, 2)], QUIET, 0.5)


def _rows(canvas: Canvas, place: Rect) -> None:
    high = place.height / 4
    for number in range(4):
        line = Rect(place.x, place.y + number * high, place.width, high)
        canvas.shape(_corners(line.x, line.y, line.width, line.height), SHADE if number == 0 else PAPER, RULE, 0.8)
        for column in range(3):
            x = line.x + 6 + column * line.width / 3
            canvas.line(((x, line.centre[1]), (x + line.width / 5, line.centre[1])), RULE if number else QUIET, 2.4)


def _map(canvas: Canvas, place: Rect) -> None:
    canvas.box(place, NEUTRAL, 3)
    for x, y in ((0.25, 0.4), (0.55, 0.65), (0.75, 0.35)):
        cx, cy = place.x + x * place.width, place.y + y * place.height
        canvas.shape(((cx, cy + 8), (cx - 4.5, cy), (cx + 4.5, cy)), BARS[0], BARS[0], 0.5)
        canvas.circle((cx, cy - 1), 4.6, PAPER, BARS[0], 2)


def _corners(x: float, y: float, width: float, height: float) -> tuple[Point, ...]:
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


def _on_circle(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def _arc(centre: Point, radius: float, start: float, end: float, steps: int = 16) -> list[Point]:
    return [_on_circle(centre, radius, start + (end - start) * n / steps) for n in range(steps + 1)]


_CHARTS = {
    "bar": _bars,
    "line": _line,
    "pie": _pie,
    "number": _number,
    "table": _rows,
    "list": _rows,
    "funnel": _funnel,
    "gauge": _gauge,
    "map": _map,
}
#: Height of the chart's place in pixels.
CHART_HEIGHT = 76.0
