"""Two items with the same statement."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for first, second in context.facts.same:
        yield Hit(second, values={"other": context.item_id(first)}, others=(Other(first),))
