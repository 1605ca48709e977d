"""The compiled lexicon of a language at work: what a word can be, and which entries a sentence holds."""

import gc
import json
import re
from functools import cache
from typing import Any

from spec_toolkit.languages.folding import FEMININE, fold
from spec_toolkit.languages.text import MASK
from spec_toolkit.resources import package_file

_REMEMBERED = 100_000


class Word:
    """What the lexicon knows of a word: the bits of its classes, its keys in phrases (longest first)."""

    __slots__ = ("_marked", "bits", "classes", "ends", "keys", "nodes", "opens", "starts")

    def __init__(
        self,
        bits: int,
        keys: tuple[str, ...],
        nodes: tuple[dict[str, Any], ...] = (),
        classes: tuple[dict[str, Any], ...] = (),
    ) -> None:
        """`nodes` are those of the lexicon that phrases which begin with this word go on from; `classes` those of
        phrases that begin with a class of it.
        """
        self._marked: dict[int, Word] = {}
        self.nodes = nodes
        self.classes = classes
        self.bits = bits
        self.keys = keys
        #: Nodes to walk from whatever follows: the word is a form by itself, or any word may follow.
        self.ends = tuple(node for node in (*nodes, *classes) if _leads_on(node))
        #: Nodes to walk from only when one of their words or classes follows.
        self.starts = tuple((node, node.get("?", 0)) for node in (*nodes, *classes) if not _leads_on(node))
        #: Whether any phrase begins with this word.
        self.opens = bool(nodes or classes)

    def marked(self, bit: int) -> "Word":
        """The word where it stands in a phrase that belongs to the class of `bit`."""
        found = self._marked.get(bit)
        if found is None:
            found = self._marked[bit] = Word(self.bits | bit, self.keys, self.nodes, self.classes)
        return found


def _leads_on(node: dict[str, Any]) -> bool:
    return "" in node or node.get("?", 0) < 0


#: What a word that nothing is known of is.
SILENT = Word(0, ())
SIGNS = frozenset(",;:.!?،؛؟…()%~/\"'–—-•|<>=")
#: Signs that no form holds; one can hold others ("~ 200", "24 / 7", "low , high", "fees : tbd").
_PLAIN_SIGNS = SIGNS - frozenset("%~/,،(:")


class Lexicon:
    """The lexicon of one language. `bits` gives the bit of each class; 0 for a class the language does not define."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        self.bits: dict[str, int] = compiled["bits"]
        self._asked: dict[tuple[str, ...], int] = {}
        self._beginning: dict[int, list[dict[str, Any]]] = {}
        self.entries: list[dict[str, Any]] = compiled["entries"]
        self.phrases: dict[str, Any] = compiled["phrases"]
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
            if len(self.known) > _REMEMBERED:
                self.known = dict.fromkeys(_PLAIN_SIGNS, SILENT)
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
        return self._word(bits | self._first_bits(keys), keys)

    def _is_whole(self, key: str) -> bool:
        """Whether a word is a class word or a form by itself, and not only a part of longer forms."""
        return bool(self._words[key]) or any("" in self.phrases.get(form, ()) for form in (key, f"={key}"))

    def _first_bits(self, keys: tuple[str, ...]) -> int:
        return next((bits for key in keys if (bits := self._words.get(key, 0))), 0)

    def _word(self, bits: int, keys: tuple[str, ...]) -> Word:
        starts = [self.phrases[key] for key in keys if key in self.phrases]
        classes = [self.phrases[key] for bit, key in self.phrases.get("{", ()) if bits & bit]
        return Word(bits, keys, tuple(starts), tuple(classes))

    def beginning_with(self, bit: int) -> list[dict[str, Any]]:
        """What goes on after the class of `bit` in forms that begin with it."""
        found = self._beginning.get(bit)
        if found is None:
            found = [self.phrases[key] for own, key in self.phrases.get("{", ()) if own & bit]
            self._beginning[bit] = found
        return found

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
    text = package_file(f"languages/{language}/{name}.json").read_text(encoding="utf-8")
    # Tens of thousands of nodes that all live on: looking for garbage among them takes longer than reading them.
    was_on = gc.isenabled()
    gc.disable()
    try:
        return Lexicon(json.loads(text))
    finally:
        if was_on:
            gc.enable()


def forget() -> None:
    """Forget the lexicons read so far, after they have been compiled anew."""
    _load.cache_clear()
