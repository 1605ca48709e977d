"""The compiled lexicon of a language at work: what a word can be, and which entries a sentence holds."""

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from spec_toolkit import prepared
from spec_toolkit.languages.folding import FEMININE, fold
from spec_toolkit.languages.text import MASK

_REMEMBERED = 100_000


class Word:
    """What the lexicon knows of a word: the bits of its classes, its keys in phrases (longest first).

    Words of which the same is known are one object, so that a step through the phrases is remembered by word.
    """

    __slots__ = ("_marked", "bits", "keys", "opens", "sign")

    def __init__(self, bits: int, keys: tuple[str, ...], opens: "State | None" = None, sign: bool = False) -> None:
        """`opens` is where phrases that begin with this word go on."""
        self._marked: dict[int, Word] = {}
        self.bits = bits
        self.keys = keys
        self.opens = opens
        self.sign = sign

    def marked(self, bit: int) -> "Word":
        """The word where it stands in a phrase that belongs to the class of `bit`."""
        found = self._marked.get(bit)
        if found is None:
            found = self._marked[bit] = Word(self.bits | bit, self.keys, self.opens, self.sign)
        return found


class State:
    """Where a reader of phrases stands: all nodes that the words so far lead to, forwards or backwards.

    Steps are made when they are first asked for, and remembered: the phrases become an automaton as texts are read.
    """

    __slots__ = ("anchor", "anchored", "held", "holds", "nodes", "steps")

    def __init__(self, nodes: Sequence[dict[str, Any]], anchor: str, anchors: Sequence[dict[str, Any]]) -> None:
        """`anchor` is the key of what holds only where a clause ends ("$") or begins ("^"); `anchors` are its nodes."""
        self.nodes = nodes
        self.anchor = anchor
        #: What phrases that end here stand for.
        self.held = [value for node in nodes for value in node.get("", ())]
        #: The same of phrases that must stand at the border of a clause.
        self.anchored = [value for node in anchors for value in node[""]]
        self.holds = bool(self.held or self.anchored)
        #: The state behind a word; None where no phrase goes on with it.
        self.steps: dict[Word, State | None] = {}


SIGNS = frozenset(",;:.!?،؛؟…()%~/\"'–—-•|<>=")
#: Signs that no form holds; one can hold others ("~ 200", "24 / 7", "low , high", "fees : tbd").
_PLAIN_SIGNS = SIGNS - frozenset("%~/,،(:")
#: A sign of which no form holds anything.
SILENT = Word(0, (), sign=True)


