from collections.abc import Sequence
from functools import cache
from pathlib import Path

from spec_toolkit import pipeline
from spec_toolkit.findings import Finding
from spec_toolkit.library import Entry, Library, read_library
from spec_toolkit.library.adding import Added, Adding
from spec_toolkit.model import read_spec
from spec_toolkit.pipeline import Work
from spec_toolkit.sources import SourceFile, read_texts

LANGUAGES = ("en", "he", "ar")
MANIFEST = """\
spec: {{title: Acme, organisation: Acme, language: {language}, version: '1.0', status: approved, date: 2026-01-01}}
"""


def work_of(files: dict[str, str], language: str = "en") -> Work:
    """A project that exists in memory only."""
    project = read_texts(Path("project"), [SourceFile(path, text) for path, text in files.items()], language)
    return Work(project, read_spec(project.data), "en")


@cache
def empty(language: str) -> Work:
    return work_of({"spec.yaml": MANIFEST.format(language=language)}, language)


@cache
def library(language: str) -> Library:
    return read_library(language)


def added(language: str, entries: Sequence[Entry], with_needs: bool = True) -> Added:
    """These entries in a project that has nothing but a manifest."""
    return Adding(empty(language), library(language)).plan(entries, with_needs)


def findings(found: Added) -> list[Finding]:
    """What a check has to say of what was added, but for what is still to be filled in."""
    report = pipeline.check(found.work)
    return [one for one in report.findings if one.place.path != "spec.yaml" and one.code != "vague/placeholder"]
