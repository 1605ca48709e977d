"""The same action of the same role, allowed in one place and forbidden in another."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import hits

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    yield from _cells(context)
    yield from _scopes(context)
    yield from hits(context, "permission")


def _cells(context: Context) -> Iterator[Hit]:
    """Allowed and denied in the matrix itself; rows with different conditions or fields stand apart."""
    allowed: dict[tuple[object, ...], tuple[int, int]] = {}
    rows = context.spec.permissions
    for number, row in enumerate(rows):
        for place, action in enumerate(row.allow):
            allowed.setdefault((row.role, row.object, row.fields, row.when, action), (number, place))
    for number, row in enumerate(rows):
        for place, action in enumerate(row.deny):
            found = allowed.get((row.role, row.object, row.fields, row.when, action))
            if found is not None:
                yield Hit(
                    ("permissions", number, "deny", place),
                    values={"role": row.role, "object": row.object, "action": action},
                    message="cell",
                    others=(Other(("permissions", found[0], "allow", found[1]), "allowed"),),
                )


def _scopes(context: Context) -> Iterator[Hit]:
    """Rights on no record at all, and one right with two scopes."""
    seen: dict[tuple[object, ...], int] = {}
    rows = context.spec.permissions
    for number, row in enumerate(rows):
        if row.scope == "none" and row.allow:
            values = {"role": row.role, "object": row.object}
            others = (Other(("permissions", number, "allow"), "allowed"),)
            yield Hit(("permissions", number, "scope"), values=values, message="none", others=others)
        for place, action in enumerate(row.allow if row.scope else ()):
            known = seen.setdefault((row.role, row.object, row.fields, row.when, action), number)
            if rows[known].scope != row.scope:
                values = {"role": row.role, "object": row.object, "action": action}
                values |= {"one": rows[known].scope or "", "two": row.scope or ""}
                others = (Other(("permissions", known, "scope"), "allowed"),)
                yield Hit(("permissions", number, "allow", place), values=values, message="scopes", others=others)
                break
