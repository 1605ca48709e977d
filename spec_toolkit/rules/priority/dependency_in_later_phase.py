"""An item that is planned before something it depends on."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "warning"

_LINKS = ("depends_on", "integrations", "automations")


def check(context: Context) -> Iterator[Hit]:
    phases = context.spec.rollout.phases if context.spec.rollout else ()
    dated = sorted(phases, key=lambda p: (str(p.start) if p.start else "", phases.index(p)))
    order = {phase.id: place for place, phase in enumerate(dated)}
    by_id = {item.id: item for item in context.triage}
    for item in context.triage:
        if item.phase not in order:
            continue
        fields = vars(context.spec.value(item.path))
        for link in _LINKS:
            for place, id in enumerate(fields.get(link, ())):
                needed = by_id.get(id)
                if needed and needed.phase in order and order[needed.phase] > order[item.phase]:
                    yield Hit(
                        (*item.path, link, place),
                        values={"id": item.id, "phase": item.phase, "needed": id, "later": needed.phase},
                        others=(Other((*needed.path, "phase")),),
                    )
