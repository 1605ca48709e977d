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
    if not manager:
        return
    role = context.index.find("role", manager)
    owner = getattr(role.part, "stakeholder", None) if role else manager
    stakeholder = context.index.find("stakeholder", owner) if owner else None
    if stakeholder and _MANAGEMENT in (
        getattr(stakeholder.part, "group", None),
        getattr(stakeholder.part, "level", None),
    ):
        yield Hit(("rollout", "project_manager"), values={"name": manager})
