"""Statements side by side: the same, or nearly, without being merely parallel."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spec_toolkit.facts.reading import Reading
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.folding import fold
from spec_toolkit.languages.text import normalise

_SECTIONS = ("requirements", "technical", "business_rules", "constraints", "goals")
#: Shared n-grams over all n-grams, from which on two texts are nearly the same (lint catalogue C18).
THRESHOLD = 0.8
#: Share of words that two texts must have in common before their letters are compared.
_WORDS = 0.7
_MOST_IN_BUCKET = 60


@dataclass(frozen=True)
class Statement:
    """One statement with what tells it from a parallel one."""

    path: SpecPath
    folded: str
    topic: frozenset[str]
    marks: tuple[object, ...]


def statements(readings: Iterable[tuple[SpecPath, Reading]]) -> list[Statement]:
    """The statements among the sentences that were read, in document order."""
    found: dict[SpecPath, list[Reading]] = defaultdict(list)
    for path, reading in readings:
        if path[0] in _SECTIONS and path[-1] == "statement":
            found[path].append(reading)
    return [_statement(path, parts) for path, parts in found.items()]


def _statement(path: SpecPath, parts: list[Reading]) -> Statement:
    text = " ".join(part.text for part in parts)
    folded = " ".join(fold(word) for word in normalise(text).text.replace(".", " ").split())
    topic = frozenset().union(*(part.topic() for part in parts))
    marks = (
        tuple(part.denies for part in parts),
        tuple(part.lacks for part in parts),
        tuple(sorted(q.value for part in parts for q in part.quantities)),
        frozenset(name for part in parts for _, group, value in part.contrasts() for name in (group, value)),
        frozenset(term.key for part in parts for term in part.found if term.has(*_TELLING)),
        frozenset(word for word in folded.split() if any(letter.isdigit() for letter in word)),
    )
    return Statement(path, folded, topic, marks)


#: Senses whose words make two texts parallel, not alike.
_TELLING = ("role", "thing", "action", "channel", "system", "area", "only")


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
    counts = Counter(word for one in unique for word in {*one.folded.split()})
    buckets: dict[tuple[str, tuple[object, ...]], list[Statement]] = defaultdict(list)
    taken: set[SpecPath] = set()
    for one in unique:
        words = sorted({*one.folded.split()}, key=lambda word: (counts[word], word))
        if len(words) < 4:
            continue
        prefix = words[: len(words) - int(_WORDS * len(words)) + 1]
        best: tuple[float, Statement] | None = None
        for word in prefix:
            bucket = buckets[word, one.marks]
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
    if (one.topic - two.topic) and (two.topic - one.topic):
        return 0.0
    if len(one.topic ^ two.topic) > 1:
        return 0.0
    grams, others = _grams(one.folded), _grams(two.folded)
    return sum((grams & others).values()) / max(1, sum((grams | others).values()))


def _grams(text: str) -> Counter[str]:
    return Counter(text[place : place + 4] for place in range(len(text) - 3))
