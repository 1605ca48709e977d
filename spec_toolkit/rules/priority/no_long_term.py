"""A specification without a single long-term requirement."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "info"
#: Number of requirements below which a specification may well have none.
OPTIONS = {"least_items": 15}


def check(context: Context) -> Iterator[Hit]:
    least = context.option("priority/no-long-term", "least_items", OPTIONS["least_items"])
    items = [item for item in context.triage if item.path[0] == "requirements"]
    decided = [item for item in items if item.outcome != "undetermined"]
    if len(decided) >= least and not any(item.outcome == "long_term" for item in items):
        yield Hit(("requirements",), on_key=True, values={"count": len(items)})
