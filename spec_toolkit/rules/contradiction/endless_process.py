"""Steps of a process from which it never ends."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._graph import reach, reversed_graph

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for number, process in enumerate(context.spec.processes):
        steps = {step.id: step.next for step in process.steps}
        if not any(steps.values()):
            continue
        ends = reach(reversed_graph(steps), [step for step, nexts in steps.items() if not nexts])
        caught = [place for place, step in enumerate(process.steps) if step.id not in ends]
        if caught:
            yield Hit(
                ("processes", number, "steps", caught[0], "next"),
                values={
                    "process": process.name or process.id,
                    "steps": ", ".join(process.steps[place].id for place in caught),
                },
                others=tuple(Other(("processes", number, "steps", place, "next")) for place in caught[1:]),
            )
