"""A sentence that lets fewer people use the system than the roles have."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import yaml

from spec_toolkit.facts.reading import Reading
from spec_toolkit.languages.text import LANGUAGES, normalise
from spec_toolkit.resources import package_file
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._sentences import is_conditional

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

_DIGIT = re.compile(r"\d")


class _Words(NamedTuple):
    """Those who are counted, what limits them by itself, another number of them, what else may be named."""

    people: re.Pattern[str]
    licences: re.Pattern[str]
    part: re.Pattern[str]
    besides: tuple[str, ...]


def check(context: Context) -> Iterator[Hit]:
    counted = [
        (number, role.users)
        for number, role in enumerate(context.spec.roles)
        if isinstance(role.users, int) and not role.system and not role.external
    ]
    total = sum(users for _, users in counted)
    for said in context.facts.sentences if total else ():
        limit = _limit(context, said.source.words)
        if limit is not None and limit < total:
            most = max(counted, key=lambda one: one[1])[0]
            values = {"words": shorten(said.source.words), "total": total}
            others = (Other(("roles", most, "users")),)
            yield Hit(said.source.path, said.source.start, said.source.end, values=values, others=others)


def _limit(context: Context, text: str) -> float | None:
    """How many people at most a sentence lets use the system."""
    words = _words()
    if not _DIGIT.search(text) or not words.people.search(text) or words.part.search(text):
        return None
    reading = context.facts.read(text)
    if len(reading.quantities) != 1 or is_conditional(reading) or "exceptions" in reading.categories:
        return None
    quantity = reading.quantities[0]
    bounds = quantity.kind == "most" or (quantity.kind == "exact" and words.licences.search(text))
    if quantity.dimension != "count" or not bounds or reading.topic() - _besides(context):
        return None
    return quantity.number if _counts_people(reading, words) else None


def _counts_people(reading: Reading, words: _Words) -> bool:
    """Whether people are what the one number of a sentence counts: "40 users", "the number of users is 40"."""
    quantity = reading.quantities[0]
    near = [" ".join(term.words) for term in reading.found[quantity.first : quantity.end + 1]]
    before = [" ".join(term.words) for term in reading.found[: quantity.first]]
    return any(words.people.search(word) for word in (*near, *before))


def _besides(context: Context) -> frozenset[str]:
    """The names that may stand in such a sentence besides the number."""
    return frozenset().union(*(context.facts.topic(word) for word in _words().besides))


@cache
def _data() -> tuple[dict[str, Any], ...]:
    return tuple(
        yaml.safe_load(package_file(f"languages/{language}/users.yaml").read_text("utf-8")) for language in LANGUAGES
    )


@cache
def _words() -> _Words:
    """The words of all languages together: their scripts keep them apart."""

    def any_of(key: str) -> re.Pattern[str]:
        forms = {normalise(form).text for each in _data() for form in each[key]}
        return re.compile(
            rf"(?<!\w)(?:{'|'.join(re.escape(f) for f in sorted(forms, key=len, reverse=True))})(?!\w)", re.I
        )

    besides = tuple(word for each in _data() for key in ("besides", "people") for word in each[key])
    return _Words(any_of("people"), any_of("licences"), any_of("part"), besides)
