"""A check from end to end: which rules are asked, what is silenced, where everything stands, and how it is repaired."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spec_toolkit.findings import Edit, Finding, Place, Report, RuleHelp, Silence, SpecPath, sort_key
from spec_toolkit.findings import silences as silencing
from spec_toolkit.findings.known import KnownFindings
from spec_toolkit.model import Index, Loaded
from spec_toolkit.rules import _engine as engine
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._words import words
from spec_toolkit.sources import Project
from spec_toolkit.sources.edits import apply_edits, replace_value
from spec_toolkit.sources.files import write_whole


@dataclass(frozen=True)
class Ground:
    """Addresses of the source data, or of the specification that the model made of them."""

    project: Project
    #: None: addresses are those of the source data.
    loaded: Loaded | None = None

    def place(self, path: SpecPath, start: int | None = None, end: int | None = None, on_key: bool = False) -> Place:
        return self.project.place(self._source(path), start, end, on_key)

    def value(self, path: SpecPath) -> Any:
        return self.project.value(self._source(path))

    def item(self, path: SpecPath) -> str | None:
        here: Any = self.project.data
        found = None
        for key in self._source(path):
            try:
                here = here[key]
            except (LookupError, TypeError):
                break
            if isinstance(here, dict) and isinstance(here.get("id"), str):
                found = str(here["id"])
        return found

    def repair(self, path: SpecPath, words: str, start: int | None = None, end: int | None = None) -> Edit | None:
        return replace_value(self.project, self._source(path), words, start, end)

    def _source(self, path: SpecPath) -> SpecPath:
        return self.loaded.source_path(path) if self.loaded else path


#: Faults of a file that leave the rest of it readable.
_HARMLESS = {
    f"schema/{name}"
    for name in ("duplicate-key", "duplicate-section", "second-document", "control-character", "unknown-tag")
}


def is_complete(project: Project) -> bool:
    """Whether every file of a project could be read to its end."""
    return not any(f.severity == "error" and f.code not in _HARMLESS for f in project.findings)


def unfilled(project: Project, loaded: Loaded, index: Index) -> tuple[tuple[SpecPath, Place, str], ...]:
    """Placeholders where a figure, an id or one of certain words belongs: address, place, words."""
    found = [(path, loaded.source_path(path)) for path in index.open]
    found += [(loaded.spec_path(path), path) for path in loaded.open]
    return tuple((path, project.place(source), str(project.value(source))) for path, source in found)


def silences(project: Project, loaded: Loaded) -> tuple[Silence, ...]:
    """What is not to be reported: in comments, and in the manifest."""
    found: list[Silence] = []
    for file in project.files:
        # Whoever looks for the plain word first need not try the expression at every `#`.
        if "spec:" in file.text.lower() and silencing.MARK.search(file.text):
            found.extend(silencing.in_comments(file.path, file.comments(), file.line))
    settings = loaded.spec.manifest.lint if loaded.spec.manifest else None
    ground = Ground(project, loaded)
    for position, entry in enumerate(settings.ignore if settings else ()):
        path: SpecPath = ("spec", "lint", "ignore", position)
        found.append(Silence(entry.code, entry.reason, ground.place((*path, "code")), item=entry.item, path=path))
    return tuple(found)


def judge(
    project: Project, loaded: Loaded, context: Context, select: Sequence[str], ignore: Sequence[str]
) -> tuple[Finding, ...]:
    """The findings of the chosen rules (families or codes; none: all) that nobody silenced, sorted."""
    chosen = engine.selected(select, ignore)
    kept, used = silencing.apply(set(_found(project, loaded, context, chosen)), context.silences)
    unused = tuple(s for s in context.silences if s not in used and _would_speak(s.code, chosen))
    own = engine.run(
        replace(context, unused=unused), _of_family(chosen, "lint"), Ground(project, loaded), context.messages
    )
    kept += silencing.apply(set(own), context.silences)[0]
    return tuple(sorted(kept, key=sort_key))


def _found(project: Project, loaded: Loaded, context: Context, chosen: Sequence[str]) -> list[Finding]:
    """What everything but the linter's rules about itself has to say."""
    findings = []
    for finding in project.findings:
        severity = engine.severity_of(engine.rule(finding.code), context, finding.severity)
        if finding.code in chosen and severity is not None:
            findings.append(replace(finding, severity=severity))
    # What the model refused is addressed in the source data, everything else in the specification.
    refused = [code for code in _of_family(chosen, "schema") if code != "schema/custom-field"]
    others = [code for code in chosen if code not in refused and not code.startswith("lint/")]
    findings.extend(engine.run(context, refused, Ground(project), context.messages))
    known = _known(project, loaded, context) if context.kept.is_on else None
    findings.extend(engine.run(context, others, Ground(project, loaded), context.messages, known))
    return findings


def _known(project: Project, loaded: Loaded, context: Context) -> KnownFindings:
    """The findings of an earlier run with the same addresses: what stands in a file that is the same still holds."""
    salt = (context.messages, bool(context.silences), project.layout, sorted(loaded.gaps.items()))
    sums = {file.path: file.sum for file in project.files}
    return KnownFindings(context.kept.shelf("findings", *salt), sums)


def _of_family(codes: Sequence[str], family: str) -> list[str]:
    return [code for code in codes if code.startswith(f"{family}/")]


def _would_speak(code: str, chosen: Sequence[str]) -> bool:
    """Whether a rule that a silence names has been asked at all."""
    family = code.split("/")[0]
    return family != "lint" and any(each == code or each.startswith(f"{code}/") for each in chosen)


def repair(project: Project, folder: Path, report: Report) -> int:
    """Applies every repair of a report to the files and returns how many files it changed. Other bytes stay.

    Raises SpecToolkitError for a file that cannot be written.
    """
    edits: dict[str, list[Edit]] = defaultdict(list)
    for finding in report.findings:
        for edit in finding.fix or ():
            edits[edit.place.path].append(edit)
    for path, changes in edits.items():
        source = project.file(path)
        write_whole(folder / path, source.encode(apply_edits(source.text, changes)), report.messages)
    return len(edits)


def explain(code: str, language: str) -> RuleHelp:
    """A rule in the words of a language. Raises SpecToolkitError for a code that does not exist."""
    said, rule = words(code, language), engine.rule(code)
    return RuleHelp(code, rule.severity, said.title, said.why, said.bad, said.good)
