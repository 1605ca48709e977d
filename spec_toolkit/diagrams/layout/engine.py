"""What an engine is asked and what it answers: nodes by number, labels already among them."""

from dataclasses import dataclass
from typing import Literal

from spec_toolkit.diagrams.canvas import Point, Rect
from spec_toolkit.diagrams.layout.graph import Node, Spacing


@dataclass(frozen=True, slots=True)
class Link:
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Task:
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    flow: Literal["down", "across"]
    spacing: Spacing


@dataclass(frozen=True, slots=True)
class Placed:
    """Boxes in the order of the nodes, lines in the order of the links, lanes by number."""

    nodes: tuple[Rect, ...]
    lines: tuple[tuple[Point, ...], ...]
    lanes: dict[int, Rect]
