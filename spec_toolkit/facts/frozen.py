"""What texts and items say, put together from plain values that an earlier run kept, part by part as it is asked for.

A clash needs two facts that answer one question, so most of what is kept is never put together: `buckets` and
`questions` tell which texts could clash at all.
"""

import marshal
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple

from spec_toolkit.cached import cached_property
from spec_toolkit.facts.claim import VALUES
from spec_toolkit.facts.dates import When
from spec_toolkit.facts.fact import Bucket, Fact, Source
from spec_toolkit.facts.likeness import KnownStatement, Statement, compares
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.quiet import tells
from spec_toolkit.facts.reading import Reading
from spec_toolkit.model import TextField

#: Stands before the name of a type whose parts follow, inside the value of a fact.
_MARK = "\ue000"
_TYPES: dict[str, Any] = {_MARK + kind.__name__: kind for kind in (Quantity, When, *VALUES)}
_NAMES: dict[type, str] = {kind: name for name, kind in _TYPES.items()}


_NOWHERE = Source((), None, None, "")


class Said(NamedTuple):
    """One binding sentence: where it stands, what it is about, whether it says that something is not so."""

    source: Source
    topic: frozenset[str]
    denies: bool


class FactSet:
    """What something states and claims. `sum` tells it from others."""

    def __init__(self, sum: bytes, stated: list[Fact], claimed: list[Fact]) -> None:
        self.sum = sum
        self.stated = stated
        self.claimed = claimed

    @cached_property
    def buckets(self) -> tuple[bytes, ...]:
        """What tells the bucket of each fact that is stated from others."""
        return tuple(map(bucket_sum, self.stated))

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The question that each claim answers."""
        return tuple(map(question, self.claimed))

    @cached_property
    def telling(self) -> tuple[int, ...]:
        """The positions of claims that can clash with any other of their form, where only some can."""
        return tuple([number for number, claim in enumerate(self.claimed) if tells(claim)])

    def fact(self, number: int) -> Fact:
        """One of the facts that are stated, by its position."""
        return self.stated[number]

    def claim(self, number: int) -> Fact:
        """One of the claims, by its position."""
        return self.claimed[number]

    def said_in(self, number: int) -> Fact:
        """What one of the claims says, wherever it stands."""
        return self.claimed[number]


class Told(FactSet):
    """What one binding text says, as it was read, sentence by sentence; what it states and claims is put in later."""

    def __init__(self, field: TextField, readings: list[tuple[Reading, Source]]) -> None:
        super().__init__(b"", [], [])
        self.path = field.path
        self.readings = readings

    @property
    def said(self) -> list[Said]:
        return [Said(source, reading.topic(), reading.denies) for reading, source in self.readings]

    @property
    def quantities(self) -> list[Quantity]:
        return [quantity for reading, _ in self.readings for quantity in reading.quantities]

    @cached_property
    def statement(self) -> Statement | None:
        """None for a text that is not compared with others."""
        readings = [reading for reading, _ in self.readings]
        return Statement(self.path, readings) if readings and compares(self.path) else None

    @cached_property
    def known_statement(self) -> KnownStatement | None:
        """The same, as it is kept."""
        return KnownStatement.of(self.statement) if self.statement else None

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kind of each fact that is stated."""
        return tuple([fact.kind for fact in self.stated])


class ThawedSet:
    """The same as `FactSet`, from what `freeze_facts` made of it."""

    def __init__(self, sum: bytes, frozen: tuple[Any, ...]) -> None:
        self.sum = sum
        self.buckets, self.questions, self.telling, *bodies = frozen
        self._stated_body, self._claimed_body, self._sources_body = bodies

    def fact(self, number: int) -> Fact:
        frozen = self._stated[number]
        return _thaw(frozen, self._source(frozen[3]))

    def claim(self, number: int) -> Fact:
        frozen = self._claimed[number]
        return _thaw(frozen, self._source(frozen[3]))

    def said_in(self, number: int) -> Fact:
        return _thaw(self._claimed[number], _NOWHERE)

    @property
    def all_stated(self) -> list[Fact]:
        return [self.fact(number) for number in range(len(self.buckets))]

    # Of most texts only one of these three is asked for.

    @cached_property
    def _stated(self) -> list[Any]:
        stated: list[Any] = marshal.loads(self._stated_body)
        return stated

    @cached_property
    def _claimed(self) -> list[Any]:
        claimed: list[Any] = marshal.loads(self._claimed_body)
        return claimed

    @cached_property
    def _sources(self) -> tuple[Any, ...]:
        sources: tuple[Any, ...] = marshal.loads(self._sources_body)
        return sources

    def _source(self, number: int) -> Source:
        return Source(*self._sources[number])


