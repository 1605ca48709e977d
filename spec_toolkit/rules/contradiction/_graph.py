"""Cycles and reach in small directed graphs of ids."""

from collections.abc import Iterable, Mapping

Graph = Mapping[str, Iterable[str]]


def reach(graph: Graph, starts: Iterable[str]) -> set[str]:
    """Every node that can be reached from the starts, these included."""
    found: set[str] = set()
    queue = list(starts)
    while queue:
        node = queue.pop()
        if node not in found:
            found.add(node)
            queue.extend(graph.get(node, ()))
    return found


def reversed_graph(graph: Graph) -> dict[str, list[str]]:
    """The same graph with every arrow turned round."""
    turned: dict[str, list[str]] = {node: [] for node in graph}
    for node, nexts in graph.items():
        for after in nexts:
            turned.setdefault(after, []).append(node)
    return turned


def cycles(graph: Graph) -> list[list[str]]:
    """One cycle for each group of nodes that reach each other, in the order of the graph. Depth-first, no recursion."""
    found: list[list[str]] = []
    done: set[str] = set()
    for start in graph:
        if start in done:
            continue
        way: list[str] = []
        place: dict[str, int] = {}
        stack = [(start, iter(graph.get(start, ())))]
        place[start] = 0
        way.append(start)
        while stack:
            node, nexts = stack[-1]
            for after in nexts:
                if after in place:
                    found.append(way[place[after] :])
                elif after not in done and after in graph:
                    place[after] = len(way)
                    way.append(after)
                    stack.append((after, iter(graph.get(after, ()))))
                    break
            else:
                stack.pop()
                way.pop()
                del place[node]
                done.add(node)
    return _one_each(found)


def _one_each(found: list[list[str]]) -> list[list[str]]:
    kept: list[list[str]] = []
    taken: set[str] = set()
    for cycle in found:
        if not taken & set(cycle):
            kept.append(cycle)
            taken.update(cycle)
    return kept
