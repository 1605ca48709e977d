"""A field whose values are all different, and which every new record or a tolerated duplicate fills alike."""

from collections.abc import Iterator

from spec_toolkit.rules._called import called
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for i, thing in enumerate(context.spec.objects):
        rule = thing.duplicates
        for j, field in enumerate(thing.fields):
            if not field.unique:
                continue
            here = ("objects", i, "fields", j)
            values = {"name": called(field.name, thing.id, field.id), "default": field.default or ""}
            if field.default and field.type not in _COUNTED:
                yield Hit((*here, "default"), values=values, others=(Other((*here, "unique")),))
            if rule and rule.policy == "warn" and rule.match == (field.id,):
                others = (Other((*here, "unique")),)
                yield Hit(("objects", i, "duplicates", "policy"), values=values, message="warn", others=others)


#: Types whose default is a rule for the next value, not the value of every record.
_COUNTED = ("id", "formula")
