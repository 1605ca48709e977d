"""Findings that are known and accepted: `# spec: ignore CODE[, CODE] -- reason`, and `lint: {ignore: …}`."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spec_toolkit.findings.finding import Finding, Place, SpecPath

#: What makes a comment a silence; a file without it need not be searched for comments.
MARK = re.compile(r"#+[ \t]*spec:[ \t]*ignore\b", re.I)
_CODE = re.compile(r"[^\s,]+")
_REASON = re.compile(r"\s+(?:--|—|–)\s*(.*)$|\s*$")


@dataclass(frozen=True, slots=True)
class Silence:
    """One code that is not to be reported, on a line of a file or in an item."""

    #: A rule or a family; empty where the comment names none.
    code: str
    reason: str
    place: Place
    #: For a comment: the line whose findings it silences.
    line: int | None = None
    #: For the manifest: only in this item; and the address of the entry.
    item: str | None = None
    path: SpecPath = ()


def in_comments(path: str, comments: Iterable[tuple[int, int, str]], line: Callable[[int], str]) -> Iterator[Silence]:
    """The silences among a file's comments (line, column, text from the `#` on)."""
    for number, column, text in comments:
        mark = MARK.match(text)
        if mark is None:
            continue
        own = not line(number)[: column - 1].strip()
        target = _next_line(number, line) if own else number
        reason = _REASON.search(text, mark.end())
        end = reason.start() if reason else len(text)
        said = (reason[1] or "").strip() if reason else ""
        named = [(m.group(), m.start(), m.end()) for m in _CODE.finditer(text, mark.end(), end)]
        for code, start, stop in named or [("", 0, len(text))]:
            yield Silence(code, said, Place(path, number, column + start, number, column + stop), target)


def _next_line(number: int, line: Callable[[int], str]) -> int:
    """The line that a comment on a line of its own is about: the next that is no comment."""
    following = number + 1
    while line(following).lstrip().startswith("#"):
        following += 1
    return following


def apply(findings: Iterable[Finding], silences: Iterable[Silence]) -> tuple[list[Finding], set[Silence]]:
    """The findings that nobody silenced, and the silences that had an effect."""
    by_name: dict[tuple[str, str, int | None], list[Silence]] = defaultdict(list)
    for silence in silences:
        by_name[silence.code, "" if silence.line is None else silence.place.path, silence.line].append(silence)
    if not by_name:
        return list(findings), set()
    kept: list[Finding] = []
    used: set[Silence] = set()
    for finding in findings:
        place = finding.place
        where = (("", None), (place.path, place.line), (place.path, finding.first_line))
        names = (finding.code, finding.code.split("/")[0])
        near = [silence for name in names for spot in where for silence in by_name.get((name, *spot), ())]
        covering = [silence for silence in near if silence.item is None or silence.item == finding.item]
        used.update(covering)
        if not covering:
            kept.append(finding)
    return kept, used
