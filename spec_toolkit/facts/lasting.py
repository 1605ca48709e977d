"""What never ends: an English quote that does not expire is valid for more than any time (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import NOBODY, HowMuch, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.quantities import ENDLESS
from spec_toolkit.facts.slots import Slots

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
