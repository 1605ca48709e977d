"""The whole way on one screen: load, check, triage, document, write."""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from spec_toolkit import checking
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.findings import Place, Report, SpecPath
from spec_toolkit.findings.report import SEVERITIES
from spec_toolkit.kept import Kept, kept
from spec_toolkit.model import Index, Loaded, Portion, Spec, portions, read_spec
from spec_toolkit.rules._context import Context
from spec_toolkit.sources import Project, read_project

if TYPE_CHECKING:
    from spec_toolkit.triage import Triaged


@dataclass(frozen=True)
class Work:
    """A project on its way: its sources, and what the model made of them."""

    project: Project
    loaded: Loaded
    #: Language of messages.
    language: str
    #: What earlier runs found out.
    kept: Kept = field(default_factory=Kept)

    @property
    def spec(self) -> Spec:
        return self.loaded.spec

    @cached_property
    def index(self) -> Index:
        return Index(self.spec)

    @cached_property
    def context(self) -> Context:
        settings = self.spec.manifest.lint if self.spec.manifest else None
        return Context(
            self.spec,
            self.index,
            self.loaded.errors,
            settings.options if settings else {},
            self.folder,
            checking.silences(self.project, self.loaded),
            messages=self.language,
            complete=checking.is_complete(self.project),
            kept=self.kept,
            portions=self.portions,
            data=self.project.data,
            unfilled=checking.unfilled(self.project, self.loaded, self.index),
        )

    @cached_property
    def portions(self) -> tuple[Portion, ...]:
        """What each file gives to each section; nothing where nobody keeps what is found in it."""
        if not self.kept.is_on:
            return ()
        layout = [(section, first, self.project.file(path).sum) for section, path, first in self.project.layout]
        return portions(self.index, self.loaded, layout)

    @property
    def folder(self) -> Path:
        """The project's folder; for a project of one file the folder that the file stands in."""
        root = self.project.root
        return root.parent if root.is_file() else root

    def locate(self, path: SpecPath, start: int | None = None, end: int | None = None, on_key: bool = False) -> Place:
        """The place of what stands at an address of the specification."""
        return self.project.place(self.loaded.source_path(path), start, end, on_key)

    def line(self, path: str, number: int) -> str:
        """The text of a line (from 1) of one of the project's files."""
        try:
            return self.project.file(path).line(number)
        except KeyError:
            return ""


def load(path: Path, messages: str | None = None, keep: bool = False) -> Work:
    """Reads a project; `keep`: with the help of what earlier runs found out. SpecToolkitError where there is none."""
    known = kept(path, keep)
    return work_of(read_project(path, messages, known), known)


def work_of(project: Project, known: Kept | None = None) -> Work:
    """A project, with what the model makes of it."""
    return Work(project, read_spec(project.data), project.language, known or Kept())


def check(work: Work, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Report:
    """Judges a project with the chosen rules (families or codes; none: all), and keeps what it found out."""
    report = Report(
        work.project.name,
        work.spec.language,
        work.language,
        checking.judge(work.project, work.loaded, work.context, select, ignore),
        len(work.project.files),
        work.index.item_count,
        work.line,
        lambda code: checking.explain(code, work.language),
        _readiness(work) if not select or "coverage" in select else (),
    )
    work.kept.save()
    return report


def _readiness(work: Work) -> tuple[tuple[str, float, str], ...]:
    """How far each recommended section is; nothing for a loose file without a manifest."""
    from spec_toolkit.facts.readiness import lacking, readiness

    if work.spec.manifest is None:
        return ()
    return tuple((row.section, row.share, lacking(row)) for row in readiness(work.spec))


def triage(work: Work) -> "tuple[Triaged, ...]":
    """The class of every item, with the evidence."""
    from spec_toolkit.triage import triage

    found = triage(work.spec, work.index, work.kept, portions=work.portions)
    work.kept.save()
    return found


def write_priorities(work: Work, triaged: "Sequence[Triaged]", answers: Mapping[str, str]) -> int:
    """Puts proposed classes, and the analyst's answers by id, into the files. Gives the number of keys added."""
    from spec_toolkit.triage.write import write_priorities

    classes = []
    for one in triaged:
        outcome = answers.get(one.id) if one.outcome == "undetermined" else one.outcome
        if outcome and not one.explicit:
            classes.append((work.loaded.source_path(one.path), outcome))
    return write_priorities(work.project, classes)


def fix(work: Work, report: Report) -> int:
    """Applies every repair of a report to the project's files; returns how many files changed."""
    return checking.repair(work.project, work.folder, report)


@dataclass(frozen=True)
class DocumentOptions:
    """What to build. `folder` takes the files; `progress` is told what is being done."""

    formats: tuple[str, ...] = ("docx", "md")
    profile: str = "full"
    folder: Path = Path("build")
    reference: Path | None = None
    templates: Path | None = None
    strict: bool = False
    progress: Callable[[str], None] | None = None


@dataclass(frozen=True)
class Built:
    """The files that were written, or the report for whose sake nothing was; `note`: what they lack."""

    files: tuple[Path, ...]
    refused: Report | None = None
    note: SpecToolkitError | None = None


def build(work: Work, options: DocumentOptions) -> Built:
    """Writes the documents of a project. One with schema errors is not built; nor, when strict, one with warnings."""
    from spec_toolkit import publishing

    report = check(work, () if options.strict else ("schema",))
    limit = "warning" if options.strict else "error"
    if report.fails(limit):
        shown = SEVERITIES[: SEVERITIES.index(limit) + 1]
        return Built((), replace(report, findings=tuple(f for f in report.findings if f.severity in shown)))
    draft = publishing.draft(work.project, work.spec, work.index, options)
    language = work.language
    # A fifth of the memory that a large document takes is the specification that it was made of.
    del work, report
    gc.collect()
    return Built(publishing.publish(draft, options), note=publishing.lacks_figures(draft, options, language))
