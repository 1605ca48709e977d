"""A sentence that sends or makes a report in another rhythm than its schedule."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.quantities import Quantity, clash
from spec_toolkit.facts.slots import Slots
from spec_toolkit.languages.hours import weekdays
from spec_toolkit.languages.text import normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten

SEVERITY = "error"
SOURCE = "Lint catalogue C12"


#: What is done to a report so that its readers have it, and what it is.
_SAYING = concepts().delivering | {"report"}


class _Scheduled(NamedTuple):
    """A report with a schedule: its place, the names in its name, its rhythm, the weekdays that it names."""

    number: int
    core: frozenset[str]
    rhythm: Quantity
    days: frozenset[str]


def check(context: Context) -> Iterator[Hit]:
    by_name: dict[str, list[_Scheduled]] = defaultdict(list)
    for scheduled in _scheduled(context):
        for name in scheduled.core:
            by_name[name].append(scheduled)
    for fact in context.facts.claimed("claim often") if by_name else ():
        subject, often = fact.bucket.subject, fact.value.often
        near = {one.number: one for name in subject for one in by_name.get(name, ())}
        whole = subject | context.facts.topic(fact.source.words) if near else subject
        meant = [one for one in near.values() if one.core <= whole and subject - one.core <= _SAYING]
        if len(meant) != 1:
            continue
        one = meant[0]
        reading = context.facts.read(normalise(fact.source.words).text)
        days = weekdays(reading.text)
        apart = clash(often, one.rhythm) or (days and one.days and days.isdisjoint(one.days))
        if apart and not reading.permits and not any(term.conditional for term in reading.found):
            report = context.spec.reports[one.number]
            said = {"words": shorten(fact.source.words), "name": report.name or report.id, "schedule": report.schedule}
            other = Other(("reports", one.number, "schedule"))
            yield Hit(fact.source.path, fact.source.start, fact.source.end, values=said, others=(other,))


def _scheduled(context: Context) -> Iterator[_Scheduled]:
    """The reports whose schedule is one rhythm."""
    for number, report in enumerate(context.spec.reports):
        written = normalise(report.schedule or "").text
        rhythms = [q for q in context.facts.read(written).quantities if q.dimension == "rhythm"] if written else []
        if len({q.value for q in rhythms}) != 1 or not report.name:
            continue
        core = Slots(context.facts.read(normalise(report.name).text)).core()
        if core:
            yield _Scheduled(number, core, rhythms[0], weekdays(written))
