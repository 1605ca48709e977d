"""Sketches of screens: the blocks of a screen stacked in frames of a desktop or a phone.

A screen longer than a page goes on in a second frame beside the first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spec_toolkit.diagrams.canvas import BODY, PAD, SMALL, Canvas, Rect, text_size
from spec_toolkit.diagrams.charts import CHART_HEIGHT, draw_chart
from spec_toolkit.diagrams.graphs import MARGIN, PORTRAIT
from spec_toolkit.diagrams.paging import TALLEST, paged
from spec_toolkit.diagrams.palette import ALARM, INK, NEUTRAL, PAPER, PLAIN, QUIET, RULE, SHADE, STRONG, Tone

_INPUT = 24.0
#: The room of the mark of a required field.
_MARK = 12.0
_GAP = 8.0
#: What stands above and below the blocks of a frame, and a spare line.
_FRAME_HEAD = 100.0
#: A desktop and a phone stand beside each other, if a little smaller than they are.
_WIDEST = PORTRAIT[0] * 1.08
_FRAME = Tone("none", QUIET, width=1.6)
_FIELD = Tone(PAPER, RULE, width=1)
_CELL = Tone(PAPER, RULE, width=0.8)


@dataclass(frozen=True, slots=True)
class Device:
    """A frame to sketch in: its width in pixels, how many fields stand beside each other, how large its corners are."""

    name: str
    width: float
    columns: int
    radius: float

    @property
    def inner(self) -> float:
        """Width of what stands in the frame."""
        return self.width - 2 * PAD - 4


DESKTOP = Device("desktop", 416, 4, 6)
PHONE = Device("phone", 204, 1, 16)


@dataclass(frozen=True, slots=True)
class Field:
    """A field on a screen: label, what stands in it (its type), whether it is required or a choice."""

    key: str
    label: str
    hint: str = ""
    required: bool = False
    choice: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a screen: its height, how it is drawn into a place of that height, and whether it is the head of what
    follows and must not end a frame."""

    height: float
    draw: Callable[[Canvas, Rect], None]
    leads: bool = False


def fields(row: Sequence[Field], device: Device) -> Iterator[Block]:
    """The fields beside each other, as many as the device takes."""
    for start in range(0, len(row), device.columns):
        some = row[start : start + device.columns]
        wide = (device.inner - (len(some) - 1) * _GAP) / len(some)
        label = max(text_size(field.label, wide - _MARK, SMALL, field.required, 3)[1] for field in some)

        def draw(
            canvas: Canvas, place: Rect, some: Sequence[Field] = some, wide: float = wide, label: float = label
        ) -> None:
            for column, field in enumerate(some):
                x = place.x + column * (wide + _GAP)
                with canvas.mark("node", field.key, Rect(x, place.y, wide, place.height)):
                    _draw_field(canvas, field, Rect(x, place.y, wide, place.height), label)

        yield Block(label + 2 + _INPUT, draw)


def _draw_field(canvas: Canvas, field: Field, place: Rect, label: float) -> None:
    # The mark leads: behind the label it would stand where the font's widths end, and joined letters end before.
    before = _MARK if field.required else 0.0
    name = Rect(place.x + before, place.y, place.width - _MARK, label)
    canvas.text(field.label, name, SMALL, align="start", bold=field.required)
    if field.required:
        lines = max(1, round(text_size(field.label, name.width, SMALL, True)[1] / text_size("x", 99, SMALL)[1]))
        _star(canvas, (place.x + 3.5, place.y + label / lines / 2))
    box = Rect(place.x, place.bottom - _INPUT, place.width, _INPUT)
    canvas.box(box, _FIELD, 3)
    arrow = 14.0 if field.choice else 0.0
    if field.hint:
        canvas.text(
            field.hint,
            Rect(box.x + 6, box.y + 2, box.width - 12 - arrow, _INPUT - 4),
            SMALL,
            align="start",
            colour=QUIET,
        )
    if field.choice:
        x, y = box.right - 12, box.centre[1]
        canvas.line(((x - 3.5, y - 2), (x, y + 2), (x + 3.5, y - 2)), QUIET, 1.4)


