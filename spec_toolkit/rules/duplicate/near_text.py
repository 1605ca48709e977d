"""Two items whose statements say nearly the same with nearly the same words."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.duplicate._texts import near, statements

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for first, second, share in near(statements(context)):
        yield Hit(
            second.path,
            values={"other": context.item_id(first.path), "share": f"{share:.0%}"},
            others=(Other(first.path),),
        )
