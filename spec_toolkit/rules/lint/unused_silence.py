"""A silence that silences nothing: the fault is gone, or the code stands in the wrong place."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for silence in context.unused:
        path = (*silence.path, "code") if silence.path else ()
        message = "item" if silence.item else "message"
        yield Hit(path, place=silence.place, values={"words": silence.code, "item": silence.item}, message=message)
