"""A step of a process that no other step leads to."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._graph import reach

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for number, process in enumerate(context.spec.processes):
        steps = {step.id: step.next for step in process.steps}
        if not any(steps.values()):
            continue
        reached = reach(steps, [process.steps[0].id])
        for place, step in enumerate(process.steps):
            if step.id not in reached:
                yield Hit(
                    ("processes", number, "steps", place, "id"),
                    values={"process": process.name or process.id, "step": step.id, "first": process.steps[0].id},
                    others=(Other(("processes", number, "steps", 0, "id"), "start"),),
                )
