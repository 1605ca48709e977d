"""Where the nodes of a graph stand and how its edges run, by graphlay if it is installed, else by our own layering."""

from spec_toolkit.diagrams.layout.graph import USUAL, Edge, Graph, Node, Placement, Route, Spacing
from spec_toolkit.diagrams.layout.place import place

__all__ = ["USUAL", "Edge", "Graph", "Node", "Placement", "Route", "Spacing", "place"]
