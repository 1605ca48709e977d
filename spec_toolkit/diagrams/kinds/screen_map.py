"""Which screen opens from which: the navigation and the ways between screens."""

from collections.abc import Iterator

from spec_toolkit.diagrams import mermaid
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import Plan, Tie
from spec_toolkit.diagrams.items import Item, Note
from spec_toolkit.diagrams.layout import Spacing
from spec_toolkit.diagrams.palette import PLAIN, SOFT, STRONG
from spec_toolkit.diagrams.sheets import sheets
from spec_toolkit.diagrams.text import plain

ORDER = 30
_MENU = "menu "
_SPACING = Spacing(layers=40, nodes=20, lines=14)


def drawings(studio: Studio) -> Iterator[Drawing]:
    """One map of all screens, by their object's module where there are many."""
    ui = studio.spec.ui
    if ui is None or len(ui.screens) < 2:
        return
    items = [
        Item(
            key=screen.id,
            title=plain(screen.name) or screen.id,
            tone=SOFT if screen.widgets else PLAIN,
            label=screen.id,
            notes=(Note("user", studio.words.list(studio.person(role) for role in screen.roles)),)
            if screen.roles
            else (),
            target=studio.target("screen", screen.id),
        )
        for screen in ui.screens
    ]
    ties = [Tie(screen.id, target) for screen in ui.screens for target in screen.leads_to]
    opened = [entry.screen for entry in ui.menu if entry.screen]
    if opened:
        items.insert(0, Item(_MENU, studio.words("screens.menu"), "pill", STRONG))
        ties = [*(Tie(_MENU, screen) for screen in opened), *ties]
    plan = Plan(tuple(items), tuple(ties), spacing=_SPACING)
    names = {item.key: item.title for item in items}
    for sheet in sheets(plan, studio.right_to_left, _groups(studio)):
        parts = [studio.words("screens.map_alt", names=studio.words.list(names[key] for key in sheet.items))]
        parts += [
            studio.words("screens.map_alt_tie", source=names[tie.source], target=names[tie.target])
            for tie in ties
            if tie.source in sheet.items and tie.target in names
        ]
        yield Drawing(
            about="",
            canvas=sheet.canvas,
            caption=studio.part_caption(studio.words("screens.map_caption"), sheet.part, sheet.parts, sheet.groups),
            alt=" ".join(parts),
            mermaid=mermaid.flowchart(sheet.plan.items, sheet.plan.ties, studio.flow),
            part=sheet.part,
            parts=sheet.parts,
        )


def _groups(studio: Studio) -> dict[str, str]:
    spec = studio.spec
    modules = {m.id: plain(m.name) or m.id for m in spec.modules}
    of_object = {o.id: modules.get(o.module, o.module) for o in spec.objects if o.module}
    screens = spec.ui.screens if spec.ui else ()
    return {screen.id: of_object[screen.object] for screen in screens if screen.object in of_object}
