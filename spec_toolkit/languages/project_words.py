"""Words that a project adds to a lexicon or takes out of it: its glossary, its names, its settings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from spec_toolkit.languages.folding import fold
from spec_toolkit.languages.lexicon import lexicon
from spec_toolkit.languages.text import TOKEN, normalise

#: Letters of a word that a prefix may take up.
_LONGEST_PREFIX = 4


class ProjectWords:
    """Words and phrases of one language with the lexicon entry that each stands for.

    `entries` holds pairs of words as an author writes them and an entry: `{"kind": …, "lemma": …}`.
    """

    def __init__(self, language: str, entries: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        self._clitics = lexicon(language).clitics
        self._phrases: dict[str, list[tuple[tuple[str, ...], Mapping[str, Any]]]] = defaultdict(list)
        for words, entry in entries:
            keys = tuple(fold(token) for token in TOKEN.findall(normalise(words).text))
            if keys:
                self._phrases[keys[0]].append((keys[1:], entry))
        self._begins: dict[str, list[tuple[tuple[str, ...], Mapping[str, Any]]]] = {}

    def find(self, tokens: Sequence[str]) -> list[tuple[Mapping[str, Any], int, int]]:
        """Where the words occur: entry, first token, end (exclusive)."""
        found = []
        for first, token in enumerate(tokens):
            phrases = self._begins.get(token)
            if phrases is None:
                phrases = self._begins[token] = self._beginning(token)
            for rest, entry in phrases:
                end = first + 1 + len(rest)
                if rest == tuple(map(fold, tokens[first + 1 : end])):
                    found.append((entry, first, end))
        return found

    def _beginning(self, token: str) -> list[tuple[tuple[str, ...], Mapping[str, Any]]]:
        key = fold(token)
        keys = [key]
        if self._clitics:
            cuts = range(1, min(_LONGEST_PREFIX, len(key) - 1) + 1)
            keys += [key[cut:] for cut in cuts if self._clitics.fullmatch(key[:cut])]
        return [phrase for key in keys for phrase in self._phrases.get(key, ())]
