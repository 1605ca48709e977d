"""A stage that no record can ever enter."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._graph import reach

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for number, thing in enumerate(context.spec.objects):
        stages = {stage.id: stage.next for stage in thing.stages}
        if not any(stages.values()):
            continue
        reached = reach(stages, [thing.stages[0].id])
        for place, stage in enumerate(thing.stages):
            if stage.id not in reached:
                yield Hit(
                    ("objects", number, "stages", place, "id"),
                    values={"object": thing.name or thing.id, "first": thing.stages[0].name or thing.stages[0].id},
                    others=(Other(("objects", number, "stages", 0, "id"), "start"),),
                )
