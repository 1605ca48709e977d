"""A specification project: its files, its data joined over files, and where everything stands."""

import errno
import gc
import os
import re
import stat
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spec_toolkit.findings import Finding, Place, SpecPath, sort_key
from spec_toolkit.sources import discovery
from spec_toolkit.sources.decoding import MAX_BYTES, decode
from spec_toolkit.sources.faults import LANGUAGES, Fault, error, finding
from spec_toolkit.sources.reader import Parsed, parse
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
class _Part:
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
    _marks: tuple[Any, ...] = field(default=(), repr=False)
    _parts: dict[str, list[_Part]] = field(default_factory=dict, repr=False)
    _scalars: dict[tuple[int, int], Scalar] = field(default_factory=dict, repr=False)
    _by_path: dict[str, SourceFile] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._by_path = {source.path: source for source in self.files}

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


def read_project(path: Path | str, language: str | None = None) -> Project:
    """Read the project at `path`, a folder with a `spec.yaml` or a YAML file with a `spec:` key.

    Faults of the files stand in `findings`, in `language` or else in the specification's own.
    Raises SpecToolkitError where there is no project.
    """
    root = Path(path)
    try:
        single = root.is_file()
        if not single and not root.exists():
            raise error("project/not-found", language, path=path)
        if not single and discovery.manifest(root) is None:
            raise error("project/no-manifest", language, path=path)
        chosen = [discovery.Candidate(root.name, root)] if single else discovery.candidates(root)
    except (OSError, ValueError) as fault:
        raise error("project/unreadable", language, path=path, reason=getattr(fault, "strerror", fault)) from fault
    with _without_collector():
        reading = _Reading.of(chosen, single)
    project = reading.project(root, language)
    if single and not project.findings and "spec" not in project.data:
        raise error("project/no-spec-key", language, path=path)
    return project


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading makes many objects and no circles: looking for circles would take longer than reading."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Reading:
    """The files of a project while they are read and joined."""

    def __init__(self) -> None:
        self.files: list[SourceFile] = []
        self.parsed: list[Parsed] = []
        self.faults: list[tuple[SourceFile, Fault]] = []
        self.clashes: list[tuple[str, _Part, _Part]] = []
        self.data: dict[str, Any] = {}
        self.parts: dict[str, list[_Part]] = {}

    @classmethod
    def of(cls, candidates: list[discovery.Candidate], single: bool) -> "_Reading":
        reading = cls()
        patterns: list[str] = []
        if not single:
            # The manifest says what does not belong to the project, so it is read first.
            manifest = next((each for each in candidates if each.path in discovery.MANIFEST_NAMES), None)
            if manifest is not None:
                reading.read(manifest)
                patterns = _exclude(reading.parsed[0].data)
                candidates = [each for each in candidates if each is not manifest]
        for candidate in candidates:
            if not discovery.excluded(candidate.path, patterns):
                reading.read(candidate)
        reading.join()
        return reading

    def read(self, candidate: discovery.Candidate) -> None:
        source, faults, parsed = SourceFile(candidate.path, ""), [], Parsed()
        if candidate.fault:
            faults = [Fault(candidate.fault, 0, 0, {"reason": candidate.target, "target": candidate.target})]
        else:
            try:
                status = candidate.file.stat()
                if not stat.S_ISREG(status.st_mode):
                    # A pipe would keep us waiting for its writer.
                    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
                content = candidate.file.read_bytes() if status.st_size <= MAX_BYTES else b""
            except OSError as fault:
                faults = [Fault("unreadable", 0, 0, {"reason": fault.strerror or fault})]
            else:
                source, faults, readable = decode(candidate.path, content, status.st_size)
                if readable:
                    parsed = parse(source.parsed_text)
        self.files.append(source)
        self.parsed.append(parsed)
        self.faults += [(source, fault) for fault in [*faults, *parsed.faults]]

    def join(self) -> None:
        order = sorted(range(len(self.files)), key=lambda number: self.files[number].path)
        self.files = [self.files[number] for number in order]
        self.parsed = [self.parsed[number] for number in order]
        for number, parsed in enumerate(self.parsed):
            for position, (section, value) in enumerate((parsed.data or {}).items()):
                at = ~parsed.root + 2 + 2 * position
                self._add(section, value, _Part(number, parsed.marks[at], parsed.marks[at + 1]))

    def _add(self, section: str, value: Any, part: _Part) -> None:
        known = self.data.get(section)
        if known is None:
            self.data[section], self.parts[section] = value, [part]
        elif isinstance(known, list) and isinstance(value, list):
            part.first = len(known)
            # The list of the first file is its own data; joined lists are new ones.
            self.data[section] = [*known, *value] if len(self.parts[section]) == 1 else known
            if self.data[section] is known:
                known += value
            self.parts[section].append(part)
        elif value is not None:
            self.clashes.append((section, self.parts[section][0], part))

    def project(self, root: Path, language: str | None) -> Project:
        name = root.name or root.resolve().name
        chosen = language or self._language()
        findings = [
            finding(
                fault.kind,
                source.place(fault.start, fault.end),
                fault.values,
                _excerpt(source, fault.start, fault.end),
                chosen,
                source.place(*fault.related) if fault.related else None,
            )
            for source, fault in self.faults
        ]
        for section, first, second in self.clashes:
            places = [self.files[part.file].place(part.key_at, part.key_at + len(section)) for part in (first, second)]
            findings.append(finding("duplicate-section", places[1], {"section": section}, section, chosen, places[0]))
        return Project(
            root,
            name,
            tuple(self.files),
            self.data,
            tuple(sorted(findings, key=sort_key)),
            tuple(parsed.marks for parsed in self.parsed),
            self.parts,
        )

    def _language(self) -> str:
        """The specification's language, also where its manifest cannot be parsed."""
        manifest = self.data.get("spec")
        language = manifest.get("language") if isinstance(manifest, dict) else None
        if language is None:
            for source in self.files:
                match = re.search(r"^[ \t]+language:[ \t]*[\"']?(\w+)", source.text, re.MULTILINE)
                if match and (source.path in discovery.MANIFEST_NAMES or len(self.files) == 1):
                    language = match[1]
        return str(language) if language in LANGUAGES else "en"


def _exclude(data: dict[str, Any] | None) -> list[str]:
    """The manifest's `exclude:`, in `spec:` or beside it: one glob or a list of them."""
    data = data or {}
    spec = data.get("spec")
    given = [data.get("exclude"), spec.get("exclude") if isinstance(spec, dict) else None]
    patterns: list[str] = []
    for value in given:
        patterns += [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return [str(pattern) for pattern in patterns if isinstance(pattern, str)]


def _excerpt(source: SourceFile, start: int, end: int) -> str:
    text = source.text[start:end]
    return text if len(text) <= 80 else text[:79] + "…"
