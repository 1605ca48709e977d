"""A reference to an item that does not exist."""

from collections.abc import Iterator

from spec_toolkit.model import Reference
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._nearest import nearest, same
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.reference._kinds import kind_names

SEVERITY = "error"


#: Names that are compared in search of near ones; past that, references are reported without advice.
_PATIENCE = 100_000


def check(context: Context) -> Iterator[Hit]:
    if not context.complete:
        return
    entries = context.index.entries
    patience = _PATIENCE
    known: set[tuple[tuple[str, ...], str, str]] = set()
    for used in context.index.references:
        meant = (used.kinds, used.id, used.owner)
        if meant in known or used.id in context.lost_ids:
            continue
        if any(used.id in entries.get((kind, used.owner), ()) for kind in used.kinds):
            known.add(meant)
        elif _can_know(context, used):
            names = [id for kind in used.kinds for id in entries.get((kind, used.owner), ())]
            patience -= len(names)
            yield _hit(context, used, names, search=patience > 0)


def _can_know(context: Context, used: Reference) -> bool:
    """Fields of an object that is itself unknown, or named nowhere, are not judged."""
    if used.kinds[0] not in ("field", "stage"):
        return True
    return bool(used.owner) and context.index.find("object", used.owner) is not None


def _hit(context: Context, used: Reference, names: list[str], search: bool) -> Hit:
    likely = (nearest(used.id, names) or _by_name(context, used)) if search else None
    elsewhere = None if likely else _elsewhere(context, used)
    listed = "one-of" if 0 < len(names) <= 12 else "declare"
    return Hit(
        used.path,
        values={
            "words": used.id,
            "kinds": kind_names(used.kinds, context.messages),
            "owner": used.owner,
            "nearest": likely,
            "other": kind_names((elsewhere,), context.messages) if elsewhere else "",
            "names": ", ".join(names[:12]),
        },
        message="local" if used.owner else "other-kind" if elsewhere else "message",
        suggestion="write-nearest" if likely else listed,
        replace=likely if likely and same(used.id, likely) else None,
    )


def _by_name(context: Context, used: Reference) -> str | None:
    """The id of an item that was referred to by its name."""
    for kind in used.kinds:
        for id, declared in context.index.entries.get((kind, used.owner), {}).items():
            name = getattr(declared[0].part, "name", None) or getattr(declared[0].part, "title", None)
            if isinstance(name, str) and same(used.id, name):
                return id
    return None


def _elsewhere(context: Context, used: Reference) -> str | None:
    """The kind of an item that has this id, but cannot be meant here."""
    return next((kind for (kind, owner), ids in context.index.entries.items() if not owner and used.id in ids), None)
