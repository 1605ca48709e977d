"""A sentence that lets a field hold what the limits of the field refuse: too large a number, too long a text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.model.objects import Object, ObjectField
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._fields import linked, speaks_of, words
from spec_toolkit.rules.contradiction._sentences import Sentence, binding, is_conditional, names

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

#: A pattern that says no more than how many signs of one kind there are: `^\\d{8}$`, `.{0,120}`.
_LENGTH = re.compile(r"\^?(?:\.|\\[dw]|\[(?!\^)[^\]]*\])\{(\d{1,5})(?:,(\d{1,5}))?\}\$?")
_DIMENSIONS = {"integer": "count", "decimal": "count", "number": "count", "percent": "percent", "money": "money"}
_SIGNS = ("character", "digit")
#: "Letters and digits".
_MIXED = "input:mixed"
#: How a Hebrew or Arabic word begins that goes on a list.
_AND = ("ו", "و")
_LIMITS = frozenset(("exceptions", "without"))


class _Limit(NamedTuple):
    """From where to where the values of a field go; `signs`: their length, not their size."""

    key: str
    low: float
    high: float
    signs: bool
    dimension: str = "count"


def check(context: Context) -> Iterator[Hit]:
    limited = [
        (i, thing, [(j, field, limits) for j, field in enumerate(thing.fields) if (limits := list(_limits(field)))])
        for i, thing in enumerate(context.spec.objects)
    ]
    limited = [(i, thing, fields) for i, thing, fields in limited if fields]
    for sentence in binding(context) if limited else ():
        if not _counts(context, sentence.text):
            continue
        ours = linked(context, sentence)
        for i, thing, fields in limited:
            if thing.id in ours or names(context, thing, sentence.text):
                for j, field, limits in fields:
                    yield from _beyond(context, sentence, (i, thing), (j, field), limits)


def _counts(context: Context, text: str) -> bool:
    """Whether a sentence may name a limit: it has a figure, or speaks of digits or characters."""
    if any(sign.isdigit() for sign in text):
        return True
    return not words(context, text, "signs").isdisjoint(context.facts.known.stems(text))


def _limits(field: ObjectField) -> Iterator[_Limit]:
    dimension = _DIMENSIONS.get(field.type or "")
    if dimension and isinstance(field.min, int | float) and isinstance(field.max, int | float):
        yield _Limit("max", field.min, field.max, False, dimension)
    if isinstance(field.max_length, int):
        yield _Limit("max_length", 0, field.max_length, True)
    if found := _LENGTH.fullmatch(field.validation or ""):
        yield _Limit("validation", int(found[1]), int(found[2] or found[1]), True)


def _beyond(
    context: Context, sentence: Sentence, of: tuple[int, Object], at: tuple[int, ObjectField], limits: list[_Limit]
) -> Iterator[Hit]:
    (i, thing), (j, field) = of, at
    reading = context.facts.read(sentence.text)
    named = [_allowed(reading, quantity) for quantity in reading.quantities if quantity.kind != "many"]
    refuses = reading.denies and not (named and named[0].kind == "most")
    if len(named) != 1 or refuses or not reading.categories.isdisjoint(_LIMITS):
        return
    if not _demands(reading, named[0]) or not speaks_of(context, _before(reading, named[0]), thing, field):
        return
    for limit in limits:
        if named[0].kind == "most" and not limit.signs and not _is_for_all(context, reading, thing, field):
            continue
        if _exceeds(reading, named[0], limit):
            values = {
                "words": shorten(sentence.text), "name": field.name or field.id,
                "low": f"{limit.low:g}", "high": f"{limit.high:g}",
            }  # fmt: skip
            place = (sentence.path, sentence.start, sentence.end)
            message = "length" if limit.signs else "upper" if named[0].kind == "most" else "message"
            yield Hit(*place, values=values, message=message, others=(Other(("objects", i, "fields", j, limit.key)),))
            return


def _allowed(reading: Reading, quantity: Quantity) -> Quantity:
    """A quantity as it is allowed: "must not be above 3,000" is at most as much."""
    return quantity._replace(kind="most") if reading.denies and quantity.kind == "above" else quantity


def _exceeds(reading: Reading, quantity: Quantity, limit: _Limit) -> bool:
    """Whether a quantity in a sentence reaches beyond the limit."""
    behind = reading.found[quantity.end : quantity.end + 2]
    signs = any(term.key in _SIGNS or term.senses.get("contrast") == _MIXED for term in behind)
    # In which currency a field counts is its own matter.
    if not quantity.dimension.startswith(limit.dimension) or signs != limit.signs:
        return False
    if quantity.kind == "range":
        return quantity.low < limit.low or quantity.high > limit.high
    if quantity.kind == "exact" and limit.signs:
        return not limit.low <= quantity.low <= limit.high
    if quantity.kind == "most" and limit.dimension in ("percent", "money"):
        return quantity.high != limit.high
    return quantity.kind == "most" and limit.signs and quantity.high > limit.high


def _is_for_all(context: Context, reading: Reading, thing: Object, field: ObjectField) -> bool:
    """Whether a limit holds for everybody and every record: what one may grant, or some get, lies within it."""
    if reading.role_phrases or is_conditional(reading):
        return False
    own = context.facts.topic(thing.name or thing.id) | context.facts.topic(field.name or field.id)
    return all(len(name) == 1 for name in reading.topic() - own - _TAKES)


#: What the system does with a value.
_TAKES = frozenset(("accept", "save", "enter", "set"))


def _demands(reading: Reading, quantity: Quantity) -> bool:
    """Whether values are to keep the number: it is no limit of what is refused.

    "Rejects one that does not have nine digits" demands nine, and so does "has nine digits, others are rejected".
    """
    if "reject" not in reading.whole_topic:
        return True
    if reading.found[quantity.first].conditional:
        return any(term.conditional and "negators" in term.senses for term in reading.found)
    return all(place > quantity.first for place, term in enumerate(reading.found) if term.key == "reject")


def _before(reading: Reading, quantity: Quantity) -> str:
    """The words that the number may belong to: those before it, back to an "and" or a sign."""
    before: list[str] = []
    named = False  # "the number in full, which is ten digits" goes on behind the sign
    for term in reversed(reading.found[: quantity.first]):
        if named and (term.has("joins") or (term.has("sign") and term.words[0] != '"')):
            break
        before[:0] = term.words
        named = named or bool(term.key)
        if term.prefix.startswith(_AND) and named:
            break
    return " ".join(before)
