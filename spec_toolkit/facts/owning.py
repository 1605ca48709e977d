"""Who has something in his care: "website leads belong to inside sales" (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import Owned, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

#: Names that say only that something is in somebody's care.
_CARE = ("relate", "owner", "arrival", "assign", "create", "resolve", "responsibility")
#: How many names somebody may have.
_MOST = 2


def owns(slots: Slots, source: Source) -> Iterator[Fact]:
    """One claim where one group of people owns something, answers for it or is in charge of it."""
    reading, found = slots.reading, slots.found
    marks = [place for place, term in enumerate(found) if term.has("owned_by", "owning") and not term.conditional]
    if len(marks) != 1 or slots.denies or reading.permits or reading.quantities or reading.lacks:
        return
    mark = marks[0]
    stop = next((p for p, t in enumerate(found) if p > mark and _ends(t)), len(found))
    after = slots.core(frozenset(range(stop)), _CARE)
    until = any(term.has("until", "before") for term in found[mark:])
    first = next((term for term in found[:mark] if term.conditional), None)
    if (after and not until) or (first and not first.has("relative")):
        return  # "if they are urgent"
    behind, before = frozenset(range(mark + 1, stop)), frozenset(range(mark))
    owner, owned = (behind, before) if found[mark].has("owned_by") else (before, behind)
    phrases = [phrase for phrase in slots.phrases if phrase <= owner]
    everything = frozenset(range(len(found)))
    named = slots.core(everything - owner) - {"relate"}
    people = slots.people(phrases)
    if not people and 0 < len(named) <= _MOST and any(found[place].has("area") for place in owner):
        people = frozenset((named,))  # "marketing", "inside sales"
    rest = named - frozenset().union(*(slots.core(everything - phrase) for phrase in phrases))
    if not people or (phrases and rest - {name for one in people for name in one}):
        return
    core = slots.core(everything - owned, _CARE)
    yield from claim("exclusive-right", "owned", "", core, Owned(people, until), slots, source)


def _ends(term: Term) -> bool:
    """Whether what is owned, or who owns it, has been named before a term: a relative clause belongs to it."""
    return term.has("until", "sign") or (term.has("conditions") and not term.has("relative"))
