"""From how much on English sentences call something by a name: "an active client is one who bought within a year"."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import NOBODY, HowMuch, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.quantities import Kind, Quantity
from spec_toolkit.facts.slots import Slots

#: Names of somebody, whoever it is.
_SOMEBODY = frozenset(("person", "user", "one"))
#: Terms that a name may have behind the verb.
_LONGEST = 5
#: What the other end of a limit is where something is not called so.
_DENIED: dict[Kind, Kind] = {"below": "least", "most": "above", "above": "most", "least": "below"}


def named(slots: Slots, source: Source) -> Iterator[Fact]:
    """One claim for each kind of figure by which it is told whether something is called so."""
    mark = _mark(slots)
    name = _name(slots, mark)
    if not name:
        return
    denies = 0 <= slots.denied < mark  # what comes behind says when
    quantities = [q for q in slots.reading.quantities if q.dimension in ("time", "percent") or " " in q.dimension]
    for quantity in quantities:
        if sum(q.dimension == quantity.dimension for q in quantities) == 1:
            limit = quantity if denies and _lacks(slots, mark) else _limit(quantity, denies)
            if limit is not None:
                value = HowMuch(limit, NOBODY, frozenset())
                yield from claim("quantity", "amount", f"defined {quantity.dimension}", name, value, slots, source)


def _lacks(slots: Slots, mark: int) -> bool:
    """Whether something is not called so where it lacks what makes it so: "who has bought nothing for six months"."""
    behind = slots.found[:mark]
    return any(term.conditional and term.has("negators", "without") for term in behind)


def _limit(quantity: Quantity, denies: bool) -> Quantity | None:
    if not denies:
        return quantity
    kind = _DENIED.get(quantity.kind)
    return quantity._replace(kind=kind) if kind else None


def _mark(slots: Slots) -> int:
    """The place of the verb that calls something so, or -1."""
    found = slots.found
    mark = next((p for p, t in enumerate(found) if t.has("defines", "considers") and not t.conditional), -1)
    if mark < 0:
        mark = next((p for p, t in enumerate(found[:-2]) if t.has("copula") and _is_quality(slots, p + 1)), -1)
    return mark


def _name(slots: Slots, mark: int) -> frozenset[str]:
    """What is called so: "an active client", "(flights) … count as delayed", "a flight is delayed if"."""
    found = slots.found
    if mark < 0:
        return frozenset()
    before = [place for place in range(mark) if _names(slots, place)]
    if found[mark].has("defines"):
        return _called(slots, before) if len(before) <= _LONGEST else frozenset()
    behind: list[int] = []
    for place in range(mark + 1, min(len(found), mark + 1 + _LONGEST)):
        if found[place].conditional or found[place].number is not None or found[place].has("sign", "bound", "measure"):
            break
        if _names(slots, place):
            behind.append(place)
    first = [place for number, place in enumerate(before) if place == before[0] + number]  # "a user licence"
    return _called(slots, [*first, *behind]) if behind else frozenset()


def _is_quality(slots: Slots, place: int) -> bool:
    """Whether a word says only how something is, and a condition follows: "is delayed if"."""
    term, behind = slots.found[place], slots.found[place + 1]
    return bool(term.key) and not term.conditional and term.senses.keys() <= {"state"} and behind.conditional


def _names(slots: Slots, place: int) -> bool:
    term = slots.found[place]
    return term.content and not term.conditional and place not in slots.light


def _called(slots: Slots, places: list[int]) -> frozenset[str]:
    return frozenset(slots.name(place) for place in places) - _SOMEBODY
