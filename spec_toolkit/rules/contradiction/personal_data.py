"""A field that is personal data in the register and none in the object, or the other way round."""

from collections.abc import Iterator

from spec_toolkit.rules._called import called
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    fields = {
        (thing.id, field.id): (("objects", i, "fields", j), field)
        for i, thing in enumerate(context.spec.objects)
        for j, field in enumerate(thing.fields)
    }
    for number, row in enumerate(context.spec.personal_data):
        here = ("personal_data", number)
        denied = "sensitive" in row.model_fields_set and not row.sensitive
        for place, id in enumerate(row.fields):
            path, field = fields.get((row.object, id), ((), None))
            if field is None:
                continue
            values = {"name": called(field.name, row.object, id)}
            if field.personal is False:
                others = (Other((*path, "personal")),)
                yield Hit((*here, "fields", place), values=values, others=others)
            elif field.sensitive and denied:
                others = (Other((*path, "sensitive")),)
                yield Hit((*here, "sensitive"), values=values, message="sensitive", others=others)
