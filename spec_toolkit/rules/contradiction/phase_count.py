"""A sentence that gives the rollout another number of phases than it has."""

import re
from collections.abc import Iterator

from spec_toolkit.facts.reading import Reading
from spec_toolkit.languages.phrases import pattern
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

_LIMITS = frozenset(("exceptions", "except_only", "without", "conditions"))
_NUMBERED = re.compile(r"phase \d+(?:\.0)?")


def check(context: Context) -> Iterator[Hit]:
    if context.spec.rollout and context.spec.rollout.phases:
        yield from each_text(context, _told, "rollout")


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say of the number of phases."""
    total = len(context.spec.rollout.phases) if context.spec.rollout else 0
    for said in context.facts.saying(_speaks_of):
        number = _number(context.facts.read(said.source.words))
        if number is not None and number != total:
            values = {"words": shorten(said.source.words), "total": total}
            place = (said.source.path, said.source.start, said.source.end)
            yield Hit(*place, values=values, others=(Other(("rollout", "phases")),))


def _speaks_of(text: str) -> bool:
    """Whether a sentence speaks of the rollout, or of going live, and of phases."""
    whole = pattern("rollout", "go_live", "project").search(text) is not None
    return whole and pattern("rollout", "phase").search(text) is not None


def _number(reading: Reading) -> float | None:
    """In how many phases the system comes by a sentence that says nothing else."""
    if reading.denies or not reading.categories.isdisjoint(_LIMITS) or _besides(reading):
        return None
    single = _single(reading)
    if single and not reading.quantities:
        return 1
    counts = [one for one in reading.quantities if one.dimension == "count" and one.kind == "exact"]
    if len(counts) != 1 or len(reading.quantities) != 1:
        return None
    behind = reading.found[counts[0].end : counts[0].end + 2]
    near = (*behind, *reading.found[max(0, counts[0].first - 1) : counts[0].first])
    return counts[0].number if any(_is("phase", " ".join(term.words)) for term in near) else None


def _single(reading: Reading) -> bool:
    """Whether Hebrew or Arabic says "in one phase", which may be read as "in phase one"."""
    found = reading.found
    one = (place for place, term in enumerate(found) if _NUMBERED.fullmatch(term.key))
    return any(_is("single", " ".join(term.words)) for place in one for term in found[place + 1 : place + 2])


def _is(key: str, words: str) -> bool:
    return pattern("rollout", key).search(words) is not None


def _besides(reading: Reading) -> bool:
    """Whether a sentence names anything but the rollout and its phases."""
    words = pattern("rollout", "go_live", "project", "phase", "besides", "consists", "single")
    return any(
        term.content and term.number is None and not words.search(" ".join(term.words)) for term in reading.found
    )
