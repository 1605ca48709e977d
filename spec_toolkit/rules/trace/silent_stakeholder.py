"""A stakeholder group that no requirement comes from."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    spec = context.spec
    if not spec.requirements:
        return
    heard = {each for item in (*spec.requirements, *spec.technical) for each in item.stakeholders}
    for number, stakeholder in enumerate(spec.stakeholders):
        if stakeholder.id not in heard:
            yield Hit(("stakeholders", number, "id"), values={"name": stakeholder.name or stakeholder.id})
