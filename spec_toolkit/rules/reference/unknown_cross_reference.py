"""A cross reference in a text, `[FR-001]`, to an item that does not exist."""

import re
from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._nearest import nearest
from spec_toolkit.rules._rule import Hit

SEVERITY = "error"

#: Brackets around one word that ends in a number, and that are no Markdown link.
_CROSS_REFERENCE = re.compile(r"\[([^\W\d_][\w.-]{0,60}\d)\](?![(\[:])")
_NUMBER = re.compile(r"[\d.]+$")
#: Names that are compared in search of a near one; past that, there is no advice.
_PATIENCE = 100_000


def check(context: Context) -> Iterator[Hit]:
    if not context.complete:
        return
    ids = {id for (_, owner), declared in context.index.entries.items() if not owner for id in declared}
    # `[ISO-27001]` is somebody else's id: ours begin like an id of the specification.
    beginnings = {_NUMBER.sub("", id) for id in ids}
    patience = _PATIENCE
    for text in context.texts:
        if "[" not in text.text:
            continue
        for match in _CROSS_REFERENCE.finditer(text.text):
            id = match[1]
            if id in ids or id in context.lost_ids or _NUMBER.sub("", id) not in beginnings:
                continue
            patience -= len(ids)
            likely = nearest(id, ids) if patience > 0 else None
            yield Hit(
                text.path,
                match.start(1),
                match.end(1),
                values={"nearest": likely},
                suggestion="write-nearest" if likely else None,
            )
