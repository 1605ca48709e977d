"""A sentence as the rules see it: its words with what the lexicon knows of them, and the entries found in it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple, cast

from spec_toolkit.cached import cached_property
from spec_toolkit.languages.lexicon import Lexicon, State, Word, lexicon
from spec_toolkit.languages.masks import mask, mask_capitalised, placeholders
from spec_toolkit.languages.project_words import ProjectWords
from spec_toolkit.languages.text import MASK, language_of, tokens

#: Lexicon files of the rules `form/*`: they say how a sentence is built, and hide nothing that is wrong with its words.
FORM = frozenset(("personal-will", "purpose-clause", "superfluous-infinitive"))
#: Lexicon files whose entries are no faults: they keep shorter entries inside their words from being reported.
INNOCENT = "innocent"

_GLUED = re.compile(r"[A-Za-z]\d")
_BREAKS = frozenset(",;.!?،؛؟…")


@lru_cache(maxsize=50_000)
def _tokens(masked: str) -> list[str]:
    """The tokens of a masked sentence, not to be changed: wording and triage read the same ones."""
    return tokens(masked)


class Match(NamedTuple):
    """An entry found: tokens `first` to `end` (exclusive) of the sentence."""

    entry: Mapping[str, Any]
    first: int
    end: int

    @property
    def kind(self) -> str:
        return str(self.entry["kind"])


class Sentence:
    """One sentence, masked and tokenised. `text` is normalised; offsets count in it."""

    #: The clause asked for last: its first token, its end, the bits of its classes.
    _clause: tuple[int, int, int] = (0, 0, 0)

    def __init__(
        self,
        text: str,
        language: str | None = None,
        name: str = "lexicon",
        project: Mapping[str, ProjectWords] | None = None,
    ) -> None:
        """`project` holds the words that a project adds or takes out, by language."""
        self.text = text
        self._project = project
        self.language = language or language_of(text)
        self.lexicon: Lexicon = lexicon(self.language, name)
        # "Not essential: printing of labels": the heading names the fault of no word, but the class of the rest.
        masked = mask(text, heading=name == "lexicon")
        if self.language == "en":
            masked = mask_capitalised(masked, self._opens)
        self.masked = masked
        unfilled = placeholders(text) if name == "lexicon" else []
        self.tokens = _tokens(masked)
        words = list(map(self.lexicon.known.get, self.tokens))
        if None in words:
            look_up = self.lexicon.word
            for place in [place for place, word in enumerate(words) if word is None]:
                words[place] = look_up(self.tokens[place])
        self.words = cast("list[Word]", words)
        if unfilled:
            self._count_unfilled(unfilled)
        #: The bits of all classes that occur.
        bits = 0
        for word in self.words:
            bits |= word.bits
        self.bits = bits
        if bits & self.lexicon.bits["number"] and (bits & self.lexicon.bit("label") or _GLUED.search(masked)):
            self._name_labels()
        #: The entries whose guards hold, in the order of the text; of those of one family that overlap, the longest.
        self.matches = self._matches()

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts in the text."""
        find, places, place = self.masked.find, [], 0
        for token in self.tokens:
            place = find(token, place)
            places.append(place)
            place += len(token)
        return places

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends in the text."""
        return [start + len(token) for start, token in zip(self.starts, self.tokens, strict=True)]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The characters of tokens `first` to `end` (exclusive), for whoever asks for few of them."""
        find, start, place = self.masked.find, 0, 0
        for number, token in enumerate(self.tokens[:end]):
            place = find(token, place)
            if number == first:
                start = place
            place += len(token)
        return start, place

    def _count_unfilled(self, spans: list[tuple[int, int]]) -> None:
        """What somebody has still to fill in stands for the figure or the name that is wanted."""
        number = self.lexicon.bits["number"]
        for place, start in enumerate(self.starts):
            if any(first <= start < end for first, end in spans):
                self.words[place] = self.words[place].marked(number)

    def _name_labels(self) -> None:
        """Digits that belong to a name (phase 2, P1) are no numbers."""
        number, label = self.lexicon.bits["number"], self.lexicon.bit("label")
        glued = _GLUED.search(self.masked) is not None
        changed = False
        for place, word in enumerate(self.words):
            if word.bits & number and self.tokens[place][0].isdigit():
                named = place and self.words[place - 1].bits & label
                if named or (glued and self._is_label(self.starts[place])):
                    self.words[place] = self.lexicon.word(MASK)
                    changed = True
        if changed:
            self.bits = 0
            for word in self.words:
                self.bits |= word.bits

    def _opens(self, word: str) -> bool:
        return bool(self.lexicon.word(word).bits & self.lexicon.bit("opener"))

    def _is_label(self, start: int) -> bool:
        """Whether the digits at `start` belong to a name such as P1 or FR-012."""
        before = self.masked[start - 1 : start]
        return before.isalpha() and before.isascii()

    def _matches(self) -> list[Match]:
        found: list[Match] = []
        words, count = self.words, len(self.words)
        for first, word in enumerate(words):
            state = word.opens
            if state is None:
                continue
            following = first + 1
            # Most words that open a phrase are followed by none of its other words.
            if not state.holds and (following == count or state.steps.get(words[following], state) is None):
                continue
            if ends := self._ends(state, following):
                self._keep(first, ends, found)
        if self.words and self.lexicon.opening:
            self._keep(0, self._ends(self.lexicon.opening, 0), found)
        if not found and not self._project:
            return found
        found = [match for match in found if self._holds(match)]
        if self._project and (own := self._project.get(self.language)):
            found += [Match(*place) for place in own.find(self.tokens)]
        if len(found) > 1:
            found = _longest(found)
        return [match for match in found if match.entry["kind"] != INNOCENT]

    def _keep(self, first: int, ends: list[tuple[int, list[Any]]], found: list[Match]) -> None:
        """Notes entries as found, and marks the words of a phrase that belongs to a class."""
        for end, held in ends:
            for value in held:
                if isinstance(value, int):
                    found.append(Match(self.lexicon.entries[value], first, end))
                else:
                    self._mark(first, end, value)
                    self._go_on(first, end, value, found)

    def _go_on(self, first: int, end: int, name: str, found: list[Match]) -> None:
        """Notes the entries with a form that begins with the class of the phrase just read."""
        if state := self.lexicon.beginning_with(self.lexicon.bits[name]):
            self._keep(first, [(place, held) for place, held in self._ends(state, end) if place > end], found)

    def _mark(self, first: int, end: int, name: str) -> None:
        bit = self.lexicon.bits[name]
        self.bits |= bit
        for place in range(first, end):
            self.words[place] = self.words[place].marked(bit)

    def _ends(self, state: State | None, place: int) -> list[tuple[int, list[Any]]]:
        """Every place where phrases end that go on from `state` at `place`, with what they stand for."""
        ends: list[tuple[int, list[Any]]] = []
        words, count = self.words, len(self.words)
        while state:
            if state.held:
                ends.append((place, state.held))
            if state.anchored and (place >= count or self.tokens[place] in _BREAKS):
                ends.append((place, state.anchored))
            if place >= count:
                break
            word = words[place]
            steps = state.steps
            state = steps[word] if word in steps else self.lexicon.step(state, word)
            place += 1
        return ends

    def _reaches(self, state: State | None, place: int, step: int) -> bool:
        """Whether a phrase ends that goes on from `state`, forwards or backwards."""
        words, count = self.words, len(self.words)
        while state:
            inside = 0 <= place < count
            if state.held or (state.anchored and (not inside or self.tokens[place] in _BREAKS)):
                return True
            if not inside:
                return False
            word = words[place]
            steps = state.steps
            state = steps[word] if word in steps else self.lexicon.step(state, word)
            place += step
        return False

    def _holds(self, match: Match) -> bool:
        entry = match.entry
        if match.end - match.first == 1 and not entry.get("glued") and self._is_glued(match.first):
            return False
        if unless := entry.get("unless"):
            for name, value in unless.items():
                if self._guard(match, name, value):
                    return False
        only = entry.get("only")
        return only is None or any(self._guard(match, *guard) for guard in only.items())

    def _is_glued(self, place: int) -> bool:
        """Whether a word is the first part of a compound: "fast-track", "multi-select"."""
        if "-" not in self.masked:
            return False
        end = self.ends[place]
        return self.masked[end : end + 1] == "-" and self.masked[end + 1 : end + 2].isalpha()

    def _guard(self, match: Match, name: str, value: Any) -> bool:
        if name == "sentence":
            return bool(self.bits & value)
        if name == "clause":
            return bool(self.clause_bits(match.first) & value)
        if name == "after":
            return self._reaches(self.lexicon.guard(value, "$"), match.end, 1)
        return self._reaches(self.lexicon.guard(value, "^"), match.first - 1, -1)

    @cached_property
    def _covered(self) -> set[int]:
        return {place for match in self.matches for place in range(match.first, match.end)}

    def covers(self, place: int) -> bool:
        """Whether an entry was found over a token: a word is reported once."""
        return place in self._covered

    def is_joined(self, place: int) -> bool:
        """Whether "and" or "or" stands within the three words before a token."""
        joins = self.lexicon.bit("and", "or")
        return any(word.bits & joins for word in self.words[max(0, place - 3) : place])

    def clause_bits(self, place: int) -> int:
        """The bits of all classes in the clause (between commas and semicolons) that holds a token."""
        first, end, bits = self._clause
        if not first <= place < end:
            tokens, words = self.tokens, self.words
            first = place
            while first and tokens[first - 1] not in _BREAKS:
                first -= 1
            end, bits = first, 0
            for token in tokens[first:]:
                bits |= words[end].bits
                end += 1
                if token in _BREAKS:
                    break
            self._clause = first, end, bits
        return bits


def _rank(match: Match) -> tuple[int, bool, int]:
    """Longest first; among equals the innocent, then the entry that names its words before one that names a class."""
    return match.first - match.end, match.kind != INNOCENT, match.first


def _longest(found: list[Match]) -> list[Match]:
    found = sorted(found, key=_first)
    if all(one.end <= two.first for one, two in pairwise(found)):
        return found
    kept: list[Match] = []
    by_words: set[int] = set()
    by_form: set[int] = set()
    for match in sorted(found, key=_rank):
        places = range(match.first, match.end)
        innocent = match.kind == INNOCENT
        covered = by_form if match.kind in FORM else by_words
        if covered.isdisjoint(places):
            covered.update(places)
            if innocent:
                by_form.update(places)
            kept.append(match)
    return sorted(kept, key=_first)


def _first(match: Match) -> int:
    return match.first
