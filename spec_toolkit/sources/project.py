"""A specification project: its files, its data joined over files, and where everything stands."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spec_toolkit.findings import Finding, Place, SpecPath
from spec_toolkit.sources.scalars import Scalar, properties_end
from spec_toolkit.sources.source_file import SourceFile


@dataclass(frozen=True)
class Address:
    """Where the value at a path is written: offsets into one file."""

    file: SourceFile
    marks: Any
    #: The number of leading parts of the path that exist.
    found: int
    #: The value there.
    value: Any
    #: As in a block of `reader`: the offset of a scalar, or `~position` of a container's block.
    entry: int
    #: The offset of the key in front of the value and its text; None in a list.
    key_at: int | None = None
    key: str | None = None

    @property
    def start(self) -> int:
        """The offset of the value's first character, its anchor or tag included."""
        return int(self.marks[~self.entry]) if self.entry < 0 else self.entry


@dataclass
class Part:
    """What one file gives to a section: list positions from `first` on, or the whole of it."""

    file: int
    key_at: int
    entry: int
    first: int = 0


@dataclass
class Project:
    """The whole text of a specification, read. Immutable by convention."""

    root: Path
    name: str
    files: tuple[SourceFile, ...]
    data: dict[str, Any]
    findings: tuple[Finding, ...] = ()
    #: Language of the messages: the one asked for, else the specification's, also where its manifest is no YAML.
    language: str = "en"
    _marks: tuple[Any, ...] = field(default=(), repr=False)
    _parts: dict[str, list[Part]] = field(default_factory=dict, repr=False)
    _scalars: dict[tuple[int, int], Scalar] = field(default_factory=dict, repr=False)
    _by_path: dict[str, SourceFile] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._by_path = {source.path: source for source in self.files}

    @property
    def layout(self) -> tuple[tuple[str, str, int], ...]:
        """Which file gives which section, and from which list position on: what makes addresses the same."""
        return tuple(
            (section, self.files[part.file].path, part.first)
            for section, parts in self._parts.items()
            for part in parts
        )

    def file(self, path: str) -> SourceFile:
        """The file with that relative path; KeyError when it is none of the project's."""
        return self._by_path[path]

    def value(self, path: SpecPath) -> Any:
        """The raw data at a path, or None."""
        value: Any = self.data
        for part in path:
            if isinstance(value, dict):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
                value = value[part]
            else:
                return None
        return value

    def place(self, path: SpecPath, start: int | None = None, end: int | None = None, on_key: bool = False) -> Place:
        """The words at `path`.

        A scalar is its characters in the file, a quoted one with its quotes, a block without its header.
        `start:end` are characters of its value. A container in brackets is its first line, another one the
        key in front of it, or as an item of a list the rest of its first line. `on_key` asks for the key.
        A path that does not exist gives its closest existing ancestor.
        """
        address = self.address(path)
        if address is None:
            return self.files[0].place(0, 0) if self.files else Place(self.name, 1, 1, 1, 1)
        source = address.file
        exact = address.found == len(path)
        if on_key and exact and address.key_at is not None:
            return source.place(*self._key_span(address))
        if address.entry < 0:
            return source.place(*self._container_span(address))
        if address.value is None:
            return source.place(*self._empty_span(address))
        scalar = self._scalar(address)
        if start is None or not exact:
            return source.place(scalar.start, scalar.end)
        return source.place(*scalar.span(start, len(scalar.value) if end is None else end))

    def extent(self, path: SpecPath) -> tuple[SourceFile, int, int] | None:
        """The file and the offsets of everything that the value at `path` consists of; None if it does not exist."""
        address = self.address(path)
        if address is None or address.found != len(path):
            return None
        return address.file, address.start, self._end(address)

    def address(self, path: SpecPath) -> Address | None:
        """Where the value at `path`, or its closest existing ancestor, is written; None without a section."""
        parts = self._parts.get(str(path[0])) if path else None
        if not parts:
            return None
        section = str(path[0])
        value, depth = self.data[section], 1
        part = parts[0]
        position: int | None = None
        if isinstance(value, list) and len(path) > 1 and isinstance(path[1], int) and 0 <= path[1] < len(value):
            part = parts[bisect_right(parts, path[1], key=lambda known: known.first) - 1]
            position = path[1] - part.first
        address = Address(self.files[part.file], self._marks[part.file], 1, value, part.entry, part.key_at, section)
        while depth < len(path):
            step = path[depth]
            following = _child(address, step if position is None else position, value, step)
            if following is None:
                break
            address, value, position, depth = following, following.value, None, depth + 1
        return address

    def lists(self, section: str) -> list[Address]:
        """Where the files hold a list section: the value of each address is what that file gives."""
        found: list[Address] = []
        parts, value = self._parts.get(section, []), self.data.get(section)
        for number, part in enumerate(parts):
            until = parts[number + 1].first if number + 1 < len(parts) else None
            own = value[part.first : until] if isinstance(value, list) else value
            found.append(
                Address(self.files[part.file], self._marks[part.file], 1, own, part.entry, part.key_at, section)
            )
        return found

    def end_of_last(self, address: Address) -> int | None:
        """The offset after the last item of a list; None where that is written elsewhere (an alias)."""
        last = _child(address, len(address.value) - 1, address.value, len(address.value) - 1)
        if last is None or not address.start <= last.start < address.marks[~address.entry + 1]:
            return None
        return self._end(last)

    def scalar(self, path: SpecPath) -> Scalar | None:
        """How the scalar at `path` is written; None where there is none."""
        address = self.address(path)
        if address is None or address.found != len(path) or not isinstance(address.value, str):
            return None
        return self._scalar(address)

    def _scalar(self, address: Address) -> Scalar:
        key = (id(address.file), address.entry)
        scalar = self._scalars.get(key)
        if scalar is None:
            if len(self._scalars) >= 256:
                self._scalars.clear()
            scalar = self._scalars[key] = Scalar.read(address.file.parsed_text, address.entry, address.value)
        return scalar

    def _key_span(self, address: Address) -> tuple[int, int]:
        assert address.key_at is not None and address.key is not None
        scalar = Scalar.read(address.file.parsed_text, address.key_at, address.key)
        return scalar.start, scalar.end

    def _container_span(self, address: Address) -> tuple[int, int]:
        text = address.file.text
        start = properties_end(address.file.parsed_text, address.start)
        in_brackets = text[start] in "[{"
        if not in_brackets and address.key_at is not None:
            return self._key_span(address)
        end = self._end(address)
        line_end = next((at for at in range(start, end) if text[at] in "\r\n"), end)
        if line_end < end and not in_brackets:
            # What the line holds, without a comment behind it.
            ends = [self._end(child) for child in _children(address) if child.start < line_end]
            line_end = min(line_end, max(ends, default=line_end))
        return start, start + len(text[start:line_end].rstrip())

    def _empty_span(self, address: Address) -> tuple[int, int]:
        if address.key_at is not None:
            return self._key_span(address)
        start = address.start
        return (start - 1, start) if address.file.text[start - 1 : start] == "-" else (start, start)

    def _end(self, address: Address) -> int:
        """The offset after the value's last character."""
        if address.entry >= 0:
            return self._scalar(address).end if address.value is not None else address.start
        if address.file.text[properties_end(address.file.parsed_text, address.start)] in "[{" or not address.value:
            return int(address.marks[~address.entry + 1])
        # The parser's end of a block lies behind the comments and empty lines that follow it.
        ends = [self._end(child) for child in _children(address)]
        return max(ends)


def _child(address: Address, step: str | int, value: Any, name: str | int) -> Address | None:
    """The value under a key or at a list position of a container."""
    at = ~address.entry + 2
    if isinstance(value, dict) and step in value:
        at += 2 * list(value).index(step)
        entry = address.marks[at + 1]
        key_at = int(address.marks[at])
        return Address(address.file, address.marks, address.found + 1, value[step], entry, key_at, str(step))
    if isinstance(value, list) and isinstance(step, int) and isinstance(name, int) and 0 <= name < len(value):
        return Address(address.file, address.marks, address.found + 1, value[name], address.marks[at + step])
    return None


def _children(address: Address) -> Iterator[Address]:
    """The children that are written inside the container itself, not brought in by an alias or a merge."""
    first, last = address.marks[~address.entry], address.marks[~address.entry + 1]
    steps = list(address.value) if isinstance(address.value, dict) else range(len(address.value))
    for step in steps:
        child = _child(address, step, address.value, step)
        if child is not None and first <= child.start < last:
            yield child


def texts_in(value: Any) -> Iterator[str]:
    """Every text in raw data, however deep, in its order; keys are none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for entry in value.values() if isinstance(value, dict) else value:
            yield from texts_in(entry)
