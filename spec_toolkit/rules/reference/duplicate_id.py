"""An id that two items of one kind have."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for (_, owner), ids in context.index.entries.items():
        for id, declared in ids.items():
            first = (*declared[0].path, "id")
            for entry in declared[1:]:
                yield Hit(
                    (*entry.path, "id"),
                    values={"words": id, "owner": owner},
                    message="local" if owner else "message",
                    others=(Other(first),),
                )
