"""A requirement that needs what it conflicts with, or what was rejected."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    items = {
        item.id: ((section, number), item)
        for section in ("requirements", "technical")
        for number, item in enumerate(getattr(context.spec, section))
    }
    for path, item in items.values():
        if item.status in _VOID:
            continue
        for place, need in enumerate(item.depends_on):
            if need not in items:
                continue
            other_path, other = items[need]
            values = {"item": item.id, "need": need}
            here = (*path, "depends_on", place)
            if need in item.conflicts_with:
                where = (*path, "conflicts_with", item.conflicts_with.index(need))
                yield Hit(here, values=values, others=(Other(where, "conflict"),))
            elif item.id in other.conflicts_with:
                where = (*other_path, "conflicts_with", other.conflicts_with.index(item.id))
                yield Hit(here, values=values, others=(Other(where, "conflict"),))
            elif other.status in _VOID and item.priority == "must":
                yield Hit(here, values=values, message="void", others=(Other((*other_path, "status"), "status"),))


_VOID = ("rejected", "obsolete")
