"""At most so much altogether, and the parts of it: claims of a sum (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import Sum, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.slots import Slots


def sums(slots: Slots, source: Source) -> Iterator[Fact]:
    """At most so many people or so much money altogether, and the parts that somebody else counts."""
    by_dimension: dict[str, list[Quantity]] = {}
    for quantity in slots.reading.quantities:
        counts = quantity.dimension == "count" and (
            _counts_people(slots, quantity) or ("count" in by_dimension and _counts_more(slots, quantity))
        )
        if quantity.dimension.startswith("money") or counts:
            by_dimension.setdefault(quantity.dimension, []).append(quantity)
    for dimension, found in by_dimension.items():
        kinds = {quantity.kind for quantity in found}
        whole = found[0] if dimension == "count" and kinds == {"exact"} and _is_whole(slots, found) else None
        bound = kinds == {"most"} or whole is not None
        if (len(found) == 1 and bound) or (len(found) > 1 and kinds == {"exact"}):
            total = whole.number if whole else sum(quantity.number for quantity in found)
            counted = slots.role_places
            if dimension == "count" and slots.reading.language == "en":
                counted = frozenset(place for q in found for place in range(q.end, _ends(slots, q)))
            core = slots.core(counted, _COSTS)
            yield from claim("quantity", "sum", dimension, core, Sum(total, bound), slots, source)


def _ends(slots: Slots, quantity: Quantity) -> int:
    """Where what is counted ends: "25 users from sales"."""
    found = slots.found
    stop = quantity.end
    parts = ("role", "area", "everyone", "from", "article", "weak", "inside")
    while stop < len(found) and (found[stop].has(*parts) or found[stop].key in _ANYBODY):
        if found[stop].has("turns", "joins") and not found[stop].has("from", "inside"):
            break
        stop += 1
    return stop


def _is_whole(slots: Slots, found: list[Quantity]) -> bool:
    """Whether the first count is all there are: "40 users: 25 from sales and 15 from service", "10 members"."""
    if len(found) > 1:
        return bool(found[0].number == sum(quantity.number for quantity in found[1:]))
    behind = slots.found[found[0].end : found[0].end + 1]
    return slots.reading.language == "en" and any(term.has("everyone") or term.key in _ANYBODY for term in behind)


#: What people are called where all of them are counted.
_ANYBODY = frozenset(("user", "member", "participant", "employee", "person"))


#: What a sum is called, which the parts of it need not say.
_COSTS = ("budget", "cost", "price", "load", "amount", "expense", "relate")


def _counts_people(slots: Slots, quantity: Quantity) -> bool:
    """Whether what is counted is somebody: "thirty service agents"."""
    behind = slots.found[quantity.end : quantity.end + 3]
    return any("role" in term.senses or "everyone" in term.senses or term.key in _ANYBODY for term in behind)


def _counts_more(slots: Slots, quantity: Quantity) -> bool:
    """Whether more of the same is counted: "25 users from sales and 30 from service"."""
    behind = slots.found[quantity.end : quantity.end + 1]
    return slots.reading.language == "en" and any(term.has("from", "inside") for term in behind)
