"""Bookmark names for anchors: Word takes letters, digits and "_" after a letter, 40 at most, and ignores case."""

import re
import zlib
from collections.abc import Iterable

_LONGEST = 40
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,39}")
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


class Anchors:
    """The bookmark of each anchor, the same for the same anchor in every run."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._placed: set[str] = set()
        self._next_id = 0
        for anchor in sorted(set(anchors)):
            self._names[anchor] = self._unique(anchor)

    def _unique(self, anchor: str) -> str:
        plain = _PLAIN.fullmatch(anchor) is not None
        name = anchor.replace("-", "_") if plain else ""
        attempt = 0
        while not name or name.casefold() in self._taken:
            words = _UNSAFE.sub("_", anchor).strip("_")
            tail = f"_{zlib.crc32(anchor.encode('utf-8', 'replace')) + attempt:x}"
            name = ("x_" if not words[:1].isalpha() else "") + words
            name = name[: _LONGEST - len(tail)].rstrip("_") + tail
            attempt += 1
        self._taken.add(name.casefold())
        return name

    def name(self, anchor: str) -> str | None:
        """The bookmark name of `anchor`, or None where nothing in the document has it."""
        return self._names.get(anchor)

    def mark(self, anchor: str | None, content: str) -> str:
        """`content` (runs) with the bookmark of `anchor` around it; only the first place of an anchor gets one."""
        name = self._names.get(anchor) if anchor else None
        if name is None or name in self._placed:
            return content
        self._placed.add(name)
        self._next_id += 1
        at = self._next_id
        return f'<w:bookmarkStart w:id="{at}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{at}"/>'
