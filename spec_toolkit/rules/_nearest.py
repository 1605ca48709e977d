"""The name that somebody meant: nearest by letters, blind to case, hyphens and word order."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_PARTS = re.compile(r"[\s_.-]+")
_DIGITS = re.compile(r"\d")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


class _Form(NamedTuple):
    """A name as it is compared."""

    words: str
    glued: str
    sorted: tuple[str, ...]
    #: Without its digits, where it has any.
    letters: str | None
    #: With numbers without leading zeros: `FR-1` and `FR-001` are one.
    number: str | None


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The one of `names` that `word` most likely stands for; None where none is near."""
    if len(word) > 80:
        return None
    wanted = _form(word)
    if not wanted.glued:
        return None
    best: tuple[float, str] | None = None
    for name in names:
        score = _distance(wanted, _form(name))
        if score is not None and (best is None or (score, name) < best):
            best = (score, name)
    return best[1] if best else None


def same(word: str, name: str) -> bool:
    """Whether two names differ in nothing but case, hyphens and blanks."""
    return bool(_form(word).words) and _form(word).words == _form(name).words


@lru_cache(maxsize=20_000)
def _form(word: str) -> _Form:
    words = _PARTS.sub(" ", unicodedata.normalize("NFKC", word).casefold()).strip()
    glued = words.replace(" ", "")
    digits = any(char.isdigit() for char in glued)
    return _Form(
        words,
        glued,
        tuple(sorted(words.split())),
        _DIGITS.sub("", glued) if digits else None,
        _ZEROS.sub("", glued) if digits else None,
    )


def _distance(wanted: _Form, name: _Form) -> float | None:
    """0 for the same word; None past the number of slips that a word of that length may have."""
    if wanted.words == name.words:
        return 0
    if wanted.glued == name.glued or wanted.sorted == name.sorted:
        return 0.1
    if wanted.number is not None:
        if wanted.number == name.number:
            return 0.2
        # Ids such as FR-001 and FR-002 are neighbours, not slips of each other.
        if wanted.letters == name.letters:
            return None
    one, other = wanted.glued, name.glued
    allowed = 0 if len(one) < 3 else 1 if len(one) < 6 else 2 if len(one) < 10 else 3
    if abs(len(one) - len(other)) <= allowed:
        slips = _slips(one, other, allowed)
        if slips <= allowed and slips < len(other):
            return slips
    return _inside(wanted.words, name.words)


def _inside(wanted: str, name: str) -> float | None:
    """A name of which one word, or the beginning, was written: `stakeholder`, `accept`."""
    if len(wanted) >= 4 and (name.startswith(wanted) or (wanted.startswith(name) and len(name) >= 4)):
        return 5
    return None


def _slips(one: str, other: str, limit: int) -> int:
    """Letters left out, added, changed or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        following = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        if min(following) > limit:
            return limit + 1
        before, row = row, following
    return row[-1]
