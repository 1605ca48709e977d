"""An item that only makes sense when something refers to it, and nothing does."""

from collections.abc import Iterator

from spec_toolkit.facts.binding import may_bind
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
    # What is left for the end of the rollout is often not worked out yet.
    last = context.spec.rollout.phases[-1:] if context.spec.rollout else ()
    for kind in KINDS:
        for id, declared in entries.get((kind, ""), {}).items():
            # Nobody need refer to the system itself, to a role with the rights of another one, to a phase with modules.
            part = declared[0].part
            stands = any(getattr(part, key, ()) for key in ("system", "inherits", "scope")) or part in last
            if (kind, id) not in used and id not in refused and not stands and not _is_told_of(context, kind, part):
                name = kind_names((kind,), context.messages)
                yield Hit((*declared[0].path, "id"), values={"words": id, "kind": name})


def _is_told_of(context: Context, kind: str, part: object) -> bool:
    """Whether some sentence that binds speaks of an object by its name."""
    name = getattr(part, "name", None) if kind == "object" else None
    own = context.facts.known.stems(name) if name else frozenset()
    return bool(own) and any(
        own <= context.facts.known.stems(field.text) for field in context.index.texts() if may_bind(field)
    )
