"""A folder or a file to a project: every YAML file read, list sections joined, faults put into words."""

import errno
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spec_toolkit.findings import sort_key
from spec_toolkit.kept import Kept, digest
from spec_toolkit.sources import discovery
from spec_toolkit.sources.decoding import MAX_BYTES, decode
from spec_toolkit.sources.faults import LANGUAGES, Fault, error, finding
from spec_toolkit.sources.frozen import freeze, thaw
from spec_toolkit.sources.project import Part, Project
from spec_toolkit.sources.reader import Parsed, parse
from spec_toolkit.sources.source_file import SourceFile


def read_project(path: Path | str, language: str | None = None, kept: Kept | None = None) -> Project:
    """Read the project at `path`, a folder with a `spec.yaml` or a YAML file with a `spec:` key.

    `kept` knows files that were read before. Faults of the files stand in `findings`, in `language` or else in the
    specification's own.
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
    reading = _Reading.of(chosen, single, kept or Kept())
    project = reading.project(root, language)
    if single and not project.findings and "spec" not in project.data:
        raise error("project/no-spec-key", language, path=path)
    return project


def read_texts(root: Path, files: Iterable[SourceFile], language: str | None = None) -> Project:
    """Read files that need not be on the disk as the project at `root`. Their bytes are taken for sound."""
    reading = _Reading(Kept())
    for source in files:
        reading.take(source, [], parse(source.parsed_text))
    reading.join()
    return reading.project(root, language)


class _Reading:
    """The files of a project while they are read and joined."""

    def __init__(self, kept: Kept) -> None:
        self.shelf = kept.shelf("files") if kept.is_on else None
        self.files: list[SourceFile] = []
        self.parsed: list[Parsed] = []
        self.faults: list[tuple[SourceFile, Fault]] = []
        self.clashes: list[tuple[str, Part, Part]] = []
        self.data: dict[str, Any] = {}
        self.parts: dict[str, list[Part]] = {}

    @classmethod
    def of(cls, candidates: list[discovery.Candidate], single: bool, kept: Kept) -> "_Reading":
        reading = cls(kept)
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
                    parsed = self._parse(source, content)
        self.take(source, faults, parsed)

    def take(self, source: SourceFile, faults: list[Fault], parsed: Parsed) -> None:
        self.files.append(source)
        self.parsed.append(parsed)
        self.faults += [(source, fault) for fault in [*faults, *parsed.faults]]

    def _parse(self, source: SourceFile, content: bytes) -> Parsed:
        if self.shelf is None:
            return parse(source.parsed_text)
        key = digest(content)
        known = self.shelf.get(key)
        if known is not None:
            return thaw(known)
        parsed = parse(source.parsed_text)
        if (frozen := freeze(parsed)) is not None:
            self.shelf.put(key, frozen)
        return parsed

    def join(self) -> None:
        order = sorted(range(len(self.files)), key=lambda number: self.files[number].path)
        self.files = [self.files[number] for number in order]
        self.parsed = [self.parsed[number] for number in order]
        for number, parsed in enumerate(self.parsed):
            for position, (section, value) in enumerate((parsed.data or {}).items()):
                at = ~parsed.root + 2 + 2 * position
                self._add(section, value, Part(number, parsed.marks[at], parsed.marks[at + 1]))

    def _add(self, section: str, value: Any, part: Part) -> None:
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
            chosen,
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
