"""How long a system may be down, as the share of the time for which it is available: claims of amounts (see `claims`).

"Outages may add up to eight hours a month" allows an availability of 98.9 %.
"""

from collections.abc import Iterator

from spec_toolkit.facts.claim import NOBODY, HowMuch, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.quantities import Quantity, scale
from spec_toolkit.facts.slots import Slots

#: Names that say only that something is there or not, and for how long.
_THERE = (
    "availability",
    "downtime",
    "outage",
    "incident",
    "ticket",
    "maintenance",
    "planned",
    "unplanned",
    "operation",
    "create",
    "time",
    "commit",
)
#: What is down by plan counts only where somebody says so.
_PLANNED = frozenset(("maintenance",))
#: Figures on paper are rounded: 99.5 % of a month is "about four hours".
_ROUNDED = 1.5


def uptime(slots: Slots, source: Source) -> Iterator[Fact]:
    """The share of the time for which a system is available, by itself or by the time for which it is down."""
    reading = slots.reading
    if slots.denies or reading.lacks or "exceptions" in reading.categories:
        return
    share = _share(slots)
    if share is None:
        return
    core = slots.core(slots.role_places, {*_THERE, *concepts().admitting})
    core = frozenset(name for name in core if " " not in name) or frozenset(("crm",))
    planned = not _PLANNED.isdisjoint(reading.whole_topic) or "maintenance" in reading.categories
    if "availability" not in reading.whole_topic:
        cases = [core | _PLANNED] if planned else [core]
    else:
        cases = [core, core | _PLANNED] if planned and "included" in reading.categories else [core]
    for case in cases:
        yield from claim("quantity", "amount", "uptime", case, HowMuch(share, NOBODY, frozenset()), slots, source)


def _share(slots: Slots) -> Quantity | None:
    """The least share of the time, or the share where a time is down by the clock."""
    quantities = slots.reading.quantities
    down_by_clock = any(term.has("outage", "closed") for term in slots.found)
    if "availability" in slots.reading.whole_topic:
        shares = [q for q in quantities if q.dimension == "percent" and q.kind in ("exact", "least")]
        if shares or not down_by_clock:
            return shares[0]._replace(kind="least") if len(shares) == 1 else None
    if not down_by_clock:
        return None
    down = [q for q in quantities if q.dimension == "time" and q.kind in ("exact", "most", "below")]
    period = _period(slots)
    if not down or period is None or down[0].high >= period[0]:
        return None
    low, high = (100 - 100 * part for part in (_ROUNDED * down[0].high / period[0], down[0].low / _ROUNDED / period[1]))
    return Quantity("percent", max(0.0, low), high, "exact")


def _period(slots: Slots) -> tuple[float, float] | None:
    """The time of which something is a part: "a month", "every Sunday"."""
    for quantity in slots.reading.quantities:
        if quantity.dimension == "rhythm" and quantity.low:
            return quantity.low, quantity.high
    times = [q for q in slots.reading.quantities if q.dimension == "time"]
    if len(times) > 1:
        return times[-1].low, times[-1].high
    for term in slots.found[times[0].end :] if times else ():
        if term.has("unit") and not term.taken:
            dimension, low, high = scale(1, term.senses["unit"])
            return (low, high) if dimension == "time" else None
    return None
