"""A must that depends on something of a lower class."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.triage.report import class_name

SEVERITY = "warning"

_LINKS = ("depends_on", "integrations", "automations")


def check(context: Context) -> Iterator[Hit]:
    by_id = {item.id: item for item in context.triage}
    for item in context.triage:
        if item.outcome != "must":
            continue
        fields = vars(context.spec.value(item.path))
        for link in _LINKS:
            for place, id in enumerate(fields.get(link, ())):
                needed = by_id.get(id)
                if needed and needed.outcome in ("long_term", "nice_to_have"):
                    yield Hit(
                        (*item.path, link, place),
                        values={"id": item.id, "needed": id, "class": class_name(needed.outcome, context.messages)},
                        others=(Other((*needed.path, "priority") if needed.explicit else needed.path),),
                    )
