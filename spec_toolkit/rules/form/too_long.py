"""A sentence too long to be read once: it mostly says several things."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
#: Longest sentence in words; prefixes make words of Hebrew and Arabic carry more.
OPTIONS = {"en": 35, "he": 28, "ar": 32}


def check(context: Context) -> Iterator[Hit]:
    limits = {language: int(context.option("form/too-long", language, most)) for language, most in OPTIONS.items()}
    for passage in context.wording.used_for("requirement", "acceptance", "step"):
        sentence = passage.sentence
        limit = limits[sentence.language]
        if len(sentence.tokens) > limit:
            words = sum(token[0].isalnum() or token[0] == "\ue000" for token in sentence.tokens)
            if words > limit:
                yield passage.whole(values={"count": words, "limit": limit})
