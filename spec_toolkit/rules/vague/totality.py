"""All, always and never over what nobody can count: all browsers, never fails."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    return context.wording.hits("totality")
