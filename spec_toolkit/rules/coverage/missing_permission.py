"""An object that the permission matrix does not speak of, or a role without any right."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    spec = context.spec
    if not spec.permissions:
        return
    objects = {row.object for row in spec.permissions}
    roles = {row.role for row in spec.permissions}
    for number, thing in enumerate(spec.objects):
        if thing.id not in objects:
            yield Hit(("objects", number, "id"), values={"name": thing.name or thing.id})
    for number, role in enumerate(spec.roles):
        if role.id not in roles and not role.system and not role.inherits:
            yield Hit(("roles", number, "id"), values={"name": role.name or role.id}, message="role")