class ThawedTold(ThawedSet):
    """The same as `Told`, from what `freeze` made of it, where the text stands now."""

    def __init__(
        self, sum: bytes, frozen: tuple[Any, ...], field: TextField, phase: Callable[[TextField], str | None]
    ) -> None:
        facts, self.kinds, self._quantities, self._statement, self._said = frozen
        super().__init__(sum, facts)
        self.path = field.path
        self._field = field
        self._phase = phase

    @property
    def quantities(self) -> list[Quantity]:
        return [Quantity(*parts) for parts in self._quantities]

    @property
    def known_statement(self) -> KnownStatement | None:
        """None for a text that is not compared with others."""
        return KnownStatement(self.path, *self._statement) if self._statement else None

    @property
    def said(self) -> list[Said]:
        return [Said(self._source(number), *more) for number, more in enumerate(marshal.loads(self._said))]

    def _source(self, number: int) -> Source:
        start, end, words = self._sources[number]
        return Source(self.path, start, end, words, self._field.item, self._phase(self._field))


def freeze(told: Told) -> tuple[Any, ...]:
    """What a text says as plain values, without what depends on the place of the text."""
    sources = {one.source: (one.source.start, one.source.end, one.source.words) for one in told.said}
    return (
        _frozen(told, sources),
        told.kinds,
        tuple(map(tuple, told.quantities)),
        tuple(told.known_statement[1:]) if told.known_statement else None,
        marshal.dumps([(one.topic, one.denies) for one in told.said]),
    )


def freeze_facts(facts: FactSet) -> tuple[Any, ...]:
    """FactSet as plain values, with their places."""
    return _frozen(facts, {fact.source: tuple(fact.source) for fact in (*facts.stated, *facts.claimed)})


def _frozen(facts: FactSet, sources: dict[Source, tuple[Any, ...]]) -> tuple[Any, ...]:
    numbers = {source: number for number, source in enumerate(sources)}
    scopes = {fact.scope: tuple(map(tuple, fact.scope)) for fact in (*facts.stated, *facts.claimed)}
    stated, claimed = (
        [(f.kind, tuple(f.bucket), _plain(f.value), numbers[f.source], scopes[f.scope], f.concerned) for f in some]
        for some in (facts.stated, facts.claimed)
    )
    bodies = [marshal.dumps(part) for part in (stated, claimed, tuple(sources.values()))]
    return facts.buckets, facts.questions, facts.telling, *bodies


def _thaw(frozen: tuple[Any, ...], source: Source) -> Fact:
    kind, bucket, value, _, scope, concerned = frozen
    limits = tuple([Quantity(*q) for q in scope]) if scope else ()
    return Fact(kind, Bucket(*bucket), _value(value), source, limits, concerned)


def bucket_sum(fact: Fact) -> bytes:
    """What tells the bucket of a fact from others."""
    bucket = fact.bucket
    return _sum("\0".join((bucket.form, bucket.attribute, *sorted(bucket.subject))))


def question(claim: Fact) -> str:
    """The question that a claim answers; only claims with the same one are compared."""
    return question_of(claim.bucket.form, claim.bucket.attribute)


@cache
def question_of(form: str, attribute: str) -> str:
    """The question of a form about an attribute."""
    return f"{form}\n{attribute}"


@cache
def form_of(question: str) -> str:
    """The form of the claims that answer a question."""
    return question.partition("\n")[0]


def _sum(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _plain(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    parts = map(_plain, value)
    name = _NAMES.get(type(value))
    return (name, *parts) if name else tuple(parts)


def _value(value: Any) -> Any:
    """The value that `_plain` was given."""
    if type(value) is not tuple:
        return value
    parts = [_value(part) if type(part) is tuple else part for part in value]
    kind = _TYPES.get(parts[0]) if parts and type(parts[0]) is str else None
    return tuple(parts) if kind is None else kind._make(parts[1:])
