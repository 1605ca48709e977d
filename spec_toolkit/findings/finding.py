"""The value that every stage reports with, and the place it points at."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]

#: The address of a value in a specification: section key, then keys and list positions. List sections that
#: are spread over several files are counted through in path order: ("requirements", 12, "statement").
SpecPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Words in a file. Lines and columns are 1-based and counted in characters; the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Related:
    """The other side of a finding: the first use of an id, the statement that contradicts this one."""

    place: Place
    message: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement that repairs a finding."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the user's files, in her language: what, where, and what to do about it."""

    code: str
    severity: Severity
    message: str
    place: Place
    item: str | None = None
    field: str | None = None
    excerpt: str = ""
    suggestion: str | None = None
    related: tuple[Related, ...] = ()
    fix: tuple[Edit, ...] | None = None
    #: The line on which the field begins, where that is not the line of the words: a silence there counts, too.
    first_line: int | None = None


def sort_key(finding: Finding) -> tuple[str, int, int, str, str, tuple[tuple[str, int, int], ...]]:
    """The order of every report: path, line, column, code, message, and where the other sides stand."""
    place = finding.place
    others = tuple([(other.place.path, other.place.line, other.place.column) for other in finding.related])
    return (place.path, place.line, place.column, finding.code, finding.message, others)
