"""The response workbook: what a vendor fills in.

Every answer row carries the id of its item in a hidden column, every sheet the keys of its columns in a hidden row, and
a hidden sheet the version and fingerprint of the specification: answers find their way home after sorting, filtering,
inserted rows and renamed sheets. Author text is written as strings only, so no cell of ours is ever a formula but the
two that colour open answers.
"""

import datetime as dt
import io
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spec_toolkit.document.blocks import RIGHT_TO_LEFT
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.vendors import words as w
from spec_toolkit.vendors.layout import Column, Kind, Row, Sheet, sheets
from spec_toolkit.vendors.questionnaire import Questionnaire

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

#: Marks a sheet, a row of column keys and the hidden sheet as ours; the number is the version of the layout.
MARK = "spec-toolkit:1"
#: Name of the hidden sheet with the lists and what the answers belong to.
HIDDEN_SHEET = "spec-toolkit"
#: Row 0 holds keys (hidden), 1 the title, 2 the hint, 3 the headings; rows follow.
KEYS, TITLE, HINT, HEADINGS, FIRST = range(5)
_LONGEST_TEXT = 32_767
_TALLEST = 405.0
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_INK, _HEAD, _OPEN, _RULE, _GREY = "#1F2937", "#1F4E79", "#FFF8E1", "#BFC7D1", "#F3F5F8"
_LATE = "#F8D7DA"
_NO_DATE = dt.datetime(2000, 1, 1)


