"""What sentences say as plain values that can be kept, and back."""

from typing import Any, NamedTuple

from spec_toolkit.facts.claim import VALUES
from spec_toolkit.facts.dates import When
from spec_toolkit.facts.fact import Bucket, Fact, Source
from spec_toolkit.facts.likeness import Part
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.model import TextField

#: Stands before the name of a type whose parts follow, inside the value of a fact.
_MARK = "\ue000"
_TYPES: dict[str, Any] = {_MARK + kind.__name__: kind for kind in (Quantity, When, *VALUES)}


class Said(NamedTuple):
    """What one binding sentence says."""

    field: TextField
    source: Source
    topic: frozenset[str]
    denies: bool
    quantities: tuple[Quantity, ...]
    facts: tuple[Fact, ...]
    claims: tuple[Fact, ...]
    part: Part | None


def freeze(said: list[Said]) -> tuple[Any, ...]:
    """The sentences of one text without what depends on the place of the text."""
    return tuple(_sentence(one) for one in said)


def _sentence(said: Said) -> tuple[Any, ...]:
    source, part = said.source, said.part
    return (
        source.start,
        source.end,
        source.words,
        said.topic,
        said.denies,
        tuple(map(tuple, said.quantities)),
        _facts(said.facts),
        _facts(said.claims),
        part and tuple(part),
    )


def _facts(facts: tuple[Fact, ...]) -> tuple[Any, ...]:
    return tuple([(f.kind, tuple(f.bucket), _plain(f.value), tuple(map(tuple, f.scope))) for f in facts])


def _thawed(facts: tuple[Any, ...], source: Source) -> tuple[Fact, ...]:
    return tuple(
        [
            Fact(kind, Bucket(*bucket), _value(value), source, tuple([Quantity(*q) for q in scope]))
            for kind, bucket, value, scope in facts
        ]
    )


def thaw(frozen: tuple[Any, ...], field: TextField, phase: str | None) -> list[Said]:
    """The sentences of a text that was read before, where it stands now."""
    found = []
    for start, end, words, topic, denies, quantities, facts, claims, part in frozen:
        source = Source(field.path, start, end, words, field.item, phase)
        stated, claimed = _thawed(facts, source), _thawed(claims, source)
        amounts = tuple([Quantity(*q) for q in quantities])
        found.append(Said(field, source, topic, denies, amounts, stated, claimed, part and Part(*part)))
    return found


def _plain(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    name = _MARK + type(value).__name__
    parts = tuple(map(_plain, value))
    return (name, *parts) if name in _TYPES else parts


def _value(value: Any) -> Any:
    if type(value) is not tuple:
        return value
    if value and type(value[0]) is str and value[0] in _TYPES:
        return _TYPES[value[0]](*map(_value, value[1:]))
    return tuple(map(_value, value))
