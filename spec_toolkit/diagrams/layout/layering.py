"""Our own layout, for when graphlay is not installed: plainer, never wrong.

Layered drawing after Sugiyama, Tagawa and Toda (1981): break cycles, longest-path layers, a dummy node wherever a link
crosses a layer, order by barycentre, then orthogonal lines in the gaps between layers. Links run only through gaps and
through the places of their own dummy nodes, so no line can cross a box.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from spec_toolkit.diagrams.canvas import Point, Rect
from spec_toolkit.diagrams.layout.engine import Placed, Task

_SWEEPS = 8


@dataclass(slots=True)
class _Item:
    """A node or the dummy of a link in one layer: its width `along` the layer, its share `deep` of the layer."""

    along: float
    deep: float
    lane: int
    layer: int
    at: float = 0.0
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)


def run(task: Task) -> Placed:
    """The task placed layer by layer."""
    work = _Layers(task)
    work.order()
    work.spread()
    return work.placed()


class _Layers:
    def __init__(self, task: Task) -> None:
        self._task = task
        self._down = task.flow == "down"
        links = _without_cycles(len(task.nodes), [(link.source, link.target) for link in task.links])
        layer = _longest_paths(len(task.nodes), links)
        self.items = [
            _Item(
                along=node.width if self._down else node.height,
                deep=node.height if self._down else node.width,
                lane=node.lane or 0,
                layer=layer[index],
            )
            for index, node in enumerate(task.nodes)
        ]
        #: For each link the items it visits, from the upper end to the lower; and whether it was turned around.
        self.chains: list[list[int]] = []
        self.turned = [(a, b) != (link.source, link.target) for (a, b), link in zip(links, task.links, strict=True)]
        for upper, lower in links:
            chain = [upper]
            for between in range(layer[upper] + 1, layer[lower]):
                self.items.append(_Item(task.spacing.lines, 0, self.items[upper].lane, between))
                chain.append(len(self.items) - 1)
            chain.append(lower)
            self.chains.append(chain)
            for a, b in pairwise(chain):
                self.items[a].after.append(b)
                self.items[b].before.append(a)
        count = max((item.layer for item in self.items), default=-1) + 1
        self.layers: list[list[int]] = [[] for _ in range(count)]
        for index, item in enumerate(self.items):
            self.layers[item.layer].append(index)

    def order(self) -> None:
        """Sorts each layer by lane, then by the mean place of the neighbours in the layer before or after."""
        place = {index: float(n) for row in self.layers for n, index in enumerate(row)}
        for sweep in range(_SWEEPS):
            rows = self.layers if sweep % 2 == 0 else self.layers[::-1]
            for row in rows:

                def key(index: int, down: bool = sweep % 2 == 0) -> tuple[int, float, int]:
                    item = self.items[index]
                    near = item.before if down else item.after
                    mean = sum(place[other] for other in near) / len(near) if near else place[index]
                    return item.lane, mean, index

                row.sort(key=key)
                place.update({index: float(n) for n, index in enumerate(row)})

    def spread(self) -> None:
        """Gives every item its place along its layer, lanes beside each other."""
        gap = self._task.spacing.nodes
        lanes = sorted({item.lane for item in self.items})
        wide = dict.fromkeys(lanes, 0.0)
        for row in self.layers:
            for lane in lanes:
                own = [self.items[index].along for index in row if self.items[index].lane == lane]
                wide[lane] = max(wide[lane], sum(own) + gap * (len(own) + 1))
        start, self.lane_spans = 0.0, {}
        for lane in lanes:
            self.lane_spans[lane] = (start, wide[lane])
            start += wide[lane]
        for row in self.layers:
            for lane in lanes:
                items = [self.items[index] for index in row if self.items[index].lane == lane]
                left, room = self.lane_spans[lane]
                used = sum(item.along for item in items) + gap * (len(items) - 1)
                at = left + (room - used) / 2
                for item in items:
                    item.at = at
                    at += item.along + gap

    def placed(self) -> Placed:
        """Boxes and lines at their coordinates."""
        ports = self._ports()
        tops, depths, lines = [], [], [self._gap_lines(n, ports) for n in range(len(self.layers))]
        top = 0.0
        for row, crossing in zip(self.layers, lines, strict=True):
            depths.append(max((self.items[index].deep for index in row), default=0.0))
            tops.append(top)
            top += depths[-1] + self._task.spacing.layers + self._task.spacing.lines * len(crossing) / 2
        boxes = []
        for index in range(len(self._task.nodes)):
            item = self.items[index]
            boxes.append(Rect(item.at, tops[item.layer] + (depths[item.layer] - item.deep) / 2, item.along, item.deep))
        routes = []
        for number, chain in enumerate(self.chains):
            points: list[Point] = []
            for a, b in pairwise(chain):
                layer = self.items[a].layer
                x0, x1 = ports[number, a, "out"], ports[number, b, "in"]
                y0 = boxes[a].bottom if a < len(boxes) else tops[layer]
                y1 = boxes[b].y if b < len(boxes) else tops[layer + 1]
                bend = tops[layer] + depths[layer] + self._task.spacing.layers / 2
                if (number, a) in lines[layer]:
                    bend += lines[layer].index((number, a)) * self._task.spacing.lines / 2
                points += [(x0, y0), (x0, bend), (x1, bend), (x1, y1)]
            routes.append(tuple(reversed(points)) if self.turned[number] else tuple(points))
        height = tops[-1] + depths[-1] if tops else 0.0
        lanes = {}
        if any(node.lane is not None for node in self._task.nodes):
            lanes = {lane: Rect(left, -20, room, height + 40) for lane, (left, room) in self.lane_spans.items()}
        if self._down:
            return Placed(tuple(boxes), tuple(routes), lanes)
        return Placed(
            tuple(_turned(box) for box in boxes),
            tuple(tuple((y, x) for x, y in route) for route in routes),
            {lane: _turned(rect) for lane, rect in lanes.items()},
        )

    def _ports(self) -> dict[tuple[int, int, str], float]:
        """Where each link leaves and enters each item, spread over the item's side in the order of the other ends."""
        ends: defaultdict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
        for number, chain in enumerate(self.chains):
            for a, b in pairwise(chain):
                ends[a, "out"].append((self._middle(b), number))
                ends[b, "in"].append((self._middle(a), number))
        ports = {}
        for (index, side), found in ends.items():
            item = self.items[index]
            for rank, (_, number) in enumerate(sorted(found), start=1):
                ports[number, index, side] = item.at + item.along * rank / (len(found) + 1)
        return ports

    def _middle(self, index: int) -> float:
        return self.items[index].at + self.items[index].along / 2

    def _gap_lines(self, layer: int, ports: dict[tuple[int, int, str], float]) -> list[tuple[int, int]]:
        """The links that need a line of their own along the gap below this layer, the upper line first."""
        crossing = []
        for number, chain in enumerate(self.chains):
            for a, b in pairwise(chain):
                if self.items[a].layer == layer:
                    x0, x1 = ports[number, a, "out"], ports[number, b, "in"]
                    if abs(x0 - x1) > 0.05:
                        crossing.append(((x1 > x0, -x0 if x1 > x0 else x0), (number, a)))
        return [found for _, found in sorted(crossing)]


