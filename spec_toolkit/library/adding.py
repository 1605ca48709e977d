"""Entries of the library into a project: what it has, what they need, under which ids; judged, then written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spec_toolkit import pipeline
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.findings import Finding, Place, SpecPath
from spec_toolkit.languages.masks import placeholders
from spec_toolkit.library.excerpt import Excerpts
from spec_toolkit.library.lacking import lacking_fields
from spec_toolkit.library.numbering import Numbering
from spec_toolkit.library.packs import Entry, Library, Pack
from spec_toolkit.library.placing import Branch, Piece, Placing
from spec_toolkit.library.present import MARK, Present, name_of
from spec_toolkit.model import Reference
from spec_toolkit.pipeline import Work
from spec_toolkit.sources import Project, SourceFile, read_texts, write_together

#: Families that may have nothing more to say afterwards.
_JUDGES = ("schema", "reference")


@dataclass(frozen=True)
class Added:
    """What an addition does, before it is written."""

    #: Each new entry with the id that it has in the project (None: a part without an id) and where it stands.
    entries: tuple[tuple[Entry, str | None, Place], ...]
    #: The asked entries that the project had.
    there: tuple[Entry, ...]
    #: What the entries refer to and the project lacks, where it is not added.
    missing: tuple[Entry, ...]
    #: Fields that objects of the project got (`lead.score`): the entries speak of them.
    fields: tuple[str, ...]
    #: What is still to be filled in: `<how many users?>`.
    placeholders: tuple[str, ...]
    files: dict[str, SourceFile]
    work: Work
    #: Errors that the project did not have before.
    faults: tuple[Finding, ...] = ()


class Adding:
    """One addition to one project."""

    def __init__(self, work: Work, library: Library) -> None:
        self.work, self.library = work, library
        self.project: Project = work.project
        self.present = Present(work.project, work.loaded, work.index)
        self._known: dict[Entry, str | None] = {}
        #: Fields that objects of the project get.
        self._coming: set[tuple[Entry | None, str]] = set()

    def there(self, entry: Entry) -> bool:
        """Whether the project has an entry."""
        return self._id(entry) is not None or (entry.id is None and entry.name in self.present.marks)

    def missing(self, asked: Iterable[Entry]) -> tuple[Entry, ...]:
        """What the asked entries need, and what that needs, and the project lacks."""
        new = [entry for entry in asked if not self.there(entry)]
        found = dict.fromkeys(new)
        waiting = list(new)
        while waiting:
            for needed in self.library.needs(waiting.pop(0)):
                if needed not in found and not self.there(needed):
                    found[needed] = None
                    waiting.append(needed)
        return tuple(entry for entry in found if entry not in set(new))

    def plan(self, asked: Sequence[Entry], with_needs: bool, into: str | None = None) -> Added:
        """What to write so that the project has the asked entries, with what they need or without those links."""
        missing = self.missing(asked)
        there = tuple(entry for entry in asked if self.there(entry))
        chosen = [entry for entry in asked if not self.there(entry)] + (list(missing) if with_needs else [])
        ids = self._new_ids(chosen)
        fields = self._lacking(chosen, ids) if with_needs else {}
        root, used = self._branches(chosen, ids)
        after, files = self._place(root, fields, into)
        faults = self._judge(after)
        open = tuple(
            text[start:end] for text in (piece.text for piece in root.pieces()) for start, end in placeholders(text)
        )
        return Added(
            tuple(_places(used, ids, after)),
            there,
            () if with_needs else missing,
            tuple(piece.mark for branch in fields.values() for piece in branch.pieces() if piece.mark),
            open,
            files,
            after,
            faults,
        )

    # --- ids --------------------------------------------------------------------------------------------------------

    def _id(self, entry: Entry) -> str | None:
        if entry not in self._known:
            value = self._pack(entry).project.value(entry.leaves[0]) if entry.leaves else None
            self._known[entry] = self.present.id_of(entry, value)
        return self._known[entry]

    def _new_ids(self, chosen: Sequence[Entry]) -> dict[Entry, str]:
        """A free id for each new item, in the numbering of its section."""
        index = self.work.index
        numberings: dict[str, Numbering] = {}
        taken: dict[str, set[str]] = {}
        found: dict[Entry, str] = {}
        for entry in chosen:
            if entry.id is None:
                continue
            section = ".".join(str(step) for step in entry.leaves[0][:-1])
            if entry.kind not in taken:
                taken[entry.kind] = set(index.entries.get((entry.kind, ""), ()))
            if section not in numberings:
                own = [
                    id
                    for id, declared in index.entries.get((entry.kind, ""), {}).items()
                    if ".".join(str(step) for step in declared[0].path[:-1]) == section
                ]
                numberings[section] = Numbering.of(own, section)
            found[entry] = numberings[section].next(entry.id, taken[entry.kind])
        return found

    # --- texts ------------------------------------------------------------------------------------------------------

    def _branches(self, chosen: Sequence[Entry], ids: dict[Entry, str]) -> tuple[Branch, list[Entry]]:
        """What goes where, and the entries that bring anything."""
        root, used = Branch(), []
        steps = {entry: self._steps(entry, ids[entry]) for entry in chosen if entry.kind == "process"}
        moved = {old: new for own in steps.values() for _, old, new in own}
        excerpts: dict[str, Excerpts] = {}

        def excerpts_of(entry: Entry) -> Excerpts:
            if entry.pack not in excerpts:
                excerpts[entry.pack] = Excerpts(
                    self._pack(entry), lambda one: self._resolve(one, ids, moved), lambda id: self._named(id, ids)
                )
            return excerpts[entry.pack]

        for entry in chosen:
            new = {path: id for path, _, id in steps.get(entry, ())}
            if entry.id is not None:
                new[entry.leaves[0]] = ids[entry]
            above: SpecPath | None = None
            for leaf in entry.leaves:
                text = excerpts_of(entry).text(leaf, new)
                if text is None or (entry.id is None and self._has(leaf, text)):
                    continue
                # One mark for all that stands together.
                root.add(leaf, Piece(text, entry.name if leaf[:-1] != above else None))
                above = leaf[:-1]
            if above is not None:
                used.append(entry)
        for entry, leaf in self._rows_of_new_roles(ids):
            text = excerpts_of(entry).text(leaf, {})
            if text is not None:
                root.add(leaf, Piece(text, entry.name))
        return root, used

    def _lacking(self, chosen: Sequence[Entry], ids: dict[Entry, str]) -> dict[SpecPath, Branch]:
        """Fields for objects that the project has, by the address of the object in the source data."""
        own = {one: id for one in self.library.entries.values() if one.kind == "object" and (id := self._id(one))}
        found: dict[SpecPath, Branch] = {}
        for thing, fields in lacking_fields(self.library, chosen, own, self.work.index).items():
            excerpts = Excerpts(
                self._pack(thing), lambda one: self._resolve(one, ids, {}), lambda id: self._named(id, ids)
            )
            entry = self.work.index.find("object", own[thing])
            assert entry is not None
            branch = found.setdefault(self.work.loaded.source_path(entry.path), Branch())
            for id, leaf in fields.items():
                if text := excerpts.text(leaf, {}):
                    self._coming.add((thing, id))
                    branch.add(("fields", 0), Piece(text, f"{own[thing]}.{id}"))
        return found

    def _rows_of_new_roles(self, ids: dict[Entry, str]) -> Iterator[tuple[Entry, SpecPath]]:
        """What a new role may do with objects that the project had before."""
        for entry in self.library.entries.values():
            if entry.kind != "object" or entry in ids or not self.there(entry):
                continue
            for leaf in entry.leaves[1:]:
                row = self._pack(entry).project.value(leaf)
                if leaf[0] == "permissions" and self.library.find(("role",), str(row["role"])) in ids:
                    yield entry, leaf

    def _steps(self, process: Entry, id: str) -> list[tuple[SpecPath, str, str]]:
        """Address, old and new id of each step: `lead-to-sale.2` in BP-03 is `BP-03.2`."""
        taken = self.work.index.entries.get(("step", ""), {})
        found = []
        steps = self._pack(process).project.value((*process.leaves[0], "steps")) or ()
        for number, step in enumerate(steps):
            old = str(step["id"])
            new = id + old.removeprefix(str(process.id)) if old.startswith(str(process.id)) else old
            found.append(
                ((*process.leaves[0], "steps", number), old, new if new not in taken else f"{id}.{number + 1}")
            )
        return found

    def _resolve(self, reference: Reference, ids: dict[Entry, str], steps: dict[str, str]) -> str | None:
        """The id in the project that a reference of the library means there."""
        find = self.work.index.find
        if reference.owner:
            thing = self.library.find(("object",), reference.owner)
            if thing in ids or (thing, reference.id) in self._coming:
                return reference.id
            known = self._id(thing) if thing else None
            there = known and any(find(kind, reference.id, known) for kind in reference.kinds)
            return reference.id if there else None
        if reference.kinds == ("step",):
            return steps.get(reference.id)
        entry = self.library.find(reference.kinds, reference.id)
        if entry is None:
            return reference.id if any(find(kind, reference.id) for kind in reference.kinds) else None
        return ids.get(entry) or self._id(entry)

    def _named(self, id: str, ids: dict[Entry, str]) -> str:
        """What stands for `[id]` in a text: the new id; the title of what the project does not have."""
        entry = self.library.named(id)
        new = (ids.get(entry) or self._id(entry)) if entry else id
        return f"[{new}]" if new or entry is None else entry.title

    def _has(self, leaf: SpecPath, text: str) -> bool:
        """Whether the project has a key, or an item like this one in the list."""
        known = self.project.value(leaf[:-1])
        if isinstance(leaf[-1], str):
            return isinstance(known, dict) and leaf[-1] in known
        return bool(known) and name_of(Piece(text).value) in {name_of(value) for value in known}

    def _pack(self, entry: Entry) -> Pack:
        return self.library.packs[entry.pack]

    # --- the result -------------------------------------------------------------------------------------------------

    def _place(
        self, root: Branch, fields: dict[SpecPath, Branch], into: str | None
    ) -> tuple[Work, dict[str, SourceFile]]:
        """The project as it would be, and the files that differ. What was there must say what it said."""
        for behind_gaps in (False, True):
            files = Placing(self.project, into, behind_gaps).place(root, fields)
            after = self._read(files)
            if after is not None:
                return after, files
        raise SpecToolkitError(
            f"{', '.join(files)}: cannot take more entries as it is written",
            "Nothing was written. Name another file with --into.",
        )

    def _read(self, files: dict[str, SourceFile]) -> Work | None:
        """The project with these files; None where it would not say all that it said."""
        kept = [file for file in self.project.files if file.path not in files]
        project = read_texts(self.project.root, [*kept, *files.values()], self.work.language)
        if any(file.severity == "error" for file in project.findings) or not _holds(project.data, self.project.data):
            return None
        return pipeline.work_of(project)

    def _judge(self, after: Work) -> tuple[Finding, ...]:
        """The errors that the project did not have before."""
        found = [finding for finding in pipeline.check(after, _JUDGES).findings if finding.severity == "error"]
        if not found:
            return ()
        known = Counter((one.code, one.item, one.excerpt) for one in pipeline.check(self.work, _JUDGES).findings)
        return tuple(one for one in found if known.subtract([_key(one)]) or known[_key(one)] < 0)


def _key(finding: Finding) -> tuple[str, str | None, str]:
    return finding.code, finding.item, finding.excerpt


def _holds(new: Any, old: Any) -> bool:
    """Whether everything of the old data is there, lists in their order."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(key in new and _holds(new[key], value) for key, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        rest = iter(new)
        return all(any(_holds(candidate, value) for candidate in rest) for value in old)
    # A text in a block at the end of a file may have lacked its line end.
    return old is None or (type(new) is type(old) and new in (old, f"{old}\n"))


def write(added: Added) -> None:
    """Writes the files of an addition, all of them or none. Raises SpecToolkitError when one cannot be written."""
    folder = added.work.folder
    write_together(
        {folder / path: source.encode(source.text) for path, source in added.files.items()}, added.work.language
    )


def _places(used: Iterable[Entry], ids: dict[Entry, str], after: Work) -> Iterable[tuple[Entry, str | None, Place]]:
    for entry in used:
        found = after.index.find(entry.kind, ids[entry]) if entry in ids else None
        if found is not None:
            yield entry, found.id, after.locate((*found.path, "id"))
            continue
        for file in after.project.files:
            at = file.text.find(f"{MARK}{entry.name}\n".replace("\n", file.newline))
            if at >= 0:
                yield entry, None, file.place(at, at)
                break
