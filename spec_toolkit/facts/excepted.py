"""What an English sentence takes out of what it says of all: "all clerks except trainees" (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import May, claim
from spec_toolkit.facts.exclusive import ALONE
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots

#: Senses of what an exception ends at, and of what opens one that says when or where.
_ENDS = ("sign", "modal", "copula", "negators", "auxiliary")
_OCCASIONS = ("conditions", "opening", "before", "after", "until", "negators")


def excepted(slots: Slots, source: Source) -> Iterator[Fact]:
    """What is not done by whom, or to what, a sentence leaves out: "all clerks except trainees may"."""
    found, reading = slots.found, slots.reading
    mark = next(place for place, term in enumerate(found) if term.has("excepts"))
    if slots.denies or reading.quantities or reading.lacks or not slots.act:
        return
    if not reading.categories.isdisjoint(ALONE) or not any(t.senses.get("reach") == "all" for t in found[:mark]):
        return
    stop = next((place for place in range(mark + 1, len(found)) if found[place].has(*_ENDS)), len(found))
    out = frozenset(range(mark, stop))
    if any(found[place].has(*_OCCASIONS) for place in range(mark + 1, stop)) or not slots.core(
        frozenset(range(len(found))) - out | slots.aims
    ):
        return
    systems = frozenset(name for _, name in slots.systems)
    if people := slots.people(phrase for phrase in slots.phrases if phrase & out):
        core = slots.core(slots.role_places | out)
        yield from claim("permission", "may", "", core, May(False, slots.act, people, False, systems), slots, source)
    else:
        core = slots.core(slots.role_places | _whole(slots, mark))
        roles = slots.roles
        yield from claim("permission", "may", "", core, May(False, slots.act, roles, False, systems), slots, source)


def _whole(slots: Slots, mark: int) -> frozenset[int]:
    """The place of what something is a part of that is left out: "all documents except invoices"."""
    found = slots.found
    every = max(place for place in range(mark) if found[place].senses.get("reach") == "all")
    named = next((place for place in range(every + 1, mark) if found[place].content), None)
    return frozenset() if named is None else frozenset((named,))
