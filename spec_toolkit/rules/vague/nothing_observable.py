"""A requirement with no figure, no name, nothing to point at and no verb of observable behaviour.

In a language that lists the verbs whose effect can be seen, so is one with another verb: who trusts, leans or finds
the way does nothing that a test could show, whatever thing is named beside it.
"""

from collections.abc import Iterator

from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"

#: Any of these can be checked, or leads to something that can.
_PROOF = ("number", "name", "standard", "technology", "law", "definition", "picklist")
#: Words of which a sentence with something to check holds some; so does one with a condition, in a language that does
#: not list what settles it by itself.
_SIGNS = ("verb", "watchable", "participle", "recording", "weak-verb", "tangible", "quality-noun")
#: Where a wish, too, may speak of a call or of seeing something, a requirement wants more signs than one: one more from
#: each of so many words on. A line of an acceptance criterion is a part of a sentence; one sign is enough for it.
_LONG = {"en": (0, 10, 16), "he": (0, 9)}
#: A text of words none of which the lexicon knows may be in another language.
_KNOWN = ("actor", "human", "modal", "be", "opener")
_SHORTEST, _LONGEST = 3, 16
#: Any of these can be checked, whatever the verb.
_STRONG = (*_PROOF, "evidence", "graded", "threshold", "if", "exclusive", "time-measure", "latin")
#: Beside what a language lists as evidence: acts on data and of a business.
_EVIDENCE = (*_STRONG, "data-act", "business-act", "article")
#: Words that the verb which matters may follow.
_LEADING = ("modal", "be", "negator")
#: Verbs whose effect can be seen, or which only lead to another.
_SEEN = ("observable", "verb", "watchable", "recording", "participle", "weak-verb", *_LEADING)


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.used_for("requirement", "acceptance"):
        sentence = passage.sentence
        bit = sentence.lexicon.bit
        if bit("observable") and _is_unseen(sentence):
            yield passage.whole()
            continue
        proof = _EVIDENCE if bit("evidence") else _PROOF
        if not bit("tangible") or sentence.bits & bit(*proof) or not sentence.bits & bit(*_KNOWN):
            continue
        words = sum(token[0].isalpha() for token in sentence.tokens)
        if not _SHORTEST <= words <= _LONGEST or sentence.matches:
            continue
        if _signs(sentence) >= (_enough(sentence, words) if passage.use == "requirement" else 1):
            continue
        actor = bit("actor")
        if not any(
            _is_acronym(token) and not word.bits & actor
            for token, word in zip(sentence.tokens, sentence.words, strict=True)
        ):
            yield passage.whole()


def _signs(sentence: Sentence) -> int:
    """How many words of the sentence are signs of something observable."""
    bit = sentence.lexicon.bit
    signs = bit(*_SIGNS) if bit("evidence") else bit(*_SIGNS, "condition")
    return sum(bool(word.bits & signs) for word in sentence.words) if sentence.bits & signs else 0


def _is_unseen(sentence: Sentence) -> bool:
    """Whether a short sentence without any figure or name holds a verb that is known to show nothing, or, with hardly
    a thing named, opens with one of which nobody knows that it shows anything.
    """
    bit = sentence.lexicon.bit
    doing, unseen, seen = bit("doing"), bit("unseen-verb"), bit(*_SEEN)
    if not sentence.bits & (doing | unseen) or sentence.bits & bit(*_STRONG) or sentence.matches:
        return False
    if not _SHORTEST <= sum(token[0].isalpha() for token in sentence.tokens) <= _LONGEST:
        return False
    relative, leading, noun = bit("relative"), bit(*_LEADING), bit("definite", "no-verb")
    before, opening = 0, _signs(sentence) < 2
    for word in sentence.words:
        if not before & relative and not word.bits & noun:
            if word.bits & unseen or (opening and word.bits & doing and not word.bits & seen):
                return True
            opening = opening and not (word.bits & seen and not word.bits & leading)
        before = word.bits
    return False


def _enough(sentence: Sentence, words: int) -> int:
    """How many signs make a requirement of so many words observable in its language: one, where it is a behaviour and
    the language does not list what settles it by itself.
    """
    bit = sentence.lexicon.bit
    if not bit("evidence") and sentence.bits & bit("verb", "watchable"):
        return 1
    return 1 + sum(words >= long for long in _LONG.get(sentence.language, ()))


def _is_acronym(token: str) -> bool:
    """Whether a token names a technique or a format (HTTPS, CSV)."""
    return len(token) > 2 and token.isascii() and token.isupper()
