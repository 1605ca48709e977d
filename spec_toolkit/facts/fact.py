"""A fact: one thing that the specification says, with its place, in a bucket of facts that answer the same question."""

from typing import Any, Literal, NamedTuple

from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.findings import SpecPath

#: What a fact is about; the name is that of the rule `contradiction/<kind>` that reports clashes.
Kind = Literal[
    "permission",
    "exclusive-right",
    "negation",
    "without",
    "quantity",
    "kpi-target",
    "retention",
    "frequency",
    "direction",
    "obligation",
    "exclusive-value",
    "cardinality",
    "order",
]

#: A fact about fewer named things than this is too general to compare.
LEAST = 2
#: Names of words that say what comes first, not what a fact is about.
ORDER_WORDS = frozenset(("before", "after"))


class Source(NamedTuple):
    """Where a fact is said: the address of the text or value, the words in it, the item, the phase of the item."""

    path: SpecPath
    start: int | None
    end: int | None
    words: str
    item: str | None = None
    phase: str | None = None
    #: Read from an item rather than from a sentence.
    structural: bool = False


class Bucket(NamedTuple):
    """Facts of one bucket answer one question about one subject."""

    form: str
    attribute: str
    subject: frozenset[str]


class Fact(NamedTuple):
    """`form` of the bucket says how values compare (see `compare`); `scope` are quantities that limit the fact.

    `concerned` are the people whose something is or to whom it goes.
    """

    kind: Kind
    bucket: Bucket
    value: Any
    source: Source
    scope: tuple[Quantity, ...] = ()
    concerned: frozenset[str] = frozenset()
