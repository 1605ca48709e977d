"""Amounts without a number: several, many, most."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    return context.wording.hits("quantifier")
