"""Whose records somebody reaches: "only their own deals", "all deals" (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import Reach, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots

#: What people do with records as such.
ACTS = frozenset(("view", "edit", "delete", "export"))
#: Says no more than "all": "all deals of the company".
_WHOLE = ("company", "organisation", "clinic")


def reaches(slots: Slots, source: Source) -> Iterator[Fact]:
    """One claim where one group of people does one thing with all records, or only with their own ones."""
    reading = slots.reading
    named = [
        (place, term)
        for place, term in enumerate(slots.found)
        if "reach" in term.senses and not term.taken and not _opens_role(slots, place)
    ]
    kinds = reading.categories
    told = {term.senses["reach"] for _, term in named}
    others = "others" in told and "own" not in told
    if (len(told) != 1 and not others) or slots.act not in ACTS or len(slots.phrases) != 1:
        return
    turned = "except_only" in kinds and "negators" in kinds  # "does not see any but his own"
    if reading.lacks or not kinds.isdisjoint(("conditions", "without", "nobody")):
        return
    if slots.denies and not turned and not others:
        return
    reach = "others" if others else named[0][1].senses["reach"]
    if others and slots.denies:
        reach = "own"  # who does not see those of colleagues sees his own
    elif (reach == "own") != (turned or "only" in kinds):
        return  # that somebody sees his own records says nothing of the others
    house = {place for place, term in enumerate(slots.found) if term.has("houses")}
    core = slots.core(slots.role_places | house, _WHOLE)
    yield from claim("permission", "reach", slots.act, core, Reach(reach, slots.roles), slots, source)


def _opens_role(slots: Slots, place: int) -> bool:
    """Whether "every" belongs to those who act: "every agent"."""
    behind = (at for at in range(place + 1, len(slots.found)) if slots.found[at].content)
    return next(behind, -1) in slots.role_places
