"""Doubled spaces, a space before a comma or full stop, doubled commas: each has one right repair."""

import re
from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules._uses import use_of

SEVERITY = "info"

#: In the middle of a line only: white space at its ends and before a table or list may be meant.
_FAULT = re.compile(
    r"(?<=\S)(?P<spaces>[ \u00a0]{2,})(?=[^\s|])|(?<=\w)(?P<before> +)(?=[,;،؛](?:\s|$))|(?P<comma>[,،])(?P=comma)+"
)


#: What each fault holds: looking for it takes less time than the expression does.
_SIGNS = ("  ", "\u00a0", " ,", " ;", " ،", " ؛", ",,", "،،")


def check(context: Context) -> Iterator[Hit]:
    for field in context.texts:
        text = field.text
        if not any(sign in text for sign in _SIGNS) or use_of(field) is None:
            continue
        for found in _FAULT.finditer(text):
            repair = {"spaces": " ", "before": ""}.get(found.lastgroup or "", found.group("comma"))
            yield Hit(field.path, found.start(), found.end(), replace=repair)
