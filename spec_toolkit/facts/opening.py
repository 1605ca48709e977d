"""On which days something is open, or not: "the help desk is staffed on weekdays only" (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import Starts, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots

#: Saturday, and what is no working day whichever day it is.
_REST = ("7", "holiday")
_WEEK = ("1", "2", "3", "4", "5", "6", "7")
#: The days that each word for several of them holds, and those on which nothing is open that is so then only.
_HELD: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "workdays": (("1", "2", "3", "4"), _REST),
    "1-5": (("1", "2", "3", "4", "5"), ("6", *_REST)),
    "1-6": (("1", "2", "3", "4", "5", "6"), _REST),
    "week": (_WEEK, ()),
    "weekend": (("7",), ("1", "2", "3", "4")),
    "night": (("night",), ()),
}
#: Names that say only that something is open.
_THERE = ("availability", "operation", "close", "create", "end", "answer", "call", "maintenance", "relate")


def opening(slots: Slots, source: Source) -> Iterator[Fact]:
    """One claim for each day on which something is open, or is not."""
    found = slots.found
    if any(term.conditional for term in found) or "exceptions" in slots.reading.categories:
        return
    shut = any(term.has("shut") for term in found)
    if not shut and not any(term.has("tended") for term in found):
        return
    closed = shut != slots.denies
    named = [term.senses["day"] for term in found if term.has("day")]
    always = any(group == "hours" and value == "always" for _, group, value in slots.reading.contrasts)
    if always and closed:
        return
    open_on, closed_on = _days(named, always)
    if not named and not always:
        return
    if closed:
        open_on, closed_on = frozenset(), open_on
    elif not any(term.has("only") for term in found):
        closed_on = frozenset()
    out = {
        p
        for p, t in enumerate(found)
        if t.has("tended", "shut", "day", "contrast", "rhythm", "clock") or ":" in t.words[0]
    }
    names = slots.core(frozenset(out) | slots.role_places, _THERE)
    where = {term.key for term in found if term.has("place")}  # "the shop in Haifa"
    core = frozenset(name for name in names if " " not in name or name in where)
    if not core and any(term.key == "crm" or term.has("subject") for term in found):
        core = frozenset(("crm",))
    for days, value in ((open_on, "open"), (closed_on, "closed")):
        for day in sorted(days):
            yield from claim("exclusive-value", "set", f"open {day}", core, Starts(frozenset((value,))), slots, source)


def _days(named: list[str], always: bool) -> tuple[frozenset[str], frozenset[str]]:
    """The days of which a sentence speaks, and those that it leaves out where it speaks of these only."""
    spoken, left = set(_WEEK if always else ()), set[str]()
    if always and "week" not in named:
        spoken.add("night")  # "seven days a week" says nothing of the nights
    for name in named:
        days, others = _HELD.get(name, ((name,), ()))
        spoken.update(days)
        left.update(others)
    return frozenset(spoken), frozenset(left - spoken)
