"""An acceptance criterion that hangs on what somebody likes."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for passage, match in context.wording.matches("personal-will"):
        if passage.use == "acceptance":
            yield passage.hit(match.first, match.end, ask=match.entry.get("ask"))
