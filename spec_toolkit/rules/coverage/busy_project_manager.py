"""A project manager who runs the firm: the part falls to whoever has least time for it."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "info"

#: The group of stakeholders that runs the firm.
_MANAGEMENT = "management"


def check(context: Context) -> Iterator[Hit]:
    rollout = context.spec.rollout
    manager = rollout.project_manager if rollout else None
    if rollout is None or not manager:
        return
    stakeholder = context.index.find("stakeholder", manager)
    runs_the_firm = stakeholder is not None and getattr(stakeholder.part, "group", None) == _MANAGEMENT
    if runs_the_firm or manager == rollout.sponsor:
        yield Hit(("rollout", "project_manager"), values={"name": manager})
