"""From lemmas to forms: the patterns of a language (`patterns.yaml`) and the small notation of lexicon entries.

A form is words with spaces between them, and

    a/b         either word              {class}   a word of that class
    (a b|c|)    either of these or none  *  *?     one word, one word or none
    ~p          after a word: all forms that pattern p makes of it ("hit~verb the ground running")
    =word       the bare word, without prefixes            ^  $   first, last in the clause
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

_GROUP = re.compile(r"\(([^()]*)\)")
_MOST = 4000


class LexiconError(ValueError):
    """A fault in a lexicon file; the message names the entry."""


class Inflection:
    """The patterns of one language.

    `patterns`: name to rules `{match: regular expression, make: [replacement, …]}`; the first rule whose expression is
    found in the word makes its forms. `irregular`: name to {word: [forms]}.
    """

    def __init__(self, patterns: Mapping[str, Any], irregular: Mapping[str, Any], fold: Callable[[str], str]) -> None:
        self._patterns = patterns
        self._irregular = irregular
        self._fold = fold

    def forms(self, word: str, pattern: str) -> list[str]:
        """All forms of a word (or of the last word of a phrase), folded, in order, without repeats."""
        if pattern not in self._patterns:
            raise LexiconError(f"{word}: no pattern {pattern!r} in patterns.yaml")
        irregular = self._irregular.get(pattern, {})
        if word in irregular:
            return _unique(self._fold(form) for form in irregular[word])
        for rule in self._patterns[pattern]:
            if re.search(rule["match"], word):
                return _unique(self._fold(re.sub(rule["match"], made, word, count=1)) for made in rule["make"])
        raise LexiconError(f"{word}: no rule of pattern {pattern!r} fits")

    def expand(self, form: str) -> list[tuple[str, ...]]:
        """Every word sequence that a form stands for, as keys of the trie."""
        found: list[tuple[str, ...]] = []
        for plain in _groups(form):
            slots = [self._slot(word) for word in _words(plain)]
            for sequence in product(*slots):
                found.append(tuple(key for key in sequence if key))
                if len(found) > _MOST:
                    raise LexiconError(f"{form}: stands for more than {_MOST} word sequences")
        return _unique(sequence for sequence in found if sequence)

    def _slot(self, word: str) -> list[str]:
        if word == "*?":
            return ["", "*"]
        if word in ("*", "^", "$", "~", "/", "(") or (word.startswith("{") and word.endswith("}")):
            return [word]
        keys: list[str] = []
        for choice in word.split("/"):
            bare, _, pattern = choice.partition("~")
            exact = "=" if bare.startswith("=") else ""
            bare = bare.removeprefix("=")
            keys += [exact + key for key in (self.forms(bare, pattern) if pattern else [self._fold(bare)])]
        return keys


def _words(form: str) -> list[str]:
    return re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])(?![^{}]*\})", " ", form).split()


def _groups(form: str) -> Iterator[str]:
    group = _GROUP.search(form)
    if group is None:
        yield form
        return
    for choice in group.group(1).split("|"):
        yield from _groups(f"{form[: group.start()]} {choice} {form[group.end() :]}")


def _unique(values: Iterator[Any] | Sequence[Any]) -> list[Any]:
    return list(dict.fromkeys(values))
