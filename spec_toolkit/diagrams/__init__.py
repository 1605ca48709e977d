"""Figures from a specification: SVG of our own, Mermaid text where Mermaid can say it, PNG through resvg.

A kind of figure is one module in `kinds/`: being there is the registration. It has `ORDER`, its place among the kinds
of a document, and `drawings(studio)`, which gives its drawings in document order.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import ModuleType

from spec_toolkit.diagrams import raster
from spec_toolkit.diagrams.drawing import Drawing, Link, Studio
from spec_toolkit.document.blocks import Figure
from spec_toolkit.model import Spec

__all__ = ["Drawing", "Link", "Studio", "drawings", "figures", "kind_names", "png"]


def kind_names() -> tuple[str, ...]:
    """The names of all kinds of figures, in document order."""
    return tuple(_modules())


def figures(
    spec: Spec,
    kinds: Collection[str] | None = None,
    ids: Collection[str] | None = None,
    *,
    link: Link | None = None,
    classes: Mapping[str, str] | None = None,
) -> tuple[Figure, ...]:
    """The figures of a specification in document order, each with an anchor that stays as long as its item's id.

    `kinds` chooses kinds by name, `ids` by the item shown, a kind's name standing for all its figures. `link` makes
    shapes link to anchors of the document; `classes` gives the class of requirements whose priority is open. The same
    input gives the same bytes.
    """
    found: dict[str, Figure] = {}
    for kind, drawing in drawings(Studio(spec, link, classes or {}), kinds):
        if ids is None or drawing.about in ids or kind in ids:
            figure = drawing.figure(kind)
            # Of two items with one id, which is a fault of its own, the first is drawn.
            found.setdefault(figure.anchor, figure)
    return tuple(found.values())


def drawings(studio: Studio, kinds: Collection[str] | None = None) -> Iterator[tuple[str, Drawing]]:
    """The drawings of a studio's specification, each with its kind, in document order."""
    for kind, module in _modules().items():
        if kinds is None or kind in kinds:
            for drawing in module.drawings(studio):
                yield kind, drawing


def png(figure: Figure, dpi: float = raster.USUAL_DPI) -> bytes:
    """The figure as PNG, `dpi` pixels for each inch of its size; raises SpecToolkitError when resvg is missing."""
    return raster.to_png(figure.svg, dpi / raster.DPI)


@cache
def _modules() -> dict[str, ModuleType]:
    folder = files(f"{__package__}.kinds")
    names = sorted(entry.name.removesuffix(".py") for entry in folder.iterdir() if entry.name.endswith(".py"))
    modules = {n: import_module(f"{__package__}.kinds.{n}") for n in names if not n.startswith("_")}
    return dict(sorted(modules.items(), key=lambda found: found[1].ORDER))
