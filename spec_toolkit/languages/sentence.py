"""A sentence as the rules see it: its words with what the lexicon knows of them, and the entries found in it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from spec_toolkit.languages.lexicon import Lexicon, Word, lexicon
from spec_toolkit.languages.masks import mask, mask_capitalised
from spec_toolkit.languages.text import MASK, TOKEN, language_of

#: Lexicon files whose entries are no faults: they keep shorter entries inside their words from being reported.
INNOCENT = "innocent"

_BREAKS = frozenset(",;.!?،؛؟…")
_SIGNS = frozenset(",;:.!?،؛؟…()%~/\"'–—-•|<>=")
#: Signs that a form can hold ("~ 200", "24 / 7", "low , high").
_KNOWN_SIGNS = frozenset("%~/,")
_SIGN = Word(0, (), False)


class Match(NamedTuple):
    """An entry found: tokens `first` to `end` (exclusive) of the sentence."""

    entry: dict[str, Any]
    first: int
    end: int

    @property
    def kind(self) -> str:
        return str(self.entry["kind"])


class Sentence:
    """One sentence, masked and tokenised. `text` is normalised; offsets count in it."""

    __slots__ = ("__dict__", "bits", "ends", "language", "lexicon", "masked", "starts", "text", "tokens", "words")

    def __init__(self, text: str, language: str | None = None) -> None:
        self.text = text
        self.language = language or language_of(text)
        self.lexicon: Lexicon = lexicon(self.language)
        masked = mask(text)
        if self.language == "en":
            masked = mask_capitalised(masked, self._opens)
        self.masked = masked
        self.tokens: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[Word] = []
        #: The bits of all classes that occur.
        self.bits = 0
        self._read()

    def _read(self) -> None:
        known, number = self.lexicon.word, self.lexicon.bits["number"]
        label = self.lexicon.bit("label")
        before = _SIGN
        for found in TOKEN.finditer(self.masked):
            token = found.group()
            start = found.start()
            if token[0].isalnum() or token[0] == MASK:
                word = known(token)
                if word.bits & number and token[0].isdigit() and (before.bits & label or self._is_label(start)):
                    word = known(MASK)
            else:
                word = known(token) if token in _KNOWN_SIGNS else _SIGN
            self.tokens.append(token)
            self.starts.append(start)
            self.ends.append(found.end())
            self.words.append(word)
            self.bits |= word.bits
            before = word

    def _opens(self, word: str) -> bool:
        return bool(self.lexicon.word(word).bits & self.lexicon.bit("opener"))

    def _is_label(self, start: int) -> bool:
        """Whether the digits at `start` belong to a name such as P1 or FR-012."""
        before = self.masked[start - 1 : start]
        return before.isalpha() and before.isascii()

    @cached_property
    def matches(self) -> list[Match]:
        """The entries whose guards hold, the longest first where they overlap, in the order of the text."""
        found: list[Match] = []
        lexicon = self.lexicon
        root, entries = lexicon.phrases, lexicon.entries
        for first, word in enumerate(self.words):
            if not word.starts:
                continue
            for end, held in self._walk(root, first, 1):
                for value in held:
                    if isinstance(value, str):
                        self._mark(first, end, value)
                    else:
                        found.append(Match(entries[value], first, end))
        if (anchored := root.get("^")) and self.words:
            for end, held in self._walk(anchored, 0, 1):
                for value in held:
                    if isinstance(value, str):
                        self._mark(0, end, value)
                    else:
                        found.append(Match(entries[value], 0, end))
        if not found:
            return found
        found = [match for match in found if self._holds(match)]
        if len(found) > 1:
            found = _longest(found)
        return [match for match in found if match.entry["kind"] != INNOCENT]

    def _mark(self, first: int, end: int, name: str) -> None:
        bit = self.lexicon.bits[name]
        self.bits |= bit
        for place in range(first, end):
            word = self.words[place]
            self.words[place] = Word(word.bits | bit, word.keys, word.starts)

    def _walk(self, node: dict[str, Any], place: int, step: int) -> Iterator[tuple[int, list[Any]]]:
        """Every end that the trie reaches from `place`, forwards or backwards, with what it holds there."""
        held = node.get("")
        if held:
            yield place, held
        inside = 0 <= place < len(self.words)
        if (anchor := node.get("$" if step > 0 else "^")) and (not inside or self.tokens[place] in _BREAKS):
            yield place, anchor[""]
        if not inside:
            return
        word = self.words[place]
        for key in word.keys:
            if child := node.get(key):
                yield from self._walk(child, place + step, step)
        if (child := node.get("*")) and self.tokens[place] not in _SIGNS:
            yield from self._walk(child, place + step, step)
        for bit, key in node.get("{", ()):
            if word.bits & bit:
                yield from self._walk(node[key], place + step, step)

    def _holds(self, match: Match) -> bool:
        entry = match.entry
        if match.end - match.first == 1 and not entry.get("glued") and self._is_glued(match.first):
            return False
        if (unless := entry.get("unless")) and any(self._guard(match, *guard) for guard in unless.items()):
            return False
        only = entry.get("only")
        return only is None or any(self._guard(match, *guard) for guard in only.items())

    def _is_glued(self, place: int) -> bool:
        """Whether a word is the first part of a compound: "fast-track", "multi-select"."""
        end = self.ends[place]
        return self.masked[end : end + 1] == "-" and self.masked[end + 1 : end + 2].isalpha()

    def _guard(self, match: Match, name: str, value: Any) -> bool:
        if name == "sentence":
            return bool(self.bits & value)
        if name == "clause":
            return bool(self.clause_bits(match.first) & value)
        if name == "after":
            return next(self._walk(value, match.end, 1), None) is not None
        return next(self._walk(value, match.first - 1, -1), None) is not None

    def covers(self, place: int) -> bool:
        """Whether an entry was found over a token: a word is reported once."""
        return any(match.first <= place < match.end for match in self.matches)

    def is_joined(self, place: int) -> bool:
        """Whether "and" or "or" stands within the three words before a token."""
        joins = self.lexicon.bit("and", "or")
        return any(word.bits & joins for word in self.words[max(0, place - 3) : place])

    def clause_bits(self, place: int) -> int:
        """The bits of all classes in the clause (between commas and semicolons) that holds a token."""
        bits = 0
        for index in range(place, -1, -1):
            if self.tokens[index] in _BREAKS:
                break
            bits |= self.words[index].bits
        for index in range(place + 1, len(self.words)):
            if self.tokens[index] in _BREAKS:
                break
            bits |= self.words[index].bits
        return bits


def _longest(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(found, key=lambda one: (one.first - one.end, one.kind != INNOCENT, one.first)):
        if all(match.end <= other.first or match.first >= other.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda one: one.first)
