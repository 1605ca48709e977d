"""What the words of a text say about its class: a later stage, a wish, an obligation.

The words are data: `languages/<language>/priority/<kind>.yaml`. Order of precedence inside one text: a later stage
beats a wish, a wish beats an obligation, and that a bare modal verb ("in phase 2 the system must" is long-term;
RFC 2119, MoSCoW).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from spec_toolkit.kept import Kept
from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.languages.text import language_of, normalise, sentences

Class = Literal["must", "long_term", "nice_to_have", "undetermined"]

#: Kinds of wording, by the names of their lexicon files.
Wording = Literal["later", "wish", "obligation", "modal"]

#: Kind of wording to the class it speaks for, the strongest first.
CLASSES: dict[Wording, Class] = {"later": "long_term", "wish": "nice_to_have", "obligation": "must", "modal": "must"}
_KINDS: dict[str, Wording] = {kind: kind for kind in CLASSES}


class Signal(NamedTuple):
    """Words that speak for a class: their kind, and where they stand in the text (characters, end exclusive)."""

    kind: Wording
    start: int
    end: int


#: What parts a heading; a hyphen inside a word does not.
_BREAK = re.compile(r"\s*[–—:|()/]\s*|\s+-\s+|$")
#: English phrases inside a Hebrew or Arabic text: "רצוי (Nice to have)".
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z' -]{3,}")


#: A geresh after a single letter, which counts and belongs to no other word: "שלב ב'".
_GERESH = re.compile(r"(?<=\b[א-ת])['’](?!\w)")


class Signals:
    """The signals of texts, read once for each text, and kept for the next run."""

    def __init__(self, kept: Kept) -> None:
        self._shelf = kept.shelf("signals")

    def of(self, text: str) -> tuple[Signal, ...]:
        """The signals of a text, in its order."""
        known = self._shelf.get(text)
        if known is not None:
            return tuple([Signal(*one) for one in known]) if known else ()
        found = tuple(signals(text))
        self._shelf.put(text, tuple(map(tuple, found)))
        return found


def signals(text: str) -> Iterator[Signal]:
    """The signals of a text, in its order."""
    normal = normalise(text)
    for start, end in sentences(normal.text):
        for signal in _of_sentence(normal.text[start:end]):
            first, last = normal.original(start + signal.start), normal.original(start + signal.end)
            yield Signal(signal.kind, first, last)


def heading_signals(name: str, read: Callable[[str], Iterable[Signal]] = signals) -> Iterator[Signal]:
    """The signals of a heading, where what stands between dashes, colons and brackets is a heading of its own.

    So "Phase 1 – launch" and "Service (wish list)" speak. A modal verb says something only as the whole part ("Must").
    """
    start = 0
    for gap in _BREAK.finditer(name):
        # "שלב א'": the geresh after a letter that counts belongs to no word.
        part = name[start : gap.start()].rstrip("'׳’")
        for signal in read(part):
            if signal.kind != "modal" or (signal.start, signal.end) == (0, len(part)):
                yield Signal(signal.kind, start + signal.start, start + signal.end)
        start = gap.end()


@lru_cache(maxsize=10_000)
def _of_sentence(text: str) -> tuple[Signal, ...]:
    """The signals of a normalised sentence. A specification says many things more than once."""
    sentence = Sentence(_GERESH.sub(" ", text), language_of(text), "priority")
    found = list(_found(sentence, 0))
    if sentence.language != "en":
        for english in _ENGLISH.finditer(sentence.masked):
            found += _found(Sentence(english[0].lower(), "en", "priority"), english.start())
    return tuple(found)


def _found(sentence: Sentence, start: int) -> Iterator[Signal]:
    for match in sentence.matches:
        first, end = sentence.span(match.first, match.end)
        yield Signal(_KINDS[match.kind], start + first, start + end)


def strongest(found: list[Signal]) -> Signal | None:
    """The signal that decides, or None."""
    order = list(CLASSES)
    return min(found, key=lambda signal: (order.index(signal.kind), signal.start), default=None)
