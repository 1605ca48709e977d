"""What is not written yet: TBD, ???, "to be defined"."""

import re
from collections.abc import Iterator

from spec_toolkit.findings import Severity
from spec_toolkit.languages.masks import placeholders
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"

#: A text of nothing but signs, or a run of question marks in one.
_SHORT = 12
_SIGNS = re.compile(r"^[\s?؟.…_xX-]{1,12}$|[?؟]{2,}|_{3,}|\.{4,}|(?<=: )(?:-{2,}|؟)$|[,،] ?(?:\.{3}|…)")


def check(context: Context) -> Iterator[Hit]:
    for passage, match in context.wording.matches("placeholder"):
        # A text that explains may say that something is still open; it may not be "TBD".
        if passage.use != "other" or match.end - match.first == len(passage.sentence.words):
            yield passage.hit(match.first, match.end, ask=match.entry.get("ask"))
    yield from _marked(context)
    for passage in context.wording.passages:
        text = passage.sentence.text
        if _may_be_open(text) and (found := _SIGNS.search(text)):
            yield passage.span(found.start(), found.end())


def _may_be_open(text: str) -> bool:
    """Whether a text is so short, or holds such signs, that it is worth a closer look."""
    return len(text) <= _SHORT or "??" in text or "__" in text or "..." in text or "…" in text or "؟" in text


def _marked(context: Context) -> Iterator[Hit]:
    """`<how many users?>`, in texts, and where a figure, an id or one of certain words belongs.

    A draft may ask: whoever wrote the question down knows that the answer is missing.
    """
    severity: Severity | None = "info" if context.draft else None
    for field in context.wording.fields:
        for start, end in placeholders(field.text):
            yield Hit(field.path, start, end, message="marked", severity=severity)
    for path, place, words in context.unfilled:
        yield Hit(path, place=place, values={"words": words}, message="marked", severity=severity)
