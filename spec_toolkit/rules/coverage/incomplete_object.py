"""An object without fields, retention or owner, or a field without type or values."""

from collections.abc import Iterator

from spec_toolkit.facts.needs import missing
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    for number, thing in enumerate(context.spec.objects):
        lacking = [f"`{key}`" for key in missing(thing)]
        for field in thing.fields:
            if keys := missing(field):
                lacking.append(f"{field.id}: {', '.join(f'`{key}`' for key in keys)}")
        if lacking:
            yield Hit(("objects", number, "id"), values={"name": thing.id, "missing": ", ".join(lacking)})
