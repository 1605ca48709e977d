"""Something delivered in a phase before what it needs."""

import datetime as dt
from collections.abc import Iterator

from spec_toolkit.findings import SpecPath
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    order = _order(context)
    items: dict[str, tuple[SpecPath, str | None]] = {}
    for section in ("requirements", "technical"):
        for number, item in enumerate(getattr(context.spec, section)):
            items.setdefault(item.id, ((section, number), item.phase))
    for section in ("requirements", "technical"):
        for number, item in enumerate(getattr(context.spec, section)):
            for place, need in enumerate(item.depends_on):
                path, phase = items.get(need, ((), None))
                if phase in order and item.phase in order and order[phase] > order[item.phase]:
                    yield Hit(
                        (section, number, "depends_on", place),
                        values={"need": need, "item": item.id, "late": phase, "early": item.phase},
                        others=(Other((*path, "phase")),),
                    )


def _order(context: Context) -> dict[str, int]:
    """Phases by rank: by their first day where all have one, else as they are listed."""
    phases = list(context.spec.rollout.phases) if context.spec.rollout else []
    starts = [phase.start for phase in phases]
    if all(isinstance(start, dt.date) for start in starts):
        days = sorted({start for start in starts if isinstance(start, dt.date)})
        return {phase.id: days.index(phase.start) for phase in phases if isinstance(phase.start, dt.date)}
    return {phase.id: number for number, phase in enumerate(phases)}
