"""A sentence that starts what an automation does at another figure, time or rhythm."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import LEAST, Source
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._thresholds import (
    Limit,
    Limited,
    Names,
    apart,
    comparable,
    direction,
    done,
    figures,
    limited,
    names_of,
    names_somebody,
    side,
    waited,
    waits,
)

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

_LIMITS = frozenset(("exceptions", "except_only", "without"))
#: What a sentence without any figure must say to set a time: "a week before".
_MOMENTS = frozenset(("before", "after"))


def check(context: Context) -> Iterator[Hit]:
    by_name: dict[str, list[Limited]] = defaultdict(list)
    for one in limited(context):
        for name in frozenset().union(*one.actions) - concepts().handing:
            by_name[name].append(one)
    for told in context.facts.told if by_name else ():
        for said in told.said:
            near = _near(by_name, said.topic) if told.quantities or said.topic & _MOMENTS else []
            if near:
                yield from _hits(context, said.source, near)


def _near(by_name: dict[str, list[Limited]], topic: Names) -> list[Limited]:
    """The automations with which a topic has two names in common."""
    same = concepts().same
    shared = [one for name in {same.get(name, name) for name in topic} for one in by_name.get(name, ())]
    counts = Counter(one.number for one in shared)
    return list({one.number: one for one in shared if counts[one.number] >= LEAST}.values())


def _hits(context: Context, source: Source, near: list[Limited]) -> Iterator[Hit]:
    """A sentence against the automations that do what it says."""
    reading = context.facts.read(source.words)
    if reading.denies or reading.permits or not reading.categories.isdisjoint(_LIMITS):
        return
    if any(term.has("ordinal") and not term.taken for term in reading.found):
        return  # "a second reminder"
    found, names = figures(reading), names_of(Slots(reading))
    if waits(names):
        found, names = [waited(quantity) for quantity in found], done(names)
    pairs = [
        pair for one in near if _does(context, one, names, reading) for pair in _compared(one, names, reading, found)
    ]
    # One of several automations with the same action may be the one that the sentence describes.
    if not pairs or not all(_differs(*pair) for pair in pairs):
        return
    one, limit, _ = pairs[0]
    values = {"words": shorten(source.words), "name": one.automation.name or one.automation.id, "limit": limit.words}
    yield Hit(source.path, source.start, source.end, values=values, others=(Other(limit.path),))


def _does(context: Context, one: Limited, names: Names, reading: Reading) -> bool:
    """Whether a sentence tells what the automation does, and nothing else."""
    besides = names - one.allowed - concepts().handing - concepts().slight
    if besides:
        return False
    whole = [action - one.event for action in one.actions if len(action) >= LEAST]
    needed = [action - concepts().handing for action in whole]
    entire = [action - concepts().handing for action in one.actions]
    if any(len(action) >= LEAST and action <= names for action in (*whole, *needed, *entire)):
        return True
    # "Needs approval", by whom it does not say.
    bare = [action - one.roles for action in needed]
    return not names_somebody(context, reading) and any(
        action & concepts().requisites and action <= names for action in bare
    )


def _compared(
    one: Limited, names: Names, reading: Reading, found: list[Quantity]
) -> Iterator[tuple[Limited, Limit, Quantity]]:
    """The limits of the automation that the sentence sets too."""
    told = side(reading)
    for limit in one.limits:
        same = [quantity for quantity in found if comparable(quantity, limit.quantity)]
        sides = {told, limit.side} - {""}
        meant = len(same) == 1 and limit.measured <= names and len(sides) < LEAST
        if meant and direction(same[0]) == direction(limit.quantity):
            yield one, limit, same[0]


def _differs(one: Limited, limit: Limit, quantity: Quantity) -> bool:
    """Whether the sentence sets another figure; of an automation with more conditions only a looser one counts."""
    if not apart(quantity, limit.quantity):
        return False
    looser = quantity.low < limit.quantity.low
    bounded = quantity.dimension != "rhythm" and quantity.kind != "exact"
    return looser or not bounded or len(one.automation.conditions) <= 1
