"""A sentence on who approves from or up to which figure, against the limits of business rules and automations."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Source
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.slots import Slots
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.phrases import pattern
from spec_toolkit.languages.text import normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._thresholds import (
    Names,
    comparable,
    direction,
    figures,
    limited,
    names_of,
    names_somebody,
)

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

_LIMITS = frozenset(("exceptions", "except_only"))


class _Limit(NamedTuple):
    """Who decides above `low` and up to `high` of what is measured; `rule`: of a business rule, which names both."""

    path: SpecPath
    role: Names
    measured: Names
    allowed: Names
    figure: Quantity
    low: float | None
    high: float | None
    rule: bool
    words: str


class _Said(NamedTuple):
    """What a sentence says: of which figure and whom; who need not be asked, who acts; with or without approval."""

    figure: Quantity
    way: str
    people: tuple[Names, ...]
    approver: Names
    actor: Names
    needs: bool
    spares: bool
    gives: bool


def check(context: Context) -> Iterator[Hit]:
    yield from each_text(context, _told, "roles", "objects", "business_rules", "automations")


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say against a limit."""
    by_name: dict[str, list[_Limit]] = defaultdict(list)
    for limit in (*_rules(context), *_automations(context)):
        for name in limit.measured:
            by_name[name].append(limit)
    same = concepts().same
    for told in context.facts.told if by_name else ():
        for said in told.said if told.quantities else ():
            topic = {same.get(name, name) for name in said.topic}
            near = [one for name in topic & by_name.keys() for one in by_name[name] if one.measured <= topic]
            if near:
                yield from _hits(context, said.source, near)


def _rules(context: Context) -> Iterator[_Limit]:
    """The limits of the business rules that say what they measure."""
    read = context.facts.read
    roles = {role.id: context.facts.topic(role.name or role.id) for role in context.spec.roles}
    things = {thing.id: context.facts.topic(thing.name or thing.id) for thing in context.spec.objects}
    for number, rule in enumerate(context.spec.business_rules):
        thing = things.get(rule.object or "", frozenset())
        # "Amount" says nothing of what it is the amount of.
        measured = (names_of(Slots(read(normalise(rule.about).text))) or thing) if rule.about else frozenset()
        for place, limit in enumerate(rule.thresholds if measured else ()):
            low, high = (float(v) if isinstance(v, int | float) else None for v in (limit.above, limit.up_to))
            figures = read(f"1 {limit.unit or ''}").quantities
            if limit.role in roles and len(figures) == 1 and (low, high) != (None, None):
                path = ("business_rules", number, "thresholds", place)
                bounds = (("above", low), ("up_to", high))
                words = ", ".join(f"{key}: {bound:g}" for key, bound in bounds if bound is not None)
                allowed = measured | thing
                yield _Limit(path, roles[limit.role], measured, allowed, figures[0], low, high, True, words)


def _automations(context: Context) -> Iterator[_Limit]:
    """From where on an automation sends something for approval."""
    for one in limited(context):
        if not one.roles or not any("approve" in action for action in one.actions):
            continue
        thing = frozenset().union(*one.actions) - one.roles - concepts().handing - concepts().requisites
        for limit in one.limits:
            measured = limit.measured or thing
            if direction(limit.quantity) == "least" and measured and limit.quantity.dimension != "time":
                low = limit.quantity.number
                yield _Limit(
                    limit.path, one.roles, measured, one.allowed, limit.quantity, low, None, False, limit.words
                )


def _hits(context: Context, source: Source, near: list[_Limit]) -> Iterator[Hit]:
    """A sentence that none of the limits of the people it names allows."""
    reading = context.facts.read(source.words)
    if not reading.categories.isdisjoint(_LIMITS):
        return
    slots = Slots(reading)
    if not slots.phrases and names_somebody(context, reading):
        return
    told = [(limit, _said(slots, limit)) for limit in {one.path: one for one in near}.values()]
    meant = [(limit, said) for limit, said in told if said is not None and _concerns(said, limit)]
    if meant and all(_denies(said, limit) for limit, said in meant):
        limit, said = meant[0]
        values = {"words": shorten(source.words), "limit": limit.words}
        key = "up_to" if said.way == "most" and not said.spares else "above"
        other = Other((*limit.path, key) if limit.rule else limit.path)
        yield Hit(source.path, source.start, source.end, values=values, others=(other,))


def _said(slots: Slots, limit: _Limit) -> _Said | None:
    """What a sentence says of what a limit measures; None where it names anything else."""
    reading = slots.reading
    found = [quantity for quantity in figures(reading) if comparable(quantity, limit.figure)]
    people = [frozenset(slots.name(place) for place in phrase) for phrase in slots.phrases]
    giving = {slots.name(place) for place, term in enumerate(slots.found) if _is("gives", " ".join(term.words))}
    named = names_of(slots)
    rest = named - limit.allowed - concepts().handing - concepts().slight - giving - {"approve"}
    if len(found) != 1 or not limit.measured <= named or rest - frozenset().union(*people):
        return None
    unasked = _is("unasked", reading.text) or _without_somebody(slots)
    alone = _is("alone", reading.text)
    needs = "approve" in named
    denied = needs and (
        reading.denies or any(group == "obligation" for _, group, name in reading.contrasts if name == "optional")
    )
    spares = unasked or alone or denied
    approver, actor = _people(people, unasked, denied)
    # "May give a discount of 10 %" is no limit, and must lie within one.
    way = "exact" if found[0].kind == "exact" and reading.permits else direction(found[0])
    return _Said(found[0], way, tuple(people), approver, actor, needs and not spares, spares, bool(giving))


def _is(key: str, text: str) -> bool:
    return pattern("thresholds", key).search(text) is not None


def _without_somebody(slots: Slots) -> bool:
    """Whether it goes without somebody: "without the finance controller"."""
    marks = [place for place, term in enumerate(slots.found) if term.has("without")]
    following = (next((p for p in range(mark + 1, len(slots.found)) if slots.found[p].content), None) for mark in marks)
    return any(place in phrase for place in following for phrase in slots.phrases)


def _people(people: list[Names], unasked: bool, denied: bool) -> tuple[Names, Names]:
    """Who need not be asked, and who acts: he whose approval it goes without stands last."""
    nobody: Names = frozenset()
    if not people:
        return nobody, nobody
    if unasked:
        return (people[-1], people[0]) if len(people) > 1 else (nobody, people[0])
    return (people[-1], nobody) if denied else (nobody, people[0])


def _concerns(said: _Said, limit: _Limit) -> bool:
    """Whether a sentence speaks of the role of a limit, or of nobody."""
    if said.way == "most" and said.spares:
        return limit.low is not None and (not said.approver or _meet(said.approver, limit.role))
    if said.way in ("most", "exact"):
        return limit.rule and said.gives and limit.high is not None and _meet(said.actor, limit.role)
    asked = not said.people or any(_meet(one, limit.role) for one in said.people)
    return said.way == "least" and said.needs and limit.rule and limit.low is not None and asked


def _meet(said: Names, role: Names) -> bool:
    """Whether the people of a sentence are those of a role: "the manager" may be another than the sales manager."""
    return bool(role) and role <= said


def _denies(said: _Said, limit: _Limit) -> bool:
    """Whether the limit does not allow what the sentence says."""
    figure = said.figure.number
    if said.way == "least":
        return figure != limit.low
    if said.spares:
        return limit.low is not None and figure > limit.low and not _meet(said.actor, limit.role)
    return figure > limit.high if said.way == "exact" and limit.high is not None else figure != limit.high
