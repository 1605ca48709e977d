"""The words that figures add to the author's: captions, descriptions, names of types and directions.

They stand in `languages/<language>/figures.yaml`; code asks for them by key and fills in their places.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from spec_toolkit.package_data import values


class Words:
    """The figure words of one language. `words("process.caption", name="…")` is a filled-in text."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._table = table

    def __call__(self, key: str, **places: object) -> str:
        found: Any = self._table
        for part in key.split("."):
            found = found[part]
        return str(found).format(**places) if places else str(found)

    def of(self, group: str, value: str | None) -> str:
        """The word for one value of an enumeration; the value itself where there is none, "" for None."""
        if value is None:
            return ""
        words: dict[str, str] = self._table[group]
        return words.get(value, value)

    def list(self, parts: Iterable[str]) -> str:
        """The parts as a list in a sentence."""
        return self("list.separator").join(part for part in parts if part)


@cache
def words(language: str) -> Words:
    """The words of a language: "en", "he" or "ar"."""
    return Words(values(f"languages/{language}/figures.yaml"))
