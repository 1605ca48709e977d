"""The permission matrix: roles down, objects across."""

from collections import defaultdict

from spec_toolkit.document import parts
from spec_toolkit.document.blocks import Blocks, Cell, Inlines, Strong, Table, Text
from spec_toolkit.document.composer import Composer
from spec_toolkit.model.permissions import Permission

#: Objects across before the matrix goes on in a further table.
_ACROSS = 6
#: What a cell shows where nothing is allowed.
_NOTHING = (Text("–"),)


def permission_matrix(composer: Composer) -> Blocks:
    """What each role may do with each object, and with which records of it."""
    permissions = composer.spec.permissions
    if not permissions:
        return ()
    cells: dict[tuple[str, str], list[Permission]] = defaultdict(list)
    for permission in permissions:
        composer.shown.add(id(permission))
        cells[(permission.role, permission.object)].append(permission)
    roles = _in_order([r.id for r in composer.spec.roles], {p.role for p in permissions})
    objects = _in_order([o.id for o in composer.spec.objects], {p.object for p in permissions})
    tables = []
    for start in range(0, len(objects), _ACROSS):
        across = objects[start : start + _ACROSS]
        header = (
            Cell((Text(composer.label("per.role")),)),
            *(Cell(composer.reference(("object",), object_)) for object_ in across),
        )
        body = tuple(
            (
                Cell(composer.reference(("role",), role)),
                *(Cell(composer.lines(_cell(composer, p) for p in cells[(role, o)]) or _NOTHING) for o in across),
            )
            for role in roles
        )
        tables.append(Table(header, body, (1.6, *(2.0 for _ in across)), composer.label("per.matrix"), len(across) > 3))
    return tuple(tables)


def _cell(composer: Composer, permission: Permission) -> Inlines:
    lines: list[Inlines] = []
    if permission.allow:
        actions = composer.formats.separator.join(composer.choice(Permission, "allow", a) for a in permission.allow)
        lines.append((Text(actions),))
    if permission.scope:
        lines.append((Strong((Text(composer.choice(Permission, "scope", permission.scope)),)),))
    for label, value in parts.rows(composer, permission, ("role", "object", "allow", "scope"), permission.object):
        lines.append((Text(label + composer.formats.colon + " "), *value))
    return composer.lines(lines)


def _in_order(declared: list[str], used: set[str]) -> list[str]:
    return [id_ for id_ in declared if id_ in used] + sorted(used - set(declared))
