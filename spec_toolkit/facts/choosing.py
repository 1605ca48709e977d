"""Those who enter or choose so many of something in an English sentence and are not counted (see `counting`)."""

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.slots import Slots

#: What is done by who adds something.
PUT = concepts().admitting | {"add"}


def entering(slots: Slots, count: Quantity) -> frozenset[int]:
    """The places of those who put in so many of something in an English sentence: "agents can enter 500 characters"."""
    found, act = slots.found, slots.act_place
    if not slots.denies and act is not None and act < count.first and _has_holder(slots, count):
        return frozenset().union(*(phrase for phrase in slots.phrases if max(phrase) < act))
    chosen = [at for at in range(count.first) if found[at].has("chooses") and found[at].has("light")]
    if slots.denies or not (slots.reading.permits or chosen):
        return frozenset()
    enters = [at for at in range(count.first) if found[at].has("enters", "completes") or slots.name(at) in PUT]
    enters = chosen or enters
    before = [phrase for phrase in slots.phrases if enters and max(phrase) < enters[0]]
    return frozenset().union(*before)


def _has_holder(slots: Slots, count: Quantity) -> bool:
    """Whether a thing is named that has what is counted: "agents can keep three quotes open for one deal"."""
    behind = range(count.end + 1, len(slots.found) - 1)
    marks = (at for at in behind if slots.found[at].senses.get("preposition") in _HOLDING)
    near = (term for at in marks for term in slots.found[at + 1 : at + 4])
    return any(term.has("thing") and term.content and term.key not in concepts().persons for term in near)


#: What stands before that which has what is counted.
_HOLDING = ("for", "to", "of", "per")
