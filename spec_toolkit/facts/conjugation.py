"""Verbs given by root and form, in every shape that they and the nouns made of them take: `languages/*/verbs.yaml`.

"أنجز", "تُنجز", "المنجزة" and "إنجازها" are one word: the root ن ج ز in the fourth form. A shape is made once for each
verb; a word is one of them where a prefix and an ending that belong to that kind of shape are all that it has besides.
A word that two concepts share has no meaning here.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from spec_toolkit.package_data import words_of
from spec_toolkit.resources import package_file

#: How a hamza in a root is written once letters are folded, where a template does not say.
_HAMZA = str.maketrans("ء", "ا")
_WEAK = frozenset("وي")
#: Root letters that swallow the letter which the eighth form puts behind them.
_MERGING = frozenset("طدت")
#: Affixes are never longer than this.
_LONGEST = 5


class Conjugation:
    """The shapes of the verbs of one language."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._affixes = {
            kind: (re.compile(affix["before"]), re.compile(f"(?:{affix['behind']})"))
            for kind, affix in data["affixes"].items()
        }
        self._forms: dict[str, Any] = data["forms"]
        #: Kind of shape to shape to the senses of its verbs.
        self._shapes: dict[str, dict[str, set[tuple[str, str]]]] = {kind: {} for kind in self._affixes}
        for concept, verbs in data["actions"].items():
            self._add(verbs, ("action", concept))
        self._add(data["light"], ("light", ""))

    def _add(self, verbs: list[str], sense: tuple[str, str]) -> None:
        for verb in verbs:
            letters, form, *nouns = verb.split()
            for kind, templates in self._templates(letters, form).items():
                for template in templates:
                    self._shapes[kind].setdefault(_shape(letters, template), set()).add(sense)
            for noun in nouns:
                self._shapes["noun"].setdefault(noun, set()).add(sense)

    def _templates(self, letters: str, form: str) -> dict[str, list[str]]:
        kinds = self._forms[form]
        found: dict[str, list[str]] = next((kinds[kind] for kind in _kinds(letters) if kind in kinds), kinds["sound"])
        return found

    def senses(self, word: str) -> dict[str, str] | None:
        """What a folded word means, where it is a shape of the verbs of one concept."""
        found = {sense for kind in self._affixes for sense in self._of(kind, word)}
        return dict(found) if len(found) == 1 else None

    def is_past(self, word: str) -> bool:
        """Whether a folded word can be one of the verbs in the past: "شحن", which is a noun as well."""
        return any(True for _ in self._of("past", word))

    def _of(self, kind: str, word: str) -> Iterator[tuple[str, str]]:
        """The senses that a word has as a shape of this kind."""
        before, behind = self._affixes[kind]
        shapes = self._shapes[kind]
        starts = [cut for cut in range(min(_LONGEST, len(word))) if before.fullmatch(word, 0, cut)]
        stops = [cut for cut in range(max(2, len(word) - _LONGEST), len(word) + 1) if behind.fullmatch(word, cut)]
        for start in starts:
            for stop in stops:
                yield from shapes.get(word[start:stop], ())


def _kinds(letters: str) -> Iterator[str]:
    """The kinds of a root, the one that counts most first."""
    first, middle, last = letters[0], letters[1], letters[2]
    if len(letters) == 3:
        if first in _MERGING:
            yield "merged"
        if last in _WEAK:
            yield "last_weak"
        if middle in _WEAK:
            yield "middle_weak"
        if middle == last:
            yield "doubled"
        if last == "ء":
            yield "last_hamza"
        if first == "ء":
            yield "first_hamza"
        if first == "و":
            yield "first_weak"


def _shape(letters: str, template: str) -> str:
    """A template with the letters of a root, folded: a hamza of the root is an alef, one of the template stays."""
    root = letters.translate(_HAMZA)
    return "".join(root[int(sign) - 1] if sign.isdigit() else sign for sign in template)


@cache
def conjugation(language: str) -> Conjugation | None:
    """The conjugation of a language that has one: Arabic ("ar")."""
    try:
        text = package_file(f"languages/{language}/verbs.yaml").read_text("utf-8")
    except FileNotFoundError:
        return None
    return Conjugation(words_of(text))
