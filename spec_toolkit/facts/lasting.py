"""What never ends, and what is there no longer after something has happened, in English (see `claims`).

A quote that does not expire is valid for more than any time; what is kept when it is closed is not deleted then.
"""

from collections.abc import Iterator

from spec_toolkit.facts.claim import NOBODY, HowMuch, Starts, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.quantities import ENDLESS
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

#: Senses of sentences that say only when it does not end.
_SOMETIMES = ("before", "after", "until", "conditions", "exceptions", "without", "only", "modal", "rhythm")


def never_ends(slots: Slots, source: Source) -> Iterator[Fact]:
    """ "Passwords never expire"."""
    kinds = slots.reading.categories
    if not slots.denies or slots.act != "end" or slots.reading.language != "en" or not kinds.isdisjoint(_SOMETIMES):
        return
    core = slots.core(slots.role_places, ("end",))
    for kind in ("exact", "after"):
        value = HowMuch(ENDLESS._replace(kind=kind), NOBODY, frozenset())
        yield from claim("quantity", "amount", "time", core, value, slots, source)


def fate(slots: Slots, source: Source) -> Iterator[Fact]:
    """Whether something is kept or deleted when something happens: "after its conversion the lead is deleted"."""
    reading = slots.reading
    if reading.language != "en" or reading.quantities or reading.permits or reading.lacks:
        return
    found = slots.found
    places = slots.keeping | {at for at in range(len(found) - 1) if _stays_here(found, at)}
    verbs = {found[place].key or "keep" for place in places}
    if not (verbs == {"keep"} or verbs == {"delete"}) or not reading.categories.isdisjoint(_OTHERWISE):
        return
    core = slots.core(slots.role_places | places)
    if len(core) > 1:
        stays = ("keep" in verbs) != slots.denies
        core |= {mark for mark in ("before",) if mark in reading.categories}
        value = Starts(frozenset(("kept" if stays else "deleted",)))
        yield from claim("exclusive-value", "set", "fate", core, value, slots, source)


def _stays_here(found: list[Term], place: int) -> bool:
    """Whether something is said to be kept where all is kept that the sentence can mean: "is kept in the system"."""
    return found[place].has("masters") and not found[place].conditional and found[place + 1].has("subject")


#: Senses of sentences that tell of only some of what is kept.
_OTHERWISE = ("until", "only", "nobody", "exceptions", "purposes", "possesses")
