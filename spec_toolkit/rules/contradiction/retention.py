"""Data deleted before the time for which they are to be kept."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.contradiction._clashes import hits

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    yield from hits(context, "retention")
