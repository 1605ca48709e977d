"""A must that nobody can tell to be met."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    for section in ("requirements", "technical"):
        for number, item in enumerate(getattr(context.spec, section)):
            measured = vars(item).get("measure")
            if item.priority == "must" and not item.acceptance and not measured and item.status not in _VOID:
                yield Hit((section, number, "id"), values={"name": item.id})


_VOID = ("rejected", "obsolete")
