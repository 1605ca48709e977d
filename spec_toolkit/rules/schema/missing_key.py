"""A key without which its part means nothing: the id of an item, the role of a permission."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.schema._faults import faults

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for fault in faults(context, "missing-key"):
        empty = fault.error.type != "missing"
        yield Hit(
            fault.path,
            on_key=empty,
            values={"key": fault.key, "words": fault.key if empty else ""},
            message="empty" if empty else "message",
        )
