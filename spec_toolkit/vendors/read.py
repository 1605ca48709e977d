"""Reads a returned workbook: every sound answer, and a finding for every other cell.

Sheets are found by their mark, columns by the hidden row of keys, rows by their ids; where these were lost, by titles
and headings in any language. Nothing of a file is trusted: see `package` and `cells`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from spec_toolkit.findings import Finding
from spec_toolkit.vendors import values
from spec_toolkit.vendors import words as w
from spec_toolkit.vendors.answers import Answers, Value
from spec_toolkit.vendors.cells import Cell, ReturnedBook, ReturnedSheet, column_name, read_book
from spec_toolkit.vendors.identity import check_identity
from spec_toolkit.vendors.layout import Column, Row, Sheet, sheets
from spec_toolkit.vendors.package import Package, RefusedError
from spec_toolkit.vendors.questionnaire import Questionnaire
from spec_toolkit.vendors.read_form import read_form
from spec_toolkit.vendors.returned import Log, Spot
from spec_toolkit.vendors.workbook import HIDDEN_SHEET, MARK

#: Headings stand within these rows; ids are looked for in the cells of a row.
_HEADING_ROWS = 40
_MOST_NAMED = 12


@dataclass(frozen=True)
class Read:
    """The answers of one file and what was wrong with it. `answered` requirements have a code."""

    answers: Answers
    findings: tuple[Finding, ...]

    @property
    def answered(self) -> int:
        return sum("code" in entry for entry in self.answers.sections["requirements"].values())


def read(path: Path, asked: Questionnaire, language: str) -> Read:
    """The answers in a returned workbook or Word form. `language` is that of the messages. Never raises for a file."""
    log = Log(path.name, language)
    answers = Answers(path.stem, [path.name])
    try:
        package = Package(path)
        if package.has_macros():
            log.add("macros")
        if "word/document.xml" in package.folded:
            read_form(package, asked, answers, log)
        else:
            _read_book(read_book(package), asked, answers, log)
    except RefusedError as refused:
        log.add(refused.reason, detail=refused.detail)
    finish(answers, log)
    return Read(answers, tuple(log.findings))


def _read_book(book: ReturnedBook, asked: Questionnaire, answers: Answers, log: Log) -> None:
    if book.links:
        log.add("external-link")
    _read_identity(book, asked, answers, log)
    found = False
    for plan in sheets(asked):
        sheet = _find_sheet(book, plan)
        if sheet is None:
            log.add("missing-sheet", detail=w.words(asked.language)["sheets"][plan.key]["title"])
            continue
        found = True
        if sheet.cut:
            log.add("cut-sheet", Spot(sheet.title), detail=sheet.title)
        _SheetReader(plan, sheet, asked, answers, log).read()
    if not found:
        log.findings = [finding for finding in log.findings if finding.code != "vendor/missing-sheet"]
        log.add("no-answers")


def _read_identity(book: ReturnedBook, asked: Questionnaire, answers: Answers, log: Log) -> None:
    """Which specification the file answers, after its hidden sheet."""
    facts: dict[str, str] = {}
    for sheet in book.sheets:
        if sheet.title.casefold() == HIDDEN_SHEET:
            facts = {
                str(row[1].value): _text(row[2].value if 2 in row else "")
                for number, row in sheet.rows.items()
                if number <= _HEADING_ROWS and 1 in row
            }
    check_identity(facts, asked, answers, log)


def _find_sheet(book: ReturnedBook, plan: Sheet) -> ReturnedSheet | None:
    """The sheet with our mark; else the one with our title in any language."""
    mark = f"{MARK}:{plan.key}"
    for sheet in book.sheets:
        if any(cell.value == mark for n, row in sheet.rows.items() if n <= _HEADING_ROWS for cell in row.values()):
            return sheet
    titles = {w.folded(title) for title in w.sheet_titles(plan.key)}
    return next((sheet for sheet in book.sheets if w.folded(sheet.title) in titles), None)


class _SheetReader:
    def __init__(self, plan: Sheet, sheet: ReturnedSheet, asked: Questionnaire, answers: Answers, log: Log) -> None:
        self._plan, self._sheet, self._asked, self._answers, self._log = plan, sheet, asked, answers, log
        self._known = {row.id: row for row in plan.rows}
        self._shown_ids = {w.folded(row.id): row.id for row in plan.rows}
        self._labels = self._read_labels()
        self._columns: dict[str, int] = {}
        self._first = 1
        self._hidden_column: int | None = None
        self._seen: dict[str, tuple[Spot, dict[str, Value]]] = {}
        self._conflicts: set[str] = set()

    def read(self) -> None:
        self._find_columns()
        for column in self._plan.answers:
            if column.key not in self._columns:
                self._log.add("missing-column", Spot(self._sheet.title), detail=self._heading(column.key))
        merged = self._merged()
        for number in sorted(self._sheet.rows):
            if number >= self._first:
                self._read_row(number, self._sheet.rows[number], merged)
        section = self._answers.sections[self._plan.key]
        for id in self._known:
            if id in self._seen and id not in self._conflicts and self._seen[id][1]:
                section[id] = self._seen[id][1]
        self._report_missing()

    # --- columns --------------------------------------------------------------------------------------------------

    def _heading(self, key: str) -> str:
        found: str = w.words(self._asked.language)["columns"][key]
        return found

    def _find_columns(self) -> None:
        """Column numbers by key: from the hidden row of keys, else from the row of headings."""
        mark = f"{MARK}:{self._plan.key}"
        keys = {column.key for column in self._plan.columns}
        for number, row in sorted(self._sheet.rows.items())[:_HEADING_ROWS]:
            place = next((column for column, cell in row.items() if cell.value == mark), None)
            if place is not None:
                self._hidden_column = place
                self._columns = {str(cell.value): at for at, cell in row.items() if cell.value in keys}
                self._first = self._after_headings(number)
                return
        headings: dict[str, set[str]] = {}
        for key, text in w.headings():
            if key in keys:
                headings.setdefault(w.folded(text), set()).add(key)
        best: dict[str, int] = {}
        for number, row in sorted(self._sheet.rows.items())[:_HEADING_ROWS]:
            found = {
                key: at
                for at, cell in row.items()
                if isinstance(cell.value, str)
                for key in headings.get(w.folded(cell.value[:200]), ())
            }
            if len(found) > len(best):
                best, self._first = found, number + 1
        self._columns = best

    def _after_headings(self, keys_row: int) -> int:
        """The first row below the headings."""
        wanted = {w.folded(text) for key, text in w.headings() if key in self._columns}
        for number, row in sorted(self._sheet.rows.items())[:_HEADING_ROWS]:
            texts = [cell.value for cell in row.values() if isinstance(cell.value, str)]
            if number > keys_row and sum(w.folded(text[:200]) in wanted for text in texts) >= min(
                3, len(self._columns)
            ):
                return number + 1
        return keys_row + 1

    # --- rows -----------------------------------------------------------------------------------------------------

    def _read_labels(self) -> dict[str, str]:
        """What a row shows, to its id: rows without a visible id (profile, prices, terms) are told by their label."""
        first = self._plan.columns[0]
        if first.key == "id":
            return {}
        labels = [(w.folded(str(row.values[first.key])), row.id) for row in self._plan.rows if first.key in row.values]
        count = Counter(label for label, _ in labels)
        return {label: id for label, id in labels if count[label] == 1}

    def _read_row(self, number: int, row: Mapping[int, Cell], merged: set[tuple[int, int]]) -> None:
        id = self._row_id(number, row)
        if id is None:
            return
        entry = dict(self._values(number, row, id, merged))
        spot = self._spot(number, self._columns.get("id", self._hidden_column or 1))
        before = self._seen.get(id)
        if before is None or not before[1]:
            self._seen[id] = (spot, entry)
        elif entry and entry == before[1]:
            self._log.add("doubled-row", spot, id)
        elif entry:
            self._conflicts.add(id)
            first = next(iter(before[1].values()), "")
            other = next((v for k, v in before[1].items() if entry.get(k) != v), first)
            here = next((v for k, v in entry.items() if before[1].get(k) != v), "")
            self._log.add("conflicting-rows", spot, id, detail=here, other=other, there=str(before[0]))

    def _row_id(self, number: int, row: Mapping[int, Cell]) -> str | None:
        at_hidden = self._hidden_column
        hidden = _text(row[at_hidden].value) if at_hidden is not None and at_hidden in row else ""
        at = self._columns.get(self._plan.columns[0].key)
        shown = _text(row[at].value) if at is not None and at in row else ""
        told = (self._shown_ids if self._plan.columns[0].key == "id" else self._labels).get(w.folded(shown[:300]))
        if told is not None and hidden in self._known and told != hidden:
            self._log.add("moved-row", self._spot(number, at or 1), told, detail=hidden)
        if told is not None:
            return told
        if hidden in self._known:
            return hidden
        has_answer = any(self._columns.get(column.key) in row for column in self._plan.answers)
        name = shown or hidden
        if name and has_answer and self._plan.columns[0].kind == "fixed":
            self._log.add("unknown-row", self._spot(number, at or 1), detail=name)
        return None

    def _values(
        self, number: int, row: Mapping[int, Cell], id: str, merged: set[tuple[int, int]]
    ) -> Iterator[tuple[str, Value]]:
        planned = self._known[id]
        for column in self._plan.answers:
            at = self._columns.get(column.key)
            cell = row.get(at) if at is not None else None
            if cell is None or at is None or (number, at) in merged or planned.kinds.get(column.key) == "fixed":
                continue
            value = self._value(planned, column, cell, self._spot(number, at))
            if value is not None:
                yield column.key, value

    def _value(self, row: Row, column: Column, cell: Cell, spot: Spot) -> Value | None:
        if cell.formula is not None:
            if cell.reaches_out:
                self._log.add("formula-outside", spot, row.id, detail=cell.formula)
                return None
            if cell.value is None:
                self._log.add("formula-empty", spot, row.id, detail=cell.formula)
                return None
            self._log.add("formula", spot, row.id, detail=cell.formula)
        if cell.error:
            self._log.add("error-value", spot, row.id, detail=cell.value)
            return None
        return values.sound(self._plan.kind(row, column), cell.value, self._asked.language, self._log, spot, row.id)

    def _spot(self, row: int, column: int) -> Spot:
        return Spot(self._sheet.title, f"{column_name(column)}{row}", row, column)

    # --- the whole sheet ------------------------------------------------------------------------------------------

    def _merged(self) -> set[tuple[int, int]]:
        """Answer cells that a merged range hides."""
        columns = {self._columns[c.key] for c in self._plan.answers if c.key in self._columns}
        found: set[tuple[int, int]] = set()
        for top, left, bottom, right in self._sheet.merged:
            hidden = {
                (row, column)
                for row in range(max(top, self._first), min(bottom, top + 5000) + 1)
                for column in columns
                if left <= column <= right and (row, column) != (top, left)
            }
            if hidden:
                found |= hidden
                name = f"{column_name(left)}{top}:{column_name(right)}{bottom}"
                self._log.add("merged", self._spot(top, left), detail=name)
        return found

    def _report_missing(self) -> None:
        if self._plan.key == "prices":
            return
        missing = [id for id in self._known if id not in self._seen]
        if missing:
            names = ", ".join(missing[:_MOST_NAMED]) + (", …" if len(missing) > _MOST_NAMED else "")
            self._log.add("missing-rows", Spot(self._sheet.title), count=len(missing), detail=names)


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.strip() if isinstance(value, str) else "" if value is None else str(value)


def finish(answers: Answers, log: Log) -> None:
    """What can only be said of an entry as a whole."""
    for id, entry in answers.sections["requirements"].items():
        if entry.get("code") == "future_release" and not isinstance(entry.get("date"), dt.date):
            log.add("no-date", item=id)
    prices = answers.sections["prices"]
    for id in [id for id, entry in prices.items() if "amount" not in entry and "comment" not in entry]:
        del prices[id]
