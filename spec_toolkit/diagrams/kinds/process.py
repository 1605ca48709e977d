"""Processes as flows in swimlanes: one lane per actor, decisions, gates, time limits, automations."""

from collections.abc import Iterator
from itertools import pairwise

from spec_toolkit.diagrams import mermaid
from spec_toolkit.diagrams.canvas import BODY, PAD, Canvas, Rect
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import MARGIN, Plan, Tie
from spec_toolkit.diagrams.items import Item, Note, draw_item
from spec_toolkit.diagrams.layout import Spacing
from spec_toolkit.diagrams.palette import AUTO, FINAL, GOOD, PLAIN, WARN
from spec_toolkit.diagrams.sheets import Sheet, sheets
from spec_toolkit.diagrams.text import plain
from spec_toolkit.model.processes import Automation, Process, Step

ORDER = 50
_SPACING = Spacing(layers=28, nodes=12, lines=12)
#: Width of boxes and of labels; narrower where many lanes have to stand beside each other.
_ROOMS, _NARROW_ROOMS, _MANY_LANES = (138.0, 92.0), (112.0, 72.0), 5


def drawings(studio: Studio) -> Iterator[Drawing]:
    """A flow for each process that has steps; a long one runs over several sheets."""
    for process in studio.spec.processes:
        if not process.steps:
            continue
        plan = _plan(studio, process)
        automations = [found for found in studio.spec.automations if found.process == process.id]
        found = list(sheets(plan, studio.right_to_left))
        name = plain(process.name) or process.id
        for sheet in found:
            if sheet is found[-1]:
                _draw_automations(studio, sheet.canvas, automations)
            yield Drawing(
                about=process.id,
                canvas=sheet.canvas,
                caption=studio.part_caption(studio.words("process.caption", name=name), sheet.part, sheet.parts),
                alt=_alt(studio, process, sheet, automations),
                mermaid=mermaid.flowchart(sheet.plan.items, sheet.plan.ties, "TB", plan.lanes),
                part=sheet.part,
                parts=sheet.parts,
            )


def _plan(studio: Studio, process: Process) -> Plan:
    actors = list(dict.fromkeys(step.actor for step in process.steps))
    lane = {step.id: actors.index(step.actor) for step in process.steps}
    after = _after(process)
    steps = {step.id: step for step in process.steps}
    first, last = process.steps[0], [step for step in process.steps if not after[step.id]]
    start, end = f"{process.id} start", f"{process.id} end"
    room, label_room = _NARROW_ROOMS if len(actors) >= _MANY_LANES else _ROOMS
    items = [
        Item(
            start, plain(process.trigger) or studio.words("process.start"), "pill", GOOD, lane=lane[first.id], room=room
        )
    ]
    ties = [Tie(start, first.id)]
    for step in process.steps:
        items.append(_item(studio, process, step, lane[step.id], room))
        source = step.id
        if len(after[step.id]) > 1:
            source = f"{step.id} ?"
            items.append(Item(source, "", "diamond", WARN, lane=lane[step.id], part_of=step.id))
            ties.append(Tie(step.id, source))
        for following in after[step.id]:
            ties.append(Tie(source, following, plain(steps[following].when)))
    if last:
        outcome = plain(process.outcome) or studio.words("process.end")
        items.append(Item(end, outcome, "pill", FINAL, lane=lane[last[0].id], room=room))
        ties += [Tie(step.id, end) for step in last]
    names = tuple(studio.person(actor) for actor in actors)
    return Plan(tuple(items), tuple(ties), names, "down", _SPACING, label_room)


def _after(process: Process) -> dict[str, list[str]]:
    """For each step what may follow. A process that says it of no step runs in the order it is written in."""
    known = {step.id for step in process.steps}
    after = {step.id: [found for found in dict.fromkeys(step.next) if found in known] for step in process.steps}
    if not any(after.values()):
        ids = list(after)
        after = {id: [following] for id, following in pairwise(ids)} | {ids[-1]: []}
    return after


def _item(studio: Studio, process: Process, step: Step, lane: int, room: float) -> Item:
    machine = any(role.id == step.actor and role.system for role in studio.spec.roles)
    notes = [Note("clock", plain(step.time_limit))] if step.time_limit else []
    notes += [Note("gate", plain(gate)) for gate in step.gate]
    return Item(
        key=step.id,
        title=plain(step.action) or step.id,
        shape="system" if machine else "task",
        tone=AUTO if machine else PLAIN,
        label=step.id,
        notes=tuple(notes),
        lane=lane,
        room=room,
        target=studio.target("step", step.id) or studio.target("process", process.id),
    )


def _draw_automations(studio: Studio, canvas: Canvas, automations: list[Automation]) -> None:
    """The automations of the process in a band under its flow, as many beside each other as the figure is wide."""
    if not automations:
        return
    items = [
        Item(
            key=found.id,
            title=plain(found.name) or found.id,
            tone=AUTO,
            label=found.id,
            notes=(Note("bolt", plain(found.trigger or found.schedule)),) if found.trigger or found.schedule else (),
            target=studio.target("automation", found.id),
            room=170,
        )
        for found in automations
    ]
    canvas.width = max(canvas.width, items[0].room + 2 * MARGIN)
    columns = max(1, int((canvas.width - 2 * MARGIN + PAD) / (items[0].room + PAD)))
    y = canvas.height
    canvas.text(
        studio.words("process.automations"),
        Rect(MARGIN, y, canvas.width - 2 * MARGIN, 20),
        BODY,
        bold=True,
        align="start",
    )
    y += 24
    for start in range(0, len(items), columns):
        row = items[start : start + columns]
        for column, item in enumerate(row):
            draw_item(canvas, item, Rect(MARGIN + column * (item.room + PAD), y, *item.size()))
        y += max(item.size()[1] for item in row) + PAD
    canvas.height = y + MARGIN - PAD


def _alt(studio: Studio, process: Process, sheet: Sheet, automations: list[Automation]) -> str:
    words = studio.words
    after = _after(process)
    shown = [step for step in process.steps if step.id in sheet.items]
    parts = [words("process.alt", name=plain(process.name) or process.id)]
    for step in shown:
        text = words("process.alt_step", id=step.id, actor=studio.person(step.actor), action=plain(step.action))
        if step.time_limit:
            text += words("process.alt_limit", limit=plain(step.time_limit))
        if step.gate:
            text += words("process.alt_gate", gate=words.list(plain(gate) for gate in step.gate))
        text += (
            words("process.alt_next", next=words.list(after[step.id])) if after[step.id] else words("process.alt_end")
        )
        parts.append(text)
    if automations and sheet.part == sheet.parts:
        names = words.list(plain(found.name) or found.id for found in automations)
        parts.append(words("process.alt_automations", names=names))
    return " ".join(parts)
