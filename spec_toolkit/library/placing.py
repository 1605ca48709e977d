"""Where new items and keys go in a project's files: added lines, every other byte as it was."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spec_toolkit.findings import Edit, SpecPath
from spec_toolkit.library.present import MARK
from spec_toolkit.sources import Project, SourceFile, apply_edits, insert_keys, write_scalar
from spec_toolkit.sources.project import Address
from spec_toolkit.sources.reader import parse
from spec_toolkit.sources.scalars import properties_end

#: Takes what no file of the project has a place for.
DEFAULT_FILE = "library.yaml"


_COMMENTS = re.compile(r"(?:^|[ \t])#[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True)
class Piece:
    """A list item without its dash, or a key with its value: lines, each ended by a line feed, and the mark above."""

    text: str
    mark: str | None = None

    def lines(self, indent: str, dash: bool) -> Iterator[str]:
        """The lines, indented. Those of a text keep their place below the first."""
        if self.mark:
            yield f"{indent}{MARK}{self.mark}"
        first, *others = self.text.splitlines()
        yield indent + ("- " if dash else "") + first
        yield from (indent + ("  " if dash else "") + line if line else "" for line in others)

    @property
    def value(self) -> Any:
        """What the lines say."""
        data = parse("\n".join(["x:", *self.lines("", dash=True), ""])).data
        return data["x"][0] if data else None


@dataclass
class Branch:
    """What is to be added below an address: items of a list, or keys of a mapping."""

    items: list[Piece] = field(default_factory=list)
    keys: "dict[str, Branch | Piece]" = field(default_factory=dict)

    def add(self, leaf: SpecPath, piece: Piece) -> None:
        """Adds the piece that belongs at the address of a list item or a key."""
        branch = self
        for step in leaf[:-1]:
            following = branch.keys.setdefault(str(step), Branch())
            assert isinstance(following, Branch)
            branch = following
        if isinstance(leaf[-1], int):
            branch.items.append(piece)
        else:
            branch.keys[leaf[-1]] = piece

    def pieces(self) -> Iterator[Piece]:
        """Everything that is added."""
        yield from self.items
        for below in self.keys.values():
            yield from (below,) if isinstance(below, Piece) else below.pieces()

    def lines(self, indent: str) -> Iterator[str]:
        """The whole branch as lines of a block."""
        for piece in self.items:
            yield from piece.lines(indent, dash=True)
        for key, below in self.keys.items():
            if isinstance(below, Piece):
                yield from below.lines(indent, dash=False)
            else:
                yield f"{indent}{key}:"
                yield from below.lines(indent + "  ")

    def in_brackets(self) -> str:
        """The whole branch in brackets, on one line."""
        if self.items:
            return f"[{', '.join(_flow(piece.value) for piece in self.items)}]"
        return "{" + ", ".join(f"{key}: {_flow_of(key, below)}" for key, below in self.keys.items()) + "}"


def _flow_of(key: str, below: "Branch | Piece") -> str:
    return below.in_brackets() if isinstance(below, Branch) else _flow(below.value[key])


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(v)}" for key, v in value.items() if v is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(v) for v in value) + "]"
    return write_scalar(str(value), in_brackets=True)


class Placing:
    """Puts branches into the files of a project."""

    def __init__(self, project: Project, into: str | None = None, behind_gaps: bool = False) -> None:
        """`behind_gaps`: below the empty lines after a list, for a last text that keeps them (`|+`)."""
        self.project = project
        self.into = into
        self._behind_gaps = behind_gaps
        self._edits: dict[str, list[Edit]] = defaultdict(list)
        #: Lines for the end of a file, which may be a new one.
        self._ends: dict[str, list[str]] = defaultdict(list)

    def place(self, root: Branch, inside: Mapping[SpecPath, Branch]) -> dict[str, SourceFile]:
        """The files as they are to be, by path: those that change and new ones.

        `inside` holds what goes into single items, by their address in the source data.
        """
        # What goes into the last item of a list stands in front of what goes below the list.
        for path, more in inside.items():
            self._merge(path, more)
        for section, branch in root.keys.items():
            assert isinstance(branch, Branch)
            if branch.items:
                self._list_section(section, branch)
            else:
                self._mapping_section(section, branch)
        return {path: self._changed(path) for path in dict.fromkeys([*self._edits, *self._ends])}

    # --- sections ---------------------------------------------------------------------------------------------------

    def _list_section(self, section: str, branch: Branch) -> None:
        own = [part for part in self.project.lists(section) if self.into in (None, part.file.path)]
        if self.into is None and not self.project.root.is_file():
            # Between brackets a line might change: another file can take the items.
            own = [part for part in own if not _in_brackets(part)]
        if own:
            self._extend(max(own, key=lambda part: len(part.value or ())), branch)
        else:
            self._new_section(section, branch)

    def _mapping_section(self, section: str, branch: Branch) -> None:
        if section in self.project.data:
            self._merge((section,), branch)
        else:
            self._new_section(section, branch)

    def _new_section(self, section: str, branch: Branch) -> None:
        alone = self.project.root.is_file()
        target = self.project.files[0].path if alone else self.into or DEFAULT_FILE
        lines = self._ends[target]
        if lines or self._exists(target):
            lines.append("")
        lines.append(f"{section}:")
        lines.extend(branch.lines("  "))

    def _exists(self, path: str) -> bool:
        return any(file.path == path and file.text.strip() for file in self.project.files)

    # --- inside a section -------------------------------------------------------------------------------------------

    def _merge(self, path: SpecPath, branch: Branch) -> None:
        """Adds to the mapping or the list at an address whatever it lacks."""
        address = self.project.address(path)
        assert address is not None
        if branch.items or address.value is None:
            self._extend(address, branch)
            return
        new = Branch()
        for key, below in branch.keys.items():
            if address.value.get(key) is None and key not in address.value:
                new.keys[key] = below
            elif isinstance(below, Branch):
                self._merge((*path, key), below)
        if new.keys:
            self._add_keys(path, address, new)

    def _add_keys(self, path: SpecPath, address: Address, branch: Branch) -> None:
        source = address.file
        edit = insert_keys(
            self.project, path, lambda column: source.newline.join(branch.lines(" " * column)).lstrip(" ")
        )
        if edit is None:
            inside = branch.in_brackets()[1:-1]
            self._in_brackets(address, inside)
        else:
            self._edits[source.path].append(edit)

    def _extend(self, address: Address, branch: Branch) -> None:
        """Adds items to a list, or what belongs below a key that has nothing yet."""
        source = address.file
        if not address.value and (address.entry >= 0 or not _in_brackets(address)):
            assert address.key_at is not None
            column = source.position(address.key_at)[1] - 1
            self._below(source, address.key_at, branch, " " * (column + 2))
        elif _in_brackets(address):
            self._in_brackets(address, branch.in_brackets()[1:-1])
        else:
            first = properties_end(source.parsed_text, address.start)
            column = source.position(first)[1] - 1
            if self._behind_gaps:
                self._behind(address, branch, " " * column)
            else:
                self._below(source, self._last(address), branch, " " * column)

    def _last(self, address: Address) -> int:
        """An offset in the last line that belongs to a block list."""
        text = address.file.text
        first, last = address.marks[~address.entry], address.marks[~address.entry + 1]
        end = self.project.end_of_last(address)
        if end is not None and first <= end <= last:
            return end
        # The parser's end lies behind the comments and empty lines that follow.
        lines = text[first:last].splitlines(keepends=True)
        while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
            last -= len(lines.pop())
        return int(last) - len(lines[-1]) + len(lines[-1].rstrip())

    def _behind(self, address: Address, branch: Branch, indent: str) -> None:
        source, end = address.file, int(address.marks[~address.entry + 1])
        at = source.line_starts[source.position(end)[0] - 1]
        words = "".join(line + source.newline for line in branch.lines(indent))
        if at < end == len(source.text):
            at, words = end, source.newline + words
        self._edits[source.path].append(Edit(source.place(at, at), words))

    def _below(self, source: SourceFile, offset: int, branch: Branch, indent: str) -> None:
        number, _ = source.position(offset)
        at = source.line_starts[number - 1] + len(source.line(number))
        words = "".join(source.newline + line for line in branch.lines(indent))
        self._edits[source.path].append(Edit(source.place(at, at), words))

    def _in_brackets(self, address: Address, inside: str) -> None:
        source = address.file
        close = int(address.marks[~address.entry + 1]) - 1
        start = properties_end(source.parsed_text, address.start) + 1
        line = source.position(close)[0]
        front = source.text[source.line_starts[line - 1] : close]
        held = bool(address.value)
        comma = held and not _COMMENTS.sub("", source.text[start:close]).rstrip().endswith(",")
        if not front.strip() and line > 1:
            # The bracket has a line of its own: so have the new items.
            at = source.line_starts[line - 1]
            words = f"{front}  {', ' if comma else ''}{inside}{source.newline}"
        else:
            at, words = close, f"{', ' if comma else ''}{inside}"
        self._edits[source.path].append(Edit(source.place(at, at), words))

    # --- the files --------------------------------------------------------------------------------------------------

    def _changed(self, path: str) -> SourceFile:
        source = next((file for file in self.project.files if file.path == path), None) or SourceFile(
            path, self._head()
        )
        text = apply_edits(source.text, self._edits.get(path, ()))
        end = self._ends.get(path)
        if end:
            newline = source.newline
            text += (newline if text and not text.endswith(("\n", "\r")) else "") + "".join(
                f"{line}{newline}" for line in end
            )
        return SourceFile(path, text, source.bom)

    def _head(self) -> str:
        """The first line of a new file: the schema that editors check with, where the project has it."""
        schema = ".spec/spec.schema.json"
        depth = "../" * (self.into or DEFAULT_FILE).count("/")
        there = (Path(self.project.root) / schema).is_file()
        return f"# yaml-language-server: $schema={depth}{schema}\n" if there else ""


def _in_brackets(address: Address) -> bool:
    if address.entry >= 0:
        return False
    return address.file.text[properties_end(address.file.parsed_text, address.start)] in "[{"
