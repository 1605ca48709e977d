"""A requirement or a report for somebody who may see nothing of what it is about."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._permissions import Matrix

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    matrix = Matrix(context.spec)
    for number, item in enumerate(context.spec.requirements):
        yield from _shut_out(matrix, ("requirements", number, "roles"), item.id, item.roles, item.objects)
    for number, report in enumerate(context.spec.reports):
        yield from _shut_out(matrix, ("reports", number, "audience"), report.id, report.audience, report.objects)


def _shut_out(
    matrix: Matrix, path: tuple[str | int, ...], id: str, people: tuple[str, ...], things: tuple[str, ...]
) -> Iterator[Hit]:
    """Roles whose rows give them no right on any of the objects."""
    for place, who in enumerate(people):
        role = matrix.roles.get(who)
        rows = [matrix.row(who, thing) for thing in things]
        if role is None or role.system or not rows or any(matrix.allowed(who, thing) for thing in things):
            continue
        # Of an object without a row for the role, somebody may have forgotten it; what is denied is denied.
        if (row := rows[0]) is not None and None not in rows:
            values = {"item": id, "role": role.name or role.id, "object": ", ".join(things)}
            yield Hit((*path, place), values=values, others=(Other(("permissions", row)),))
