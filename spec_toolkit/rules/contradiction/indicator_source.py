"""An indicator that is measured more often than the data arrive that it is made of."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"

_HOUR = 60 * 60
#: How long data may be on their way at least, in seconds.
_EVERY = {"daily": 24 * _HOUR, "weekly": 7 * 24 * _HOUR, "monthly": 28 * 24 * _HOUR}


def check(context: Context) -> Iterator[Hit]:
    links = [
        (number, _folded(link.system), link)
        for number, link in enumerate(context.spec.integrations)
        if link.system and link.direction != "from_crm" and link.frequency in _EVERY
    ]
    for number, kpi in enumerate(context.spec.kpis if links else ()):
        rhythms = [q for q in context.facts.amounts(kpi.frequency or "") if q.dimension == "rhythm"]
        meant = [(place, link) for place, system, link in links if system in _folded(kpi.source or "")]
        if len(rhythms) != 1 or not meant or not all(_lasts(link.frequency) > rhythms[0].high for _, link in meant):
            continue
        place, link = meant[0]
        values = {"item": kpi.id, "often": kpi.frequency, "system": link.system, "every": link.frequency}
        others = (Other(("integrations", place, "frequency")),)
        yield Hit(("kpis", number, "frequency"), values=values, others=others)


def _lasts(frequency: str | None) -> int:
    return _EVERY[frequency or "daily"]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
