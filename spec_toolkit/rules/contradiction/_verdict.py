"""What a sentence says of who decides on which part of a figure (see `_bands`)."""

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.languages.phrases import pattern
from spec_toolkit.rules._context import Context
from spec_toolkit.rules.contradiction._bands import Bands, Kind, Part, Verdict
from spec_toolkit.rules.contradiction._thresholds import (
    Names,
    comparable,
    direction,
    figures,
    names_of,
    names_somebody,
)

#: How many terms stand between the two figures of a range: "between 5 and 20 %".
_RANGE = 3
_TWO = 2
#: What is done with what somebody asks for.
_GRANTED = frozenset(("give", "pay", "create", "grant"))
_STOPS = (";", "؛")
_EXCLUSIVE = ("only", "restricts", "except_only")


def verdict(context: Context, reading: Reading, rule: Bands) -> Verdict | None:
    """What a sentence says of what a rule measures; None where it names anything else, or tells an exception."""
    slots = Slots(reading)
    if "exceptions" in reading.categories or (not slots.phrases and names_somebody(context, reading)):
        return None
    phrases = _first(slots)
    people = [frozenset(slots.name(place) for place in phrase) for phrase in phrases]
    given = {slots.name(place) for place, term in enumerate(slots.found) if _is("gives", " ".join(term.words))}
    named = names_of(slots)
    rest = named - rule.allowed - given - _GRANTED - {"approve"} - {slots.name(p) for who in slots.phrases for p in who}
    part = _part(reading, rule.figure)
    if part is None or not rule.measured <= named or rest - concepts().handing - concepts().slight:
        return None
    gives = bool(given or named & _GRANTED)
    approved = any(term.key == "approve" and not term.conditional for term in slots.found) or "approve" in named
    if not people and not rest and not approved:
        refuses = reading.denies and (gives or reading.permits or not slots.act)
        return Verdict("refused", part) if refuses and not reading.contrasts else None
    return _told(slots, part, dict(zip(phrases, people, strict=True)), approved, gives)


def _first(slots: Slots) -> list[frozenset[int]]:
    """The people before a semicolon, behind which stands the other part, and outside of "when a seller saves"."""
    stop = next((place for place, term in enumerate(slots.found) if term.words[0] in _STOPS), len(slots.found))
    return [phrase for phrase in slots.phrases if min(phrase) < stop and slots.acts_in(phrase)]


def _told(slots: Slots, part: Part, named: dict[frozenset[int], Names], approved: bool, gives: bool) -> Verdict | None:
    """Who decides, or that nobody need be asked; `named`: the places and the names of people."""
    people = list(named.values())
    nobody: Names = frozenset()
    reading = slots.reading
    optional = any((group, name) == ("obligation", "optional") for _, group, name in reading.contrasts)
    needed = reading.obliges or any(
        (group, name) == ("obligation", "mandatory") for _, group, name in reading.contrasts
    )
    alone = not reading.categories.isdisjoint(_EXCLUSIVE)
    denies = reading.denies and "except_only" not in reading.categories
    mark = _unasked(slots)
    if mark is not None:
        spared = [who for phrase, who in named.items() if min(phrase) > mark]
        acting = [who for who in people if who not in spared]
        return Verdict("free", part, acting[0] if acting else nobody, spared[0] if spared else nobody)
    if approved and (optional or (denies and needed)):
        return Verdict("free", part, spared=people[-1] if people else frozenset())
    if len(people) != 1:
        return Verdict("needs", part) if not people and approved and needed and not denies else None
    if _is("alone", reading.text):
        return Verdict("free", part, people[0])
    kind: Kind = "barred" if denies else "decides"
    return Verdict(kind, part, people[0], permits=reading.permits, alone=alone) if approved or gives else None


def _unasked(slots: Slots) -> int | None:
    """The place from which a sentence says without whom or what it goes: "without asking the controller"."""
    found = slots.found
    marks = [place for place, term in enumerate(found) if term.has("without")]
    if _is("unasked", slots.reading.text):
        return marks[0] if marks else len(found)
    for mark in marks:
        following = next((place for place in range(mark + 1, len(found)) if found[place].content), None)
        if any(following in phrase for phrase in slots.phrases):
            return mark
    return None


def _part(reading: Reading, figure: Quantity) -> Part | None:
    """The part of a figure that a sentence names; None where it names several or others."""
    found = [one for one in figures(reading) if comparable(one, figure) and not _counts(reading, one)]
    if not found:
        return Part("any" if _is("whatever", reading.text) else "all")
    if len(found) == _TWO:
        first, last = sorted(found, key=lambda one: one.first)
        near = last.first - first.end <= _RANGE and first.number < last.number
        bounded = direction(first) != "most" and direction(last) != "least"
        return Part("range", first.number, last.number) if near and bounded else None
    if len(found) != 1:
        return None
    one = found[0]
    way = direction(one)
    return Part(way, None if way == "most" else one.number, None if way == "least" else one.number)


def _counts(reading: Reading, one: Quantity) -> bool:
    """Whether a figure counts something: "up to three refunds"."""
    behind = reading.found[one.end : one.end + 1]
    return one.dimension == "count" and bool(behind) and behind[0].content


def _is(key: str, text: str) -> bool:
    return pattern("thresholds", key).search(text) is not None
