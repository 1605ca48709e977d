"""A screen or a menu entry for a role that may not see what it shows."""

from collections.abc import Iterator

from spec_toolkit.model.interface import Screen
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._permissions import Matrix

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    matrix = Matrix(context.spec)
    for number, screen in enumerate(context.spec.ui.screens if context.spec.ui else ()):
        yield from _objects(matrix, number, screen)
        yield from _fields(context, matrix, number, screen)
    yield from _menu(context, matrix)


def _objects(matrix: Matrix, number: int, screen: Screen) -> Iterator[Hit]:
    """Roles without a right on the object that the screen shows."""
    for place, role_id in enumerate(screen.roles):
        role = matrix.roles.get(role_id)
        if role is None or role.system or screen.object not in matrix.objects:
            continue
        if matrix.allowed(role_id, screen.object):
            continue
        row = matrix.row(role_id, screen.object)
        yield Hit(
            ("ui", "screens", number, "roles", place),
            values={"role": role.name or role.id, "object": screen.object, "screen": screen.name or screen.id},
            message="message" if row is not None else "no-row",
            others=(Other(("permissions", matrix.first_row(screen.object) if row is None else row)),),
        )


def _fields(context: Context, matrix: Matrix, number: int, screen: Screen) -> Iterator[Hit]:
    """Fields on a screen that nobody who works on it may see; where one may, the others see the rest of it."""
    thing = next((one for one in context.spec.objects if one.id == screen.object), None)
    seen = [matrix.fields(role, screen.object, "read") for role in screen.roles if screen.object]
    if thing is None or not seen or any(fields is None for fields in seen):
        return
    known = frozenset().union(*(fields for fields in seen if fields))
    called = {name.casefold(): field for field in thing.fields for name in (field.id, field.name or field.id)}
    layouts = [(("layout",), screen.layout)] + [
        (("tabs", n, "layout"), tab.layout) for n, tab in enumerate(screen.tabs)
    ]
    for path, layout in layouts:
        for at, line in enumerate(layout):
            for place, shown in enumerate(line.row):
                field = called.get(shown.casefold())
                if field and known and field.id not in known:
                    row = matrix.row(screen.roles[0], thing.id)
                    values = {"role": matrix.name(screen.roles[0]), "field": field.name or field.id}
                    values |= {"screen": screen.name or screen.id}
                    here = ("ui", "screens", number, *path, at, "row", place)
                    others = (Other(("permissions", row or 0, "fields")),)
                    yield Hit(here, values=values, message="field", others=others)


def _menu(context: Context, matrix: Matrix) -> Iterator[Hit]:
    """Entries for a role that does not work on the screen that they open."""
    ui = context.spec.ui
    screens = {screen.id: (n, screen) for n, screen in enumerate(ui.screens if ui else ())}
    for number, entry in enumerate(ui.menu if ui else ()):
        at, screen = screens.get(entry.screen or "", (0, None))
        if screen is None or not screen.roles:
            continue
        for place, role in enumerate(entry.roles):
            if role in matrix.roles and not set(matrix.ancestors(role)) & set(screen.roles):
                values = {"role": matrix.name(role), "entry": entry.name, "screen": screen.name or screen.id}
                others = (Other(("ui", "screens", at, "roles"), "roles"),)
                yield Hit(("ui", "menu", number, "roles", place), values=values, message="menu", others=others)
