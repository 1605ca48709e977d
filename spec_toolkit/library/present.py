"""Which entries a project has already, and under which ids."""

import re
from bisect import bisect_left
from collections import defaultdict
from typing import Any

from spec_toolkit.languages.text import normalise
from spec_toolkit.library.packs import NAMES, Entry
from spec_toolkit.model import Index, Loaded
from spec_toolkit.sources import Project

#: The comment above what came from the library.
MARK = "# library: "
_MARK = re.compile(r"^[ \t]*# library: (\S+)[ \t]*\r?$", re.MULTILINE)
_BETWEEN = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*[ \t]*(?:,[ \t]*|-[ \t]+)?")


class Present:
    """What a project has: ids of each kind, names of each kind, and marks of the library."""

    def __init__(self, project: Project, loaded: Loaded, index: Index) -> None:
        self.index = index
        #: Names of entries whose mark stands anywhere.
        self.marks: set[str] = set()
        self._marked: dict[tuple[str, str], str] = {}
        self._named: dict[tuple[str, str], str] = {}
        self._read_marks(project, loaded)
        self._read_names()

    def id_of(self, entry: Entry, value: Any) -> str | None:
        """The id under which the project has an entry with that value; None where it does not have it."""
        if entry.id is None:
            return None
        known = self._marked.get((entry.kind, entry.name))
        if known is None and self.index.find(entry.kind, entry.id):
            known = entry.id
        return known or self._named.get((entry.kind, name_of(value)))

    def _read_marks(self, project: Project, loaded: Loaded) -> None:
        """Pairs each mark with the item right below it."""
        found = [(file, mark) for file in project.files if MARK in file.text for mark in _MARK.finditer(file.text)]
        if not found:
            return
        starts: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for (kind, scope), ids in self.index.entries.items():
            for id, declared in () if scope else ids.items():
                address = project.address(loaded.source_path(declared[0].path))
                if address is not None:
                    starts[address.file.path].append((address.start, kind, id))
        for known in starts.values():
            known.sort()
        for file, mark in found:
            self.marks.add(mark[1])
            below = _BETWEEN.match(file.text, mark.end())
            items = starts[file.path]
            at = bisect_left(items, (below.end() if below else mark.end(),))
            if at < len(items) and below and items[at][0] == below.end():
                self._marked[(items[at][1], mark[1])] = items[at][2]

    def _read_names(self) -> None:
        for (kind, scope), ids in self.index.entries.items():
            for id, declared in () if scope else ids.items():
                values = vars(declared[0].part)
                self._named.setdefault((kind, name_of(values)), id)


def name_of(value: Any) -> str:
    """What tells two items without ids apart: a text itself, else its first name, without regard to case and points."""
    if not isinstance(value, dict):
        text = value if isinstance(value, str) else ""
    else:
        text = next((value[key] for key in NAMES if isinstance(value.get(key), str)), "")
    return " ".join(normalise(text).text.casefold().rstrip(".").split()) or repr(value)
