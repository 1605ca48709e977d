"""Which link target each item of a specification has, and which of them the document really holds."""

from spec_toolkit.model import Entry, Index, Part

#: Kinds in the order in which they get the plain id as anchor, where several kinds use the same one.
_FIRST = ("requirement", "goal", "kpi", "process", "object", "integration", "automation", "screen", "report")
_LOCAL = frozenset({"field", "stage"})


class Anchors:
    """Gives every declared id one anchor, unique in the document also for formats that ignore letter case."""

    def __init__(self, index: Index) -> None:
        self._taken: set[str] = set()
        self._of: dict[int, str] = {}
        self.defined: set[str] = set()
        order = {kind: position for position, kind in enumerate(_FIRST)}
        for kind, owner in sorted(index.entries, key=lambda key: (order.get(key[0], len(order)), key[0] in _LOCAL)):
            for declared in index.entries[(kind, owner)].values():
                for entry in declared:
                    self._of[id(entry.part)] = self.unique(f"{owner}.{entry.id}" if owner else entry.id, kind)

    def unique(self, wish: str, prefix: str = "section") -> str:
        """An anchor that nothing else has: `wish`, else with a prefix, else with a number."""
        for anchor in (wish, f"{prefix}-{wish}"):
            if anchor.casefold() not in self._taken:
                break
        else:
            number = 2
            while f"{prefix}-{wish}-{number}".casefold() in self._taken:
                number += 1
            anchor = f"{prefix}-{wish}-{number}"
        self._taken.add(anchor.casefold())
        return anchor

    def of(self, entry: Entry) -> str:
        """Where links to an item point."""
        return self._of[id(entry.part)]

    def claim(self, part: Part) -> str:
        """The anchor of a part at the first place where it stands; empty at any other, or where it has no id."""
        anchor = self._of.get(id(part), "")
        if not anchor or anchor in self.defined:
            return ""
        self.defined.add(anchor)
        return anchor
