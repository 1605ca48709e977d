"""An indicator that belongs to no goal, phase or process."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    spec = context.spec
    used = {kpi for goal in spec.goals for kpi in goal.kpis} | {
        kpi for process in spec.processes for kpi in process.kpis
    }
    if spec.rollout:
        used |= {*spec.rollout.adoption_kpis, *(kpi for phase in spec.rollout.phases for kpi in phase.success)}
    for number, kpi in enumerate(spec.kpis):
        if kpi.id not in used:
            yield Hit(("kpis", number, "id"), values={"name": kpi.id})
