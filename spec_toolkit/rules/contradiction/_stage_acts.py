"""Moves between stages that a sentence names by what is done: "a delivered shipment cannot be cancelled"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.languages.folding import fold
from spec_toolkit.languages.text import normalise
from spec_toolkit.model.objects import Object, Stage
from spec_toolkit.rules._context import Context
from spec_toolkit.rules.contradiction._settings import Choice

#: What a sentence must not hold: then it speaks of some records only.
_LIMITS = frozenset(("exceptions", "except_only", "without"))
#: How many terms before the name of a stage "before" may stand: "before it has been delivered".
_NEAR = 4


class Move(NamedTuple):
    """A record goes from one stage to another, and whether a sentence lets it."""

    first: str
    then: str
    allowed: bool


def done(context: Context, choice: Choice, thing: Object, words: list[str], text: str) -> Iterator[Move]:
    """The moves of a record that a sentence forbids or allows by naming what is done to it in which stage."""
    reading = context.facts.read(text)
    if reading.quantities or not reading.categories.isdisjoint(_LIMITS):
        return
    slots = Slots(reading)
    keys = {stage.id: acts(context, thing, stage) for stage in thing.stages}
    then = [id for id, key in keys.items() if slots.act and slots.act in key]
    if len(then) != 1:
        return
    named = {id: place for id, place in _states(choice, keys, slots, words) if id != then[0]}
    if not named or _more(context, thing, slots, {name for id in named for name in keys[id]}):
        return
    early = {id for id, place in named.items() if _is_before(reading, place)}
    someone = _acting(slots)
    only = "only" in reading.categories and not someone
    if slots.denies and not someone and not only:
        for id in named if not early else ():
            yield Move(id, then[0], False)
    elif not slots.denies and only and reading.permits:
        # "Only before it is delivered": not once it is; "only a received one": no other.
        for stage in thing.stages:
            if stage.id != then[0] and (stage.id in early if early else stage.id not in named):
                yield Move(stage.id, then[0], False)
    elif not slots.denies and reading.permits and not only and not early:
        ends = {stage.id for stage in thing.stages if stage.final and not stage.next}
        for id in named if len(named) == 1 else ():
            if id in ends or then[0] in ends:  # "a qualified lead may be contacted" changes no stage
                yield Move(id, then[0], True)


def _acting(slots: Slots) -> bool:
    """Whether a sentence says who does it: what one may not do another one may."""
    before = range(slots.act_place or 0)
    named = any(slots.found[at].key in concepts().persons and not slots.found[at].conditional for at in before)
    return named or slots.roles not in (frozenset(), _ANYBODY)


#: "Nobody may cancel it".
_ANYBODY = frozenset((frozenset(("user",)),))


def acts(context: Context, thing: Object, stage: Stage) -> frozenset[str]:
    """The names of what is done to a record that comes to a stage ("Cancelled"), which depend on what stands beside."""
    called, own = (normalise(text).text for text in (stage.name or stage.id, thing.name or thing.id))
    found: set[str] = set()
    for text in (called, f"{called} {own}", f"{own} {called}"):
        rest = Slots(context.facts.read(text)).core() - (context.facts.topic(own) if text != called else frozenset())
        if len(rest) == 1:
            found |= rest
    return frozenset(found)


def by_name(context: Context, things: Iterable[Object]) -> dict[str, list[str]]:
    """One name of what an object is called to the ids of the objects: as the subjects of claims have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        for name in sorted(context.facts.topic(thing.name or thing.id))[:1]:
            found[concepts().same.get(name, name)].append(thing.id)
    return found


def _states(
    choice: Choice, keys: dict[str, frozenset[str]], slots: Slots, words: list[str]
) -> Iterator[tuple[str, int]]:
    """Every stage in which a sentence finds a record, and the place of its name in the terms."""
    for place, term in enumerate(slots.found):
        if place != slots.act_place and term.content:
            yield from ((id, place) for id, key in keys.items() if slots.name(place) in key)
    for id in sorted(choice.named(words)):
        first = next(name.split()[0] for name, value in choice.values.items() if value == id)
        places = (at for at, term in enumerate(slots.found) if any(first in fold(word) for word in term.words))
        if (at := next(places, None)) is not None and at != slots.act_place:
            yield id, at


def _more(context: Context, thing: Object, slots: Slots, states: set[str]) -> bool:
    """Whether a sentence names more than the record, its stage and what is done: then it speaks of some records."""
    known = context.facts.topic(thing.name or thing.id) | states | {slots.act, "stage", "status"}
    for stage in thing.stages:
        known |= context.facts.topic(stage.name or stage.id)
    return bool(slots.core(slots.role_places) - known - concepts().slight)


def _is_before(reading: Reading, place: int) -> bool:
    """Whether a stage is named as one that is still to come."""
    near = reading.found[max(0, place - _NEAR) : place]
    return any(term.has("before", "until") for term in near) or reading.found[place].has("before")
