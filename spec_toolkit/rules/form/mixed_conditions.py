""" "And" and "or" in one condition, without brackets: two readings."""

from collections.abc import Iterator

from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
_BREAKS = frozenset(",;:.،؛(")


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.having("trigger", uses=("requirement", "acceptance", "promise")):
        if places := _mixed(passage.sentence):
            yield passage.hit(places[0], places[1])
    for passage in context.wording.used_for("condition"):
        bit = passage.sentence.lexicon.bit
        if passage.sentence.bits & bit("and") and passage.sentence.bits & bit("or") and "(" not in passage.field.text:
            yield passage.whole()


def _mixed(sentence: Sentence) -> tuple[int, int] | None:
    """The condition, as tokens from its opening word to its end, that holds both joining words."""
    bit = sentence.lexicon.bit
    opens = next(place for place, word in enumerate(sentence.words) if word.bits & bit("trigger"))
    seen = 0
    for place in range(opens, len(sentence.words)):
        if sentence.tokens[place] in _BREAKS or sentence.words[place].bits & bit("then", "obligation"):
            return (opens, place) if seen & bit("and") and seen & bit("or") else None
        seen |= sentence.words[place].bits
    return None
