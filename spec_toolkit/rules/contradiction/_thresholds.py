"""From which figure on something happens: the limits of automations and of sentences, made comparable."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.quantities import Quantity, clash, scale
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.phrases import pattern
from spec_toolkit.languages.text import normalise
from spec_toolkit.model.processes import Automation
from spec_toolkit.rules._context import Context

Names = frozenset[str]

_LOWER = frozenset(("above", "least", "after"))
#: Who signs something approves it.
_SIGNED = frozenset(("sign", "consent"))
_UPPER = frozenset(("most", "below"))
#: How far behind a bound its number may stand: "that exceed in their discount 12 %".
_NEAR = 6


class Limit(NamedTuple):
    """A figure that a text of an automation sets: its address, its words, what it measures, before or after what."""

    path: SpecPath
    words: str
    quantity: Quantity
    measured: Names
    side: str


class Limited(NamedTuple):
    """An automation with its limits: what each action is about, and every name in its texts."""

    number: int
    automation: Automation
    limits: tuple[Limit, ...]
    actions: tuple[Names, ...]
    allowed: Names
    #: What starts it names.
    event: Names
    #: Names of the roles in its actions.
    roles: Names
    #: It approves by itself, without asking anybody.
    approves: bool


def names_of(slots: Slots) -> Names:
    """What a text is about, without channels and words of limits: what is done for approval is approval."""
    out = frozenset(
        place
        for place, term in enumerate(slots.found)
        if term.has("channel") or _is(term, "above", "ahead", "light", "remaining")
    )
    names = {name.removeprefix("for ") for name in slots.core(out | _later(slots.reading))}
    return frozenset("approve" if name in _SIGNED else name for name in names)


def _later(reading: Reading) -> frozenset[int]:
    """Places of what only comes later: behind a share "before it is delivered", behind a time "before it starts"."""
    found = reading.found
    mark = next((place for place, term in enumerate(found) if term.has("before")), None)
    if mark is None:
        return frozenset()
    end = next((place for place in range(mark, len(found)) if found[place].words[0] == ","), len(found))
    timed = any(quantity.dimension == "time" for quantity in reading.quantities) or any(_single(reading))
    pointing = any(term.has("pronoun") and not term.content for term in found[mark + 1 : mark + 2])
    return frozenset(range(mark, end)) if pointing or not timed else frozenset()


def _is(term: Term, *keys: str) -> bool:
    """Whether a term is one of the words of `languages/<language>/thresholds.yaml`."""
    return pattern("thresholds", *keys).fullmatch(" ".join(term.words)) is not None


def limited(context: Context) -> Iterator[Limited]:
    """The automations that set a limit."""
    things = {thing.id: context.facts.topic(thing.name or thing.id) for thing in context.spec.objects}
    for number, automation in enumerate(context.spec.automations):
        texts = list(_texts(number, automation))
        slots = {path: Slots(context.facts.read(normalise(text).text)) for path, text in texts}
        limits = tuple(limit for path, text in texts if (limit := _limit(path, text, slots[path])))
        if not limits:
            continue
        actions = [Slots(context.facts.read(normalise(action).text)) for action in automation.actions]
        titled = context.facts.topic(automation.name) | things.get(automation.object or "", frozenset())
        told = tuple(names_of(one) for one in actions)
        allowed = titled.union(*told, *(done(names_of(one)) for one in slots.values()))
        event = done(names_of(slots["automations", number, "trigger"])) if automation.trigger else frozenset()
        roles = frozenset(one.name(place) for one in actions for place in one.role_places)
        if actions and not any(
            one.role_places or "customer" in names for one, names in zip(actions, told, strict=True)
        ):
            allowed |= {"customer"}  # "send a reminder": nobody else is reminded of an appointment
        approves = any("approve" in names and _is_free(one) for names, one in zip(told, actions, strict=True))
        yield Limited(number, automation, limits, told, allowed, event, roles, approves)


def _is_free(action: Slots) -> bool:
    """Whether an action is done by itself or without somebody."""
    automatic = any((group, value) == ("hand", "automatic") for _, group, value in action.reading.contrasts)
    return automatic or action.reading.lacks


def _texts(number: int, automation: Automation) -> Iterator[tuple[SpecPath, str]]:
    """What says when an automation runs."""
    for key in ("trigger", "schedule"):
        if text := getattr(automation, key):
            yield ("automations", number, key), text
    for place, condition in enumerate(automation.conditions):
        yield ("automations", number, "conditions", place), condition


def _limit(path: SpecPath, text: str, slots: Slots) -> Limit | None:
    names = names_of(slots)
    found = figures(slots.reading)
    if len(found) != 1:
        return None
    if slots.denies or waits(names):
        if found[0].dimension != "time" or "conditions" in path:
            return None  # "no survey in the last 30 days" is on top of what starts it
        found = [waited(found[0])]
    way = side(slots.reading)
    if found[0].dimension == "time" and any(_is(term, "remaining") for term in slots.found):
        found, way = [found[0]._replace(kind="exact")], "before"
    return Limit(path, text, found[0], done(names) - concepts().handing, way)


def waits(names: Names) -> bool:
    """Whether a text says that something has not been done: "a complaint that is not answered within a day"."""
    return done(names) != names


def done(names: Names) -> Names:
    """Names with what has not been done as what has: "not answer" is about answering."""
    return frozenset(name.removeprefix("not ") for name in names if name != "if not")


def waited(quantity: Quantity) -> Quantity:
    """A time in which something has not been done: what follows starts when it is over."""
    return quantity._replace(kind="least") if quantity.dimension == "time" else quantity


def names_somebody(context: Context, reading: Reading) -> bool:
    """Whether a sentence says who; Arabic "the manager's approval" may be one term."""
    phrases = (term for term in reading.found if term.key == "approve" and len(term.words) > 1)
    return bool(reading.role_phrases) or any("role" in context.facts.read(t.words[-1]).categories for t in phrases)


def figures(reading: Reading) -> list[Quantity]:
    """The quantities of a text with the bounds that stand further away, or one unit before or after something."""
    found = [_bounded(reading, quantity) for quantity in reading.quantities]
    return found or list(_single(reading))


def _bounded(reading: Reading, quantity: Quantity) -> Quantity:
    """A figure with the bound that stands some words before it."""
    if quantity.kind != "exact":
        return quantity
    before = reading.found[max(0, quantity.first - _NEAR) : quantity.first]
    above = any(_is(term, "above") for term in before)
    return quantity._replace(kind="above") if above else quantity


def _single(reading: Reading) -> Iterator[Quantity]:
    """One unit of time before or after something: "a week before the visit"."""
    found = reading.found
    marks = [place for place, term in enumerate(found) if term.has("before", "after")]
    units = [place for place, term in enumerate(found) if term.has("lone") and term.number is None]
    if len(marks) == 1 and len(units) == 1:
        place = units[0]
        if place + 1 == marks[0] or (marks[0] < place and found[place].prefix):
            unit = found[place].senses["unit"]
            dimension, low, high = scale(1, unit)
            yield Quantity(dimension, low, high, "exact", place, place + 1, 1, unit)


def side(reading: Reading) -> str:
    """Whether a text says before or after."""
    sides = {mark for term in reading.found for mark in ("before", "after") if term.has(mark)}
    return sides.pop() if len(sides) == 1 else ""


def direction(quantity: Quantity) -> Literal["least", "most", "exact"]:
    """Which way a limit holds: from a figure on, up to it, or at it; of times the moment is meant."""
    if quantity.kind in _UPPER:
        return "most"
    if quantity.kind in _LOWER or (quantity.kind == "exact" and quantity.dimension == "time"):
        return "least"
    return "exact"


def comparable(one: Quantity, two: Quantity) -> bool:
    """Whether two figures measure in one unit; a condition may leave it out: "percentage above 20"."""
    dimensions = {one.dimension, two.dimension}
    bare = "count" in dimensions and all(d in ("count", "percent") or d.startswith("money ") for d in dimensions)
    return bare or len(dimensions) == 1


def apart(one: Quantity, two: Quantity) -> bool:
    """Whether two limits in the same direction differ."""
    way = direction(one)
    if one.dimension != two.dimension:
        two = two._replace(dimension=one.dimension, unit=one.unit)
    return way == direction(two) and clash(one._replace(kind=way), two._replace(kind=way))
