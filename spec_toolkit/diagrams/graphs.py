"""Draws graphs: items and the ties between them, in lanes or not, on sheets that stay readable on a page.

A graph too large for a page is not shrunk: it is drawn sheet by sheet, group by group, and what lies beyond a sheet is
shown on it as a dashed neighbour. Every item stands on exactly one sheet as itself, every tie on at least one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, hypot
from typing import Literal

from spec_toolkit.diagrams.canvas import BODY, PAD, SMALL, Canvas, Point, Rect, text_size
from spec_toolkit.diagrams.items import Item, draw_item
from spec_toolkit.diagrams.layout import USUAL, Edge, Graph, Node, Placement, Spacing, place
from spec_toolkit.diagrams.palette import GHOST, INK, LANE, PAPER, QUIET, RULE, SHADE, Tone

#: What a page takes at full size, in pixels: upright, and lying on its side.
PORTRAIT = (660.0, 900.0)
LANDSCAPE = (1000.0, 600.0)
#: How far a figure may be shrunk onto its page before it is split: 10.5 px become about 6 pt.
SMALLEST = 0.85
MARGIN = 12.0
#: How many items are tried first on a sheet.
_FIRST_TRY = 10
#: How many items of several groups are tried on one sheet.
_MOST_TOGETHER = 16

End = Literal["none", "arrow", "one", "many", "maybe_one", "maybe_many"]
Flow = Literal["down", "across", "any"]


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between two items, `label` on it, and how each of its ends looks."""

    source: str
    target: str
    label: str = ""
    start: End = "none"
    end: End = "arrow"
    dashed: bool = False

    @property
    def key(self) -> str:
        return f"{self.source} {self.target}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to draw: items, ties, the names of the lanes that items are numbered by, the way it flows.

    `label_room` is the width in pixels at which the labels of ties are wrapped.
    """

    items: tuple[Item, ...]
    ties: tuple[Tie, ...]
    lanes: tuple[str, ...] = ()
    flow: Flow = "any"
    spacing: Spacing = USUAL
    label_room: float = 104


@dataclass(frozen=True, slots=True)
class Sheet:
    """One figure of a graph: its canvas, the keys of the items that are on it as themselves, and their groups."""

    canvas: Canvas
    items: tuple[str, ...]
    groups: tuple[str, ...] = ()
    part: int = 1
    parts: int = 1


def sheets(plan: Plan, right_to_left: bool, groups: dict[str, str] | None = None) -> Iterator[Sheet]:
    """The plan on as few sheets as stay readable; `groups` says for each item what it belongs to (its module)."""
    plan = _consistent(plan)
    if not plan.items:
        return
    whole = _layout(plan)
    keys = tuple(item.key for item in plan.items)
    if whole.scale >= SMALLEST or len(keys) < 4:
        yield Sheet(whole.canvas(right_to_left), keys)
        return
    found = [
        Sheet(layout.canvas(right_to_left), own, names)
        for names, members in _packed(plan, _grouped(plan, groups or {}))
        for own, layout in _parts(plan, members)
    ]
    for number, sheet in enumerate(found, start=1):
        yield replace(sheet, part=number, parts=len(found))


def _consistent(plan: Plan) -> Plan:
    """The plan without what a draft may hold: a second item with the same key, a tie to an item that is not there."""
    items = {item.key: item for item in reversed(plan.items)}
    ties = {tie.key: tie for tie in reversed(plan.ties) if tie.source in items and tie.target in items}
    return replace(plan, items=tuple(reversed(items.values())), ties=tuple(reversed(ties.values())))


def _grouped(plan: Plan, groups: dict[str, str]) -> dict[str, list[str]]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for item in plan.items:
        members[groups.get(item.key, "")].append(item.key)
    return dict(members)


def _packed(plan: Plan, groups: dict[str, list[str]]) -> list[tuple[tuple[str, ...], list[str]]]:
    """Names and members of the groups, small neighbouring ones together as long as they fit on one sheet."""
    packed: list[tuple[tuple[str, ...], list[str]]] = []
    for name, members in groups.items():
        names = (name,) if name else ()
        if packed:
            before, others = packed[-1]
            if len(others) + len(members) <= _MOST_TOGETHER and _fits(plan, [*others, *members]):
                packed[-1] = ((*before, *names), [*others, *members])
                continue
        packed.append((names, members))
    return packed


def _fits(plan: Plan, members: Sequence[str]) -> bool:
    return _layout(excerpt(plan, members)).scale >= SMALLEST


def _parts(plan: Plan, members: Sequence[str]) -> list[tuple[tuple[str, ...], "_Layout"]]:
    """The members in order on as few sheets as they take, evenly spread if that fits."""
    units = _units(plan, members)
    parts: list[tuple[tuple[str, ...], _Layout]] = []
    while units:
        fits, layout = 1, _layout(excerpt(plan, _keys(units[:1])))
        too_many, size = len(units) + 1, min(_FIRST_TRY, len(units))
        while fits < size < too_many:
            tried = _layout(excerpt(plan, _keys(units[:size])))
            if tried.scale >= SMALLEST:
                fits, layout = size, tried
            else:
                too_many = size
            size = min(2 * fits, (fits + too_many) // 2)
        parts.append((_keys(units[:fits]), layout))
        units = units[fits:]
    return _evened(plan, members, parts)


def _evened(
    plan: Plan, members: Sequence[str], parts: list[tuple[tuple[str, ...], "_Layout"]]
) -> list[tuple[tuple[str, ...], "_Layout"]]:
    """The parts with the members spread evenly over them, where the last one is short and that fits."""
    units = _units(plan, members)
    size = ceil(len(units) / len(parts)) if parts else 0
    if not parts or len(_units(plan, parts[-1][0])) >= size - 1:
        return parts
    pieces = [_keys(units[start : start + size]) for start in range(0, len(units), size)]
    even = [(piece, _layout(excerpt(plan, piece))) for piece in pieces]
    return even if all(layout.scale >= SMALLEST for _, layout in even) else parts


def _units(plan: Plan, members: Sequence[str]) -> list[list[str]]:
    """The members, each with what is part of it."""
    owner = {item.key: item.part_of for item in plan.items}
    units: list[list[str]] = []
    for key in members:
        if units and owner[key] and owner[key] in units[-1]:
            units[-1].append(key)
        else:
            units.append([key])
    return units


def _keys(units: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(key for unit in units for key in unit)


def excerpt(plan: Plan, members: Sequence[str]) -> Plan:
    """The members with all their ties; items at the other end become dashed neighbours, reduced to a name."""
    own = set(members)
    seen_as = {item.key: item.part_of or item.key for item in plan.items if item.key not in own}
    ties = tuple(
        replace(tie, source=seen_as.get(tie.source, tie.source), target=seen_as.get(tie.target, tie.target))
        for tie in plan.ties
        if tie.source in own or tie.target in own
    )
    near = {key for tie in ties for key in (tie.source, tie.target)} - own
    items = tuple(
        item if item.key in own else _ghost(item) for item in plan.items if item.key in own or item.key in near
    )
    return replace(plan, items=items, ties=ties)


def _ghost(item: Item) -> Item:
    shape = item.shape if item.shape == "entity" else "plain"
    return replace(item, shape=shape, tone=GHOST, notes=(), rows=())


@dataclass(frozen=True, slots=True)
class _Layout:
    """A plan with everything at its place, not yet drawn."""

    plan: Plan
    placed: Placement
    head: float

    @property
    def width(self) -> float:
        return self.placed.width + 2 * MARGIN

    @property
    def height(self) -> float:
        return self.placed.height + self.head + 2 * MARGIN

    @property
    def scale(self) -> float:
        """How much of its size it keeps on the better of the two pages."""
        return max(min(1.0, wide / self.width, high / self.height) for wide, high in (PORTRAIT, LANDSCAPE))

    def canvas(self, right_to_left: bool) -> Canvas:
        """The plan drawn."""
        canvas = Canvas(self.width, self.height, right_to_left)
        dx, dy = MARGIN, MARGIN + self.head
        _draw_lanes(canvas, self.plan, self.placed, self.head)
        for tie, route in zip(self.plan.ties, self.placed.routes, strict=True):
            label = route.label.moved(dx, dy) if route.label else None
            draw_tie(canvas, tie, [(x + dx, y + dy) for x, y in route.points], label)
        for item in self.plan.items:
            draw_item(canvas, item, self.placed.nodes[item.key].moved(dx, dy))
        return canvas


def _layout(plan: Plan) -> _Layout:
    if plan.flow != "any":
        return _layout_along(plan, plan.flow)
    both = (_layout_along(plan, "down"), _layout_along(plan, "across"))
    # Upright pages first: a turned page costs the reader more than a slightly smaller figure.
    return max(both, key=lambda found: (round(found.scale, 1), found.width <= PORTRAIT[0], -found.width * found.height))


def _layout_along(plan: Plan, flow: Literal["down", "across"]) -> _Layout:
    placed = place(
        Graph(
            nodes=tuple(Node(item.key, *item.size(), lane=item.lane) for item in plan.items),
            edges=tuple(Edge(tie.source, tie.target, _label_size(tie.label, plan.label_room)) for tie in plan.ties),
            flow=flow,
            spacing=plan.spacing,
        )
    )
    if placed.lanes and placed.nodes[plan.items[0].key].centre[0] > placed.width / 2:
        placed = _flipped(placed)
    return _Layout(plan, placed, _lane_head(plan, placed))


def _flipped(placed: Placement) -> Placement:
    """The same places seen in a mirror, so that the first item stands on the leading side."""

    def rect(found: Rect) -> Rect:
        return Rect(placed.width - found.right, found.y, found.width, found.height)

    return replace(
        placed,
        nodes={key: rect(found) for key, found in placed.nodes.items()},
        lanes={lane: rect(found) for lane, found in placed.lanes.items()},
        routes=tuple(
            replace(
                route,
                points=tuple((placed.width - x, y) for x, y in route.points),
                label=rect(route.label) if route.label else None,
            )
            for route in placed.routes
        ),
    )


def _label_size(label: str, room: float) -> tuple[float, float] | None:
    if not label:
        return None
    wide, high = text_size(label, room, SMALL)
    return wide + 6, high + 4


def _lane_head(plan: Plan, placed: Placement) -> float:
    if not placed.lanes:
        return 0
    return 2 * PAD + max(
        text_size(plan.lanes[lane], rect.width - 2 * PAD, BODY, True)[1] for lane, rect in placed.lanes.items()
    )


def _draw_lanes(canvas: Canvas, plan: Plan, placed: Placement, head: float) -> None:
    for rank, (lane, rect) in enumerate(sorted(placed.lanes.items(), key=lambda found: found[1].x)):
        column = Rect(rect.x + MARGIN, MARGIN, rect.width, placed.height + head)
        canvas.box(column, Tone(LANE if rank % 2 == 0 else PAPER, RULE, width=1), 0)
        top = Rect(column.x, column.y, column.width, head)
        canvas.box(top, Tone(SHADE, RULE, width=1), 0)
        canvas.text(plan.lanes[lane], top.inset(PAD), bold=True)


def draw_tie(canvas: Canvas, tie: Tie, points: Sequence[Point], label: Rect | None) -> None:
    """A line through the points with its two ends; its label on a paper ground across it."""
    dash = "5 4" if tie.dashed else ""
    with canvas.mark("edge", tie.key):
        canvas.line(points, QUIET, 1.3, dash, rounded=5)
        draw_end(canvas, tie.start, points[0], points[1])
        draw_end(canvas, tie.end, points[-1], points[-2])
        if label:
            canvas.box(label, Tone(PAPER, "none", width=0), 2)
            canvas.text(tie.label, label.inset(2), SMALL, colour=INK)


def draw_end(canvas: Canvas, end: End, at: Point, before: Point) -> None:
    """The end of a line at the border of a box: an arrow, or the crow's foot of how many."""
    if end == "none":
        return
    long = hypot(at[0] - before[0], at[1] - before[1]) or 1.0
    ux, uy = (at[0] - before[0]) / long, (at[1] - before[1]) / long

    def point(back: float, aside: float) -> Point:
        return at[0] - back * ux - aside * uy, at[1] - back * uy + aside * ux

    if end == "arrow":
        canvas.shape((at, point(9, 4), point(9, -4)), QUIET, QUIET, 0.8)
        return
    if end in ("many", "maybe_many"):
        for aside in (-6, 6):
            canvas.line((point(11, 0), point(0, aside)), QUIET, 1.3)
    else:
        canvas.line((point(6, -6), point(6, 6)), QUIET, 1.3)
    if end in ("maybe_one", "maybe_many"):
        canvas.circle(point(15, 0), 3.6, PAPER, QUIET, 1.3)
    else:
        canvas.line((point(13.5, -6), point(13.5, 6)), QUIET, 1.3)
