"""Statements side by side: the same, or nearly, without being merely parallel."""

import marshal
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import Any, NamedTuple, Protocol

from spec_toolkit.cached import cached_property
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.sense import sense
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.folding import fold

_SECTIONS = ("requirements", "technical", "business_rules", "constraints", "goals")
#: Shared n-grams over all n-grams, from which on two texts are nearly the same (lint catalogue C18).
THRESHOLD = 0.8
#: Share of words that two texts must have in common before their letters are compared.
_WORDS = 0.7
_MOST_IN_BUCKET = 20
#: A statement of fewer words is like too many others.
_LEAST_WORDS = 4
#: Names that two statements must share so that the order of their words does not matter.
_MANY = 4
_FIGURES = re.compile(r"\d+")


class Compared(Protocol):
    """What is asked of every statement: values that are equal where two statements are alike in it."""

    @property
    def folded(self) -> Hashable:
        """Its words."""

    @property
    def ordered(self) -> Hashable:
        """Its words, with joined ones in one order."""

    @property
    def marks(self) -> Hashable:
        """What tells it from a parallel one."""

    @property
    def sense(self) -> Hashable:
        """What it says, whatever its words; nothing where that is not certain."""


class Statement:
    """One statement with what tells it from a parallel one; found out when it is asked for, as few are alike."""

    def __init__(self, path: SpecPath, readings: Sequence[Reading]) -> None:
        """`readings` are those of its sentences."""
        self.path = path
        self._readings = readings

    @cached_property
    def folded(self) -> str:
        """Its words, folded."""
        return " ".join([fold(word) for word in _written(self._readings).split()])

    @cached_property
    def ordered(self) -> str:
        """The same with joined words in one order."""
        return " ".join(_in_order(self.folded.split()))

    @cached_property
    def topic(self) -> frozenset[str]:
        return frozenset().union(*[reading.topic() for reading in self._readings])

    @cached_property
    def marks(self) -> tuple[object, ...]:
        """What tells each sentence from a parallel one."""
        return tuple(map(_marks, self._readings))

    @cached_property
    def sense(self) -> object:
        """What it says, whatever its words."""
        return sense(self._readings[0]) if len(self._readings) == 1 else None

    @cached_property
    def sides(self) -> tuple[object, ...]:
        """What must not change places."""
        return tuple(map(_sides, self._readings))


class KnownStatement(NamedTuple):
    """A statement that was read before; `body` holds what it is compared by. Bytes stand for everything else in it."""

    path: SpecPath
    folded: bytes
    ordered: bytes
    marks: bytes
    sense: bytes
    body: bytes

    @classmethod
    def of(cls, one: Statement) -> "KnownStatement":
        body = marshal.dumps([getattr(one, part) for part in _PARTS])
        said = b"" if one.sense is None else _sum(_in_one_order(one.sense))
        return cls(one.path, _sum(one.folded), _sum(one.ordered), _sum(_in_one_order(one.marks)), said, body)

    @property
    def statement(self) -> Statement:
        """The statement, which can be compared but has no marks."""
        one = Statement(self.path, ())
        vars(one).update(zip(_PARTS, marshal.loads(self.body), strict=True))
        return one


#: What nearly alike statements are compared by.
_PARTS = ("folded", "ordered", "topic", "sides")


