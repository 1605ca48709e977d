"""What sentences say as plain values that can be kept, and back."""

from typing import Any, NamedTuple

from spec_toolkit.facts.fact import Bucket, Fact, Source
from spec_toolkit.facts.likeness import Part
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.model import TextField

#: Stands before the values of a quantity inside the value of a fact.
_QUANTITY = "\ue000quantity"


class Said(NamedTuple):
    """What one binding sentence says."""

    field: TextField
    source: Source
    topic: frozenset[str]
    denies: bool
    quantities: tuple[Quantity, ...]
    facts: tuple[Fact, ...]
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
        tuple((f.kind, tuple(f.bucket), _plain(f.value), tuple(map(tuple, f.scope))) for f in said.facts),
        part and (part.text, part.topic, part.marks),
    )


def thaw(frozen: tuple[Any, ...], field: TextField, phase: str | None) -> list[Said]:
    """The sentences of a text that was read before, where it stands now."""
    found = []
    for start, end, words, topic, denies, quantities, facts, part in frozen:
        source = Source(field.path, start, end, words, field.item, phase)
        stated = tuple(
            [
                Fact(kind, Bucket(*bucket), _value(value), source, tuple([Quantity(*q) for q in scope]))
                for kind, bucket, value, scope in facts
            ]
        )
        amounts = tuple([Quantity(*q) for q in quantities])
        found.append(Said(field, source, topic, denies, amounts, stated, part and Part(*part)))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Quantity):
        return (_QUANTITY, *value)
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _value(value: Any) -> Any:
    if type(value) is not tuple:
        return value
    if value and value[0] == _QUANTITY:
        return Quantity(*value[1:])
    return tuple(map(_value, value))
