"""Draws graphs: items at their places, the ties between them, lanes behind them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import hypot
from typing import Literal

from spec_toolkit.diagrams.canvas import BODY, PAD, SMALL, Canvas, Point, Rect, text_size
from spec_toolkit.diagrams.items import Item, draw_item
from spec_toolkit.diagrams.layout import USUAL, Edge, Graph, Node, Placement, Spacing, place
from spec_toolkit.diagrams.palette import INK, LANE, PAPER, QUIET, RULE, SHADE, Tone

#: What an A4 page of a Word document takes at full size with a caption, in pixels: upright, and lying on its side.
PORTRAIT = (624.0, 760.0)
LANDSCAPE = (926.0, 510.0)
MARGIN = 12.0
#: How far a line runs on under the box it starts from.
_UNDER = 13.0

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
class Layout:
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
            pieces = [[(x + dx, y + dy) for x, y in piece] for piece in route.pieces]
            draw_tie(canvas, tie, pieces, label, self.placed.nodes[tie.source].moved(dx, dy))
        for item in self.plan.items:
            draw_item(canvas, item, self.placed.nodes[item.key].moved(dx, dy))
        return canvas


def fits(plan: Plan, least: float) -> bool:
    """Whether the plan keeps at least this part of its size on a page."""
    flows: tuple[Literal["down", "across"], ...] = ("down", "across") if plan.flow == "any" else (plan.flow,)
    return any(_layout_along(plan, flow).scale >= least for flow in flows)


def laid_out(plan: Plan) -> Layout:
    """Everything of a plan at its place, along the flow that keeps more of its size on a page."""
    if plan.flow != "any":
        return _layout_along(plan, plan.flow)
    both = (_layout_along(plan, "down"), _layout_along(plan, "across"))
    # Upright pages first: a turned page costs the reader more than a slightly smaller figure.
    return max(both, key=lambda found: (round(found.scale, 1), found.width <= PORTRAIT[0], -found.width * found.height))


@lru_cache(maxsize=64)
def _layout_along(plan: Plan, flow: Literal["down", "across"]) -> Layout:
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
    return Layout(plan, placed, _lane_head(plan, placed))


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
                pieces=tuple(tuple((placed.width - x, y) for x, y in piece) for piece in route.pieces),
                label=rect(route.label) if route.label else None,
            )
            for route in placed.routes
        ),
    )


def _label_size(label: str, room: float) -> tuple[float, float] | None:
    if not label:
        return None
    wide, high = text_size(label, room, SMALL, most=4)
    return wide + 6, high + 4


def _lane_head(plan: Plan, placed: Placement) -> float:
    if not placed.lanes:
        return 0
    return 2 * PAD + max(
        text_size(plan.lanes[lane], rect.width - 2 * PAD, BODY, True)[1] for lane, rect in placed.lanes.items()
    )


def _draw_lanes(canvas: Canvas, plan: Plan, placed: Placement, head: float) -> None:
    ordered = sorted(placed.lanes.items(), key=lambda found: found[1].x)
    for rank, (lane, rect) in enumerate(ordered):
        # Lines may run around the outer lanes: these reach to the border of the figure.
        left = 0.0 if rank == 0 else rect.x
        right = placed.width if rank == len(ordered) - 1 else rect.right
        column = Rect(left + MARGIN, MARGIN, right - left, placed.height + head)
        canvas.box(column, Tone(LANE if rank % 2 == 0 else PAPER, RULE, width=1), 0)
        top = Rect(column.x, column.y, column.width, head)
        canvas.box(top, Tone(SHADE, RULE, width=1), 0)
        canvas.text(plan.lanes[lane], top.inset(PAD), bold=True)


def draw_tie(
    canvas: Canvas, tie: Tie, pieces: Sequence[Sequence[Point]], label: Rect | None = None, source: Rect | None = None
) -> None:
    """A line with its two ends: one piece, or one before its label and one after it.

    It starts inside its `source`, which is drawn over it: so it meets the border of a diamond or of a round corner too.
    """
    dash = "5 4" if tie.dashed else ""
    with canvas.mark("edge", tie.key):
        start = [_inside(pieces[0][0], source)] if source else []
        for piece in ([*start, *pieces[0]], *pieces[1:]):
            canvas.line(piece, QUIET, 1.3, dash, rounded=5)
        draw_end(canvas, tie.start, pieces[0][0], pieces[0][1])
        draw_end(canvas, tie.end, pieces[-1][-1], pieces[-1][-2])
        if label:
            canvas.text(tie.label, label.inset(2), SMALL, colour=INK)


def _inside(point: Point, box: Rect) -> Point:
    """The point moved from the border of the box towards its middle."""
    x, y = point
    if abs(y - box.y) < 1 or abs(y - box.bottom) < 1:
        return x, y + (min(box.height / 2, _UNDER) if y < box.centre[1] else -min(box.height / 2, _UNDER))
    return x + (min(box.width / 2, _UNDER) if x < box.centre[0] else -min(box.width / 2, _UNDER)), y


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
