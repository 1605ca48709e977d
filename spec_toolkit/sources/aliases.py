"""How much a file grows when its aliases are written out."""

from typing import Any

#: The anchor of a container that is still being read: an alias to it would close a circle.
OPEN = object()

#: Values that all aliases of one file together may stand for.
ALIAS_LIMIT = 100_000


class Expansion:
    """Counts the values that aliases bring in. Each container is measured once."""

    limit = ALIAS_LIMIT

    def __init__(self) -> None:
        self.total = 0
        self._measured: dict[int, tuple[int, int]] = {}

    def add(self, value: Any) -> bool:
        """Count one more use of `value`; false when the file has had too many."""
        self.total += self._measure(value)[0]
        return self.total <= self.limit

    def height(self, value: Any) -> int:
        """Containers inside each other in `value`."""
        return self._measure(value)[1]

    def _measure(self, value: Any) -> tuple[int, int]:
        if not isinstance(value, dict | list):
            return 1, 0
        known = self._measured.get(id(value))
        if known is None:
            children = value.values() if isinstance(value, dict) else value
            sizes = [self._measure(child) for child in children]
            known = (1 + sum(size for size, _ in sizes), 1 + max((height for _, height in sizes), default=0))
            self._measured[id(value)] = known
        return known
