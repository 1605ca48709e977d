"""A time limit without its unit: "within 2"."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
_ENDS = frozenset(",;.!?)،؛؟")


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.having("time-limit", "number"):
        sentence = passage.sentence
        limit, number = sentence.lexicon.bit("time-limit"), sentence.lexicon.bit("number")
        for place, word in enumerate(sentence.words[:-1]):
            if not word.bits & limit or not sentence.words[place + 1].bits & number:
                continue
            after = sentence.tokens[place + 2] if place + 2 < len(sentence.tokens) else "."
            figure = sentence.tokens[place + 1]
            if after in _ENDS and figure.isdigit():
                yield passage.hit(place, place + 2)
