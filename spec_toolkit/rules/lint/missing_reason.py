"""A silence that does not say why the finding is accepted."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for silence in context.silences:
        if not silence.reason and silence.line is not None and silence.code:
            yield Hit((), place=silence.place, values={"words": silence.code})
