"""A condition with nothing that follows from it: "When the ticket is closed."."""

from collections.abc import Iterator

from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"

#: A longer sentence holds its response in some form.
_SHORT = 14


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.having("trigger", uses=("requirement",)):
        if _has_no_response(passage.sentence):
            yield passage.whole()


def _has_no_response(sentence: Sentence) -> bool:
    bit = sentence.lexicon.bit
    if not sentence.words[0].bits & bit("trigger") or sentence.bits & bit("then", "obligation"):
        return False
    if len(sentence.words) > _SHORT or any(token in ",;:،؛" for token in sentence.tokens):
        return False
    return sum(bool(word.bits & bit("verb", "be", "modal")) for word in sentence.words) <= 1
