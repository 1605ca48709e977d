"""Key performance indicators as bars: where they stand, where they are to go, where the project has failed."""

from collections.abc import Iterator

from spec_toolkit.diagrams.canvas import SMALL, Canvas, Rect, text_size
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import MARGIN
from spec_toolkit.diagrams.palette import ALARM, BARS, INK, PAPER, QUIET
from spec_toolkit.diagrams.rows import Line, legend, pages
from spec_toolkit.diagrams.text import plain, quantity
from spec_toolkit.model.goals import Kpi

ORDER = 11
_BAR = 15.0
#: The bars of an indicator: field, fill, line, dash. They differ in lightness and in outline.
_BARS = (
    ("baseline", BARS[1], BARS[1], ""),
    ("target", BARS[0], BARS[0], ""),
    ("failure_threshold", PAPER, ALARM, "4 3"),
)


def drawings(studio: Studio) -> Iterator[Drawing]:
    """One figure of all indicators that have a figure; each on a scale of its own."""
    kpis = [kpi for kpi in studio.spec.kpis if _values(kpi)]
    if not kpis:
        return
    words = studio.words
    entries = [(words(f"kpis.{name}"), fill, line) for name, fill, line, _ in _BARS]

    def head(canvas: Canvas, _bottom: float) -> None:
        legend(canvas, entries, MARGIN)

    for page in pages([_line(studio, kpi) for kpi in kpis], studio.right_to_left, 24, head):
        yield Drawing(
            about="",
            canvas=page.canvas,
            caption=studio.part_caption(words("kpis.caption"), page.part, page.parts),
            alt=" ".join(_alt(studio, kpi) for kpi in kpis if kpi.id in page.keys),
            part=page.part,
            parts=page.parts,
        )


def _values(kpi: Kpi) -> dict[str, float]:
    """The figures of an indicator that are known; a placeholder is not."""
    found = {name: getattr(kpi, name) for name, *_ in _BARS}
    return {name: value for name, value in found.items() if isinstance(value, int | float)}


def _line(studio: Studio, kpi: Kpi) -> Line:
    values = _values(kpi)
    shown = [bar for bar in _BARS if bar[0] in values]

    def draw(canvas: Canvas, place: Rect) -> None:
        room = max(text_size(quantity(value, kpi.unit), 200, SMALL, True)[0] for value in values.values()) + 8
        low, high = min(0.0, *values.values()), max(0.0, *values.values())
        # Values that differ by less than can be drawn stand at zero.
        per_unit = (place.width - room) / (high - low) if high - low > 1e-9 else 0.0
        zero = place.x - low * per_unit
        y = place.y + (place.height - _BAR * len(shown)) / 2
        canvas.line(((zero, y - 2), (zero, y + _BAR * len(shown) + 2)), QUIET, 1)
        for name, fill, line, dash in shown:
            x = zero + values[name] * per_unit
            left, right = min(zero, x), max(zero, x)
            corners = ((left, y + 2), (right, y + 2), (right, y + _BAR - 2), (left, y + _BAR - 2))
            canvas.shape(corners, fill, line, 1.2, dash)
            canvas.text(
                quantity(values[name], kpi.unit), Rect(right + 6, y, room - 6, _BAR), SMALL, align="start", colour=INK,
                bold=name == "target",
            )  # fmt: skip
            y += _BAR

    detail = studio.words("kpis.due", id=kpi.id, due=kpi.due) if kpi.due else kpi.id
    return Line(kpi.id, plain(kpi.name) or kpi.id, detail, _BAR * len(shown), draw, studio.target("kpi", kpi.id))


def _alt(studio: Studio, kpi: Kpi) -> str:
    texts = [f"{studio.words(f'kpis.{name}')}: {quantity(value, kpi.unit)}" for name, value in _values(kpi).items()]
    return studio.words("kpis.alt", name=plain(kpi.name) or kpi.id, values=studio.words.list(texts))