def _star(canvas: Canvas, centre: tuple[float, float]) -> None:
    """The mark of a required field, drawn since a font's own star is too small to see."""
    x, y = centre
    for dx, dy in ((0, 3.4), (2.9, 1.7), (2.9, -1.7)):
        canvas.line(((x - dx, y - dy), (x + dx, y + dy)), ALARM, 1.3)


def heading(title: str, device: Device) -> Block:
    """A heading inside the screen."""
    high = text_size(title, device.inner, BODY, True)[1]

    def draw(canvas: Canvas, place: Rect) -> None:
        canvas.text(title, place, bold=True, align="start")
        canvas.line(((place.x, place.bottom), (place.right, place.bottom)), RULE, 0.8)

    return Block(high + 2, draw, leads=True)


def tabs(names: Sequence[str], active: int, device: Device) -> Block:
    """The tabs of a screen, one of them open."""
    wide = device.inner / len(names)
    high = max(text_size(name, wide - 8, SMALL, True)[1] for name in names) + 10

    def draw(canvas: Canvas, place: Rect) -> None:
        for number, name in enumerate(names):
            tab = Rect(place.x + number * wide, place.y, wide, place.height)
            canvas.box(tab, Tone(PAPER if number == active else SHADE, RULE, width=1), 0)
            canvas.text(name, Rect(tab.x + 4, tab.y, wide - 8, high), SMALL, bold=number == active)
        x = place.x + active * wide
        canvas.line(((x, place.bottom), (x + wide, place.bottom)), PLAIN.line, 2.4)

    return Block(high, draw, leads=True)


def records(columns: Sequence[str], device: Device) -> Block:
    """A list of records: its columns, and rows without content."""
    shown = columns or ("",)
    wide = device.inner / len(shown)
    head = max(text_size(name, wide - 6, SMALL, True)[1] for name in shown) + 8
    row = 20.0

    def draw(canvas: Canvas, place: Rect) -> None:
        for column, name in enumerate(shown):
            x = place.x + column * wide
            canvas.box(Rect(x, place.y, wide, head), Tone(SHADE, RULE, width=0.8), 0)
            canvas.text(name, Rect(x + 3, place.y, wide - 6, head), SMALL, bold=True)
            for number in range(3):
                cell = Rect(x, place.y + head + number * row, wide, row)
                canvas.box(cell, _CELL, 0)
                long = (cell.width - 12) * (0.8, 0.55, 0.7)[(number + column) % 3]
                canvas.line(((cell.x + 6, cell.centre[1]), (cell.x + 6 + long, cell.centre[1])), RULE, 2.4)

    return Block(head + 3 * row, draw)


def tiles(widgets: Sequence[tuple[str, str, str]], device: Device) -> Iterator[Block]:
    """Tiles of a dashboard: (title, form of chart, small text under it), two beside each other on a desktop."""
    columns = 1 if device.columns == 1 else 2
    for start in range(0, len(widgets), columns):
        some = widgets[start : start + columns]
        wide = (device.inner - (columns - 1) * _GAP) / columns
        head = max(text_size(title, wide - 2 * PAD, SMALL, True)[1] for title, _, _ in some)
        foot = max(text_size(note, wide - 2 * PAD, SMALL, most=2)[1] if note else 0 for _, _, note in some)

        def draw(
            canvas: Canvas,
            place: Rect,
            some: Sequence[tuple[str, str, str]] = some,
            wide: float = wide,
            head: float = head,
            foot: float = foot,
        ) -> None:
            for column, (title, chart, note) in enumerate(some):
                tile = Rect(place.x + column * (wide + _GAP), place.y, wide, place.height)
                with canvas.mark("node", title, tile):
                    canvas.box(tile, NEUTRAL, 4)
                    inner = Rect(tile.x + PAD, tile.y + PAD, wide - 2 * PAD, 0)
                    canvas.text(title, Rect(inner.x, inner.y, inner.width, head), SMALL, bold=True, align="start")
                    draw_chart(canvas, chart, Rect(inner.x, inner.y + head + 6, inner.width, CHART_HEIGHT))
                    under = Rect(inner.x, inner.y + head + CHART_HEIGHT + 10, inner.width, foot)
                    if note:
                        canvas.text(note, under, SMALL, align="start", colour=QUIET)

        yield Block(2 * PAD + head + 6 + CHART_HEIGHT + (foot + 4 if foot else 0), draw)


