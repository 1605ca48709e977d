"""A phase, training or migration that cannot be planned from."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.coverage._missing import hits

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    yield from hits(context, "rollout.phases")
    yield from hits(context, "rollout.training")
    yield from hits(context, "rollout.data_migration")
