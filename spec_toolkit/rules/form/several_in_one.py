"""Several requirements in one statement: two obligations, or a statement of three sentences that oblige."""

from collections.abc import Iterator
from itertools import groupby

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules._wording import Passage

SEVERITY = "warning"
#: `sentences`: a statement with so many sentences that oblige says several things.
OPTIONS = {"sentences": 3}


def check(context: Context) -> Iterator[Hit]:
    most = int(context.option("form/several-in-one", "sentences", OPTIONS["sentences"]))
    for _, group in groupby(context.wording.used_for("requirement"), key=lambda passage: passage.field.path):
        passages = list(group)
        obliging = [passage for passage in passages if _obligations(passage)]
        if len(obliging) >= most:
            yield obliging[1].whole()
            continue
        for passage in passages:
            places = _obligations(passage)
            if len(places) > 1:
                yield passage.hit(places[1], places[1] + 1)


def _obligations(passage: Passage) -> list[int]:
    """The places of words that oblige, without those in a condition or a relative clause."""
    sentence = passage.sentence
    oblige, condition = sentence.lexicon.bit("obligation"), sentence.lexicon.bit("condition")
    if not sentence.bits & oblige:
        return []
    found: list[int] = []
    inside = False
    for place, word in enumerate(sentence.words):
        if word.bits & condition:
            inside = True
        elif sentence.tokens[place] in ",;،؛":
            inside = False
        elif word.bits & oblige:
            if not inside or not found:
                found.append(place)
            inside = False
    return found
