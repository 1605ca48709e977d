"""A stage that is not final and that no record can leave, or from which no final stage is reached."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._graph import reach, reversed_graph

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for number, thing in enumerate(context.spec.objects):
        stages = {stage.id: stage.next for stage in thing.stages}
        if not any(stages.values()):
            continue
        finals = [stage.id for stage in thing.stages if stage.final or not stage.next]
        ends = reach(reversed_graph(stages), finals)
        reached = reach(stages, [thing.stages[0].id])
        for place, stage in enumerate(thing.stages):
            if not stage.next and not stage.final:
                before = next((p for p, one in enumerate(thing.stages) if stage.id in one.next), None)
                others = [Other(("objects", number, "id"), "object")]
                if before is not None:
                    others.append(Other(("objects", number, "stages", before, "next"), "before"))
                values = {"object": thing.name or thing.id, "stage": stage.name or stage.id}
                yield Hit(("objects", number, "stages", place, "id"), values=values, others=tuple(others))
        caught = [p for p, stage in enumerate(thing.stages) if stage.id in reached and stage.id not in ends]
        if caught:
            names = ", ".join(thing.stages[place].name or thing.stages[place].id for place in caught)
            yield Hit(
                ("objects", number, "stages", caught[0], "id"),
                values={"object": thing.name or thing.id, "stage": names},
                message="circle",
                others=tuple(Other(("objects", number, "stages", place, "next"), "on") for place in caught),
            )
