"""A requirement that is no sentence: a noun made of a verb and no verb ("Support for barcode scanners")."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules._wording import Passage

SEVERITY = "warning"
#: `words`: a text with so many words or fewer and without any verb is a fragment.
OPTIONS = {"words": 3}

_VERBS = ("verb", "modal", "be", "weak-verb", "participle", "passive")


def check(context: Context) -> Iterator[Hit]:
    shortest = int(context.option("form/fragment", "words", OPTIONS["words"]))
    for passage in context.wording.used_for("requirement"):
        if passage.opens_text and _is_fragment(passage, shortest):
            yield passage.whole()


def _is_fragment(passage: Passage, shortest: int) -> bool:
    sentence = passage.sentence
    bit = sentence.lexicon.bit
    rest = sentence.words[1:]
    if not any(token[0].isalpha() for token in sentence.tokens):
        return False
    if any(word.bits & bit(*_VERBS) for word in rest) or sentence.bits & bit("modal"):
        return False
    nouns = bit("verbal-noun")
    opening = next((place for place, word in enumerate(sentence.words[:3]) if word.bits & nouns), None)
    if opening is not None:
        return not any(word.bits & bit(*_VERBS) for word in sentence.words[:opening])
    if not bit("be"):
        # A language without a word for "is": a sentence of nouns is whole there.
        return False
    words = sum(token[0].isalpha() for token in sentence.tokens)
    return words <= shortest and not sentence.bits & bit("verb", "number", "name")
