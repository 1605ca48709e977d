"""A rollout without what carries it: sponsor, project manager, upkeep of data, use as a measure, an orderly file."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "info"
STATUS_SENSITIVE = True

#: What a rollout needs beside its plan (CAT-IMP-04 to CAT-IMP-08, CAT-PM-01).
_NEEDS = ("sponsor", "project_manager", "data_hygiene", "adoption_kpis", "documentation")


def check(context: Context) -> Iterator[Hit]:
    rollout = context.spec.rollout
    if rollout is None or not rollout.phases:
        return
    missing = [key for key in _NEEDS if not getattr(rollout, key)]
    if missing:
        yield Hit(("rollout",), values={"missing": ", ".join(f"`{key}`" for key in missing)}, on_key=True)