def buttons(actions: Sequence[str], device: Device) -> Iterator[Block]:
    """Buttons, the first one as the main one; beside each other where they fit."""
    rows: list[list[tuple[int, str, float]]] = []
    room = 0.0
    for number, action in enumerate(actions):
        wide = min(text_size(action, device.inner - 20, SMALL, True)[0] + 20, device.inner)
        if device.columns == 1:
            wide = device.inner
        if not rows or room + wide > device.inner:
            rows.append([])
            room = 0
        rows[-1].append((number, action, wide))
        room += wide + _GAP
    for row in rows:
        high = max(text_size(action, wide - 16, SMALL, True)[1] for _, action, wide in row) + 11

        def draw(canvas: Canvas, place: Rect, row: list[tuple[int, str, float]] = row) -> None:
            x = place.x
            for number, action, wide in row:
                tone = STRONG if number == 0 else PLAIN
                button = Rect(x, place.y, wide, place.height)
                with canvas.mark("node", action, button):
                    canvas.box(button, tone, 4)
                    colour = tone.text if number == 0 else PLAIN.line
                    canvas.text(action, Rect(x + 6, place.y, wide - 12, place.height), SMALL, bold=True, colour=colour)
                x += wide + _GAP

        yield Block(high, draw)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a device with the blocks that stand in it."""

    device: Device
    title: str
    blocks: tuple[Block, ...]

    @property
    def _bar(self) -> float:
        return text_size(self.title, self.device.inner - 26, BODY, True)[1] + 12

    @property
    def height(self) -> float:
        """Height of the frame in pixels."""
        return self._bar + 2 * PAD + sum(block.height for block in self.blocks) + _GAP * max(len(self.blocks) - 1, 0)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draws the frame with its upper leading corner at (x, y)."""
        device = self.device
        canvas.box(Rect(x, y, device.width, self._bar), STRONG, min(device.radius, 6))
        canvas.text(self.title, Rect(x + PAD, y, device.inner - 22, self._bar), bold=True, align="start", colour=PAPER)
        for line in range(3):
            at = y + self._bar / 2 - 4 + 4 * line
            canvas.line(((x + device.width - 24, at), (x + device.width - 10, at)), PAPER, 1.6)
        at = y + self._bar + PAD
        for block in self.blocks:
            block.draw(canvas, Rect(x + PAD + 2, at, device.inner, block.height))
            at += block.height + _GAP
        canvas.box(Rect(x, y, device.width, self.height), _FRAME, min(device.radius, 6))


def frames(device: Device, title: str, blocks: Iterable[Block]) -> list[Frame]:
    """The blocks in as few frames as keep within a page."""
    pieces: list[list[Block]] = []
    for block in blocks:
        if pieces and pieces[-1][-1].leads:
            pieces[-1].append(block)
        else:
            pieces.append([block])
    chunks = paged(pieces, lambda piece: sum(block.height + _GAP for block in piece), TALLEST - _FRAME_HEAD)
    return [Frame(device, title, tuple(block for piece in chunk for block in piece)) for chunk in chunks or [[]]]


def sheets(all_frames: Sequence[Frame], right_to_left: bool, names: dict[str, str]) -> Iterator[Canvas]:
    """The frames beside each other on as few canvases as a page's width allows; the device's name stands above each."""
    rows: list[list[Frame]] = [[]]
    for frame in all_frames:
        used = sum(other.device.width + 16 for other in rows[-1])
        if rows[-1] and used + frame.device.width + 2 * MARGIN > _WIDEST:
            rows.append([])
        rows[-1].append(frame)
    for row in rows:
        wide = sum(frame.device.width for frame in row) + 16 * (len(row) - 1) + 2 * MARGIN
        canvas = Canvas(wide, max(frame.height for frame in row) + 22 + 2 * MARGIN, right_to_left)
        x = MARGIN
        for frame in row:
            head = Rect(x, MARGIN, frame.device.width, 16)
            canvas.text(names[frame.device.name], head, SMALL, align="start", colour=INK)
            frame.draw(canvas, x, MARGIN + 22)
            x += frame.device.width + 16
        yield canvas
