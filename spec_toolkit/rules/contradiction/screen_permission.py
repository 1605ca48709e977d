"""A screen for a role that may not see the object on it."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._permissions import Matrix

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    matrix = Matrix(context.spec)
    for number, screen in enumerate(context.spec.ui.screens if context.spec.ui else ()):
        for place, role_id in enumerate(screen.roles):
            role = matrix.roles.get(role_id)
            if role is None or role.system or screen.object not in matrix.objects:
                continue
            row = matrix.row(role_id, screen.object)
            if row is None or matrix.allowed(role_id, screen.object):
                continue
            yield Hit(
                ("ui", "screens", number, "roles", place),
                values={"role": role.name or role.id, "object": screen.object, "screen": screen.name or screen.id},
                others=(Other(("permissions", row)),),
            )
