"""A sentence that lets fewer people use the system than the roles have, or says that others do."""

import re
from collections.abc import Iterator
from functools import cache

from spec_toolkit.facts.collect import Facts
from spec_toolkit.facts.frozen import Said
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.languages.phrases import pattern, phrases
from spec_toolkit.languages.text import language_of
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._sentences import is_conditional

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

_DIGIT = re.compile(r"\d")


def check(context: Context) -> Iterator[Hit]:
    yield from each_text(context, _too_few, "roles")


def _too_few(context: Context) -> Iterator[Hit]:
    counted = [
        (number, role.users)
        for number, role in enumerate(context.spec.roles)
        if isinstance(role.users, int) and not role.system and not role.external
    ]
    total = sum(users for _, users in counted)
    besides = _Besides(context.facts)
    for said in context.facts.saying(_speaks_of) if total else ():
        limit = None if said.topic - besides[language_of(said.source.words)] else _limit(context, said)
        if limit is not None and (
            limit.number < total or (_says(said.source.words, "works") and _is_other(limit, total))
        ):
            most = max(counted, key=lambda one: one[1])[0]
            values = {"words": shorten(said.source.words), "total": total}
            others = (Other(("roles", most, "users")),)
            yield Hit(said.source.path, said.source.start, said.source.end, values=values, others=others)


def _speaks_of(text: str) -> bool:
    """Whether a sentence speaks of a number of people."""
    return _DIGIT.search(text) is not None and _says(text, "people") and not _says(text, "part")


def _limits_people(reading: Reading) -> bool:
    """Whether a sentence says how many people there may be at most, of whatever."""
    if len(reading.quantities) != 1 or is_conditional(reading) or "exceptions" in reading.categories:
        return False
    quantity = reading.quantities[0]
    bounds = quantity.kind == "most" or (quantity.kind == "exact" and _says(reading.text, "licences", "works"))
    return quantity.dimension == "count" and bounds and _counts_people(reading)


def _limit(context: Context, said: Said) -> Quantity | None:
    """How many people a sentence about nothing else lets use the system, or says to use it."""
    reading = context.facts.read(said.source.words)
    if not _limits_people(reading) or (reading.denies and reading.quantities[0].kind == "exact"):
        return None
    return reading.quantities[0]


def _is_other(said: Quantity, total: int) -> bool:
    """Whether a number of people is another one: "40 people work with the CRM"."""
    return said.kind == "exact" and said.number != total


def _says(text: str, *keys: str) -> bool:
    return pattern("users", *keys).search(text) is not None


def _counts_people(reading: Reading) -> bool:
    """Whether people are what the one number of a sentence counts: "40 users", "the number of users is 40"."""
    quantity = reading.quantities[0]
    near = [" ".join(term.words) for term in reading.found[quantity.first : quantity.end + 1]]
    before = [" ".join(term.words) for term in reading.found[: quantity.first]]
    return any(_says(word, "people") for word in (*near, *before))


class _Besides(dict[str, frozenset[str]]):
    """Language to the names that may stand in such a sentence besides the number; made when it is asked for."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._facts = facts

    def __missing__(self, language: str) -> frozenset[str]:
        names = self[language] = frozenset().union(*map(self._facts.topic, _words(language)))
        return names


@cache
def _words(language: str) -> tuple[str, ...]:
    """The words of one language: to read those of the others would load their vocabularies."""
    listed = phrases("users")
    return tuple(word for key in ("besides", "people") for word in listed[key] if language_of(word) == language)
