"""What the words of a text say about its class: a later stage, a wish, an obligation.

The words are data: `languages/<language>/priority/<kind>.yaml`. Order of precedence inside one text: a later stage
beats a wish, a wish beats an obligation, and that a bare modal verb ("in phase 2 the system must" is long-term;
RFC 2119, MoSCoW).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.languages.text import Normal, language_of, normalise, sentences

Class = Literal["must", "long_term", "nice_to_have", "undetermined"]

#: Kind of wording (the name of its lexicon file) to the class it speaks for, the strongest first.
CLASSES: dict[str, Class] = {"later": "long_term", "wish": "nice_to_have", "obligation": "must", "modal": "must"}


@dataclass(frozen=True, slots=True)
class Signal:
    """Words that speak for a class: their kind, and where they stand in the text (characters, end exclusive)."""

    kind: str
    start: int
    end: int


#: English phrases inside a Hebrew or Arabic text: "רצוי (Nice to have)".
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z' -]{3,}")


def signals(text: str) -> Iterator[Signal]:
    """The signals of a text, in its order."""
    normal = normalise(text)
    for start, end in sentences(normal.text):
        part = normal.text[start:end]
        language = language_of(part)
        yield from _found(normal, Sentence(part, language, "priority"), start)
        if not part.isascii():
            for english in _ENGLISH.finditer(part):
                sentence = Sentence(english[0].lower(), "en", "priority")
                yield from _found(normal, sentence, start + english.start())


def _found(normal: Normal, sentence: Sentence, start: int) -> Iterator[Signal]:
    for match in sentence.matches:
        first, last = sentence.starts[match.first], sentence.ends[match.end - 1]
        yield Signal(match.kind, normal.original(start + first), normal.original(start + last))


def strongest(found: list[Signal]) -> Signal | None:
    """The signal that decides, or None."""
    order = list(CLASSES)
    return min(found, key=lambda signal: (order.index(signal.kind), signal.start), default=None)
