"""What each of a thing has to have, because it is said to contain it (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import Given, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots


def holds(slots: Slots, source: Source) -> Iterator[Fact]:
    """What each of a thing has to have in Hebrew: "כל הזדמנות תכלול תאריך סגירה ובעלים"."""
    found, reading = slots.found, slots.reading
    if slots.denies or reading.lacks or reading.quantities:
        return
    verb = next(place for place, term in enumerate(found) if term.has("contains"))
    whole = [term for term in found[1:verb] if term.has("thing") and term.content]
    if not found[0].has("every") or len(whole) != 1 or any(term.conditional for term in found):
        return
    for place in range(verb + 1, len(found)):
        term = found[place]
        if term.has("thing", "role") and term.content and not found[place - 1].has("every"):
            out = frozenset(range(len(found))) - {found.index(whole[0]), place}
            yield from claim("obligation", "given", "", slots.core(out), Given(True), slots, source)
