"""What a figure lets in: limits said by what they refuse, and time that somebody is given."""

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.slots import Slots


def admitted(slots: Slots, quantity: Quantity) -> Quantity | None:
    """What is let in, where a sentence says what is not: "larger files are rejected", "none may be bigger than"."""
    if quantity.kind == "exact" and quantity.dimension == "time" and is_granted(slots, quantity):
        quantity = quantity._replace(kind="most")
    refuses = slots.act == "reject" or (slots.act == "block" and quantity.dimension != "time")
    if not refuses and not slots.denies:
        return quantity
    if refuses == slots.denies or "without" in slots.reading.categories:
        return None
    start = next((place for place, term in enumerate(slots.found) if slots.denied == 0 and term.has("modal")), 0)
    verbs = {term.key for term in slots.found[start:] if term.has("action") and term.content and not term.conditional}
    several = quantity.dimension == "count" and quantity.number == 1  # "is not split into more than one"
    if not refuses and not several and verbs - concepts().admitting:
        return None  # "orders above 500 euros may not be cancelled" limits no order
    if quantity.kind == "many":
        return quantity._replace(kind="most", low=1, high=1, number=1)
    if quantity.kind in ("above", "least"):
        return quantity._replace(kind="most")
    return quantity._replace(kind="least") if quantity.kind == "below" else None


def still_counts(slots: Slots, quantity: Quantity) -> bool:
    """Whether what takes so long is said to be in time: "an answer after two hours still counts as on time"."""
    return quantity.dimension == "time" and any(term.has("timely") for term in slots.found[quantity.end :])


def is_granted(slots: Slots, quantity: Quantity) -> bool:
    """Whether somebody has so much time for something: "agents have two hours to reply"."""
    found = slots.found
    if still_counts(slots, quantity):
        return True
    if slots.reading.language == "en" and any(term.key in ("deadline", "limit") for term in found):
        return True  # "the deadline is one day"
    before, behind = found[max(0, quantity.first - 1) : quantity.first], found[quantity.end : quantity.end + 1]
    if not any(term.has("auxiliary") for term in before):
        return False
    # "Have 14 days from receipt of the papers to cancel".
    return any(t.has("to") for t in behind) or _aim(slots, quantity.end) is not None


def _aim(slots: Slots, start: int) -> int | None:
    """The place of "to" before the verb that somebody has time for."""
    found = slots.found
    if slots.reading.language != "en":
        return None
    behind = range(start, len(found) - 1)
    return next((at for at in behind if found[at].words[0].lower() == "to" and found[at + 1].has("action")), None)
