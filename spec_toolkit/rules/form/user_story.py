"""A user story without its end, or with two ends: "As a <role>, I want <one thing> so that <end>"."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "info"


def check(context: Context) -> Iterator[Hit]:
    for passage in context.wording.used_for("requirement"):
        sentence = passage.sentence
        bit = sentence.lexicon.bit
        if passage.opens_text and sentence.bits & bit("story") and not sentence.bits & bit("story-end"):
            yield passage.whole()
