"""From returned files to the project's folder `vendors/`, and back from there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.model import Spec
from spec_toolkit.sources.files import write_whole
from spec_toolkit.vendors.answers import SECTIONS, Answers, as_yaml, load
from spec_toolkit.vendors.compare import Comparison, compare, scales
from spec_toolkit.vendors.questionnaire import Questionnaire
from spec_toolkit.vendors.read import Read, read
from spec_toolkit.vendors.returned import said
from spec_toolkit.vendors.scores import load_scores


@dataclass(frozen=True)
class Stored:
    """One returned file; `target` is where its answers are kept (None: it had none)."""

    file: Path
    read: Read
    target: Path | None

    def summary(self, asked: Questionnaire, language: str) -> str:
        """One line about it."""
        levels = [finding.severity for finding in self.read.findings]
        return said(
            "read",
            language,
            file=self.file.name,
            answered=self.read.answered,
            asked=len(asked.requirements),
            errors=levels.count("error"),
            warnings=levels.count("warning"),
        )

    def as_data(self, asked: Questionnaire) -> dict[str, Any]:
        """The same with its findings, for programs; line and column are the cell's."""
        return {
            "file": self.file.name,
            "written": self.target.as_posix() if self.target else None,
            "answered": self.read.answered,
            "asked": len(asked.requirements),
            "findings": [
                {
                    "code": finding.code,
                    "severity": finding.severity,
                    "message": finding.message,
                    "path": finding.place.path,
                    "line": finding.place.line,
                    "column": finding.place.column,
                    "item": finding.item,
                    "field": finding.field,
                    "excerpt": finding.excerpt,
                }
                for finding in self.read.findings
            ],
        }


def read_files(
    files: Sequence[tuple[Path, str]], asked: Questionnaire, folder: Path, language: str
) -> Iterator[Stored]:
    """Reads returned files and writes `folder`/<name>.yaml for each name. Raises SpecToolkitError.

    Files of one name (a workbook and a form) complete each other; the first that answers a field wins.
    """
    for file, _ in files:
        if not file.is_file():
            raise SpecToolkitError(f"There is no file {file}.", "Name the files that vendors returned.")
    together: dict[str, Answers] = {}
    for file, name in files:
        found = read(file, asked, language)
        answers = together.setdefault(name, Answers(name))
        _merge(answers, found.answers)
        target = folder / f"{name}.yaml"
        has_answers = any(answers.sections[section] for section in SECTIONS)
        if has_answers:
            old = target.read_text(encoding="utf-8", errors="replace") if target.is_file() else ""
            heading = said("written_heading", asked.language, files=", ".join(answers.source))
            write_whole(target, as_yaml(answers, heading, old).encode(), language)
        yield Stored(file, found, target if has_answers else None)


def load_all(folder: Path) -> tuple[Answers, ...]:
    """The answers of every vendor, by file name. Raises SpecToolkitError where there are none."""
    found = tuple(load(path) for path in sorted(folder.glob("*.yaml"))) if folder.is_dir() else ()
    if not found:
        raise SpecToolkitError(f"There are no answers in {folder}.", "Read returned files first: spec vendor read FILE")
    return found


def compare_folder(spec: Spec, asked: Questionnaire, folder: Path) -> Comparison:
    """Compares the answers in a folder, with the scores in `scores/` below it. Raises SpecToolkitError."""
    vendors = load_all(folder)
    names = frozenset(answers.name for answers in vendors)
    return compare(spec, asked, vendors, load_scores(folder / "scores", names, scales(spec, asked)))


def _merge(into: Answers, other: Answers) -> None:
    into.source += other.source
    into.version = into.version or other.version
    into.fingerprint = into.fingerprint or other.fingerprint
    for section in SECTIONS:
        for id, entry in other.sections[section].items():
            into.sections[section][id] = {**entry, **into.sections[section].get(id, {})}
