"""The name that somebody meant: nearest by letters, blind to case, hyphens and word order."""

import re
import unicodedata
from collections.abc import Iterable

_PARTS = re.compile(r"[\s_.-]+")


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The one of `names` that `word` most likely stands for; None where none is near."""
    if len(word) > 80:
        return None
    wanted = _key(word)
    if not wanted:
        return None
    best: tuple[float, str] | None = None
    for name in names:
        score = _distance(wanted, _key(name))
        if score is not None and (best is None or (score, name) < best):
            best = (score, name)
    return best[1] if best else None


def same(word: str, name: str) -> bool:
    """Whether two names differ in nothing but case, hyphens and blanks."""
    return bool(_key(word)) and _key(word) == _key(name)


def _key(word: str) -> str:
    return _PARTS.sub(" ", unicodedata.normalize("NFKC", word).casefold()).strip()


def _distance(wanted: str, name: str) -> float | None:
    """0 for the same word; None past the number of slips that a word of that length may have."""
    if wanted == name:
        return 0
    glued, other = wanted.replace(" ", ""), name.replace(" ", "")
    if glued == other or sorted(wanted.split()) == sorted(name.split()):
        return 0.1
    if _same_number(glued, other):
        return 0.2
    # Ids such as FR-001 and FR-002 are neighbours, not slips of each other.
    if any(c.isdigit() for c in glued) and re.sub(r"\d", "", glued) == re.sub(r"\d", "", other):
        return None
    allowed = 0 if len(glued) < 3 else 1 if len(glued) < 6 else 2 if len(glued) < 10 else 3
    if abs(len(glued) - len(other)) > allowed:
        return _inside(wanted, name)
    slips = _slips(glued, other, allowed)
    return slips if slips <= allowed and slips < len(other) else _inside(wanted, name)


def _same_number(one: str, other: str) -> bool:
    """`FR-1` and `FR-001`."""
    strip = re.compile(r"(?<!\d)0+(?=\d)")
    return any(c.isdigit() for c in one) and strip.sub("", one) == strip.sub("", other)


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
