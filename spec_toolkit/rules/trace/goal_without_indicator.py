"""A goal that no indicator measures."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    for number, goal in enumerate(context.spec.goals):
        if not goal.kpis:
            yield Hit(("goals", number, "id"), values={"name": goal.id})
