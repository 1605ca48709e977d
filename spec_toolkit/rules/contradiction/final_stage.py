"""A stage marked as final from which a record goes on."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for number, thing in enumerate(context.spec.objects):
        for place, stage in enumerate(thing.stages):
            if stage.final and stage.next:
                yield Hit(
                    ("objects", number, "stages", place, "next"),
                    values={"stage": stage.name or stage.id, "next": ", ".join(stage.next)},
                    others=(Other(("objects", number, "stages", place, "final")),),
                )
