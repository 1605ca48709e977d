"""After how many times something happens: "locks after three failed attempts" (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.amounts import marks
from spec_toolkit.facts.claim import NOBODY, HowMuch, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import LEAST, Fact, Source
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

#: What is blocked where somebody is locked out.
_LOCKED = frozenset(("account", "customer"))
#: How many terms stand between a preposition and an ordinal, or an ordinal and what it counts.
_NEAR = 2


def threshold(slots: Slots, source: Source) -> Iterator[Fact]:
    """One claim where English or Arabic counts what must have happened before something else does."""
    reading = slots.reading
    only_after = reading.language == "ar" and "except_only" in reading.categories
    if (slots.denies and not only_after) or reading.permits or reading.lacks:
        return
    counts = [q for q in reading.quantities if q.dimension == "count"]
    if len(counts) == 1 and counts[0].kind == "exact" and _counts_up(slots, counts[0]):
        count = counts[0]
    elif not counts and (nth := _nth(slots)) is not None and slots.act not in concepts().repeated:
        count = nth
    else:
        return
    found = slots.found
    core = slots.core(slots.role_places | {place for place, term in enumerate(found) if term.has("failing")})
    core = core - _LOCKED if "block" in core else core
    if len(core) >= LEAST and any(term.has("action") and term.content for term in found):
        value = HowMuch(count, NOBODY, frozenset())
        subject = core | marks(reading, count)
        yield from claim("quantity", "amount", "threshold", subject, value, slots, source)


def _counts_up(slots: Slots, count: Quantity) -> bool:
    """Whether something happens after so many, before they are full, or takes so many."""
    found = slots.found
    before, behind = found[max(0, count.first - _NEAR) : count.first], found[count.end :]
    if any(term.has("after") for term in before):
        return True
    if count.first and found[count.first - 1].has("uses_up"):
        return any(term.has("to", "before") for term in behind)
    if any(term.has("before") for term in behind) and slots.reading.language == "ar":
        return any(term.has("failing", "counted_off") for term in behind[:_NEAR])
    if any(term.has("before") for term in behind):
        return count.first == 0 or found[count.first - 1].has("auxiliary", "weak")
    return count.first == 0 and any(term.has("failing") or term.key == "login" for term in behind[:_NEAR])


def _nth(slots: Slots) -> Quantity | None:
    """ "After the third unanswered call", "بعد المحاولة الخاطئة الثالثة", "عند ثالث محاولة"."""
    found = slots.found
    if slots.reading.language == "ar":
        return _arabic_nth(found)
    for place, term in enumerate(found[1:-1], 1):
        if "ordinal" not in term.senses or term.taken or not found[place + 1].content or found[place + 1].has("unit"):
            continue
        if any(near.has("after") or near.words[0].lower() in ("upon", "with") for near in found[place - _NEAR : place]):
            number = float(term.senses["ordinal"])
            return Quantity("count", number, number, "exact", place, place + 1, number) if number > 1 else None
    return None


def _arabic_nth(found: list[Term]) -> Quantity | None:
    """Which time it is of several where an Arabic sentence says what happens then."""
    for place, term in enumerate(found):
        if "ordinal" not in term.senses or term.taken or term.number is not None:
            continue
        start = next((at for at in range(place - 1, max(-1, place - _FAR), -1) if found[at].has(*_THEN)), None)
        near = found[place - 1 : place + 2]
        if start is None or any(one.has("phases", "unit", "quarters", "spells") for one in near):
            continue
        number = float(term.senses["ordinal"])
        counted = found[start + 1 : place] or found[place + 1 : place + 2]
        if number > 1 and any(one.has("counted_off") for one in counted):
            return Quantity("count", number, number, "exact", place, place + 1, number)
    return None


#: Senses of what leads to the time at which something happens, and how far before the ordinal it stands.
_THEN, _FAR = ("after", "upon", "at_once", "when", "occasions"), 5