def write(asked: Questionnaire) -> bytes:
    """The workbook as .xlsx; the same questions give the same bytes. Raises SpecToolkitError without XlsxWriter."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise SpecToolkitError(
            "Workbooks need the package XlsxWriter, which is not installed.", "Run: pip install spec-toolkit[vendor]"
        ) from None
    buffer = io.BytesIO()
    book = Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    created = dt.datetime.fromisoformat(asked.date) if asked.date else _NO_DATE
    book.set_properties({"title": asked.title, "company": asked.organisation, "author": "", "created": created})
    _Writer(asked, book).write()
    book.close()
    return buffer.getvalue()


@dataclass
class _Writer:
    asked: Questionnaire
    book: "Workbook"
    formats: "dict[tuple[tuple[str, Any], ...], Format]" = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    def write(self) -> None:
        plans = sheets(self.asked)
        start = self._sheet("start")
        worksheets = [(plan, self._sheet(plan.key)) for plan in plans]
        self._write_hidden()
        self._write_start(start)
        for plan, worksheet in worksheets:
            self._write_sheet(plan, worksheet)
        start.activate()

    # --- looks ----------------------------------------------------------------------------------------------------

    def _format(self, **looks: Any) -> "Format":
        """One format for each combination of looks; text runs in the direction of the language."""
        key = tuple(sorted(looks.items()))
        found = self.formats.get(key)
        if found is None:
            base = {"font_name": "Arial", "font_size": 10, "font_color": _INK, "valign": "top", "text_wrap": True}
            if self.asked.language in RIGHT_TO_LEFT:
                base |= {"reading_order": 2, "align": "right"}
            found = self.formats[key] = self.book.add_format(base | looks)
        return found

    def _cell(self, kind: Kind, text: str = "") -> "Format":
        looks: dict[str, Any] = {"border": 1, "border_color": _RULE}
        if kind == "fixed":
            looks["bg_color"] = _GREY
        else:
            looks |= {"locked": False, "bg_color": _OPEN}
        if kind == "date":
            looks["num_format"] = "yyyy-mm"
        if kind == "number":
            looks["num_format"] = "#,##0.##"
        if kind == "percent":
            looks["num_format"] = '0.##" %"'
        if text.startswith(_FORMULA_STARTS):
            # Stays a text also when somebody edits the cell or saves the sheet as CSV and opens it again.
            looks["quote_prefix"] = True
        return self._format(**looks)

    # --- sheets ---------------------------------------------------------------------------------------------------

    def _sheet(self, key: str) -> "Worksheet":
        sheet = self.book.add_worksheet(w.words(self.asked.language)["sheets"][key]["title"])
        if self.asked.language in RIGHT_TO_LEFT:
            sheet.right_to_left()
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.set_footer("&C&P / &N")
        # A guard rail without a password: answers are typed where they are read.
        sheet.protect(
            "",
            {
                "autofilter": True,
                "sort": True,
                "format_columns": True,
                "format_rows": True,
                "select_locked_cells": True,
                "select_unlocked_cells": True,
            },
        )
        return sheet

    def _write_hidden(self) -> None:
        sheet = self.book.add_worksheet(HIDDEN_SHEET)
        facts = {
            MARK: "",
            "version": self.asked.version,
            "fingerprint": self.asked.fingerprint,
            "language": self.asked.language,
            "title": self.asked.title,
        }
        for at, (key, value) in enumerate(facts.items()):
            sheet.write_string(at, 0, key)
            sheet.write_string(at, 1, value)
        for column, choice in enumerate(w.CHOICES, 3):
            entries = list(w.labels(choice, self.asked.language).values())
            for at, label in enumerate(entries):
                sheet.write_string(at, column, label)
            letter = chr(ord("A") + column)
            self.lists[choice] = f"='{HIDDEN_SHEET}'!${letter}$1:${letter}${len(entries)}"
        sheet.hide()
        sheet.protect()

    def _write_start(self, sheet: "Worksheet") -> None:
        asked, said = self.asked, w.words(self.asked.language)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 84)
        sheet.fit_to_pages(1, 0)
        heading = self._format(bold=True, font_size=12, font_color=_HEAD, text_wrap=False)
        plain, bold = self._format(), self._format(bold=True)
        sheet.write_string(
            0, 0, asked.organisation or asked.title, self._format(bold=True, font_size=16, text_wrap=False)
        )
        intro = said["sheets"]["start"]["intro"].format(title=asked.title, version=asked.version)
        sheet.write_string(1, 0, intro, heading)
        sheet.set_row(0, 26)
        sheet.set_row(1, 20)
        number_side = "left" if asked.language in RIGHT_TO_LEFT else "right"
        at = 3
        for number, line in enumerate(said["instructions"], 1):
            sheet.write_string(at, 0, f"{number}.", self._format(align=number_side))
            sheet.write_string(at, 1, line, plain)
            sheet.set_row(at, _height([(line, 96)]))
            at += 1
        sheet.write_string(at + 1, 0, said["heading_codes"], heading)
        at += 2
        for entry in said["codes"].values():
            sheet.write_string(at, 0, entry["label"], bold)
            sheet.write_string(at, 1, entry["means"], plain)
            at += 1
        known = {"contact": asked.contact, "questions_until": asked.questions_until, "submission": asked.submission}
        lines = [
            said[key].format(**{"date" if key != "contact" else key: value}) for key, value in known.items() if value
        ]
        if lines:
            sheet.write_string(at + 1, 0, said["heading_contact"], heading)
            at += 2
            for line in lines:
                sheet.write_string(at, 1, line, self._format(text_wrap=False))
                at += 1

    def _write_sheet(self, plan: Sheet, sheet: "Worksheet") -> None:
        said = w.words(self.asked.language)
        columns = plan.columns
        last_row, last = FIRST + len(plan.rows) - 1, len(columns)
        self._write_head(plan, sheet, said)
        shown = {kind: self._cell(kind) for kind in ("fixed", *(column.kind for column in columns))}
        for at, row in enumerate(plan.rows, FIRST):
            self._write_row(plan, sheet, at, row, shown)
        for position, column in enumerate(columns, 1):
            self._validate(plan, sheet, position, column, said)
        self._colour_late(plan, sheet, last_row)
        sheet.freeze_panes(FIRST, 1 + sum(column.key == "id" for column in columns))
        # The hidden column of ids lies inside the range that is sorted.
        sheet.autofilter(HEADINGS, 0, last_row, last)
        sheet.repeat_rows(HEADINGS)
        sheet.print_area(TITLE, 0, last_row, last)
        if sum(column.width for column in columns) > 110:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _write_head(self, plan: Sheet, sheet: "Worksheet", said: dict[str, Any]) -> None:
        asked = self.asked
        sheet.write_string(KEYS, 0, f"{MARK}:{plan.key}")
        sheet.set_row(KEYS, None, None, {"hidden": True})
        sheet.set_column(0, 0, 12, None, {"hidden": True})
        titled = said["sheets"][plan.key]
        hint = titled["intro"].format(
            title=asked.title,
            version=asked.version,
            currency=asked.currency or "?",
            users=asked.users,
            years=asked.years,
        )
        sheet.write_string(TITLE, 1, titled["title"], self._format(bold=True, font_size=16, text_wrap=False))
        sheet.set_row(TITLE, 26)
        sheet.write_string(HINT, 1, hint, self._format(text_wrap=False, font_color="#5B6573"))
        heading = self._format(
            bold=True, bg_color=_HEAD, font_color="#FFFFFF", border=1, border_color=_RULE, valign="vcenter"
        )
        sheet.set_row(HEADINGS, 32)
        for position, column in enumerate(plan.columns, 1):
            sheet.set_column(position, position, column.width)
            sheet.write_string(KEYS, position, column.key)
            sheet.write_string(HEADINGS, position, said["columns"][column.key], heading)

    def _write_row(self, plan: Sheet, sheet: "Worksheet", at: int, row: Row, shown: "dict[Kind, Format]") -> None:
        sheet.write_string(at, 0, row.id)
        texts = []
        for position, column in enumerate(plan.columns, 1):
            value = row.values.get(column.key, "")
            kind = row.kinds.get(column.key, column.kind)
            if isinstance(value, int):
                sheet.write_number(at, position, value, shown[kind])
            elif value:
                risky = value.startswith(_FORMULA_STARTS)
                sheet.write_string(
                    at, position, _cut(value), self._cell(kind, value) if risky else shown.get(kind) or self._cell(kind)
                )
                texts.append((value, column.width))
            else:
                sheet.write_blank(at, position, None, shown.get(kind) or self._cell(kind))
        sheet.set_row(at, _height(texts))

    def _validate(self, plan: Sheet, sheet: "Worksheet", position: int, column: Column, said: dict[str, Any]) -> None:
        if column.kind in ("fixed", "text"):
            return
        name = column.kind if column.kind == "date" else "number" if column.kind in ("number", "percent") else "choice"
        texts = said["cells"][name]
        rule: dict[str, Any] = {
            "ignore_blank": True,
            "input_title": texts["title"],
            "input_message": texts["hint"],
            "error_title": texts["title"],
            "error_message": texts["refused"],
        }
        if name == "choice":
            rule |= {"validate": "list", "source": self.lists[column.kind]}
        elif name == "date":
            rule |= {"validate": "date", "criteria": ">=", "value": dt.date(2000, 1, 1)}
        else:
            rule |= {"validate": "decimal", "criteria": ">=", "value": 0}
        sheet.data_validation(FIRST, position, FIRST + len(plan.rows) - 1, position, rule)

    def _colour_late(self, plan: Sheet, sheet: "Worksheet", last_row: int) -> None:
        """A future release without its date stands out."""
        places = {column.key: position for position, column in enumerate(plan.columns, 1)}
        if plan.key != "requirements":
            return
        code, date = (chr(ord("A") + places[key]) for key in ("code", "date"))
        choice = list(w.labels("codes", self.asked.language)).index("future_release")
        source = self.lists["codes"].removeprefix("=").split(":")[0].rstrip("0123456789")
        rule = f'=AND(${code}{FIRST + 1}={source}{choice + 1},${date}{FIRST + 1}="")'
        sheet.conditional_format(
            FIRST,
            places["date"],
            last_row,
            places["date"],
            {"type": "formula", "criteria": rule, "format": self.book.add_format({"bg_color": _LATE})},
        )


def _height(texts: list[tuple[str, float]]) -> float:
    """The height of a row in points, estimated: programs do not agree on fitting rows by themselves."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(max(lines, 1) * 13.5 + 4.5, _TALLEST)


def _lines(text: str, width: float) -> int:
    room = max(width * 1.02, 4)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(max(math.ceil(len(line) / room), 1) for line in text.split("\n"))


def _cut(text: str) -> str:
    """What of a text fits into a cell."""
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