def _turned(rect: Rect) -> Rect:
    return Rect(rect.y, rect.x, rect.height, rect.width)


def _without_cycles(count: int, links: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The links with every one that closes a cycle turned around (depth first, in the order given)."""
    after: defaultdict[int, list[int]] = defaultdict(list)
    for number, (source, _) in enumerate(links):
        after[source].append(number)
    result = list(links)
    state = [0] * count
    for root in range(count):
        stack = [(root, iter(after[root]))] if not state[root] else []
        state[root] = state[root] or 1
        while stack:
            node, rest = stack[-1]
            for number in rest:
                target = links[number][1]
                if state[target] == 1:
                    result[number] = (target, node)
                elif not state[target]:
                    state[target] = 1
                    stack.append((target, iter(after[target])))
                    break
            else:
                state[node] = 2
                stack.pop()
    return result


def _longest_paths(count: int, links: list[tuple[int, int]]) -> list[int]:
    """The layer of each node: the length of the longest way to it."""
    layer = [0] * count
    waiting = [0] * count
    after: defaultdict[int, list[int]] = defaultdict(list)
    for source, target in links:
        after[source].append(target)
        waiting[target] += 1
    ready = [node for node in range(count) if not waiting[node]]
    for node in ready:
        for target in after[node]:
            layer[target] = max(layer[target], layer[node] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return layer