def _sum(value: object) -> bytes:
    return blake2b(str(value).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _in_one_order(value: Any) -> Any:
    """A value in which the members of each set stand in one order, whatever the hash seed of the process."""
    if isinstance(value, frozenset):
        return sorted([repr(_in_one_order(part)) for part in value])
    return tuple(map(_in_one_order, value)) if isinstance(value, tuple) else value


#: Senses of words whose sides tell what comes first.
_ORDERED = frozenset(("before", "after", "from"))


def compares(path: SpecPath) -> bool:
    """Whether the text at an address is a statement that is compared with others."""
    return path[0] in _SECTIONS and path[-1] == "statement"


def _marks(reading: Reading) -> tuple[object, ...]:
    """What matters when statements are compared: another word of the vocabulary makes them parallel, not alike."""
    same = concepts().same  # "a booking", "a seat that is booked"
    return (
        reading.denies,
        reading.lacks,
        tuple(sorted(q.value for q in reading.quantities)),
        frozenset((group, value) for _, group, value in reading.contrasts),
        frozenset([same.get(term.key, term.key) for term in reading.found if term.senses and term.part == "names"]),
        frozenset([word for word in reading.text.split() if not word.isalpha() and any(map(str.isdigit, word))]),
    )


def _written(readings: Sequence[Reading]) -> str:
    """The words of a statement."""
    return " ".join([reading.text for reading in readings]).replace(".", " ")


def _sides(reading: Reading) -> tuple[object, ...]:
    """What must not change places: people and systems in their order, and what stands behind "before" or "from"."""
    actors: tuple[str, ...] = ()
    if not reading.categories.isdisjoint(("role", "system")):
        actors = tuple([term.key for term in reading.found if term.has("role", "system") and term.content])
    if _ORDERED.isdisjoint(reading.categories):
        return (actors,)
    mark = next(place for place, term in enumerate(reading.found) if term.has(*_ORDERED))
    return actors, frozenset([term.key for term in reading.found[mark:] if term.content])


#: The word between two that may change places, and the letter that does its work at the head of the second.
_AND = ("and", "or", "או", "أو", "او")
_GLUED = ("ו", "و")


def _in_order(words: list[str]) -> list[str]:
    """Two words that are joined by "and" or "or" in one order: "per month and campaign", "per campaign and month"."""
    for place in range(len(words) - 1):
        one, two = words[place], words[place + 1]
        if two in _AND and place + 2 < len(words):
            words[place], words[place + 2] = sorted((one, words[place + 2]))
        elif two[0] in _GLUED and len(two) > 3 and len(one) > 2 and two[1:] < one:
            words[place], words[place + 1] = two[1:], two[0] + one
    return words


def same(found: Sequence[Compared]) -> Iterator[tuple[int, int]]:
    """The positions of statements with the same words; the later one with the first."""
    yield from _again([one.folded for one in found])


def restated(found: Sequence[Compared]) -> Iterator[tuple[int, int]]:
    """The positions of statements that say the same in other words; the later one with the first."""
    numbers = [number for number, one in enumerate(found) if one.sense]
    for known, number in _again([found[number].sense for number in numbers]):
        yield numbers[known], numbers[number]


def near(
    found: Sequence[Compared], nearly: Callable[[list[int]], Iterable[tuple[int, int, float]]]
) -> Iterator[tuple[int, int, float]]:
    """The positions of statements that are nearly the same. `nearly` compares those that nothing tells from parallel
    ones: it is given their positions, and gives positions among them.
    """
    first = {one.folded: number for number, one in reversed([*enumerate(found)])}
    unique = sorted(first.values())
    taken = set()
    for known, number in _again([found[number].ordered for number in unique]):
        taken.add(unique[number])
        yield unique[known], unique[number], 1.0
    parallel: dict[Hashable, list[int]] = defaultdict(list)
    for number in unique:
        parallel[found[number].marks].append(number)
    for numbers in parallel.values():
        together = [number for number in numbers if number not in taken]
        if len(together) > 1:
            for one, two, share in nearly(together):
                yield together[one], together[two], share


def _again(keys: Iterable[Hashable]) -> Iterator[tuple[int, int]]:
    """The positions of keys that stand there before: that of the first one, and its own."""
    first: dict[Hashable, int] = {}
    for number, key in enumerate(keys):
        known = first.setdefault(key, number)
        if known != number:
            yield known, number


def with_shared_figures(found: Sequence[Statement]) -> list[Statement]:
    """The statements that are not the only ones with their figures: the others are parallel at most, so that nothing
    else about them matters.
    """
    figures = {one.folded: frozenset(_FIGURES.findall(one.folded)) for one in found}
    shared = Counter(figures.values())
    return [one for one in found if shared[figures[one.folded]] > 1]


def nearly(group: Sequence[Statement]) -> Iterator[tuple[int, int, float]]:
    """The positions of parallel statements that are nearly the same, the earlier one first. Candidates share one of
    their rarest words, so the work stays linear.
    """
    held = [{*one.folded.split()} for one in group]
    counts = Counter(chain.from_iterable(held))
    buckets: dict[str, list[int]] = defaultdict(list)
    taken: set[int] = set()
    for number, (one, own) in enumerate(zip(group, held, strict=True)):
        if len(own) < _LEAST_WORDS:
            continue
        words = sorted(own, key=lambda word: (counts[word], word))
        prefix = words[: len(words) - int(_WORDS * len(words)) + 1]
        best: tuple[int, float] | None = None
        for word in prefix:
            bucket = buckets[word]
            for other in bucket if best is None else ():
                score = _alike(one, group[other])
                if score >= THRESHOLD:
                    best = (other, score)
                    break
            if len(bucket) < _MOST_IN_BUCKET:
                bucket.append(number)
        if best and best[0] not in taken:
            taken.add(number)
            yield best[0], number, best[1]


def _alike(one: Statement, two: Statement) -> float:
    """Share of common 4-letter pieces; 0 where each has a word of weight that the other lacks."""
    if one.topic == two.topic and len(one.topic) >= _MANY and one.sides == two.sides:
        first, second = {*one.folded.split()}, {*two.folded.split()}
        if len(first & second) >= _WORDS * len(first | second):
            return 1.0  # the same, with the parts of the sentence in another order
    if (one.topic - two.topic) and (two.topic - one.topic):
        return 0.0
    if len(one.topic ^ two.topic) > 1:
        return 0.0
    grams, others = _grams(one.ordered), _grams(two.ordered)
    return len(grams & others) / max(1, len(grams | others))


@lru_cache(maxsize=20_000)
def _grams(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 4] for place in range(len(text) - 3))
