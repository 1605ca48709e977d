"""What a vendor types comes back, exactly; nothing that we write is ever a formula."""

import re
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from samples import FORMULAS, fill, given, load, project

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.vendors import answers as kept
from spec_toolkit.vendors import workbook
from spec_toolkit.vendors.read import read

LANGUAGES = ("en", "he", "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_come_back(language: str, tmp_path: Path) -> None:
    asked = load(tmp_path, project(language))
    wanted = given(asked)
    returned = tmp_path / "acme.xlsx"
    returned.write_bytes(fill(workbook.write(asked), wanted, language))
    found = read(returned, asked, "en")
    assert found.findings == ()
    assert found.answers.sections == wanted.sections
    assert (found.answers.version, found.answers.fingerprint) == (asked.version, asked.fingerprint)
    stored = tmp_path / "acme.yaml"
    stored.write_text(kept.as_yaml(found.answers, "Answers"), encoding="utf-8")
    assert kept.load(stored).sections == wanted.sections


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_is_a_formula(language: str, tmp_path: Path) -> None:
    data = project(language)
    data["spec"]["title"] = data["modules"][0]["name"] = "=1+1"
    book = zipfile.ZipFile(BytesIO(workbook.write(load(tmp_path, data))))
    sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 10
    assert not any("<f>" in sheet or "<f " in sheet or "hyperlink" in sheet for sheet in sheets)
    strings = book.read("xl/sharedStrings.xml").decode()
    assert all(text.split("(")[0].split("|")[0] in strings for text in FORMULAS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_answers_are_unlocked_and_the_sheet_runs_with_the_language(language: str, tmp_path: Path) -> None:
    import openpyxl

    asked = load(tmp_path, project(language))
    book = openpyxl.load_workbook(BytesIO(workbook.write(asked)))
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        if sheet.title == workbook.HIDDEN_SHEET:
            assert sheet.sheet_state == "hidden"
            continue
        assert bool(sheet.sheet_view.rightToLeft) is (language != "en")
    sheet = book.worksheets[2]
    unlocked = {sheet.cell(1, cell.column).value for cell in sheet[5] if not cell.protection.locked}
    assert unlocked == {"code", "date", "comment", "evidence", "price"}
    assert sheet.freeze_panes == "C5" and sheet.auto_filter.ref.startswith("A4")
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"list", "date", "decimal"}
    assert all(rule.error and rule.prompt for rule in sheet.data_validations.dataValidation)


def test_the_same_questions_give_the_same_bytes(tmp_path: Path) -> None:
    asked = load(tmp_path, project("he"))
    assert workbook.write(asked) == workbook.write(asked)


def test_a_vendor_sees_nothing_that_is_withheld(tmp_path: Path) -> None:
    data = project("en")
    data["budget"]["limit"] = 987654
    data["selection"] = {
        "weights": {"must": 7654},
        "criteria": [{"id": "SEL-1", "statement": "Secret criterion", "weight": 76543}],
    }
    data["requirements"][8]["internal"] = True
    data["requirements"][9]["status"] = "rejected"
    asked = load(tmp_path, data)
    book = zipfile.ZipFile(BytesIO(workbook.write(asked)))
    everything = " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    assert not re.search(r"7654|FR-008|FR-009|Secret", everything)


def test_rows_sorted_filtered_and_inserted_keep_their_answers(tmp_path: Path) -> None:
    import openpyxl

    asked = load(tmp_path, project("en"))
    wanted = given(asked)
    book = openpyxl.load_workbook(BytesIO(fill(workbook.write(asked), wanted, "en")))
    sheet = book.worksheets[2]
    rows = [[(c.value, c.data_type) for c in row] for row in sheet.iter_rows(min_row=5)]
    rows.sort(key=lambda row: str(row[7]), reverse=True)
    rows.insert(3, [(None, "n")] * len(rows[0]))
    rows.insert(7, [(None, "n"), ("my remark", "s")] + [(None, "n")] * (len(rows[0]) - 2))
    for number, row in enumerate(rows, 5):
        for column, (value, kind) in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value
            cell.data_type = kind if isinstance(value, str) else cell.data_type
    sheet.insert_cols(4)
    sheet.title = "Renamed"
    target = tmp_path / "acme.xlsx"
    book.save(target)
    found = read(target, asked, "en")
    assert found.answers.sections["requirements"] == wanted.sections["requirements"]
    assert [f.code for f in found.findings] == []


def test_comments_and_keys_by_hand_stay(tmp_path: Path) -> None:
    asked = load(tmp_path, project("en"))
    answers = given(asked)
    first = kept.as_yaml(answers, "Answers")
    edited = first.replace(
        "  FR-001:\n", "  # we saw it in the demo\n  FR-001:\n    assessed: customisation  # not as claimed\n"
    )
    edited = edited.replace("    code: standard\n", "    code: standard  # agreed\n", 1)
    edited += "review:\n  # ours\n  by: Nadia\n# the end\n"
    path = tmp_path / "acme.yaml"
    path.write_text(edited, encoding="utf-8")
    assert kept.load(path).get("requirements", "FR-001", "assessed") == "customisation"
    again = kept.as_yaml(answers, "Answers", edited)
    for line in (
        "  # we saw it in the demo",
        "    assessed: customisation  # not as claimed",
        "review:\n  # ours\n  by: Nadia",
        "# the end",
    ):
        assert line in again
    assert "code: standard  # agreed" in again
    assert kept.as_yaml(answers, "Answers", again) == again
    del answers.sections["requirements"]["FR-001"]
    assert "# requirements.FR-001: we saw it in the demo" in kept.as_yaml(answers, "Answers", again)


def test_without_the_engine_people_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = load(tmp_path, project("en"))
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(SpecToolkitError) as fault:
        workbook.write(asked)
    assert "pip install" in fault.value.help
