"""Times without a clock: immediately, soon, regularly."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    return context.wording.hits("time")
