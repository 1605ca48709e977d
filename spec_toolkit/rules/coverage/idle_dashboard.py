"""A dashboard that shows no indicator and no report, or names nobody who looks at it."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    ui = context.spec.ui
    for number, screen in enumerate(ui.screens if ui else ()):
        if not screen.widgets:
            continue
        values = {"name": screen.name or screen.id}
        if not any(widget.kpi or widget.report or widget.object for widget in screen.widgets):
            yield Hit(("ui", "screens", number, "widgets"), values=values, on_key=True)
        elif not screen.roles:
            yield Hit(("ui", "screens", number, "id"), message="roles", values=values)
