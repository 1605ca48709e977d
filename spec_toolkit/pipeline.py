"""The whole way on one screen: load, check, triage, document, write."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from spec_toolkit.findings import Finding, Place, SpecPath, sort_key
from spec_toolkit.model import Index, Loaded, Spec, read_spec
from spec_toolkit.rules import _engine as engine
from spec_toolkit.rules._context import Context
from spec_toolkit.sources import Project, read_project


@dataclass(frozen=True)
class Work:
    """A project on its way: its sources, and what the model made of them."""

    project: Project
    loaded: Loaded
    #: Language of messages.
    language: str

    @property
    def spec(self) -> Spec:
        return self.loaded.spec

    @cached_property
    def index(self) -> Index:
        return Index(self.spec)

    @cached_property
    def context(self) -> Context:
        settings = self.spec.manifest.lint if self.spec.manifest else None
        return Context(self.spec, self.index, self.loaded.errors, settings.options if settings else {})

    def locate(self, path: SpecPath, start: int | None = None, end: int | None = None, on_key: bool = False) -> Place:
        """The place of what stands at an address of the specification."""
        return self.project.place(self.loaded.source_path(path), start, end, on_key)


@dataclass(frozen=True)
class Report:
    """What a check found, sorted, with the numbers of its summary line."""

    project: str
    language: str
    findings: tuple[Finding, ...]
    files: int
    items: int


def load(path: Path, messages: str | None = None) -> Work:
    """Reads a project. Raises SpecToolkitError where there is none."""
    project = read_project(path, messages)
    loaded = read_spec(project.data)
    return Work(project, loaded, messages or loaded.spec.language)


def check(work: Work, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Report:
    """Judges a project with the chosen rules (families or codes; none: all)."""
    chosen = engine.selected(select, ignore)
    findings = [f for f in work.project.findings if f.code in chosen]
    schema = [code for code in chosen if code.startswith("schema/")]
    others = [code for code in chosen if not code.startswith("schema/")]
    # What the model refused is addressed in the source data, everything else in the specification.
    findings.extend(engine.run(work.context, schema, work.project.place, work.language))
    findings.extend(engine.run(work.context, others, work.locate, work.language))
    return Report(
        work.project.name,
        work.spec.language,
        tuple(sorted(set(findings), key=sort_key)),
        len(work.project.files),
        work.index.item_count,
    )


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
    """The files that were written, or the findings for whose sake nothing was."""

    files: tuple[Path, ...]
    refused: tuple[Finding, ...] = ()


def build(work: Work, options: DocumentOptions) -> Built:
    """Writes the documents of a project. One with schema errors is not built; nor, when strict, one with warnings."""
    from spec_toolkit import publishing

    schema = tuple(code for code in engine.codes() if code.startswith("schema/"))
    findings = check(work, () if options.strict else schema).findings if schema else work.project.findings
    refused = tuple(f for f in findings if f.severity == "error" or (options.strict and f.severity == "warning"))
    if refused:
        return Built((), refused)
    return Built(publishing.publish(work.project, work.spec, work.index, options))
