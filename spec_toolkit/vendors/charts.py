"""The two charts of the comparison: fit by vendor, and cumulated cost by month."""

from spec_toolkit.diagrams.canvas import SMALL, Canvas, Rect
from spec_toolkit.diagrams.palette import ALARM, BARS, INK, PAPER, QUIET, RULE
from spec_toolkit.diagrams.svg import to_svg
from spec_toolkit.document.blocks import RIGHT_TO_LEFT, Figure
from spec_toolkit.vendors.report import Reporter

_WIDTH, _NAME, _BAR = 640.0, 170.0, 18.0
_PLOT = 230.0
#: Line styles that stay apart without colour.
_DASHES = ("", "7 4", "2 3", "10 3 2 3", "4 2")
_COLOURS = ("#1F4E8C", "#A83A00", "#00664B", "#5B3A8C", "#4A5160")


def fit_chart(reporter: Reporter) -> Figure:
    """One bar for each vendor: standard dark, configuration light; the threshold as a line."""
    comparison, said = reporter.comparison, reporter.said
    height = 44 + 40.0 * len(comparison.offers) + 26
    canvas = Canvas(_WIDTH, height, reporter.language in RIGHT_TO_LEFT)
    room = _WIDTH - _NAME - 70
    for number, (key, fill) in enumerate((("standard", BARS[0]), ("as_is", BARS[1]))):
        x = _NAME + number * 150
        canvas.shape(_corners(x, 8, 12, 12), fill, fill)
        canvas.text(said[key], Rect(x + 18, 4, 200, 20), SMALL, align="start")
    for number, offer in enumerate(comparison.offers):
        y = 40 + 40.0 * number
        whole = offer.fit.whole
        canvas.text(offer.label, Rect(0, y - 8, _NAME - 12, _BAR + 16), align="end", bold=True)
        dark, light = whole.standard / 100 * room, whole.as_is / 100 * room
        canvas.shape(_corners(_NAME, y, room, _BAR), PAPER, RULE, 0.8)
        if light:
            canvas.shape(_corners(_NAME, y, light, _BAR), BARS[1], BARS[1], 0.8)
        if dark:
            canvas.shape(_corners(_NAME, y, dark, _BAR), BARS[0], BARS[0], 0.8)
        canvas.text(reporter.percent(whole.as_is), Rect(_NAME + room + 8, y, 60, _BAR), SMALL, align="start")
    x = _NAME + comparison.threshold / 100 * room
    bottom = height - 24
    canvas.line(((x, 32), (x, bottom)), ALARM, 1.6, "5 3")
    limit = said["threshold"].format(n=reporter.percent(comparison.threshold))
    canvas.text(limit, Rect(x - 80, bottom, 160, 20), SMALL, colour=ALARM)
    alt = reporter.formats.separator.join(
        f"{offer.label}: {reporter.percent(offer.fit.whole.standard)} / {reporter.percent(offer.fit.whole.as_is)}"
        for offer in comparison.offers
    )
    return _figure(canvas, said["chart_fit"], alt, "chart-fit")


def cost_chart(reporter: Reporter) -> Figure | None:
    """One line for each plan of each vendor over the months; None where nothing is priced."""
    comparison, said = reporter.comparison, reporter.said
    lines = [(offer, plan) for offer in comparison.offers for plan in offer.cost.plans]
    highest = max((plan.total for _, plan in lines), default=0.0)
    if not highest:
        return None
    left, top, room = 96.0, 16.0, _WIDTH - 112
    canvas = Canvas(_WIDTH, top + _PLOT + 34 + 20 * len(lines), reporter.language in RIGHT_TO_LEFT)
    months = 12 * comparison.asked.years
    for step in range(5):
        y = top + _PLOT * (1 - step / 4)
        canvas.line(((left, y), (left + room, y)), RULE, 0.8)
        canvas.text(reporter.money(highest * step / 4), Rect(0, y - 8, left - 8, 16), SMALL, align="end", colour=QUIET)
    for year in range(1, comparison.asked.years + 1):
        x = left + room * 12 * year / months
        canvas.line(((x, top + _PLOT), (x, top + _PLOT + 4)), QUIET, 1)
        canvas.text(said["year"].format(n=year), Rect(x - 60, top + _PLOT + 4, 68, 18), SMALL, align="end")
    for number, (offer, plan) in enumerate(lines):
        colour, dash = _COLOURS[number % len(_COLOURS)], _DASHES[number % len(_DASHES)]
        points = [
            (left + room * month / months, top + _PLOT * (1 - amount / highest))
            for month, amount in enumerate(plan.by_month, 1)
        ]
        canvas.line(points, colour, 2, dash)
        y = top + _PLOT + 38 + 20 * number
        canvas.line(((left, y), (left + 34, y)), colour, 2, dash)
        name = f"{offer.label} ({said[f'plan_{plan.name}']})"
        canvas.text(name, Rect(left + 44, y - 10, room - 44, 20), SMALL, align="start", colour=INK)
    alt = reporter.formats.separator.join(f"{offer.label}: {reporter.money(plan.total)}" for offer, plan in lines)
    return _figure(canvas, said["chart_cost"], alt, "chart-cost")


def _corners(x: float, y: float, wide: float, high: float) -> tuple[tuple[float, float], ...]:
    return ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))


def _figure(canvas: Canvas, caption: str, alt: str, anchor: str) -> Figure:
    return Figure(to_svg(canvas, caption, alt), canvas.width, canvas.height, caption, alt, anchor)
