"""A field or step that is mandatory in one place and optional in another."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.contradiction._clashes import hits

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    yield from hits(context, "obligation")
