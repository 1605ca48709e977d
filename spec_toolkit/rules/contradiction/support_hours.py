"""A sentence that promises support on days, at hours or within times that the calendar and the service levels deny."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import HowMuch
from spec_toolkit.facts.fact import Source
from spec_toolkit.facts.quantities import clash
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.structure import time
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.hours import is_always, minutes, names_support, names_vendor, span, weekdays
from spec_toolkit.languages.text import normalise
from spec_toolkit.model.service_levels import Calendar
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._sentences import is_conditional

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

_LIMITS = frozenset(("exceptions", "except_only", "without"))
#: What is answered and resolved, and what a time of answer may count from.
_CALLS = frozenset(("ticket", "call", "receive", "arrival", "report", "create", "send"))
#: Who does so.
_VENDOR = frozenset(("vendor", "service", "helpdesk"))
#: The times of a service level, and what is done within them.
_TIMES = (("response", "answer"), ("resolution", "resolve"))


def check(context: Context) -> Iterator[Hit]:
    levels = [(n, level) for n, level in enumerate(context.spec.service_levels) if level.side != "buyer_to_customer"]
    counted = {level.calendar for _, level in levels}
    calendars = [(n, one) for n, one in enumerate(context.spec.calendars) if one.id in counted and _is_known(one)]
    for said in context.facts.saying(_speaks_of) if calendars else ():
        source = said.source
        if _is_support(context, source.path, source.words):
            found = [_denied(context, source.words, calendar) for _, calendar in calendars]
            # Where two calendars hold, the sentence may mean the one that allows it.
            if found[0] and all(found):
                number, calendar = calendars[0]
                key = "around_the_clock" if calendar.around_the_clock else "hours"
                yield _hit(source, found[0], calendar.name or calendar.id, "", ("calendars", number, key))
    yield from _late(context) if levels else ()


def _is_known(calendar: Calendar) -> bool:
    """Whether a calendar says when somebody works."""
    return calendar.around_the_clock or any(hours.days for hours in calendar.hours)


def _speaks_of(text: str) -> bool:
    """Whether a sentence speaks of support or of the vendor."""
    return names_support(text) or names_vendor(text)


def _is_support(context: Context, path: SpecPath, text: str) -> bool:
    """Whether a sentence speaks of the support that the vendor gives, and not of what the system does."""
    supports, vendor = names_support(text), names_vendor(text)
    if not (supports or vendor):
        return False
    # Elsewhere "shall support operation around the clock" and the buyer's own support may be meant.
    about = path[0] == "technical" and getattr(context.spec.value(path[:2]), "category", None) == "support"
    return about or (supports and vendor)


def _denied(context: Context, text: str, calendar: Calendar) -> str | None:
    """Which message tells what of a calendar denies a sentence."""
    always, days, hours = is_always(text), weekdays(text), span(text)
    if not (always or days or hours):
        return None
    reading = context.facts.read(text)
    if is_conditional(reading) or not reading.categories.isdisjoint(_LIMITS):
        return None
    opened = {day for one in calendar.hours for day in one.days}
    if reading.denies:
        return "closed" if days and (calendar.around_the_clock or days <= opened) else None
    if calendar.around_the_clock:
        return None
    if always:
        return "always"
    if days - opened:
        return "days"
    return "message" if hours and _is_beyond(calendar, days, hours) else None


def _is_beyond(calendar: Calendar, days: frozenset[str], hours: tuple[int, int]) -> bool:
    """Whether hours begin before those of a calendar on these days (none: any day), or end after them."""
    on = [(minutes(one.start), minutes(one.end)) for one in calendar.hours if not days or days & set(one.days)]
    known = [(start, end) for start, end in on if start is not None and end is not None]
    return bool(known) and (hours[0] < min(start for start, _ in known) or hours[1] > max(end for _, end in known))


def _late(context: Context) -> Iterator[Hit]:
    """Sentences that give another time than the level that they name."""
    read = context.facts.read
    levels = [
        (number, level, Slots(read(normalise(level.name or "").text)).core())
        for number, level in enumerate(context.spec.service_levels)
        if level.side != "buyer_to_customer"
    ]
    for fact in context.facts.claimed("claim amount", "time"):
        value: HowMuch = fact.value
        subject = fact.bucket.subject
        if not value.quantity.upper or not value.event <= _CALLS:
            continue
        acts = [(key, act) for key, act in _TIMES if act in subject]
        besides = subject - _CALLS - _VENDOR - {act for _, act in acts}
        named = [(number, level) for number, level, core in levels if besides and core == besides]
        if len(named) != 1 or len(acts) != 1 or not _is_support(context, fact.source.path, fact.source.words):
            continue
        (number, level), (key, _) = named[0], acts[0]
        written = getattr(level, key)
        limit = time(written, read)
        if limit is None or is_conditional(read(fact.source.words)):
            continue
        if clash(value.quantity, limit._replace(kind="most")):
            yield _hit(fact.source, "late", level.name or level.id, written, ("service_levels", number, key))


def _hit(source: Source, message: str, name: str, time: str, other: SpecPath) -> Hit:
    values = {"words": shorten(source.words), "name": name, "time": time}
    others = (Other(other, "time" if message == "late" else "related"),)
    return Hit(source.path, source.start, source.end, values=values, message=message, others=others)
