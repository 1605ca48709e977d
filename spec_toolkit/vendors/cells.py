"""The cells of a returned workbook: texts, numbers and days, row by row. Read by hand, within limits.

Only what answers need is read: no styles but the formats of dates, no formulas but the fact that there is one.
"""

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from spec_toolkit.vendors.package import Package, RefusedError, StopWalkError, refuse_doctype, walk

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#: The namespace of files saved as "Strict Open XML Spreadsheet".
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATION = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
#: Beyond these nobody's answers lie.
_MOST_SHEETS, _MOST_ROWS, _MOST_COLUMNS, _MOST_CELLS = 60, 60_000, 80, 200_000
_MOST_TEXT, _MOST_MERGED = 40_000_000, 1_000
#: No spreadsheet program keeps a longer text in a cell.
_LONGEST_TEXT = 32_767
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")
_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_NOT_DATE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_OUTSIDE = re.compile(r"\[\d+\]|\[[^\]]*\.xl|https?:|\\\\|\||DDE|WEBSERVICE|HYPERLINK", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows. `formula` is its formula without the sign of equality, where there is one."""

    value: str | float | bool | dt.date | None
    formula: str | None = None
    error: bool = False

    @property
    def reaches_out(self) -> bool:
        """Whether the formula asks something outside of the file."""
        return self.formula is not None and _OUTSIDE.search(self.formula) is not None


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """A sheet: rows by number (from 1), cells by column (from 1), and the merged ranges."""

    title: str
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    #: True where there was more than is ever read.
    cut: bool = False


@dataclass
class ReturnedBook:
    sheets: list[ReturnedSheet] = field(default_factory=list)
    links: bool = False


def column_name(column: int) -> str:
    """A for 1, AA for 27."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_book(package: Package) -> ReturnedBook:
    """Every sheet of a workbook. Raises RefusedError where it is none, or cannot be read within the limits."""
    book = package.tree("xl/workbook.xml")
    if book is None or etree.QName(book).localname != "workbook":
        raise RefusedError("not-workbook")
    name = etree.QName(book).namespace or _MAIN
    if name not in (_MAIN, _STRICT):
        raise RefusedError("not-workbook")
    reader = _Reader(package, name, _since_1904(book, name))
    found = ReturnedBook(links=any(part.startswith("xl/externallinks/") for part in package.names))
    targets = _targets(package)
    for number, sheet in enumerate(book.iter(f"{{{name}}}sheet")):
        if number >= _MOST_SHEETS:
            raise RefusedError("too-large", "sheets")
        id_ = next((sheet.get(key) for key in _RELATION if sheet.get(key)), None)
        part = targets.get(id_ or "")
        if part is not None and f"{part}".casefold() in package.folded:
            found.sheets.append(reader.sheet(sheet.get("name") or f"#{number + 1}", part))
    return found


def _since_1904(book: etree._Element, name: str) -> bool:
    properties = book.find(f"{{{name}}}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")


def _targets(package: Package) -> dict[str, str]:
    """Relationship id to part name; what lies outside of the file is not followed."""
    relations = package.tree("xl/_rels/workbook.xml.rels")
    if relations is None:
        raise RefusedError("broken", "xl/_rels/workbook.xml.rels")
    found = {}
    for relation in relations:
        target, id_ = relation.get("Target"), relation.get("Id")
        if target and id_ and relation.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            found[id_] = path
    return found


class _Reader:
    def __init__(self, package: Package, name: str, since_1904: bool) -> None:
        self._package = package
        self._n = f"{{{name}}}"
        self._epoch = dt.date(1904, 1, 1) if since_1904 else dt.date(1899, 12, 30)
        self._cells = 0
        self._strings = self._read_strings()
        self._dates = self._read_dates()

    def _read_strings(self) -> list[str]:
        found: list[str] = []
        length = 0
        for item in self._package.elements("xl/sharedStrings.xml", f"{self._n}si"):
            text = self._text(item)
            length += len(text)
            if length > _MOST_TEXT or len(found) > _MOST_CELLS:
                raise RefusedError("too-large", "xl/sharedStrings.xml")
            found.append(text)
        return found

    def _text(self, item: etree._Element) -> str:
        """The text of a string; readings (phonetic runs) are no part of it."""
        parts = []
        for child in item:
            if child.tag == f"{self._n}t":
                parts.append(child.text or "")
            elif child.tag == f"{self._n}r":
                parts.extend(t.text or "" for t in child.iterfind(f"{self._n}t"))
        return "".join(parts)

    def _read_dates(self) -> set[int]:
        """The cell formats, by number, that show a number as a day."""
        styles = self._package.tree("xl/styles.xml")
        if styles is None:
            return set()
        own = {number.get("numFmtId"): number.get("formatCode") or "" for number in styles.iter(f"{self._n}numFmt")}
        formats = styles.find(f"{self._n}cellXfs")
        found = set()
        for position, format in enumerate(formats if formats is not None else ()):
            id_ = format.get("numFmtId") or "0"
            code = _NOT_DATE.sub("", own.get(id_, "")).casefold()
            if (id_.isdigit() and int(id_) in _BUILT_IN_DATES) or (code != "general" and any(c in code for c in "yd")):
                found.add(position)
        return found

    def sheet(self, title: str, part: str) -> ReturnedSheet:
        content = self._package.read(part) or b""
        refuse_doctype(content, part)
        found = _SheetWalk(self._n.strip("{}"), self._value, _MOST_CELLS - self._cells)
        walk(content, part, found.start, found.end, found.text)
        self._cells += found.cells
        return ReturnedSheet(title, found.rows, tuple(found.merged), found.cut)

    def _value(self, kind: str, value: str, style: str) -> str | float | bool | dt.date | None:
        if kind == "s":
            position = int(value) if value.isascii() and value.strip().isdigit() and len(value) < 9 else -1
            return self._strings[position] if 0 <= position < len(self._strings) else None
        if kind in ("str", "e"):
            return value
        if kind == "b":
            return value.strip() in ("1", "true")
        if kind == "d":
            try:
                return dt.date.fromisoformat(value[:10])
            except ValueError:
                return value
        try:
            number = float(value)
        except ValueError:
            return value
        if number != number or number in (float("inf"), float("-inf")):
            return value
        if style.isascii() and style.isdigit() and len(style) < 7 and int(style) in self._dates:
            return self._day(number)
        return number

    def _day(self, number: float) -> dt.date | float:
        try:
            return self._epoch + dt.timedelta(days=int(number))
        except (OverflowError, ValueError):
            return number


class _SheetWalk:
    """Collects the cells of one sheet, `room` of them at most."""

    def __init__(self, name: str, value: Callable[[str, str, str], Any], room: int) -> None:
        self._row, self._cell, self._merge = f"{name} row", f"{name} c", f"{name} mergeCell"
        self._value_tags = {f"{name} v": "v", f"{name} f": "f", f"{name} t": "t"}
        self._reading = f"{name} rPh"
        self._make, self._room = value, room
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self.cells, self.cut = 0, False
        self._at, self._column = 0, 0
        self._attributes: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._into = ""
        self._ignored = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = self._value_tags.get(tag)
        if kind is not None:
            self._into = "" if self._ignored else kind
            self._texts.setdefault(kind, "")
        elif tag == self._cell:
            self._attributes, self._texts = attributes, {}
            match = _REFERENCE.match(attributes.get("r", ""))
            self._column = _number(match[1]) if match else self._column + 1
            self.cells += 1
            if self.cells > self._room:
                self._stop()
        elif tag == self._row:
            number = attributes.get("r", "")
            self._at = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else self._at + 1
            self._column = 0
            if self._at > _MOST_ROWS:
                self._stop()
        elif tag == self._merge:
            self.merged.extend(_range(attributes.get("ref", "")))
            if len(self.merged) > _MOST_MERGED:
                self._stop()
        elif tag == self._reading:
            self._ignored += 1

    def text(self, text: str) -> None:
        if self._into:
            before = self._texts.get(self._into, "")
            if len(before) < _LONGEST_TEXT:
                self._texts[self._into] = before + text

    def end(self, tag: str) -> None:
        if tag in self._value_tags:
            self._into = ""
        elif tag == self._cell and self._texts and self._column <= _MOST_COLUMNS:
            cell = self._finished()
            if cell is not None:
                self.rows.setdefault(self._at, {})[self._column] = cell
        elif tag == self._reading:
            self._ignored -= 1

    def _finished(self) -> Cell | None:
        kind = self._attributes.get("t", "n")
        formula = self._texts.get("f")
        value = self._texts.get("t") if kind == "inlineStr" else self._texts.get("v")
        if value is None or (formula is not None and not value):
            return None if formula is None else Cell(None, formula)
        shown = self._make("str" if kind == "inlineStr" else kind, value, self._attributes.get("s", ""))
        return Cell(shown, formula, kind == "e")

    def _stop(self) -> None:
        self.cut = True
        raise StopWalkError


def _range(reference: str) -> Iterator[tuple[int, int, int, int]]:
    """First row, first column, last row, last column of a range such as B5:C7."""
    ends = [_REFERENCE.match(end) for end in reference.split(":")]
    if len(ends) == 2 and ends[0] and ends[1]:
        yield int(ends[0][2]), _number(ends[0][1]), int(ends[1][2]), _number(ends[1][1])


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
