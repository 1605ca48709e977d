"""How Hebrew and Arabic words are bent: `languages/<language>/morphology.yaml`, compiled when first asked for."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from spec_toolkit.languages.folding import fold
from spec_toolkit.package_data import words


class Roots(NamedTuple):
    """How the root letters of an unknown word are found."""

    article: re.Pattern[str]
    ending: re.Pattern[str]
    #: Letters that are taken off the beginning while enough are left.
    before: frozenset[str]
    #: Finds the vowel letters behind the first one.
    vowels: re.Pattern[str]
    no_start: frozenset[str]
    #: The ending and the letters before that are taken off where only two letters are left; None where none are.
    short: "tuple[re.Pattern[str], frozenset[str]] | None" = None


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
    #: Ending of a form of a noun to the endings that the noun itself may have, the longest endings first.
    nouns: tuple[tuple[str, tuple[str, ...]], ...]
    #: Conjugation to its forms, with a digit for each letter of the root.
    verbs: dict[str, tuple[str, ...]]
    #: What may stand before, between and behind the letters of a root.
    around_root: tuple[str, str, str]
    roots: Roots
    #: Finds a word that has the shape of a verb with a person or a participle, not of a noun made of a verb.
    finite: re.Pattern[str] | None
    #: Finds the end of a plural to which the noun behind it belongs.
    construct: re.Pattern[str] | None
    #: How a word ends that stands for something before it, or belongs to it.
    pronouns: tuple[str, ...] = ()
    #: Ending of a noun to its plural before another noun and to its plurals by itself, the longest endings first.
    plural_endings: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()

    def plurals(self, key: str, bound: bool) -> list[str]:
        """The plurals that a folded noun may have; `bound`: before the noun to which it belongs."""
        for ending, before, alone in self.plural_endings:
            if key.endswith(ending):
                return [key[: len(key) - len(ending)] + plural for plural in (before if bound else alone)]
        return []

    def conjugated(self, conjugation: str, letters: str) -> Iterator[str]:
        """Every form of a verb: the letters of its root in the places of the digits."""
        places = {ord(str(place)): letter for place, letter in enumerate(letters, 1)}
        return (fold(form.translate(places)) for form in self.verbs[conjugation])

    def bent(self, key: str) -> Iterator[str]:
        """What the noun may be of which a folded word is a form: "loans", "loan" of "his loans"."""
        for ending, wholes in self.nouns:
            if key.endswith(ending) and len(key) - len(ending) > 1:
                for whole in wholes:
                    yield key[: len(key) - len(ending)] + whole


def _ending(endings: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(endings)})$")


@cache
def morphology(language: str) -> Morphology:
    """The morphology of Hebrew ("he") or Arabic ("ar")."""
    data: dict[str, Any] = words(f"languages/{language}/morphology.yaml")
    around, roots = data["around_root"], data["roots"]
    return Morphology(
        re.compile(data["prefixes"]),
        _ending(data["endings"]),
        tuple((_ending(one["endings"]), one["without"]) for one in data["possessives"]),
        int(data["least"]),
        tuple((_ending(one["endings"]), one["without"]) for one in data.get("duals", ())),
        tuple((one["form"], tuple(one["of"])) for one in data.get("nouns", ())),
        {name: tuple(forms) for name, forms in data.get("verbs", {}).items()},
        (around["before"], around["between"], around["behind"]),
        Roots(
            re.compile(roots["article"]),
            _ending(roots["endings"]),
            frozenset(roots["letters_before"]),
            re.compile(f"(?<!^)[{roots['vowels']}]"),
            frozenset(roots["no_start"]),
            (_ending(short["endings"]), frozenset(short["letters_before"])) if (short := roots.get("short")) else None,
        ),
        re.compile(data["finite"]) if "finite" in data else None,
        re.compile(data["construct"]) if "construct" in data else None,
        tuple(data.get("pronouns", ())),
        tuple((one["of"], tuple(one["bound"]), tuple(one["alone"])) for one in data.get("plurals", ())),
    )
