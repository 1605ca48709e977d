"""A goal that no requirement, process, automation or integration serves."""

from collections.abc import Iterator

from spec_toolkit.model.integrations import Integration
from spec_toolkit.model.processes import Automation, Process
from spec_toolkit.model.requirements import Requirement, TechnicalRequirement
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    served = {each for item in _serving(context) for each in item.goals}
    for number, goal in enumerate(context.spec.goals):
        if goal.id not in served:
            yield Hit(("goals", number, "id"), values={"name": goal.id})


def _serving(context: Context) -> Iterator[Requirement | TechnicalRequirement | Process | Automation | Integration]:
    spec = context.spec
    yield from spec.requirements
    yield from spec.technical
    yield from spec.processes
    yield from spec.automations
    yield from spec.integrations
