"""For people: grouped by file, the source line with carets under the very words, a summary line at the end."""

from __future__ import annotations

import textwrap
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from spec_toolkit.findings.finding import Finding, Severity
from spec_toolkit.findings.formats._view import View, is_plain, is_right_to_left, width
from spec_toolkit.findings.report import SEVERITIES, Report
from spec_toolkit.package_data import values

_COLOURS = {"error": "31", "warning": "33", "info": "36", "place": "1", "dim": "2", "caret": "31;1", "good": "32"}
#: Unicode's first-strong isolate and its end: what stands between them does not disturb the order around it.
_ISOLATE, _POP = "\u2068", "\u2069"
_INDENT = "    "
_BAR = 10
#: A rule with more remarks than this in one file is told by the first ones, unless all are asked for.
_MOST_ALIKE, _TOLD_OF_THEM = 5, 3


def write(report: Report, view: View) -> str:
    said = _Words(report.messages)
    lines: list[str] = []
    for path, group in groupby(report.findings, key=lambda finding: finding.place.path):
        lines.append(_paint(view.prefix + path, "place", view))
        found = list(group)
        shown, hidden = (found, {}) if view.whole else _told(found)
        for finding in shown:
            lines.extend(_Entry(finding, report, view, said).lines())
            lines.append("")
        for code, others in hidden.items():
            lines += [*_more(code, others, view, said), ""]
    if not view.quiet:
        lines += _readiness(report, view, said)
        lines.append(_summary(report, view, said))
    return "\n".join(lines) + "\n" if lines else ""


def _told(found: list[Finding]) -> tuple[list[Finding], dict[str, list[Finding]]]:
    """The findings of a file to tell in full, and the remarks of rules that say the same many times, by code."""
    counts = Counter(finding.code for finding in found if finding.severity == "info")
    shown: list[Finding] = []
    hidden: dict[str, list[Finding]] = {}
    told: Counter[str] = Counter()
    for finding in found:
        if finding.severity == "info" and counts[finding.code] > _MOST_ALIKE:
            told[finding.code] += 1
            if told[finding.code] > _TOLD_OF_THEM:
                hidden.setdefault(finding.code, []).append(finding)
                continue
        shown.append(finding)
    return shown, hidden


def _more(code: str, others: list[Finding], view: View, said: _Words) -> list[str]:
    """How many more remarks a rule has for a file, and in which lines they are, as far as one row of them goes."""
    lines = [said.count("more", len(others)).format(code=code)]
    numbers = dict.fromkeys(str(finding.place.line) for finding in others)
    row = textwrap.shorten(", ".join(numbers), max(view.width - 2 * len(_INDENT) - 20, 20), placeholder=" …")
    lines.append(f"{_INDENT}{said.fill('lines', numbers=row)}")
    return [_paint(line, "dim", view) for line in lines]


@dataclass(frozen=True)
class _Entry:
    finding: Finding
    report: Report
    view: View
    said: _Words

    def lines(self) -> list[str]:
        finding, view = self.finding, self.view
        place = finding.place
        where = f"{view.prefix}{place.path}:{place.line}:{place.column}"
        severity = _paint(self.said.word(finding.severity), finding.severity, view)
        item = f" [{finding.item}]" if finding.item else ""
        lines = [f"{_paint(where, 'place', view)}: {severity} {finding.code}{item}"]
        lines += self._wrapped(finding.message)
        lines += self._excerpt()
        if finding.suggestion:
            lines += [_paint(line, "good", view) for line in self._wrapped(f"→ {finding.suggestion}")]
        for other in finding.related:
            there = f"{view.prefix}{other.place.path}:{other.place.line}:{other.place.column}"
            lines.append(f"{_INDENT}{there}: {other.message}" + (f" [{other.item}]" if other.item else ""))
        return lines

    def _wrapped(self, text: str) -> list[str]:
        room = max(self.view.width - len(_INDENT), 30)
        if len(text) <= room and text.isprintable() and text.strip() == text:
            return [_INDENT + text]
        return [_INDENT + line for line in _folded(text, room)]

    def _excerpt(self) -> list[str]:
        """The source line and, below it, carets under the words."""
        place = self.finding.place
        line = self.report.line(place.path, place.line)
        if not line.strip():
            return []
        end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
        start, end = place.column - 1, max(end, place.column)
        gutter = f"{_INDENT}{place.line} | "
        shown, start, end = _clip(_plain(line), start, end, max(self.view.width - width(gutter) - 1, 20))
        blank = " " * (width(gutter) - 2) + "| "
        # A terminal shows a right-to-left line in another order than it is written in: no caret can stand below
        # the words there, so they are said again.
        reordered = any(is_right_to_left(char) for char in shown.strip("…") if not char.isascii())
        if reordered:
            words = shown[start:end].strip("…").strip()
            mark = self.said.fill("words", words=self._isolated(words)) if words else ""
            below = [_paint(blank, "dim", self.view) + _paint(f"^ {mark}", "caret", self.view)] if mark else []
        else:
            carets = " " * width(shown[:start]) + "^" * max(width(shown[start:end]), 1)
            below = [_paint(blank, "dim", self.view) + _paint(carets, "caret", self.view)]
        return [_paint(gutter, "dim", self.view) + self._isolated(shown), *below]

    def _isolated(self, text: str) -> str:
        return f"{_ISOLATE}{text}{_POP}" if self.view.terminal and not text.isascii() else text


