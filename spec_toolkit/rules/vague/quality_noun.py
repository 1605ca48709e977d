"""A quality (response time, availability, load) that is promised without a figure."""

from collections.abc import Iterator

from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"

#: A fragment of at most so many words that names a quality promises it.
_FRAGMENT = 8
#: One of more words than this, with a verb that shows anything, says what is done.
_BARE = 5


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.having("quality-noun"):
        if passage.measured:
            continue
        sentence = passage.sentence
        bit = sentence.lexicon.bit
        if sentence.bits & bit(
            "number", "standard", "definition", "name", "time-measure", "formula", "other-sense", "picklist"
        ):
            continue
        noun = next(place for place, word in enumerate(sentence.words) if word.bits & bit("quality-noun"))
        if not sentence.covers(noun) and _is_promised(sentence, noun):
            end = noun + 1
            while end < len(sentence.words) and sentence.words[end].bits & bit("quality-noun"):
                end += 1
            yield passage.hit(noun, end)


def _is_promised(sentence: Sentence, noun: int) -> bool:
    """Whether something is said of the quality (it is, it must), or the text is but a few words; not: it is shown.

    A condition may follow a quality that opens so short a text: "Throughput of the mailbox after a storm".
    """
    bit = sentence.lexicon.bit
    if sentence.bits & bit("recording"):
        return False
    words = sum(token[0].isalnum() for token in sentence.tokens)
    acts = bit("verb") if noun == 0 else bit("verb", "condition")
    if words > _BARE:
        acts |= bit("observable")
    if words <= _FRAGMENT and not sentence.bits & acts:
        return True
    promise = bit("be", "modal", "promising")
    return any(word.bits & promise for word in sentence.words) and not sentence.bits & bit("verb", "condition")
