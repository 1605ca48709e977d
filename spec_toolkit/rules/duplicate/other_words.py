"""Two items whose statements say the same in other words."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    opposed = {
        frozenset((clash.first.source.path, clash.second.source.path))
        for found in context.facts.clashes.values()
        for clash in found
    }
    for first, second in context.facts.restated:
        if frozenset((first, second)) not in opposed:
            yield Hit(second, values={"other": context.item_id(first)}, others=(Other(first),))
