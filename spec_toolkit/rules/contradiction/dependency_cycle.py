"""Things that wait for each other in a circle."""

from collections.abc import Iterator, Sequence

from spec_toolkit.findings import SpecPath
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._graph import cycles

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    spec = context.spec
    both = [("requirements", spec.requirements), ("technical", spec.technical)]
    yield from _circles(
        [((s, n), item.id, item.depends_on) for s, items in both for n, item in enumerate(items)], "depends_on"
    )
    if spec.rollout:
        phases = [(("rollout", "phases", n), phase.id, phase.after) for n, phase in enumerate(spec.rollout.phases)]
        yield from _circles(phases, "after")
        milestones = [
            (("rollout", "milestones", n), one.id or "", one.after) for n, one in enumerate(spec.rollout.milestones)
        ]
        yield from _circles(milestones, "after")
    processes = [
        (("processes", n), one.id, (one.replaces,) if one.replaces else ()) for n, one in enumerate(spec.processes)
    ]
    yield from _circles(processes, "replaces")


def _circles(items: Sequence[tuple[SpecPath, str, tuple[str, ...]]], key: str) -> Iterator[Hit]:
    paths = {id: path for path, id, _ in reversed(items)}
    for cycle in cycles({id: needs for _, id, needs in items}):
        yield Hit(
            (*paths[cycle[0]], key),
            values={"way": " → ".join([*cycle, cycle[0]])},
            message="message" if len(cycle) > 1 else "itself",
            others=tuple(Other((*paths[each], key)) for each in cycle[1:]),
        )
