"""What a word means and which state is the last one: claims of sentences that define (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import NOBODY, HowMuch, May, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import STOPS

#: How a rhythm ("yearly") and a count besides ("once at least") are no figure of their own.
_FIGURES = ("time", "percent", "count")
#: What the state itself is called, and that nothing comes after it.
_STATES = ("status", "move", "transition", "lead")


def defined(slots: Slots, source: Source) -> Iterator[Fact]:
    """From how much on something is called by a name: "an active customer is one who bought within 12 months"."""
    places = _name(slots)
    if not places:
        return
    name = slots.core(frozenset(range(len(slots.found))) - places)
    quantities = [q for q in slots.reading.quantities if q.dimension in _FIGURES or q.dimension.startswith("money")]
    for quantity in quantities:
        if sum(q.dimension == quantity.dimension for q in quantities) == 1 and len(name) > 1:
            value = HowMuch(quantity._replace(kind="exact"), NOBODY, frozenset())
            yield from claim("quantity", "amount", f"defined {quantity.dimension}", name, value, slots, source)


def _name(slots: Slots) -> frozenset[int]:
    """Places of what is defined: before "is one who", behind "is considered" as far as the condition."""
    found = slots.found
    mark = next((place for place, term in enumerate(found) if "defines" in term.senses), None)
    if mark is None and slots.reading.language == "he":
        mark = next((place for place in range(1, len(found) - 2) if _repeats(slots, place)), None)
    if mark is not None and slots.reading.language == "he":
        # "For this document, …": behind the sign, and without quotation marks.
        start = next((at + 1 for at in range(mark - 1, -1, -1) if found[at].words[0] in STOPS), 0)
        named = frozenset(at for at in range(start, mark) if not found[at].has("sign"))
        return named if 0 < len(named) <= _LONGEST else frozenset()
    if mark is not None and 0 < mark <= _LONGEST:
        return frozenset(range(mark))
    mark = next(
        (place for place, term in enumerate(found) if "considers" in term.senses and not term.conditional), None
    )
    if mark is None:
        return frozenset()
    ends = (at for at in range(mark + 1, len(found)) if _opens(slots, at))
    stop = next(ends, len(found))
    if (
        slots.reading.language == "he" and stop > mark + 1 and mark <= _LONGEST + 1
    ):  # "a lead is considered | cold | after"
        return frozenset((*range(mark), *range(mark + 1, stop)))
    return frozenset(range(mark + 1, stop)) if 1 < stop - mark <= _LONGEST + 1 else frozenset()


#: Senses of what opens the condition by which something is called so.
_CONDITIONS = ("after", "exceptions", "everyone", "every", "except_only", "sign", "copula", "from")
#: Terms that the name of what is defined may have.
_LONGEST = 4


def _repeats(slots: Slots, place: int) -> bool:
    """Whether a Hebrew noun is defined by itself here: "ליד קר הוא ליד ש", "תורם פעיל הוא תורם ש"."""
    found = slots.found
    copula, noun, behind = found[place : place + 3]
    if not copula.has("copula") or not noun.content or noun.key not in {term.key for term in found[:place]}:
        return False
    return behind.conditional or behind.words[0].startswith(_THAT)


#: "That" as Hebrew writes it before a word.
_THAT = "ש"


def _opens(slots: Slots, place: int) -> bool:
    """Whether what somebody or something must be to be called so begins here."""
    term = slots.found[place]
    return term.conditional or term.has(*_CONDITIONS)


def final(slots: Slots, source: Source) -> Iterator[Fact]:
    """What is in its last state is not opened again: "closed is a final state of the complaint"."""
    found = slots.found
    mark = next(place for place, term in enumerate(found) if "final" in term.senses)
    if slots.denies and slots.denied < mark:
        return
    stop = next((at for at in range(mark, len(found)) if found[at].has("sign") and found[at].words[0] in STOPS), mark)
    out = frozenset(range(stop, len(found)))
    core = slots.core(slots.role_places | out, _STATES)
    if len(core) == 1:
        core = slots.core(out, _STATES)  # "the ruling of the board is final"
    if len(core) > 1:
        for act in ("reopen", "undo"):
            value = May(False, act, NOBODY, True, frozenset())
            yield from claim("permission", "may", "", core | {act}, value, slots, source)
