"""Layout by graphlay: layered, orthogonal lines, strict lanes. Its answer is deterministic."""

from typing import Any

import graphlay

from spec_toolkit.diagrams.canvas import Rect
from spec_toolkit.diagrams.layout.engine import Placed, Task


def run(task: Task) -> Placed | None:
    """The task as graphlay places it, or None where it refuses."""
    nodes = [
        {
            "size": {"width": node.width, "height": node.height},
            "shape": "box",
            "key": str(index),
            **({} if node.lane is None else {"group": node.lane}),
        }
        for index, node in enumerate(task.nodes)
    ]
    links = [{"source": link.source, "target": link.target, "weight": 1} for link in task.links]
    try:
        answer: dict[str, Any] = graphlay.layout({"nodes": nodes, "edges": links}, options=_options(task)).raw
    except graphlay.GraphlayError:
        return None
    return Placed(
        nodes=tuple(
            Rect(
                found["center"]["x"] - found["size"]["width"] / 2,
                found["center"]["y"] - found["size"]["height"] / 2,
                found["size"]["width"],
                found["size"]["height"],
            )
            for found in answer["nodes"]
        ),
        lines=tuple(tuple((point["x"], point["y"]) for point in edge["points"]) for edge in answer["edges"]),
        lanes={lane["group"]: _rect(lane["rect"]) for lane in answer.get("lanes") or ()},
    )


def _rect(found: dict[str, dict[str, float]]) -> Rect:
    low, high = found["min"], found["max"]
    return Rect(low["x"], low["y"], high["x"] - low["x"], high["y"] - low["y"])


def _options(task: Task) -> dict[str, Any]:
    spacing = task.spacing
    return {
        "direction": "topbottom" if task.flow == "down" else "leftright",
        "order": {"group_lanes": "strict"},
        "spacing": {
            "layer_gap": spacing.layers,
            "node_gap": spacing.nodes,
            "reroute_node_gap": spacing.nodes,
            "isolated_gap": spacing.nodes,
            "isolated_max_columns": 4,
            "dummy_gap": spacing.lines,
            "port_gap": spacing.lines,
            "stub": spacing.stub,
        },
    }
