"""Puts classes into the YAML: one added key for each item, every other byte as it was."""

from collections import defaultdict
from collections.abc import Iterable

from spec_toolkit.findings import Edit, SpecPath
from spec_toolkit.sources import Project, apply_edits, insert_key, write_whole


def write_priorities(project: Project, classes: Iterable[tuple[SpecPath, str]]) -> int:
    """Adds `priority: CLASS` to the items at these addresses (of the source data); gives the number of keys added.

    A file is replaced whole or not at all. Items that already have the key are left alone.
    """
    edits: dict[str, list[Edit]] = defaultdict(list)
    for path, outcome in classes:
        edit = insert_key(project, path, "priority", outcome)
        if edit is not None:
            edits[edit.place.path].append(edit)
    for name, found in edits.items():
        source = project.file(name)
        text = apply_edits(source.text, found)
        root = project.root.parent if project.root.is_file() else project.root
        write_whole(root / name, source.encode(text))
    return sum(len(found) for found in edits.values())
