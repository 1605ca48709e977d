"""Statements side by side: the same, or nearly, without being merely parallel."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, compress
from typing import Any

from spec_toolkit.cached import cached_property
from spec_toolkit.facts.reading import Reading
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.folding import fold

_SECTIONS = ("requirements", "technical", "business_rules", "constraints", "goals")
#: Shared n-grams over all n-grams, from which on two texts are nearly the same (lint catalogue C18).
THRESHOLD = 0.8
#: Share of words that two texts must have in common before their letters are compared.
_WORDS = 0.7
_MOST_IN_BUCKET = 20
#: Names that two statements must share so that the order of their words does not matter.
_MANY = 4
_FIGURES = re.compile(r"\d+")


class Statement:
    """One statement with what tells it from a parallel one; found out when it is asked for, as few are alike."""

    def __init__(self, path: SpecPath, readings: Sequence[Reading]) -> None:
        """`readings` are those of its sentences."""
        self.path = path
        self._readings = readings

    @classmethod
    def known(cls, path: SpecPath, *found: Any) -> "Statement":
        """A statement of which an earlier run found everything out (see `found_out`)."""
        one = cls(path, ())
        vars(one).update(zip(_PARTS, found, strict=True))
        return one

    def found_out(self) -> tuple[Any, ...]:
        """Everything about it but its path, as plain values."""
        return tuple([getattr(self, part) for part in _PARTS])

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
    def sides(self) -> tuple[object, ...]:
        """What must not change places."""
        return tuple(map(_sides, self._readings))


_PARTS = ("folded", "ordered", "topic", "marks", "sides")


#: Senses of words whose sides tell what comes first.
_ORDERED = frozenset(("before", "after", "from"))


def compares(path: SpecPath) -> bool:
    """Whether the text at an address is a statement that is compared with others."""
    return path[0] in _SECTIONS and path[-1] == "statement"


def _marks(reading: Reading) -> tuple[object, ...]:
    """What matters when statements are compared: another word of the vocabulary makes them parallel, not alike."""
    return (
        reading.denies,
        reading.lacks,
        tuple(sorted(q.value for q in reading.quantities)),
        frozenset((group, value) for _, group, value in reading.contrasts),
        frozenset(term.key for term in reading.found if term.senses and term.part == "names"),
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


def same(found: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Statements with the same words; the later one with the first."""
    first: dict[str, Statement] = {}
    for one in found:
        known = first.setdefault(one.folded, one)
        if known is not one:
            yield known, one


def near(found: list[Statement]) -> Iterator[tuple[Statement, Statement, float]]:
    """Statements that are nearly the same. Candidates share one of their rarest words, so the work stays linear."""
    unique = list({one.folded: one for one in reversed(found)}.values())[::-1]
    figures = [frozenset(_FIGURES.findall(one.folded)) for one in unique]
    shared = Counter(figures)
    if len(shared) == len(unique):
        return
    held = [{*one.folded.split()} for one in unique]
    counts = Counter(chain.from_iterable(held))
    rarity = {word: rank for rank, word in enumerate(sorted(counts, key=lambda word: (counts[word], word)))}
    # With other figures they are parallel at most, so that nothing else about them matters.
    likely = [shared[own] > 1 for own in figures]
    unique, held = list(compress(unique, likely)), list(compress(held, likely))
    numbers: dict[tuple[object, ...], int] = {}
    marked = [numbers.setdefault(one.marks, len(numbers)) for one in unique]
    parallel = Counter(marked)
    buckets: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    taken: set[SpecPath] = set()
    first: dict[str, Statement] = {}
    for one in unique:
        known = first.setdefault(one.ordered, one)
        if known is not one:
            taken.add(one.path)
            yield known, one, 1.0
    for one, own, marks in zip(unique, held, marked, strict=True):
        if parallel[marks] < 2 or len(own) < 4 or one.path in taken:
            continue
        words = sorted(own, key=rarity.__getitem__)
        prefix = words[: len(words) - int(_WORDS * len(words)) + 1]
        best: tuple[float, Statement] | None = None
        for word in prefix:
            bucket = buckets[word, marks]
            for other in bucket if best is None else ():
                score = _alike(one, other)
                if score >= THRESHOLD:
                    best = (score, other)
                    break
            if len(bucket) < _MOST_IN_BUCKET:
                bucket.append(one)
        if best and best[1].path not in taken:
            taken.add(one.path)
            yield best[1], one, best[0]


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
