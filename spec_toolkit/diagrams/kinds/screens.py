"""Sketches of screens and dashboards: fields, lists, tabs, tiles and actions, on a desktop and on a phone."""

from collections.abc import Iterator, Sequence

from spec_toolkit.diagrams import sketch
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.sketch import DESKTOP, PHONE, Block, Device, Field
from spec_toolkit.diagrams.text import plain, quantity
from spec_toolkit.model.interface import LayoutRow, Screen, Widget
from spec_toolkit.model.objects import Object

ORDER = 31
_CHOICES = ("choice", "multi_choice", "reference", "user", "boolean", "date", "datetime")


def drawings(studio: Studio) -> Iterator[Drawing]:
    """A sketch for each screen that says what is on it."""
    ui = studio.spec.ui
    for screen in ui.screens if ui else ():
        if not (screen.layout or screen.tabs or screen.widgets or screen.actions):
            continue
        name = plain(screen.name) or screen.id
        found = [
            frame
            for device in _devices(screen)
            for frame in sketch.frames(device, name, _blocks(studio, screen, device))
        ]
        words = studio.words
        names = {device.name: words.of("device", device.name) for device in (DESKTOP, PHONE)}
        dashboard = bool(screen.widgets) and not (screen.layout or screen.tabs)
        caption = words("screens.caption_dashboard" if dashboard else "screens.caption", name=name)
        canvases = list(sketch.sheets(found, studio.right_to_left, names))
        for part, canvas in enumerate(canvases, start=1):
            yield Drawing(
                about=screen.id,
                canvas=canvas,
                caption=studio.part_caption(caption, part, len(canvases)),
                alt=_alt(studio, screen),
                part=part,
                parts=len(canvases),
            )


def _devices(screen: Screen) -> tuple[Device, ...]:
    """Where it is sketched: on the devices it names, else on a desktop and a phone. A tablet counts as desktop."""
    named = {"phone" if device == "phone" else "desktop" for device in screen.devices}
    return tuple(device for device in (DESKTOP, PHONE) if not named or device.name in named)


def _blocks(studio: Studio, screen: Screen, device: Device) -> Iterator[Block]:
    yield from sketch.tiles([_tile(studio, widget) for widget in screen.widgets], device)
    yield from _rows(studio, screen, screen.layout, device)
    names = [plain(tab.name) for tab in screen.tabs]
    for active, tab in enumerate(screen.tabs):
        yield sketch.tabs(names, active, device)
        yield from _rows(studio, screen, tab.layout, device)
    yield from sketch.buttons([plain(action) for action in screen.actions], device)


def _rows(studio: Studio, screen: Screen, layout: Sequence[LayoutRow], device: Device) -> Iterator[Block]:
    own = _object(studio, screen.object)
    for row in layout:
        listed = _object(studio, row.list)
        title = plain(row.title) or (plain(listed.plural or listed.name) if listed else plain(row.list))
        if title:
            yield sketch.heading(title, device)
        if row.row:
            yield from sketch.fields([_field(studio, own, name) for name in row.row], device)
        if row.list:
            columns = [_label(listed, name) for name in row.columns]
            columns = columns or [_label(listed, field.id) for field in (listed.fields if listed else ())][:4]
            yield sketch.records(columns[:2] if device is PHONE else columns, device)


def _object(studio: Studio, id: str | None) -> Object | None:
    return next((found for found in studio.spec.objects if found.id == id), None)


def _field(studio: Studio, owner: Object | None, name: str) -> Field:
    """A field of the object by its id; any other name is the label of something that is not a field."""
    found = next((field for field in owner.fields if field.id == name), None) if owner else None
    if found is None:
        return Field(name, plain(name))
    hint = plain(found.default) or (plain(found.options[0]) if found.options else "")
    return Field(
        key=name,
        label=plain(found.name) or name,
        hint=hint or studio.words.of("field_type", found.type),
        required=bool(found.required),
        choice=found.type in _CHOICES,
    )


def _label(owner: Object | None, name: str) -> str:
    found = next((field for field in owner.fields if field.id == name), None) if owner else None
    return plain(found.name) or name if found else plain(name)


def _tile(studio: Studio, widget: Widget) -> tuple[str, str, str]:
    """Title, form and note of a tile; the note says what it is to be measured by."""
    kpi = next((found for found in studio.spec.kpis if found.id == widget.kpi), None)
    notes = [plain(widget.period)]
    if kpi and kpi.target is not None:
        notes.insert(0, studio.words("screens.target", target=quantity(kpi.target, kpi.unit)))
    return plain(widget.title), widget.chart or "bar", studio.words.list(notes)


def _alt(studio: Studio, screen: Screen) -> str:
    words = studio.words
    own = _object(studio, screen.object)
    parts = [words("screens.alt", name=plain(screen.name) or screen.id)]
    rows = [*screen.layout, *(row for tab in screen.tabs for row in tab.layout)]
    shown = [_field(studio, own, name) for row in rows for name in row.row]
    if shown:
        names = [words("screens.alt_required", name=f.label) if f.required else f.label for f in shown]
        parts.append(words("screens.alt_fields", names=words.list(names)))
    lists = [_object(studio, row.list) for row in rows if row.list]
    if lists:
        titles = [plain(found.plural or found.name) or found.id for found in lists if found]
        parts.append(words("screens.alt_lists", names=words.list(titles)))
    if screen.tabs:
        parts.append(words("screens.alt_tabs", names=words.list(plain(tab.name) for tab in screen.tabs)))
    if screen.widgets:
        tiles = [
            words("screens.alt_tile", title=plain(w.title), chart=words.of("chart", w.chart or "bar"))
            for w in screen.widgets
        ]
        parts.append(words("screens.alt_tiles", names=words.list(tiles)))
    if screen.actions:
        parts.append(words("screens.alt_actions", names=words.list(plain(action) for action in screen.actions)))
    return " ".join(parts)
