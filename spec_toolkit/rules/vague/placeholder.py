"""What is not written yet: TBD, ???, "to be defined"."""

import re
from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"

#: A text of nothing but signs, or a run of question marks in one.
_SHORT = 12
_SIGNS = re.compile(r"^[\s?.…_xX-]{1,12}$|\?{2,}|_{3,}|\.{4,}")


def check(context: Context) -> Iterator[Hit]:
    for passage, match in context.wording.matches("placeholder"):
        # A text that explains may say that something is still open; it may not be "TBD".
        if passage.use != "other" or match.end - match.first == len(passage.sentence.words):
            yield passage.hit(match.first, match.end, ask=match.entry.get("ask"))
    for passage in context.wording.passages:
        text = passage.sentence.text
        if (len(text) <= _SHORT or "??" in text or "__" in text or "..." in text) and (found := _SIGNS.search(text)):
            yield passage.span(found.start(), found.end())
