"""An item that only makes sense when something refers to it, and nothing does."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.reference._kinds import kind_names
from spec_toolkit.sources import texts_in

SEVERITY = "warning"

#: Kinds that exist to be referred to. A requirement, a goal or a report stands for itself.
KINDS = ("module", "role", "stakeholder", "object", "kpi", "phase", "calendar")


def check(context: Context) -> Iterator[Hit]:
    if not context.complete:
        return
    entries = context.index.entries
    used: set[tuple[str, str]] = set()
    for reference in context.index.references:
        for kind in reference.kinds:
            if kind in KINDS and (kind, reference.id) not in used:
                declared = entries.get((kind, ""), {}).get(reference.id)
                # What only refers to itself (a company whose parent is a company) is not used by anything.
                if declared and declared[0].path != reference.item_path[: len(declared[0].path)]:
                    used.add((kind, reference.id))
    # A reference may be among what the model refused.
    refused = {text for error in context.errors for text in texts_in(error.value)}
    for kind in KINDS:
        for id, declared in entries.get((kind, ""), {}).items():
            # Nobody need refer to the system itself, nor to a role that has its rights from another one.
            stands = getattr(declared[0].part, "system", False) or getattr(declared[0].part, "inherits", ())
            if (kind, id) not in used and id not in refused and not stands:
                name = kind_names((kind,), context.messages)
                yield Hit((*declared[0].path, "id"), values={"words": id, "kind": name})
