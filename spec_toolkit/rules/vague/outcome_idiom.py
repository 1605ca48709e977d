"""Outcomes told in pictures and feelings, which no test decides: nobody gets lost, at a glance."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    return context.wording.hits("outcome-idiom")
