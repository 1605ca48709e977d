"""A requirement that no process, screen or automation uses."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    if not context.spec.processes:
        return
    for number, item in enumerate(context.spec.requirements):
        void = item.status in ("rejected", "obsolete") or item.priority == "nice_to_have"
        if not (item.processes or item.screens or item.automations or void):
            yield Hit(("requirements", number, "id"), values={"name": item.id})
