"""Stages of an object: where a record starts, what it may become, and what must hold on the way."""

from collections.abc import Iterator

from spec_toolkit.diagrams import mermaid
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import Plan, Tie
from spec_toolkit.diagrams.items import Item, Note
from spec_toolkit.diagrams.layout import Spacing
from spec_toolkit.diagrams.palette import FINAL, PLAIN
from spec_toolkit.diagrams.sheets import sheets
from spec_toolkit.diagrams.text import plain
from spec_toolkit.model.objects import Object, Stage

ORDER = 60
_SPACING = Spacing(layers=36, nodes=22, lines=14)


def drawings(studio: Studio) -> Iterator[Drawing]:
    """A stage diagram for each object that has stages."""
    for found in studio.spec.objects:
        if not found.stages:
            continue
        plan = _plan(studio, found)
        name = plain(found.name) or found.id
        for sheet in sheets(plan, studio.right_to_left):
            yield Drawing(
                about=found.id,
                canvas=sheet.canvas,
                caption=studio.part_caption(studio.words("stages.caption", name=name), sheet.part, sheet.parts),
                alt=_alt(studio, found, sheet.items),
                mermaid=mermaid.states(sheet.plan.items, sheet.plan.ties, studio.flow),
                part=sheet.part,
                parts=sheet.parts,
            )


def _plan(studio: Studio, found: Object) -> Plan:
    start = f"{found.id} start"
    items = [Item(start, "", "dot")]
    ties = [Tie(start, found.stages[0].id)]
    for stage in found.stages:
        items.append(
            Item(
                key=stage.id,
                title=plain(stage.name) or stage.id,
                shape="round",
                tone=FINAL if stage.final else PLAIN,
                label=studio.words("stages.probability", value=stage.probability)
                if stage.probability is not None
                else "",
                notes=_notes(stage),
                target=studio.target("stage", stage.id) or studio.target("object", found.id),
                room=132,
            )
        )
        ties += [Tie(stage.id, following) for following in stage.next]
    return Plan(tuple(items), tuple(ties), spacing=_SPACING)


def _notes(stage: Stage) -> tuple[Note, ...]:
    limit = [Note("clock", plain(stage.time_limit))] if stage.time_limit else []
    return (*limit, *(Note("gate", plain(gate)) for gate in stage.gate))


def _alt(studio: Studio, found: Object, keys: tuple[str, ...]) -> str:
    words = studio.words
    names = {stage.id: plain(stage.name) or stage.id for stage in found.stages}
    parts = [words("stages.alt", name=plain(found.name) or found.id, first=names[found.stages[0].id])]
    for stage in found.stages:
        if stage.id not in keys:
            continue
        following = [names.get(next, next) for next in stage.next]
        text = words("stages.alt_next", stage=names[stage.id], next=words.list(following)) if following else ""
        if stage.final or not following:
            text = words("stages.alt_final", stage=names[stage.id])
        if stage.gate:
            text += " " + words("stages.alt_gate", gate=words.list(plain(gate) for gate in stage.gate))
        parts.append(text)
    return " ".join(parts)
