"""From when to when something is open by the clock: "the help desk is staffed from 07:00 to 19:00" (see `claims`)."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from spec_toolkit.facts.claim import Starts, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
#: Two times of a day.
_TWICE = re.compile(r"\d(?::\d\d| ?[ap]\.?m).*\d(?::\d\d| ?[ap]\.?m)")
_HALF = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
#: How many terms may stand between two times of a day.
_BETWEEN = 3
#: Names that say only that something is open.
_OPEN = ("availability", "operation", "close", "end", "answer", "other", "relate")


def may_have_hours(text: str) -> bool:
    """A quick look for two times of a day."""
    return _TWICE.search(text) is not None


def hours(slots: Slots, source: Source) -> Iterator[Fact]:
    """One claim where something that is open or staffed is so between two times of a day."""
    found = slots.found
    if slots.denies or not any(term.has("tended") for term in found):
        return
    times = list(_times(found))
    within = {place for first, end, _ in times for place in range(first, end)}
    if any(q.dimension != "rhythm" and q.first not in within for q in slots.reading.quantities):
        return
    if len(times) != 2 or times[1][0] - times[0][1] > _BETWEEN or any(found[p].conditional for p, _, _ in times):
        return
    out = within | {place for place, term in enumerate(found) if term.has("tended", "weekday", "day", "contrast")}
    where = {term.key for term in found if term.has("place")}
    core = frozenset(name for name in slots.core(out, _OPEN) if " " not in name or name in where) | _days(found)
    value = Starts(frozenset(f"{minute}" for _, _, minute in times))
    yield from claim("exclusive-value", "set", "clock", core, value, slots, source)


def _times(found: list[Term]) -> Iterator[tuple[int, int, int]]:
    """First and next place of each time of a day, and its minute."""
    for place, (term, behind) in enumerate(zip_longest(found, found[1:])):
        clock = _CLOCK.fullmatch(term.words[0])
        half = _HALF.get(behind.words[0].lower()) if behind else None
        hour = int(clock[1]) if clock else term.number if half is not None else None
        if hour is not None:
            hour = hour % 12 + half if half is not None else hour
            yield place, place + (2 if half is not None else 1), int(hour * 60) + (int(clock[2]) if clock else 0)


def _days(found: list[Term]) -> frozenset[str]:
    """The days of the week for which it holds."""
    named = frozenset(term.words[-1].lower().removesuffix("s") for term in found if term.has("weekday", "rhythm"))
    named |= {term.senses["day"] for term in found if term.has("day")}
    working = any(term.senses.get("contrast") == "hours:limited" for term in found)
    return named | ({"working_day"} if working else set())
