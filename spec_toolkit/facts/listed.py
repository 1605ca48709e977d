"""Which values a field may have, all of them: "has exactly three values: web, phone and referral" (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import Listed, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

_QUOTES = frozenset("\"'“”„«»״׳‘’")
_COMMAS = frozenset((",", "،"))
#: A list has as many values at least; as far behind the word for values may it begin.
_LEAST, _NEAR = 2, 8
#: What says only that one of the values is taken, or that there are such.
_TAKING = ("select", "pick", "choose", "keep", "create", "edit", "enter", "add", "contain", "input list", "value")


def listed(slots: Slots, source: Source) -> Iterator[Fact]:
    """A claim of all values, or of one of them that is offered or taken."""
    found, reading = slots.found, slots.reading
    mark = next((place for place, term in enumerate(found) if term.has("options")), None)
    if slots.denies or reading.lacks or "exceptions" in reading.categories:
        return
    beside = slots.role_places | frozenset(p for p, term in enumerate(found) if term.has("operates"))
    values = _values(found, mark) if mark is not None and "open_list" not in reading.categories else []
    if mark is not None and len(values) >= _LEAST:
        out = frozenset(range(mark, len(found))) | frozenset(p for p, t in enumerate(found) if t.number is not None)
        yield from _claimed(slots, out | beside, frozenset(values), True, source)
        return
    places = _quoted(found) or _called(found, mark)
    if places:
        value = frozenset(word.lower() for place in places for word in found[place].words)
        yield from _claimed(slots, frozenset(places) | beside, frozenset((value,)), False, source)
    elif "picks" in reading.categories and (reading.permits or mark is not None):
        yield from _claimed(slots, beside - _first(slots), frozenset(), False, source)


def _claimed(
    slots: Slots, without: frozenset[int], values: frozenset[frozenset[str]], complete: bool, source: Source
) -> Iterator[Fact]:
    """The claim about what is named, light words too: "the type" of a customer, not the field."""
    found = slots.found
    counted = {p - 1 for p, term in enumerate(found) if term.number is not None}  # "one of three"
    light = (found[p] for p in slots.light - without - counted)
    attributes = frozenset(t.key for t in light if t.key and not t.has("options", "picks", "thing", "bound"))
    core = slots.core(without, _TAKING)
    if core:
        yield from claim("exclusive-value", "listed", "", core | attributes, Listed(values, complete), slots, source)


def _called(found: list[Term], mark: int | None) -> list[int]:
    """The places of what stands behind "the value": "with the lead source value Partner"."""
    if mark is None or mark + 1 >= len(found) or not found[mark + 1].content:
        return []
    stop = next((at for at in range(mark + 1, len(found)) if not found[at].content), len(found))
    return list(range(mark + 1, stop))


def _first(slots: Slots) -> frozenset[int]:
    """The places of what opens the sentence and is chosen: "Partner can be selected"."""
    act = slots.act_place or 0
    passive = act and slots.found[act - 1].has("being", "copula")
    return frozenset(range(act)) if passive else frozenset()


def _values(found: list[Term], mark: int) -> list[frozenset[str]]:
    """The values that a list names behind the word for them, each by its words."""
    colon = next((at for at in range(mark, min(len(found), mark + _NEAR)) if found[at].words[0] == ":"), None)
    start = mark + 1 if colon is None else colon + 1
    values: list[frozenset[str]] = []
    named: set[str] = set()
    commas = 0
    for term in found[start:]:
        word = term.words[0]
        comma = word in _COMMAS
        joins = term.has("joins", "turns") and not term.content
        attached = term.prefix.startswith(("ו", "و"))
        if comma or joins or attached or word in ";.":
            if named:
                values.append(frozenset(named))
            named = set()
            commas += 1
            if word in ";.":
                break
        if not (comma or joins) and word not in _QUOTES and not term.has("sign", "article", "copula"):
            named |= {term.key} if term.key else set()
            named |= {one.lower() for one in term.words}
    if named:
        values.append(frozenset(named))
    return values if commas else []


def _quoted(found: list[Term]) -> list[int]:
    """The places of the first name in quotation marks."""
    marks = [place for place, term in enumerate(found) if term.words[0] in _QUOTES]
    return list(range(marks[0] + 1, marks[1])) if len(marks) == _LEAST else []
