"""Where figures come from: each kind is drawn once for a document, each figure shown once."""

from dataclasses import replace
from functools import partial

from spec_toolkit.document.blocks import Blocks
from spec_toolkit.document.composer import Composer
from spec_toolkit.model import Spec

#: Past this many items a picture of the whole falls into dozens that nobody reads, while each costs a Word file a
#: tenth of a second and more. Tables say the same; `spec draw` draws them all.
_MOST_ITEMS = 60
_MOST = {"goals": 150}


def figures_of(composer: Composer, kinds: tuple[str, ...], about: str) -> Blocks:
    """The figures of some kinds about one item; `about` empty: about the specification as a whole."""
    from spec_toolkit import diagrams

    out = []
    for kind in kinds:
        if not about and _size(composer.spec, kind) > _MOST.get(kind, _MOST_ITEMS):
            continue
        if kind not in composer.drawings:
            studio = diagrams.Studio(composer.spec, partial(_anchor, composer), composer.classes.proposed)
            composer.drawings[kind] = [drawing for _, drawing in diagrams.drawings(studio, (kind,))]
        for drawing in composer.drawings[kind]:
            if drawing.about == about and id(drawing) not in composer.shown:
                composer.shown.add(id(drawing))
                figure = drawing.figure(kind)
                out.append(replace(figure, anchor=composer.anchors.unique(figure.anchor, "figure")))
    return tuple(out)


def _anchor(composer: Composer, kind: str, id: str) -> str | None:
    """Where the shape of an item links to."""
    entry = composer.find((kind,), id)
    if entry is None:
        return None
    anchor = composer.anchors.of(entry)
    composer.linked.add(anchor)
    return anchor


def _size(spec: Spec, kind: str) -> int:
    """How many items a picture of the whole has to hold."""
    match kind:
        case "goals":
            return len(spec.goals) + len(spec.kpis) + len(spec.requirements) + len(spec.technical)
        case "entities":
            return len(spec.objects)
        case "context":
            return len(spec.integrations)
        case "kpis":
            return len(spec.kpis)
        case "roles":
            return len(spec.roles)
        case "screen_map":
            return len(spec.ui.screens) if spec.ui else 0
        case "plan":
            return len(spec.rollout.phases) + len(spec.rollout.milestones) if spec.rollout else 0
        case _:
            return 0
