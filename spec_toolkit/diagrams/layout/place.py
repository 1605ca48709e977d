"""Places a graph: labels become small nodes of their own, an engine sets everything, the result starts at (0, 0).

An edge with a label is laid out as two edges with the label between them. So a label never lies on a box, on another
label or on a foreign line, whatever the engine, and needs no search for a free place afterwards.
"""

from itertools import pairwise

from spec_toolkit.diagrams.canvas import Point
from spec_toolkit.diagrams.layout import layering
from spec_toolkit.diagrams.layout.engine import Link, Placed, Task
from spec_toolkit.diagrams.layout.graph import Graph, Node, Placement, Route

#: A loop without a label goes around a node of this size, so that it does not shrink to a point.
_LOOP = (8.0, 8.0)
#: Boxes and lines may come as near as this into each other and still only touch.
_TOUCH = 0.05


def place(graph: Graph) -> Placement:
    """The places of all nodes, edges, labels and lanes of the graph. The same graph gives the same places."""
    task, halves = _task(graph)
    placed = _by_graphlay(task)
    if placed is None or not _sound(task, placed):
        placed = layering.run(task)
    return _placement(graph, placed, halves)


def _by_graphlay(task: Task) -> Placed | None:
    """The task as graphlay places it; None where it is not installed or refuses the task."""
    try:
        from spec_toolkit.diagrams.layout import graphlay_engine
    except ImportError:
        return None
    return graphlay_engine.run(task)


def _task(graph: Graph) -> tuple[Task, tuple[tuple[int, ...], ...]]:
    """The graph with its labels as nodes, and for each edge the numbers of the links it became."""
    nodes = list(graph.nodes)
    number = {node.key: index for index, node in enumerate(nodes)}
    links: list[Link] = []
    halves: list[tuple[int, ...]] = []
    for index, edge in enumerate(graph.edges):
        source, target = number[edge.source], number[edge.target]
        label = edge.label or (_LOOP if source == target else None)
        if label is None:
            halves.append((len(links),))
            links.append(Link(source, target))
        else:
            halves.append((len(links), len(links) + 1))
            links += [Link(source, len(nodes)), Link(len(nodes), target)]
            nodes.append(Node(f"label {index}", *label, lane=_label_lane(nodes[source], nodes[target])))
    return Task(tuple(nodes), tuple(links), graph.flow, graph.spacing), tuple(halves)


def _label_lane(source: Node, target: Node) -> int | None:
    return source.lane if target.lane is not None else None


def _sound(task: Task, placed: Placed) -> bool:
    """Whether no box lies on another, none leaves its lane, and no line runs through a box it does not belong to."""
    for node, box in zip(task.nodes, placed.nodes, strict=True):
        lane = placed.lanes.get(node.lane) if node.lane is not None else None
        if node.lane is not None and (lane is None or box.x < lane.x - _TOUCH or box.right > lane.right + _TOUCH):
            return False
    boxes = [(box.x, box.y, box.right, box.bottom, index) for index, box in enumerate(placed.nodes)]
    boxes.sort()
    for rank, (_, top, right, bottom, _) in enumerate(boxes):
        for x, y, _, y1, _ in boxes[rank + 1 :]:
            if x >= right - _TOUCH:
                break
            if y < bottom - _TOUCH and top < y1 - _TOUCH:
                return False
    for link, points in zip(task.links, placed.lines, strict=True):
        for (ax, ay), (bx, by) in pairwise(points):
            # A slanted piece counts with its whole bounding box, which errs on the safe side.
            left, right, top, bottom = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
            for x, y, x1, y1, index in boxes:
                if x + _TOUCH >= right:
                    break
                if (
                    x1 - _TOUCH > left
                    and y + _TOUCH < bottom
                    and y1 - _TOUCH > top
                    and index not in (link.source, link.target)
                ):
                    return False
    return True


def _placement(graph: Graph, placed: Placed, halves: tuple[tuple[int, ...], ...]) -> Placement:
    corners = [corner for box in placed.nodes for corner in ((box.x, box.y), (box.right, box.bottom))]
    corners += [point for line in placed.lines for point in line]
    corners += [corner for lane in placed.lanes.values() for corner in ((lane.x, lane.y), (lane.right, lane.bottom))]
    left, top = min((x for x, _ in corners), default=0), min((y for _, y in corners), default=0)
    right, bottom = max((x for x, _ in corners), default=0), max((y for _, y in corners), default=0)

    def moved(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((x - left, y - top) for x, y in points)

    routes = []
    labels = iter(placed.nodes[len(graph.nodes) :])
    for edge, parts in zip(graph.edges, halves, strict=True):
        pieces = [moved(placed.lines[part]) for part in parts]
        middle = next(labels).moved(-left, -top) if len(parts) == 2 else None
        if not edge.label:
            pieces = [tuple(point for piece in pieces for point in piece)]
        routes.append(Route(tuple(_simplified(piece) for piece in pieces), middle if edge.label else None))
    return Placement(
        nodes={node.key: box.moved(-left, -top) for node, box in zip(graph.nodes, placed.nodes, strict=False)},
        routes=tuple(routes),
        lanes={lane: rect.moved(-left, -top) for lane, rect in placed.lanes.items()},
        width=right - left,
        height=bottom - top,
    )


def _simplified(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The line without the points that lie on the way between their neighbours, and without repeats."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1][0] - point[0]) < 0.05 and abs(kept[-1][1] - point[1]) < 0.05:
            continue
        while len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _in_line(a: Point, b: Point, c: Point) -> bool:
    across = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
    onward = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
    return abs(across) < 0.05 and onward >= 0
