"""Two items with the same statement."""

from collections.abc import Iterator

from spec_toolkit.facts.likeness import same
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for first, second in same(context.facts.statements):
        yield Hit(second.path, values={"other": context.item_id(first.path)}, others=(Other(first.path),))
