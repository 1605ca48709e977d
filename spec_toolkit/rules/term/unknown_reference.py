"""A sentence that speaks of an id that nothing has, though other ids look like it."""

import re
from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"

_ID = re.compile(r"(?<![\w-])([A-Z]{1,6})-\d+(?:\.\d+)*(?![\w-])")


def check(context: Context) -> Iterator[Hit]:
    known = {declared for ids in context.index.entries.values() for declared in ids}
    prefixes = {found[1] for declared in known if (found := _ID.fullmatch(declared))}
    for field in context.texts:
        for found in _ID.finditer(field.text) if field.kind != "name" and "-" in field.text else ():
            if found.group() not in known and found[1] in prefixes:
                yield Hit(
                    field.path,
                    found.start(),
                    found.end(),
                    values={"nearest": _nearest(found.group(), found[1], known)},
                )


def _nearest(word: str, prefix: str, known: set[str]) -> str:
    """The declared id of the same prefix that shares most digits at the end."""
    own = [declared for declared in known if declared.startswith(f"{prefix}-")]
    return min(own, key=lambda declared: (abs(_number(declared) - _number(word)), declared))


def _number(id: str) -> float:
    digits = re.search(r"\d+", id)
    return float(digits.group()) if digits else 0
