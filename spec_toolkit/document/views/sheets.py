"""Processes, objects, integrations, screens: items on their own sheets, with their figures."""

from collections.abc import Mapping, Sequence

from spec_toolkit.document import parts
from spec_toolkit.document.blocks import Block, Blocks, Figure, Table
from spec_toolkit.document.composer import Composer
from spec_toolkit.document.views._figures import figures_of
from spec_toolkit.model import Part

#: Past this many items their sheets go without a figure: a document of hundreds of pictures is read by nobody and
#: each costs a Word file a tenth of a second. `spec draw` draws them.
_MOST_FIGURES = 30

#: Past this height in CSS pixels a figure takes most of a page.
_TALL = 360

_PROCESS = {"steps": ("id", "actor", "action", "object", "when", "next")}
_OBJECT = {
    "fields": ("id", "name", "type", "required", "options", "description"),
    "relations": ("name", "kind", "to", "required"),
    "stages": ("id", "name", "gate", "next", "final"),
}
_SCREEN = {
    "layout": ("title", "row", "list", "columns"),
    "tabs": ("name", "layout"),
    "widgets": ("title", "chart", "kpi", "report", "object", "period"),
}


def figures(composer: Composer, *kinds: str) -> Blocks:
    """The figures of some kinds that are about the specification as a whole, not about one item."""
    return figures_of(composer, kinds, "")


def process_sheets(composer: Composer, state: str, level: int) -> Blocks:
    """Processes as they are ("as_is") or are to be ("to_be", with those that do not say), under headings of `level`."""
    wanted = [p for p in composer.spec.processes if (p.state == "as_is") == (state == "as_is")]
    return _sheets(composer, wanted, level, _PROCESS, ("process",))


def object_sheets(composer: Composer, level: int) -> Blocks:
    """Each object with its data dictionary, relations and stages."""
    return _sheets(composer, composer.spec.objects, level, _OBJECT, ("stages",))


def screen_sheets(composer: Composer, level: int) -> Blocks:
    """Each screen with its layout, tabs and tiles."""
    screens = composer.spec.ui.screens if composer.spec.ui else ()
    return _sheets(composer, screens, level, _SCREEN, ("screens",))


def demo_sheets(composer: Composer, level: int) -> Blocks:
    """Each demonstration script with its steps."""
    scripts = composer.spec.selection.demo_scripts if composer.spec.selection else ()
    return _sheets(composer, scripts, level, {}, ())


def integration_overview(composer: Composer) -> Blocks:
    """All integrations in one table; the sheets say the rest."""
    return parts.overview(
        composer,
        composer.spec.integrations,
        ("id", "system", "direction", "frequency", "priority"),
        composer.label("doc.integration_overview"),
    )


def _sheets(
    composer: Composer, items: Sequence[Part], level: int, tables: Mapping[str, tuple[str, ...]], kinds: tuple[str, ...]
) -> Blocks:
    if len(items) > _MOST_FIGURES:
        kinds = ()
    out: list[Block] = []
    for item in items:
        sheet = parts.sheet(composer, item, level, tables)
        drawn = figures_of(composer, kinds, str(getattr(item, "id", ""))) if kinds else ()
        at = next((n for n, block in enumerate(sheet) if isinstance(block, Table) and block.header), len(sheet))
        if any(isinstance(figure, Figure) and figure.height > _TALL for figure in drawn):
            # Text fills the page that a large figure would leave empty before itself.
            at = len(sheet)
        out.extend((*sheet[:at], *drawn, *sheet[at:]))
    return tuple(out)
