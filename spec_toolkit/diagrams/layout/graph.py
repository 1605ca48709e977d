"""The values a layout takes and gives. Sizes and coordinates are CSS pixels, x from the leading side."""

from dataclasses import dataclass
from typing import Literal

from spec_toolkit.diagrams.canvas import Point, Rect


@dataclass(frozen=True, slots=True)
class Node:
    """A box to place. `lane` is the number of the swimlane it has to stay in."""

    key: str
    width: float
    height: float
    lane: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two nodes; `label` is the width and height of the text on it."""

    source: str
    target: str
    label: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Spacing:
    """Gaps in pixels: between layers, nodes of a layer, lines; `stub` is how far a line leaves straight."""

    layers: float = 40
    nodes: float = 26
    lines: float = 16
    stub: float = 12


#: The gaps of a graph that names none.
USUAL = Spacing()


@dataclass(frozen=True, slots=True)
class Graph:
    """What to place. `flow` is the way the edges run: down the page, or across it from the leading side."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    flow: Literal["down", "across"] = "down"
    spacing: Spacing = USUAL


@dataclass(frozen=True, slots=True)
class Route:
    """How an edge runs from border to border, and where its label stands.

    Without a label it is one piece, with one it is two: up to the label, and on from it.
    """

    pieces: tuple[tuple[Point, ...], ...]
    label: Rect | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Nodes by key, routes in the order of the edges, lanes by number; everything lies within 0..width, 0..height."""

    nodes: dict[str, Rect]
    routes: tuple[Route, ...]
    lanes: dict[int, Rect]
    width: float
    height: float
