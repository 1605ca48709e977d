"""Two negations in one clause: "cannot be not visible"."""

from collections.abc import Iterator

from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.having("negator"):
        if places := _pair(passage.sentence):
            yield passage.hit(places[0], places[1] + 1)


def _pair(sentence: Sentence) -> tuple[int, int] | None:
    """The places of two negations in one clause; a condition or "only" between them makes two statements of it.

    "Cannot be saved without a number" is no double negation: "without" opens a condition.
    """
    bit = sentence.lexicon.bit
    negator, apart = bit("negator"), bit("condition", "exclusive", "and", "or", "privative")
    first = None
    for place, word in enumerate(sentence.words):
        if word.bits & apart or sentence.tokens[place] in ",;:،؛":
            first = None
        elif word.bits & negator:
            if first is not None:
                return first, place
            first = place
    return None
