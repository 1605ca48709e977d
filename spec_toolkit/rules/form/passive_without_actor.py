"""A passive that hides who acts: "The ticket is closed after 3 days"."""

from collections.abc import Iterator

from spec_toolkit.languages.sentence import Sentence
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "info"


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.used_for("requirement", "step"):
        sentence = passage.sentence
        bit = sentence.lexicon.bit
        if sentence.bits & bit("passive"):
            said = next(place for place, word in enumerate(sentence.words) if word.bits & bit("passive"))
            yield passage.hit(said, said + 1)
        if not sentence.bits & bit("participle") or sentence.bits & bit("by", "definition"):
            continue
        place = _passive(sentence)
        if place is not None:
            yield passage.hit(place - 1, place + 1)


def _passive(sentence: Sentence) -> int | None:
    """The place of the first participle after a form of "be", outside conditions and relative clauses."""
    bit = sentence.lexicon.bit
    be, participle, stative, condition = bit("be"), bit("participle"), bit("stative"), bit("condition")
    inside = False
    for place, word in enumerate(sentence.words):
        if word.bits & condition:
            inside = True
        elif sentence.tokens[place] in ",;":
            inside = False
        elif not inside and place and sentence.words[place - 1].bits & be and word.bits & participle:
            return None if word.bits & stative else place
    return None
