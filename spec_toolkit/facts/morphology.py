"""How Hebrew and Arabic words are bent: `languages/<language>/morphology.yaml`, compiled when first asked for."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import yaml

from spec_toolkit.resources import package_file

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Roots(NamedTuple):
    """How the root letters of an unknown word are found."""

    article: re.Pattern[str]
    ending: re.Pattern[str]
    #: Letters that are taken off the beginning while enough are left.
    before: frozenset[str]
    #: Finds the vowel letters behind the first one.
    vowels: re.Pattern[str]
    no_start: frozenset[str]


class Morphology(NamedTuple):
    """The shapes of the words of one language, in folded letters."""

    prefix: re.Pattern[str]
    ending: re.Pattern[str]
    #: Finds a possessive at the end of a noun; what the noun ends in without it.
    possessives: tuple[tuple[re.Pattern[str], str], ...]
    #: A noun without its possessive or case ending has at least so many letters.
    least: int
    #: Finds the ending that says "two"; what the noun ends in without it.
    duals: tuple[tuple[re.Pattern[str], str], ...]
    #: What may stand before, between and behind the letters of a root.
    around_root: tuple[str, str, str]
    roots: Roots


def _ending(endings: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(endings)})$")


@cache
def morphology(language: str) -> Morphology:
    """The morphology of Hebrew ("he") or Arabic ("ar")."""
    data: dict[str, Any] = yaml.load(package_file(f"languages/{language}/morphology.yaml").read_text("utf-8"), _Loader)
    around, roots = data["around_root"], data["roots"]
    return Morphology(
        re.compile(data["prefixes"]),
        _ending(data["endings"]),
        tuple((_ending(one["endings"]), one["without"]) for one in data["possessives"]),
        int(data["least"]),
        tuple((_ending(one["endings"]), one["without"]) for one in data.get("duals", ())),
        (around["before"], around["between"], around["behind"]),
        Roots(
            re.compile(roots["article"]),
            _ending(roots["endings"]),
            frozenset(roots["letters_before"]),
            re.compile(f"(?<!^)[{roots['vowels']}]"),
            frozenset(roots["no_start"]),
        ),
    )
