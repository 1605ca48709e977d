"""Two items whose statements say nearly the same with nearly the same words."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for first, second, share in context.facts.near:
        yield Hit(
            second,
            values={"other": context.item_id(first), "share": f"{share:.0%}"},
            others=(Other(first),),
        )
