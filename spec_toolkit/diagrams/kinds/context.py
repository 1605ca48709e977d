"""The CRM among the systems around it: what flows which way, and how often."""

from collections.abc import Iterator, Sequence

from spec_toolkit.diagrams import mermaid
from spec_toolkit.diagrams.canvas import SMALL, TITLE, Canvas, Rect, text_size
from spec_toolkit.diagrams.drawing import Drawing, Studio
from spec_toolkit.diagrams.graphs import MARGIN, Tie, draw_end
from spec_toolkit.diagrams.items import Item, draw_item
from spec_toolkit.diagrams.paging import paged
from spec_toolkit.diagrams.palette import PLAIN, QUIET, STRONG
from spec_toolkit.diagrams.text import plain
from spec_toolkit.model.integrations import Integration

ORDER = 70
_SYSTEM, _FLOW, _CRM, _GAP = 142.0, 132.0, 84.0, 18.0
_WIDTH = 2 * (_SYSTEM + _FLOW + MARGIN) + _CRM


def drawings(studio: Studio) -> Iterator[Drawing]:
    """One map of all integrations; many run over several sheets."""
    found = studio.spec.integrations
    if not found:
        return
    sheets = _sheets(studio, found)
    for part, sheet in enumerate(sheets, start=1):
        yield Drawing(
            about="",
            canvas=_draw(studio, sheet),
            caption=studio.part_caption(studio.words("context.caption"), part, len(sheets)),
            alt=" ".join(_alt(studio, integration) for integration in sheet),
            mermaid=_mermaid(studio, sheet),
            part=part,
            parts=len(sheets),
        )


def _pairs(found: Sequence[Integration]) -> list[Sequence[Integration]]:
    """Two systems a row, one on each side."""
    return [found[start : start + 2] for start in range(0, len(found), 2)]


def _sheets(studio: Studio, found: Sequence[Integration]) -> list[list[Integration]]:
    rows = paged(_pairs(found), lambda pair: max(_height(studio, integration) for integration in pair) + _GAP)
    return [[integration for pair in sheet for integration in pair] for sheet in rows]


def _item(studio: Studio, integration: Integration) -> Item:
    title = plain(integration.system) or integration.id
    target = studio.target("integration", integration.id)
    return Item(integration.id, title, "task", PLAIN, integration.id, target=target, room=_SYSTEM)


def _texts(studio: Studio, integration: Integration) -> tuple[str, str]:
    """What stands above the arrow (how often, by what) and under it (which data)."""
    words = studio.words
    above = words.list([words.of("frequency", integration.frequency), plain(integration.method)])
    objects = {found.id: plain(found.plural or found.name) for found in studio.spec.objects}
    data = words.list(dict.fromkeys(objects.get(flow.object) or flow.object for flow in integration.data))
    return above, data


def _height(studio: Studio, integration: Integration) -> float:
    labels = [text_size(text, _FLOW - 24, SMALL)[1] for text in _texts(studio, integration)]
    return max(_item(studio, integration).size()[1], 2 * max(labels) + 12)


def _draw(studio: Studio, sheet: Sequence[Integration]) -> Canvas:
    heights = [max(_height(studio, integration) for integration in pair) for pair in _pairs(sheet)]
    height = sum(heights) + _GAP * (len(heights) - 1)
    title = text_size(studio.words("context.crm"), _CRM - 12, TITLE, True)[1]
    height = max(height, title + 20)
    canvas = studio.canvas(_WIDTH, height + 2 * MARGIN)
    hub = Rect(MARGIN + _SYSTEM + _FLOW, MARGIN, _CRM, height)
    with canvas.mark("node", "CRM", hub):
        canvas.box(hub, STRONG, 8)
        canvas.text(studio.words("context.crm"), hub.inset(6), TITLE, bold=True, colour=STRONG.text)
    y = MARGIN
    for pair, high in zip(_pairs(sheet), heights, strict=True):
        for side, integration in enumerate(pair):
            _draw_one(studio, canvas, integration, Rect(MARGIN, y, _WIDTH - 2 * MARGIN, high), side == 0, hub)
        y += high + _GAP
    return canvas


def _draw_one(studio: Studio, canvas: Canvas, integration: Integration, row: Rect, leading: bool, hub: Rect) -> None:
    item = _item(studio, integration)
    wide, high = item.size()
    x = row.x if leading else row.right - wide
    place = Rect(x, row.y + (row.height - high) / 2, wide, high)
    middle = row.y + row.height / 2
    near, far = (place.right, hub.x) if leading else (place.x, hub.right)
    with canvas.mark("edge", f"{integration.id} CRM"):
        canvas.line(((near, middle), (far, middle)), QUIET, 1.4)
        if integration.direction in ("to_crm", "bidirectional"):
            draw_end(canvas, "arrow", (far, middle), (near, middle))
        if integration.direction in ("from_crm", "bidirectional"):
            draw_end(canvas, "arrow", (near, middle), (far, middle))
        above, below = _texts(studio, integration)
        room = Rect(min(near, far) + 12, row.y, _FLOW - 24, row.height / 2 - 4)
        lift = text_size(above, room.width, SMALL)[1] if above else 0
        if above:
            canvas.text(above, Rect(room.x, middle - 4 - lift, room.width, lift), SMALL)
        if below:
            drop = text_size(below, room.width, SMALL)[1]
            canvas.text(below, Rect(room.x, middle + 4, room.width, drop), SMALL, colour=QUIET)
    draw_item(canvas, item, place)


def _alt(studio: Studio, integration: Integration) -> str:
    words = studio.words
    frequency, data = _texts(studio, integration)
    return words(
        f"context.alt_{integration.direction or 'open'}",
        system=plain(integration.system) or integration.id,
        data=data or words("context.data_open"),
        frequency=frequency or words("context.frequency_open"),
    )


def _mermaid(studio: Studio, found: Sequence[Integration]) -> str:
    items = [Item("CRM", studio.words("context.crm")), *(_item(studio, integration) for integration in found)]
    ties = []
    for integration in found:
        label = studio.words.list(_texts(studio, integration))
        if integration.direction != "from_crm":
            ties.append(Tie(integration.id, "CRM", label))
        if integration.direction in ("from_crm", "bidirectional"):
            ties.append(Tie("CRM", integration.id, label))
    return mermaid.flowchart(items, ties, studio.flow)
