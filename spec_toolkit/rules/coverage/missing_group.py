"""A group that is commonly concerned and of which the stakeholders say nothing."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    spec = context.spec
    if not spec.stakeholders:
        return
    named = {stakeholder.group or stakeholder.id for stakeholder in spec.stakeholders}
    words = {name for stakeholder in spec.stakeholders for name in context.facts.topic(stakeholder.name)}
    absent = [group for group in _GROUPS if group not in named and group not in words]
    if absent:
        yield Hit(("stakeholders", 0, "id"), values={"missing": ", ".join(absent)})


#: Groups whose needs decide whether a CRM is used (CAT-STK-01 to CAT-STK-04).
_GROUPS = ("sales", "marketing", "service", "management")
