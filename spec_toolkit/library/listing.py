"""What the library holds, as text for a terminal."""

from collections.abc import Iterable, Iterator
from functools import cache

from spec_toolkit.languages.labels import labels
from spec_toolkit.library.adding import Adding
from spec_toolkit.library.packs import Entry, Library
from spec_toolkit.model import Spec
from spec_toolkit.package_data import values
from spec_toolkit.rules.reference._kinds import kind_names

_THERE = "●"
#: Titles are cut here.
_WIDTH = 72


@cache
def words(language: str) -> dict[str, str]:
    """What `spec add` says in a language."""
    found: dict[str, str] = values(f"languages/{language}/library.yaml")
    return found


def listing(library: Library, entries: Iterable[Entry], adding: Adding | None, language: str) -> str:
    """The entries under their packs, each with level, kind and title; ● in front of those that a project has."""
    by_pack: dict[str, list[Entry]] = {}
    for entry in entries:
        by_pack.setdefault(entry.pack, []).append(entry)
    lines: list[str] = []
    for name, own in by_pack.items():
        pack = library.packs[name]
        lines += ["", f"{name}  {pack.title}. {pack.about}"]
        lines += _rows(own, adding, language)
    return "\n".join(lines[1:] or [words(language)["nothing"]]) + "\n"


def _rows(entries: list[Entry], adding: Adding | None, language: str) -> Iterator[str]:
    kinds = {entry.kind: _kind(entry.kind, language) for entry in entries}
    name_width = max(len(entry.name) for entry in entries)
    kind_width = max(map(len, kinds.values()))
    for entry in entries:
        mark = _THERE if adding is not None and adding.there(entry) else " "
        title = entry.title if len(entry.title) <= _WIDTH else f"{entry.title[: _WIDTH - 1].rstrip()}…"
        kind = kinds[entry.kind]
        yield f"  {mark} {entry.name:<{name_width}}  {entry.level or '':<8}  {kind:<{kind_width}}  {title}"


def _kind(kind: str, language: str) -> str:
    return labels(language)[f"field.{kind}"] if kind in Spec.model_fields else kind_names((kind,), language)
