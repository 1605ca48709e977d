"""How long something is valid, and after how long it expires: one claim for both (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.amounts import marks
from spec_toolkit.facts.claim import NOBODY, HowMuch, claim
from spec_toolkit.facts.core import UNLESS
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots

#: What says only that something is valid or no longer is, and what is done to it then.
_SAID = ("check", "end", "validity", "expiry", "edit", "move", "convert", "sync", "assign", "close", "view", "status")
#: What nobody has done with whatever expires: "when the customer has not answered, it expires".
_UNANSWERED = frozenset((UNLESS, "answer", "accept", "approve", "sign", "confirm", "customer", "use", "pay", "redeem"))


def validity(slots: Slots, source: Source) -> Iterator[Fact]:
    """The time for which a thing is valid: "quotes are valid for 30 days", "a quote expires 30 days after sending"."""
    reading = slots.reading
    times = [quantity for quantity in reading.quantities if quantity.dimension == "time"]
    if len(times) != 1 or slots.denies or reading.permits or reading.lacks or "before" in reading.categories:
        return
    event, behind = slots.behind(times[0])
    said = frozenset(at for at, term in enumerate(slots.found) if term.has("in_force", "lapses"))
    core = slots.core(behind | said, _SAID)
    if UNLESS in core:
        core -= _UNANSWERED
    if core:
        time = times[0]._replace(kind="exact") if times[0].kind == "after" else times[0]
        value = HowMuch(time, NOBODY, event)
        yield from claim("quantity", "amount", "validity", core | marks(reading, times[0]), value, slots, source)