@lru_cache(maxsize=1000)
def _folded(text: str, room: int) -> list[str]:
    """A text in lines; much of what a report says it says often."""
    return _folded_at_spaces(text, room) or textwrap.wrap(text, room, break_long_words=False) or [""]


def _folded_at_spaces(text: str, room: int) -> list[str]:
    """What `textwrap` makes of a text whose words stand one space apart, many times faster; nothing where it might
    break a word at a hyphen.
    """
    if " ".join(text.split()) != text:
        return []
    lines, start = [], 0
    while len(text) - start > room:
        before, behind = text.rfind(" ", start, start + room + 1), text.find(" ", start + room + 1)
        if "-" in text[max(before, start) : behind if behind >= 0 else None]:
            return []
        end = before if before >= 0 else behind
        if end < 0:
            break  # one long word
        lines.append(text[start:end])
        start = end + 1
    return [*lines, text[start:]]


def _plain(line: str) -> str:
    """A line in which every character takes its own place: no tabs, nothing that moves the cursor."""
    if line.isprintable():
        return line
    return "".join(
        " " if char == "\t" else "\ufffd" if char < " " or "\x7f" <= char < "\xa0" else char for char in line
    )


def _clip(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """What of a line fits into `room` columns, around the words; and where the words are in it."""
    line = line.rstrip()
    start, end = min(start, len(line)), min(end, len(line) + 1)
    indent = min(len(line) - len(line.lstrip()), start)
    line, start, end = line[indent:], start - indent, end - indent
    if width(line) <= room:
        return line, start, end
    if is_plain(line):
        return _shown(line, start, end, *_stretch(len(line), start, end, room))
    first = start
    if width(line[:end]) <= room - 1:
        first = 0
    else:
        # Some words in front for the context, then as much as there is room for.
        while first > 0 and width(line[first - 1 : start]) <= room // 4:
            first -= 1
    last = first
    left = room - (first > 0) - 1
    while last < len(line) and width(line[first : last + 1]) <= left:
        last += 1
    while first > 0 and width(line[first - 1 : last]) <= left:
        first -= 1
    return _shown(line, start, end, first, last)


def _stretch(length: int, start: int, end: int, room: int) -> tuple[int, int]:
    """What `_clip` shows of a line in which every character takes one column: the same steps at once."""
    first = 0 if min(end, length) <= room - 1 else max(0, start - room // 4)
    left = room - (first > 0) - 1
    last = min(length, max(first, first + left))
    return max(0, min(first, last - left)), last


def _shown(line: str, start: int, end: int, first: int, last: int) -> tuple[str, int, int]:
    """The characters `first` to `last` of a line, with dots for the others."""
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    moved = len(head) - first
    return f"{head}{line[first:last]}{tail}", start + moved, min(end, last) + moved


def _readiness(report: Report, view: View, said: _Words) -> list[str]:
    """A small table: how far each recommended section is, and what it lacks."""
    if not any(share for _, share, _ in report.readiness):
        return []
    names = {name: str(said.data["sections"][name]) for name, _, _ in report.readiness}
    room = max(width(name) for name in names.values())
    lines = [_paint(said.word("readiness"), "place", view)]
    for name, share, lacks in report.readiness:
        filled = round(share * _BAR)
        bar = "█" * filled + "░" * (_BAR - filled)
        row = f"{_INDENT}{names[name]}{' ' * (room - width(names[name]))}  {bar} {share:4.0%}"
        left = view.width - width(row) - 2
        lines.append(row + (f"  {_clip(lacks, 0, 1, left)[0]}" if lacks and left > 20 else ""))
    return [*lines, ""]


def _summary(report: Report, view: View, said: _Words) -> str:
    numbers = {"files": said.count("files", report.files), "items": said.count("items", report.items)}
    if not report.findings:
        return _paint(said.fill("clean", **numbers), "good", view)
    for severity in SEVERITIES:
        numbers[f"{severity}s"] = said.count(f"{severity}s", report.count(severity))
    worst: Severity = next(s for s in SEVERITIES if report.count(s))
    line = _paint(said.fill("summary", findings=said.count("findings", len(report.findings)), **numbers), worst, view)
    fixable = sum(finding.fix is not None for finding in report.findings)
    return f"{line}\n{said.count('fixable', fixable)}" if fixable else line


def _paint(text: str, colour: str, view: View) -> str:
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if view.colour else text


class _Words:
    """The words of the report in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.data = _data()[language]

    def word(self, name: str) -> str:
        return str(self.data[name])

    def fill(self, name: str, **values: str) -> str:
        return str(self.data[name]).format(**values)

    def count(self, name: str, number: int) -> str:
        forms: dict[str, str] = self.data[name]
        chosen = next(forms[form] for form in (_plural(self.language, number), "many") if form in forms)
        return chosen.format(n=number)


def _plural(language: str, number: int) -> str:
    """The plural form of a number (Unicode CLDR, cardinal rules of English, Hebrew and Arabic)."""
    if number == 1:
        return "one"
    if number == 2 and language != "en":
        return "two"
    if language == "ar":
        if number == 0:
            return "zero"
        rest = number % 100
        return "few" if 3 <= rest <= 10 else "many" if 11 <= rest <= 99 else "other"
    return "many"


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = values("findings/formats/text.yaml")
    return data
