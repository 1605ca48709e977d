"""Words that a project adds to a lexicon or takes out of it: its glossary, its names, its settings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from spec_toolkit.languages.folding import fold
from spec_toolkit.languages.lexicon import lexicon
from spec_toolkit.languages.text import normalise, tokens

#: Letters of a word that a prefix may take up.
_LONGEST_PREFIX = 4

#: What may follow the first word of a phrase: number of words, then those words, to the entries of the phrase. A
#: project has hundreds of names that begin with the same word.
_Rests = dict[int, dict[tuple[str, ...], list[Mapping[str, Any]]]]


class _Folded(dict[str, str]):
    """Word to its key, found once."""

    def __missing__(self, word: str) -> str:
        key = self[word] = fold(word)
        return key


class ProjectWords:
    """Words and phrases of one language with the lexicon entry that each stands for.

    `entries` holds pairs of words as an author writes them and an entry: `{"kind": …, "lemma": …}`.
    """

    def __init__(self, language: str, entries: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        self._clitics = lexicon(language).clitics
        self._phrases: dict[str, _Rests] = {}
        for words, entry in entries:
            keys = tuple(fold(token) for token in tokens(normalise(words).text))
            if keys:
                rests = self._phrases.setdefault(keys[0], {})
                rests.setdefault(len(keys) - 1, {}).setdefault(keys[1:], []).append(entry)
        self._begins: dict[str, list[_Rests]] = {}
        self._folded = _Folded()
        #: Words with which no phrase begins.
        self._silent: set[str] = set()

    def find(self, tokens: Sequence[str]) -> list[tuple[Mapping[str, Any], int, int]]:
        """Where the words occur: entry, first token, end (exclusive)."""
        found: list[tuple[Mapping[str, Any], int, int]] = []
        silent = self._silent
        if silent.issuperset(tokens):
            return found
        folded = self._folded.__getitem__
        for first, token in enumerate(tokens):
            if token in silent:
                continue
            phrases = self._begins.get(token)
            if phrases is None:
                phrases = self._beginning(token)
                if not phrases:
                    silent.add(token)
                    continue
                self._begins[token] = phrases
            for rests in phrases:
                for length, entries in rests.items():
                    end = first + 1 + length
                    if held := entries.get(tuple(map(folded, tokens[first + 1 : end]))):
                        found += [(entry, first, end) for entry in held]
        return found

    def _beginning(self, token: str) -> list[_Rests]:
        key = fold(token)
        keys = [key]
        if self._clitics:
            cuts = range(1, min(_LONGEST_PREFIX, len(key) - 1) + 1)
            keys += [key[cut:] for cut in cuts if self._clitics.fullmatch(key[:cut])]
        return [self._phrases[key] for key in keys if key in self._phrases]
