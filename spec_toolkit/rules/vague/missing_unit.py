"""A limit without its unit: "within 2", "the file is not larger than 20"."""

from collections.abc import Iterator

from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
#: Words that may stand between a limit and its figure.
_REACH = 8
#: Digits of a year, which needs no unit.
_YEAR = 4
#: A text of so few words before its figure says no more of it.
_SHORT = 4
_ENDS = frozenset(",;.!?)،؛؟")


def check(context: Context) -> Iterator[Hit]:
    yield from _within(context)
    for passage in context.wording.having("dimension", "number"):
        place = _last_figure(passage.sentence)
        if place is not None:
            yield passage.hit(place, place + 1)


def _last_figure(sentence: Sentence) -> int | None:
    """The place of a figure that ends a sentence and bounds a dimension (size, length) without saying in what."""
    bit = sentence.lexicon.bit
    number = bit("number")
    place = len(sentence.tokens) - 1
    if sentence.tokens[place] in _ENDS:
        place -= 1
    if place < 2 or not sentence.words[place].bits & number or not sentence.tokens[place][0].isdigit():
        return None
    before = sentence.words[:place]
    alone = not any(word.bits & bit("number", "spelled-unit") for word in before)
    limited = place <= _SHORT or any(word.bits & bit("bound") for word in before[-_REACH:])
    return place if alone and limited else None


def _within(context: Context) -> Iterator[Hit]:
    for passage in context.wording.having("time-limit", "number"):
        sentence = passage.sentence
        bit = sentence.lexicon.bit
        limit, number, cap = bit("time-limit"), bit("number"), bit("cap")
        for place, word in enumerate(sentence.words[:-1]):
            if not word.bits & limit or not sentence.words[place + 1].bits & number:
                continue
            after = place + 2
            alone = after == len(sentence.tokens) or sentence.tokens[after] in _ENDS
            alone = alone or bool(sentence.words[after].bits & cap)
            figure = sentence.tokens[place + 1]
            if alone and figure.isdigit() and len(figure) < _YEAR:
                yield passage.hit(place, place + 2)
