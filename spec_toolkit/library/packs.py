"""The packs in one language: what they hold, what each entry consists of, and what it needs.

`templates/library/<pack>/` holds `pack.yaml` (titles, catalogue ids, levels) and a project file for each language.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import Any, Literal, get_args

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.text import normalise
from spec_toolkit.model import Index, read_spec
from spec_toolkit.package_data import values_of
from spec_toolkit.resources import bundled
from spec_toolkit.sources import Project, SourceFile, read_texts, texts_in

Level = Literal["basic", "advanced", "leading"]
LEVELS: tuple[Level, ...] = get_args(Level)

#: Sections whose rows belong to the object that they are about.
ROWS = ("permissions", "personal_data")
#: The fields that name an item, the first one that it has.
NAMES = (
    "title",
    "name",
    "system",
    "term",
    "statement",
    "task",
    "rule",
    "question",
    "source",
    "metric",
    "description",
    "content",
    "reason",
)

#: Characters of the title of a part, which is made of its first texts.
_TITLE = 80


@dataclass(frozen=True)
class Entry:
    """What `spec add` inserts as one. Two entries are the same when their names are."""

    name: str
    pack: str = field(compare=False)
    #: The kind of the item (`requirement`); of a part without an id its section (`rollout`).
    kind: str = field(compare=False)
    #: None for a part without an id.
    id: str | None = field(compare=False)
    level: Level | None = field(compare=False)
    catalogue: tuple[str, ...] = field(compare=False)
    title: str = field(compare=False)
    #: The list items and the keys that it consists of, addressed in its pack; an item with an id comes first.
    leaves: tuple[SpecPath, ...] = field(compare=False)


@dataclass(frozen=True)
class Pack:
    """A folder of the library in one language."""

    name: str
    title: str
    about: str
    project: Project = field(repr=False)
    index: Index = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)


class Library:
    """All packs in one language."""

    def __init__(self, language: str, packs: Sequence[Pack]) -> None:
        self.language = language
        self.packs = {pack.name: pack for pack in packs}
        self.entries = {entry.name: entry for pack in packs for entry in pack.entries}
        self._by_id = {(entry.kind, entry.id): entry for entry in self.entries.values() if entry.id}

    def find(self, kinds: Sequence[str], id: str) -> Entry | None:
        """The entry that an id means, for a reference to one of these kinds."""
        return next((found for kind in kinds if (found := self._by_id.get((kind, id)))), None)

    def named(self, id: str) -> Entry | None:
        """The entry that `[id]` in a text means."""
        return next((entry for entry in self.entries.values() if entry.id == id), None)

    def needs(self, entry: Entry) -> tuple[Entry, ...]:
        """What an entry refers to, in the order of its text."""
        found: dict[Entry, None] = {}
        for kinds, id in self._references[entry.name]:
            needed = self.find(kinds, id)
            if needed is not None and needed != entry:
                found[needed] = None
        return tuple(found)

    def with_needs(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """The entries, and after them what they need, and what that needs."""
        found = dict.fromkeys(entries)
        waiting = list(entries)
        while waiting:
            for needed in self.needs(waiting.pop(0)):
                if needed not in found:
                    found[needed] = None
                    waiting.append(needed)
        return tuple(found)

    def choose(self, what: str, level: Level | None = None) -> tuple[Entry, ...]:
        """What `WHAT` means: an entry; a pack, or a kind in one (`leads/process`), up to a level.

        Entries without a level always belong. Raises SpecToolkitError for what the library does not have.
        """
        pack, _, kind = what.partition("/")
        if pack in self.packs and (not kind or kind.rstrip("s") in (kinds := self._kinds(pack)) or kind in kinds):
            wanted = {kind, kind.rstrip("s")}
            return tuple(
                entry
                for entry in self.packs[pack].entries
                if _within(entry.level, level) and (not kind or entry.kind in wanted)
            )
        if what in self.entries:
            return (self.entries[what],)
        entry = self._by_id.get((pack.replace("-", "_"), kind)) if kind else None
        same = [entry] if entry else [one for one in self.entries.values() if one.id == what]
        if len(same) == 1:
            return (same[0],)
        names = [one.name for one in same] or _nearest(what, [*self.packs, *self.entries])
        raise SpecToolkitError(
            f"the library has more than one {what}" if same else f"there is no {what} in the library",
            f"Did you mean {', '.join(names)}?" if names else "`spec add --list` shows what there is.",
        )

    def search(self, words: str) -> tuple[Entry, ...]:
        """The entries whose texts, name or catalogue ids hold all of these words."""
        asked = _plain(words).split()
        return tuple(entry for entry in self.entries.values() if all(word in self._text(entry) for word in asked))

    def _kinds(self, pack: str) -> set[str]:
        return {entry.kind for entry in self.packs[pack].entries}

    def _text(self, entry: Entry) -> str:
        pack = self.packs[entry.pack]
        said = [text for leaf in entry.leaves[:1] for text in texts_in(pack.project.value(leaf))]
        return _plain(" ".join([entry.name, entry.title, *entry.catalogue, *said]))

    @property
    def _references(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        known: dict[str, list[tuple[tuple[str, ...], str]]] | None = vars(self).get("_found")
        if known is None:
            known = defaultdict(list)
            for pack in self.packs.values():
                owners = {leaf: entry.name for entry in pack.entries for leaf in entry.leaves}
                for reference in pack.index.references:
                    if (name := owner(owners, reference.path)) and not reference.owner:
                        known[name].append((reference.kinds, reference.id))
            vars(self)["_found"] = known
        return known


def owner(owners: dict[SpecPath, str], path: SpecPath) -> str | None:
    """The entry that an address belongs to."""
    return next((owners[path[:end]] for end in range(len(path), 0, -1) if path[:end] in owners), None)


def _within(own: Level | None, limit: Level | None) -> bool:
    return own is None or limit is None or LEVELS.index(own) <= LEVELS.index(limit)


def _plain(text: str) -> str:
    return normalise(text).text.casefold()


def _nearest(word: str, known: Sequence[str]) -> list[str]:
    import difflib

    return difflib.get_close_matches(word, known, n=3, cutoff=0.5)


# --- reading --------------------------------------------------------------------------------------------------------


@cache
def read_library(language: str) -> Library:
    """The library in a language (`en`, `he`, `ar`)."""
    folders = sorted(file.parent for file in bundled("templates/library").glob("*/pack.yaml"))
    return Library(language, [read_pack(folder, language) for folder in folders])


def read_pack(folder: Path, language: str) -> Pack:
    """One pack in a language. Raises SpecToolkitError where `pack.yaml` names what its file does not hold."""
    about: dict[str, Any] = values_of((folder / "pack.yaml").read_text("utf-8"))
    file = SourceFile(f"{language}.yaml", (folder / f"{language}.yaml").read_text("utf-8"))
    project = read_texts(folder, [file], language)
    index = Index(read_spec(project.data).spec)
    entries = _Entries(folder.name, project, index, language).read(about["entries"])
    return Pack(folder.name, about["title"][language], about["about"][language], project, index, entries)


class _Entries:
    """The entries of one pack."""

    def __init__(self, pack: str, project: Project, index: Index, language: str) -> None:
        self.pack, self.project, self.index, self.language = pack, project, index, language
        self.items = {
            (kind, id): declared[0].path
            for (kind, scope), ids in index.entries.items()
            if not scope
            for id, declared in ids.items()
        }

    def read(self, said: dict[str, dict[str, Any]]) -> tuple[Entry, ...]:
        items = {name: item for name, more in said.items() if "at" not in more and (item := self._item(name))}
        taken = {path for _, path in items.values()} | set(self._rows())
        parts = {name: _address(more["at"]) for name, more in said.items() if "at" in more}
        found: list[Entry] = []
        for name, more in said.items():
            if name in items:
                kind, path = items[name]
                leaves = [path, *(self._rows_about(name.split("/")[-1]) if kind == "object" else ())]
                found.append(self._entry(name, kind, path, leaves, more))
            elif name in parts:
                others = {path for path in parts.values() if path != parts[name]}
                leaves = list(self._leaves(parts[name], taken | others))
                found.append(self._entry(name, str(parts[name][0]), None, leaves, more))
            else:
                raise SpecToolkitError(f"the pack {self.pack} has no {name}", "Name an id of its files, or add `at:`.")
        return tuple(found)

    def _entry(
        self, name: str, kind: str, path: SpecPath | None, leaves: Sequence[SpecPath], more: dict[str, Any]
    ) -> Entry:
        value = self.project.value(path) if path else None
        id = value["id"] if value else None
        title = next((str(value[key]) for key in NAMES if value.get(key)), name) if value else ""
        if "title" in more:
            title = more["title"][self.language]
        elif not value:
            # A part without a title is called by the first things in it.
            words = [_short(self.project.value(leaf)) for leaf in leaves]
            title = shorten(" · ".join(word for word in words if word) or name, _TITLE, placeholder=" …")
        level = more.get("level") or (value or {}).get("level")
        catalogue = tuple(more.get("catalogue", ()))
        level = level if level in LEVELS and kind == "requirement" else more.get("level")
        return Entry(name, self.pack, kind, id and str(id), level, catalogue, " ".join(title.split()), tuple(leaves))

    def _item(self, name: str) -> tuple[str, SpecPath] | None:
        """The kind and the address of the item that a name in `pack.yaml` means."""
        kind, _, id = name.rpartition("/")
        wanted = kind.replace("-", "_")
        found = [(key[0], path) for key, path in self.items.items() if key[1] == id and wanted in ("", key[0])]
        return min(found, key=lambda one: len(one[1])) if found else None

    def _rows(self) -> Iterator[SpecPath]:
        """The rows about the pack's own objects; a row about another pack's object is a part, `at: permissions.0`."""
        for section in ROWS:
            for number, row in enumerate(self.project.data.get(section) or ()):
                if ("object", row.get("object")) in self.items:
                    yield section, number

    def _rows_about(self, object: str) -> list[SpecPath]:
        return [path for path in self._rows() if self.project.value(path).get("object") == object]

    def _leaves(self, path: SpecPath, taken: set[SpecPath]) -> Iterator[SpecPath]:
        """The list items and keys below an address, but for those that belong to other entries."""
        value = self.project.value(path)
        if path in taken:
            return
        if isinstance(value, list):
            for number in range(len(value)):
                if (*path, number) not in taken:
                    yield (*path, number)
        elif isinstance(value, dict) and not isinstance(path[-1], int):
            for key in value:
                yield from self._leaves((*path, key), taken)
        elif value is not None:
            yield path


def _address(at: str) -> SpecPath:
    """`rollout.training` or, for one item of a list without ids, `ui.menu.0`."""
    return tuple(int(step) if step.isdigit() else step for step in str(at).split("."))


def _short(value: Any) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in NAMES if value.get(key)), "")
    return " ".join(str(value).split()) if isinstance(value, str) else ""
