"""Who enters something in a record changes the record: claims of what is done (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import May, Starts, Who, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

#: How many terms may stand between the verb and what it is entered in.
_REACH = 8
#: Senses of what the name of a record ends at.
_ENDS = ("sign", "turns", "modal", "copula", "conditions", "before", "after")


def enters(slots: Slots, source: Source) -> Iterator[Fact]:
    """That somebody edits what he enters something in: "enters the value in the record"."""
    found, reading = slots.found, slots.reading
    mark = next((p for p, t in enumerate(found) if t.has("enters") and not t.conditional), None)
    if mark is None or slots.denies or not slots.roles or reading.quantities or reading.lacks:
        return
    behind = range(mark + 2, min(len(found), mark + _REACH))
    into = next((place for place in behind if _is_into(reading.language, found[place])), None)
    if into is None or (reading.language == "ar" and not _names_something(slots, mark, into)):
        return
    stop = next((place for place in range(into + 1, len(found)) if found[place].has(*_ENDS)), len(found))
    core = slots.core(frozenset(range(len(found))) - frozenset(range(into + 1, stop)) | slots.role_places)
    if core:
        core |= {"edit"}
        may = May(True, "edit", slots.roles, False, frozenset(name for _, name in slots.systems))
        yield from claim("permission", "may", "", core, may, slots, source)
        yield from claim("exclusive-right", "who", "", core, Who(slots.roles, False, "edit"), slots, source)


def _is_into(language: str, term: Term) -> bool:
    return term.has("inside" if language == "ar" else "into")


def _names_something(slots: Slots, verb: int, into: int) -> bool:
    """Whether what is entered stands between the verb and the record: "registers for the course" enters nothing."""
    return any(slots.found[place].content and place not in slots.role_places for place in range(verb + 1, into))


#: Verbs by which a system gives a number to something.
_GIVES = ("create", "relate", "calculate")


def numbered(slots: Slots, source: Source) -> Iterator[Fact]:
    """Whether the system gives a number or somebody types it in: "the customer number is assigned by the system"."""
    found, reading = slots.found, slots.reading
    if slots.denies or reading.quantities or not reading.categories.isdisjoint(("hand", "search")):
        return
    by_hand = any(term.has("enters") and not term.conditional for term in found) and bool(slots.roles)
    own = any(term.has("subject") and not term.conditional for term in found)
    systems = {"crm"} if own else {name for _, name in slots.systems}
    given = slots.act in _GIVES and not slots.roles and len(systems) == 1
    if by_hand == given:
        return
    core = slots.core(slots.role_places, (*_GIVES, *systems)) | {"number"}
    if len(core) > 1:
        value = frozenset(("manual" if by_hand else "automatic",))
        yield from claim("exclusive-value", "set", "hand", core, Starts(value), slots, source)
        if given:
            yield from claim("exclusive-value", "set", "giver", core, Starts(frozenset(systems)), slots, source)
