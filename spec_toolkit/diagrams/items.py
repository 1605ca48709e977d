"""The items a graph figure is drawn from, how large each is, and how each looks: one family of shapes for all kinds."""

from dataclasses import dataclass
from typing import Literal

from spec_toolkit.diagrams import text
from spec_toolkit.diagrams.canvas import BODY, PAD, SMALL, Canvas, Rect, text_size
from spec_toolkit.diagrams.palette import INK, PAPER, PLAIN, QUIET, STRONG, Tone

Icon = Literal["clock", "gate", "bolt", "user", "target", "dot"]
Shape = Literal["task", "round", "pill", "diamond", "dot", "system", "entity", "plain"]

ICON = 11.0
_ROW = SMALL * text.LEADING + 3
#: Room of the dot before a field and of the gap before its type.
_BETWEEN = 21.0


@dataclass(frozen=True, slots=True)
class Note:
    """A line under an item's name with a sign before it: a time limit, a gate, an automation."""

    icon: Icon
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A field of an entity: its name, its type, and whether it is required or a key."""

    name: str
    type: str = ""
    required: bool = False

    @property
    def width(self) -> float:
        """What it needs to stand on one line, in pixels."""
        return (
            text.width(self.name, SMALL, self.required) + text.width(self.type, SMALL) + (_BETWEEN if self.type else 9)
        )


@dataclass(frozen=True, slots=True)
class Item:
    """A node to draw. `label` is the small text above the title, `target` the anchor it links to, `room` its width.

    `part_of` is the key of the item that it belongs to: both stay on one sheet, and on other sheets that one stands
    for it.
    """

    key: str
    title: str
    shape: Shape = "task"
    tone: Tone = PLAIN
    label: str = ""
    notes: tuple[Note, ...] = ()
    rows: tuple[Row, ...] = ()
    lane: int | None = None
    target: str = ""
    room: float = 138
    part_of: str = ""

    def size(self) -> tuple[float, float]:
        """Width and height in pixels, as large as its texts need."""
        if self.shape == "diamond":
            return 26, 26
        if self.shape == "dot":
            return 14, 14
        if self.shape == "entity":
            return self.room, _head_height(self) + _ROW * len(self.rows) + (5 if self.rows else 0)
        inner = self.room - 2 * PAD - (8 if self.shape == "system" else 0)
        high = text_size(self.title, inner, BODY, self._bold)[1]
        if self.label:
            high += SMALL * text.LEADING
        high += sum(_note_height(note, inner) for note in self.notes)
        return self.room, high + 2 * PAD

    @property
    def _bold(self) -> bool:
        return self.tone is STRONG


def _head_height(item: Item) -> float:
    return text_size(item.title, item.room - 2 * PAD, BODY, True)[1] + 10


def _note_height(note: Note, inner: float) -> float:
    return text_size(note.text, inner - ICON - 4, SMALL, most=4)[1] + 3


def draw_item(canvas: Canvas, item: Item, place: Rect) -> None:
    """Draws the item at its place."""
    with canvas.mark("node", item.key, place, item.target):
        if item.shape == "diamond":
            _diamond(canvas, place, item.tone)
        elif item.shape == "dot":
            canvas.circle(place.centre, place.width / 2, INK, INK)
        elif item.shape == "entity":
            _entity(canvas, item, place)
        else:
            _task(canvas, item, place)


def _diamond(canvas: Canvas, place: Rect, tone: Tone) -> None:
    x, y = place.centre
    canvas.shape(
        ((x, place.y), (place.right, y), (x, place.bottom), (place.x, y)), tone.fill, tone.line, 1.6, tone.dash
    )


def _task(canvas: Canvas, item: Item, place: Rect) -> None:
    radius = {"task": 4, "system": 4, "plain": 2, "round": 12, "pill": min(place.height, 36) / 2}.get(item.shape, 4)
    canvas.box(place, item.tone, radius)
    side = PAD
    if item.shape == "system":
        for x in (place.x + 5, place.right - 5):
            canvas.line(((x, place.y), (x, place.bottom)), item.tone.line, 1.2)
        side += 4
    inner = Rect(place.x + side, place.y + PAD, place.width - 2 * side, place.height - 2 * PAD)
    y = inner.y
    if item.label:
        canvas.text(item.label, Rect(inner.x, y, inner.width, SMALL * text.LEADING), SMALL, colour=_quiet(item))
        y += SMALL * text.LEADING
    notes = sum(_note_height(note, inner.width) for note in item.notes)
    canvas.text(
        item.title, Rect(inner.x, y, inner.width, inner.bottom - notes - y), bold=item._bold, colour=item.tone.text
    )
    y = inner.bottom - notes
    for note in item.notes:
        high = _note_height(note, inner.width)
        draw_icon(canvas, note.icon, Rect(inner.x, y + 4, ICON, ICON), item.tone.line)
        room = Rect(inner.x + ICON + 4, y + 3, inner.width - ICON - 4, high - 3)
        canvas.text(note.text, room, SMALL, align="start", colour=item.tone.text)
        y += high


def _quiet(item: Item) -> str:
    return QUIET if item.tone.text == INK else item.tone.text


def _entity(canvas: Canvas, item: Item, place: Rect) -> None:
    canvas.box(place, Tone(PAPER, item.tone.line, dash=item.tone.dash, width=item.tone.width), 3)
    head = Rect(place.x, place.y, place.width, _head_height(item))
    ghost = bool(item.tone.dash)
    if not ghost:
        canvas.box(head, STRONG, 3)
    canvas.text(item.title, head.inset(5), bold=not ghost, colour=QUIET if ghost else STRONG.text)
    y = head.bottom + 2.5
    for row in item.rows:
        line = Rect(place.x + PAD, y, place.width - 2 * PAD, _ROW)
        kind = text.width(row.type, SMALL)
        if row.width > line.width + 0.1:  # a sum of widths is never exact
            kind = min(kind, line.width * 0.4)
        name = Rect(line.x + 9, y, line.width - 9 - kind - (6 if kind else -0.1), _ROW)
        if row.required:
            draw_icon(canvas, "dot", Rect(line.x - 2, y + (_ROW - ICON) / 2, ICON, ICON), INK)
        canvas.text(row.name, name, SMALL, align="start", bold=row.required)
        if kind:
            canvas.text(row.type, Rect(line.right - kind - 0.1, y, kind + 0.1, _ROW), SMALL, align="end", colour=QUIET)
        y += _ROW


def draw_icon(canvas: Canvas, icon: Icon, place: Rect, line: str) -> None:
    """A small sign, drawn as lines since the font has none: a clock, a gate, a bolt, a person, a target, a dot."""
    x, y, s = place.x, place.y, place.width / 11
    match icon:
        case "clock":
            canvas.circle(place.centre, 5 * s, PAPER, line, 1.2)
            canvas.line(((x + 5.5 * s, y + 2.5 * s), (x + 5.5 * s, y + 5.5 * s), (x + 7.8 * s, y + 6.8 * s)), line, 1.2)
        case "gate":
            canvas.line(((x + 1.5 * s, y + 1 * s), (x + 1.5 * s, y + 10 * s)), line, 1.6)
            canvas.line(((x + 9.5 * s, y + 1 * s), (x + 9.5 * s, y + 10 * s)), line, 1.6)
            for at in (3.5, 7.5):
                canvas.line(((x + 1.5 * s, y + at * s), (x + 9.5 * s, y + at * s)), line, 1.4)
        case "bolt":
            points = ((6.5, 0.5), (2, 6.2), (5, 6.2), (4, 10.5), (9, 4.6), (6, 4.6))
            canvas.shape([(x + a * s, y + b * s) for a, b in points], line, line, 0.6)
        case "user":
            canvas.circle((x + 5.5 * s, y + 3 * s), 2.3 * s, PAPER, line, 1.2)
            canvas.line(
                ((x + 1 * s, y + 10.5 * s), (x + 2 * s, y + 7 * s), (x + 9 * s, y + 7 * s), (x + 10 * s, y + 10.5 * s)),
                line,
                1.2,
            )
        case "target":
            canvas.circle(place.centre, 5 * s, PAPER, line, 1.2)
            canvas.circle(place.centre, 1.8 * s, line, line, 0.5)
        case "dot":
            canvas.circle(place.centre, 2 * s, line, line, 0.5)
