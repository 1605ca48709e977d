"""Where figures come from: drawn once for a document, each shown once."""

from collections.abc import Collection
from dataclasses import replace

from spec_toolkit.document.blocks import Blocks
from spec_toolkit.document.composer import Composer


def figures_of(composer: Composer, kinds: Collection[str], about: str) -> Blocks:
    """The figures of some kinds about one item; `about` empty: about the specification as a whole."""
    from spec_toolkit import diagrams

    if composer.drawings is None:
        composer.drawings = list(diagrams.drawings(diagrams.Studio(composer.spec)))
    out = []
    for kind, drawing in composer.drawings:
        if kind in kinds and drawing.about == about and id(drawing) not in composer.shown:
            composer.shown.add(id(drawing))
            figure = drawing.figure(kind)
            out.append(replace(figure, anchor=composer.anchors.unique(figure.anchor, "figure")))
    return tuple(out)
