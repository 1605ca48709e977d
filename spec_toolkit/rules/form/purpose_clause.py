"""A reason inside a requirement or an acceptance criterion; a goal and a user story may say why."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for passage, match in context.wording.matches("purpose-clause"):
        if passage.use in ("requirement", "acceptance"):
            yield passage.hit(match.first, match.end, ask=match.entry.get("ask"))
