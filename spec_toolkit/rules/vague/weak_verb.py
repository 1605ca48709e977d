"""A verb that promises no behaviour (support, handle, manage) with an object and nothing else."""

from collections.abc import Iterator
from itertools import pairwise

from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
#: `words`: longest object, in words, that counts as bare.
OPTIONS = {"words": 6}

#: What makes the behaviour plain: a figure, a named thing, a case, a manner, a second verb.
_DETAIL = ("number", "name", "standard", "condition", "detail", "picklist")
#: After these a word that can be a verb is one: a second behaviour.
_BEFORE_VERB = ("and", "or", "actor", "modal", "human", "to")


def check(context: Context) -> Iterator[Hit]:
    yield from context.wording.hits("weak-verb")
    longest = int(context.option("vague/weak-verb", "words", OPTIONS["words"]))
    for passage in context.wording.having("weak-verb"):
        sentence = passage.sentence
        place = _bare_verb(sentence, longest)
        if place is not None and not sentence.covers(place):
            yield passage.hit(place, place + 1)


def _bare_verb(sentence: Sentence, longest: int) -> int | None:
    bit = sentence.lexicon.bit
    weak, subject, opener = bit("weak-verb"), bit("actor", "modal", "name", "human"), bit("weak-opener")
    for place, word in enumerate(sentence.words):
        if not word.bits & weak:
            continue
        before = sentence.words[place - 1].bits if place else 0
        governed = before & subject if place else word.bits & opener
        is_subject = place + 1 < len(sentence.words) and sentence.words[place + 1].bits & bit("be")
        compound = before & bit("human") and (is_subject or _has_verb(sentence, place - 1))
        if governed and not compound and _is_bare(sentence, place + 1, longest):
            return place
    return None


def _has_verb(sentence: Sentence, before: int) -> bool:
    """Whether the clause has its verb already, so that "customer addresses" in "edit customer addresses" is a noun."""
    bit = sentence.lexicon.bit
    verb, start = bit("verb", "watchable", "be", "modal"), bit("condition", "and", "or", "modal")
    for place in range(before - 1, 0, -1):
        word = sentence.words[place]
        if sentence.tokens[place] in ",;:،؛" or word.bits & start & ~verb:
            return False
        if word.bits & verb and sentence.words[place - 1].bits & bit("actor", "modal", "human", "to", "negator"):
            return True
    return False


def _is_bare(sentence: Sentence, start: int, longest: int) -> bool:
    """Whether a few words and no detail follow up to the end of the sentence, and there is anything at all."""
    rest = sentence.words[start : start + longest + 2]
    bit = sentence.lexicon.bit
    detail, verb, before = bit(*_DETAIL), bit("verb"), bit(*_BEFORE_VERB)
    if not 0 < len(rest) <= longest + 1 or any(
        token in ",;:،؛" for token in sentence.tokens[start : start + longest + 1]
    ):
        return False
    second_verb = any(word.bits & verb and last.bits & before for last, word in pairwise(rest))
    nowhere = bit("nowhere")
    return not second_verb and not any(word.bits & detail and not word.bits & nowhere for word in rest)