class _Lines:
    """Lines of a compiled lexicon, read when they are asked for: most of its phrases occur in no specification."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._read: list[dict[str, Any] | None] = [None] * len(lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, place: int) -> dict[str, Any]:
        found = self._read[place]
        if found is None:
            found = self._read[place] = json.loads(self._lines[place])
        return found


class Lexicon:
    """The lexicon of one language. `bits` gives the bit of each class; 0 for a class the language does not define."""

    def __init__(self, compiled: dict[str, Any], lines: Sequence[str]) -> None:
        """`compiled` and `lines` are the first line and the others of what `lexicon_source.compiled_text` wrote."""
        entries = compiled["entries"]
        self.bits: dict[str, int] = compiled["bits"]
        self._asked: dict[tuple[str, ...], int] = {}
        self._beginning: dict[int, State | None] = {}
        self._alike: dict[tuple[int, tuple[str, ...], bool], Word] = {}
        self._states: dict[tuple[str, tuple[int, ...]], State] = {}
        self._steps = 0
        self.entries = _Lines(lines[:entries])
        self._nodes = _Lines(lines[entries:])
        #: With what phrases begin, and the node that they go on from.
        self._openings: dict[str, int] = compiled["openings"]
        self._classes: list[tuple[int, str]] = compiled["classes"]
        self._words: dict[str, int] = compiled["words"]
        self._endings: list[tuple[tuple[str, ...], tuple[str, ...], int, frozenset[str]]] = [
            (tuple(begins), tuple(ends), bit, frozenset(but)) for begins, ends, bit, but in compiled["endings"]
        ]
        clitics, suffixes = compiled["clitics"], compiled["suffixes"]
        self._apart: bool = compiled.get("apart", False)
        self.clitics = re.compile(clitics) if clitics else None
        self._suffixes = re.compile(f"(?:{suffixes})$") if suffixes else None
        #: Words seen so far. `word` fills it; a reader in a hurry may look here first.
        self.known: dict[str, Word] = dict.fromkeys(_PLAIN_SIGNS, SILENT)
        #: Digits that no entry asks for.
        self.digits = self._word(self.bits["number"], ())
        #: Where phrases that open the text begin.
        self.opening = self._state((self._openings["^"],) if "^" in self._openings else (), "$")

    def bit(self, *names: str) -> int:
        """The bits of these classes together."""
        found = self._asked.get(names)
        if found is None:
            found = 0
            for name in names:
                found |= self.bits.get(name, 0)
            self._asked[names] = found
        return found

    def word(self, written: str) -> Word:
        """What is known of a token as it is written."""
        known = self.known.get(written)
        if known is None:
            if written.isdecimal() and written not in self._words:
                return self.digits
            if max(len(self.known), self._steps) > _REMEMBERED:
                self._forget()
            known = self.known[written] = self._look_up(written)
        return known

    def _look_up(self, written: str) -> Word:
        if written[0] == MASK:
            return self._word(self.bits["name"], ())
        if written[0].isdigit():
            number = self.bits["number"]
            return self._word(number | self._words[written], (written,)) if written in self._words else self.digits
        key = fold(written)
        bits = 0
        for begins, ends, bit, but in self._endings:
            if key.endswith(ends) and key.startswith(begins) and key not in but:
                bits |= bit
        keys: tuple[str, ...] = ()
        if key in self._words:
            keys = (f"={key}", key) if f"={key}" in self._words else (key,)
        if self._apart or not keys or not self._is_whole(key):
            keys += self._residues(key, written)
        return self._word(bits | self._first_bits(keys), keys, written in SIGNS)

    def _is_whole(self, key: str) -> bool:
        """Whether a word is a class word or a form by itself, and not only a part of longer forms."""
        openings = [self._openings[form] for form in (key, f"={key}") if form in self._openings]
        return bool(self._words[key]) or any("" in self._nodes[number] for number in openings)

    def _first_bits(self, keys: tuple[str, ...]) -> int:
        return next((bits for key in keys if (bits := self._words.get(key, 0))), 0)

    def _forget(self) -> None:
        """Lets go of what was remembered: texts of a hostile project hold ever new words."""
        self.known = dict.fromkeys(_PLAIN_SIGNS, SILENT)
        self._alike, self._states, self._steps = {}, {}, 0

    def _word(self, bits: int, keys: tuple[str, ...], sign: bool = False) -> Word:
        known = self._alike.get((bits, keys, sign))
        if known is None:
            numbers = tuple([self._openings[key] for key in keys if key in self._openings])
            state = self._state(numbers + self._of_classes(bits), "$")
            known = self._alike[bits, keys, sign] = Word(bits, keys, state, sign)
        return known

    def _of_classes(self, bits: int) -> tuple[int, ...]:
        """The nodes that phrases go on from which begin with one of these classes."""
        return tuple([self._openings[key] for bit, key in self._classes if bits & bit])

    def _state(self, numbers: tuple[int, ...], anchor: str) -> State | None:
        """The state that stands at these nodes; None for none."""
        if not numbers:
            return None
        found = self._states.get((anchor, numbers))
        if found is None:
            nodes = [self._nodes[number] for number in numbers]
            anchors = [self._nodes[node[anchor]] for node in nodes if anchor in node]
            found = self._states[anchor, numbers] = State(nodes, anchor, anchors)
        return found

    def step(self, state: State, word: Word) -> State | None:
        """The state behind a word, found for the first time; `state.steps` knows it from then on."""
        numbers: list[int] = []
        for node in state.nodes:
            numbers += [node[key] for key in word.keys if key in node]
            if not word.sign and "*" in node:
                numbers.append(node["*"])
            numbers += [node[key] for bit, key in node.get("{", ()) if word.bits & bit]
        self._steps += 1
        following = state.steps[word] = self._state(tuple(dict.fromkeys(numbers)), state.anchor)
        return following

    def beginning_with(self, bit: int) -> State | None:
        """What goes on after the class of `bit` in forms that begin with it."""
        if bit not in self._beginning:
            self._beginning[bit] = self._state(self._of_classes(bit), "$")
        return self._beginning[bit]

    def guard(self, number: int, anchor: str) -> State | None:
        """Where reading the words of a guard begins, forwards ("$") or backwards ("^")."""
        return self._state((number,), anchor)

    def _residues(self, key: str, written: str) -> tuple[str, ...]:
        """What is left of a word without its clitics, where that is a form of the lexicon; longest first."""
        if self.clitics is None:
            return ()
        bodies = [key]
        if self._suffixes and not written.endswith(FEMININE) and (suffix := self._suffixes.search(key)):
            bodies.append(key[: suffix.start()])
        found = [
            body[cut:]
            for body in bodies
            for cut in range(min(6, len(body) - 1))
            if body[cut:] != key and body[cut:] in self._words and self.clitics.fullmatch(body[:cut])
        ]
        return tuple(dict.fromkeys(found))


def lexicon(language: str, name: str = "lexicon") -> Lexicon:
    """A compiled lexicon of a language that the package ships: "lexicon" for wording, "priority" for triage."""
    return _load(language, name)


@cache
def _load(language: str, name: str) -> Lexicon:
    return Lexicon(*prepared.read(f"languages/{language}/{name}.jsonl", _parts))


def _parts(text: str) -> tuple[dict[str, Any], list[str]]:
    first, *lines = text.split("\n")
    return json.loads(first), lines


def forget() -> None:
    """Forget the lexicons read so far, after they have been compiled anew."""
    _load.cache_clear()
    prepared.forget()
