"""The Word form: what a vendor fills in comes back by tag, and by bookmark where tags were lost."""

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from samples import fill, fill_form, given, load, project, rezipped

from spec_toolkit.vendors import form, workbook
from spec_toolkit.vendors.answers import Answers
from spec_toolkit.vendors.questionnaire import Questionnaire
from spec_toolkit.vendors.read import read

LANGUAGES = ("en", "he", "ar")
SOFFICE = shutil.which("soffice")


def wanted(asked: Questionnaire) -> Answers:
    """What a form can take: no lines of one's own in the prices."""
    answers = given(asked)
    del answers.sections["prices"]["other-1"]
    return answers


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_come_back(language: str, tmp_path: Path) -> None:
    asked = load(tmp_path, project(language))
    returned = tmp_path / "acme.docx"
    returned.write_bytes(fill_form(form.write(asked), asked, wanted(asked)))
    found = read(returned, asked, "en")
    assert found.findings == ()
    assert found.answers.sections == wanted(asked).sections
    assert found.answers.fingerprint == asked.fingerprint


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_tags_the_bookmarks_tell(language: str, tmp_path: Path) -> None:
    asked = load(tmp_path, project(language))
    file = fill_form(form.write(asked), asked, wanted(asked))
    document = zipfile.ZipFile(BytesIO(file)).read("word/document.xml")
    returned = tmp_path / "acme.docx"
    returned.write_bytes(rezipped(file, {"word/document.xml": re.sub(rb"<w:tag [^>]*/>", b"", document)}))
    assert read(returned, asked, "en").answers.sections == wanted(asked).sections


def test_locked_but_for_the_answers(tmp_path: Path) -> None:
    asked = load(tmp_path, project("en"))
    parts = zipfile.ZipFile(BytesIO(form.write(asked)))
    assert b'<w:documentProtection w:edit="forms" w:enforcement="1"/>' in parts.read("word/settings.xml")
    document = parts.read("word/document.xml").decode()
    tags = re.findall(r'<w:tag w:val="([^"]*)"/>', document)
    assert len(tags) == len(set(tags)) == len(form.places(asked)) == document.count('w:val="sdtLocked"')
    assert "FR-001|code" in tags and not re.search("[\ue100\ue101]", document)
    assert form.write(asked) == form.write(asked)


def test_an_untouched_form_has_no_answers(tmp_path: Path) -> None:
    asked = load(tmp_path, project("ar"))
    returned = tmp_path / "acme.docx"
    returned.write_bytes(form.write(asked))
    found = read(returned, asked, "en")
    assert found.answered == 0 and found.findings == ()
    assert not any(found.answers.sections.values())


def test_two_answers_to_one_question(tmp_path: Path) -> None:
    asked = load(tmp_path, project("en"))
    file = fill_form(form.write(asked), asked, wanted(asked))
    document = zipfile.ZipFile(BytesIO(file)).read("word/document.xml").decode()
    controls = re.findall(r"<w:sdt>.*?</w:sdt>", document)
    first = next(c for c in controls if "FR-001|code" in c)
    other = first.replace('<w:t xml:space="preserve">Configuration', "<w:t>Standard")
    assert other != first
    document = document.replace(first, first + other, 1)
    returned = tmp_path / "acme.docx"
    returned.write_bytes(rezipped(file, {"word/document.xml": document.encode()}))
    found = read(returned, asked, "en")
    assert [f.code for f in found.findings] == ["vendor/conflicting-rows"]
    assert "code" not in found.answers.sections["requirements"]["FR-001"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_is_valid(language: str, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    path = tmp_path / "form.docx"
    path.write_bytes(form.write(load(tmp_path, project(language))))
    assert [str(error) for error in audit.OpenXmlValidator().validate(str(path)).errors] == []


def _office(path: Path, kind: str, out: Path) -> Path:
    """LibreOffice opens a file and saves it again."""
    profile = f"-env:UserInstallation=file://{out / 'profile'}"
    subprocess.run(
        [str(SOFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return out / f"{path.stem}.{kind}"


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is missing")
@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_saves_the_form(language: str, tmp_path: Path) -> None:
    asked = load(tmp_path, project(language))
    returned = tmp_path / "acme.docx"
    returned.write_bytes(fill_form(form.write(asked), asked, wanted(asked)))
    found = read(_office(returned, "docx", tmp_path / "saved"), asked, "en")
    assert found.answers.sections == wanted(asked).sections


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is missing")
@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_saves_the_sorted_workbook(language: str, tmp_path: Path) -> None:
    asked = load(tmp_path, project(language))
    returned = tmp_path / "acme.xlsx"
    returned.write_bytes(fill(workbook.write(asked), given(asked), language))
    opened = _office(returned, "ods", tmp_path / "ods")
    saved = _office(opened, "xlsx", tmp_path / "xlsx")
    book = openpyxl.load_workbook(saved)
    sheet = book.worksheets[2]
    rows = sorted(([c.value for c in row] for row in sheet.iter_rows(min_row=5)), key=lambda row: str(row[5]))
    for number, row in enumerate(rows, 5):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(saved)
    again = _office(saved, "xlsx", tmp_path / "again")
    found = read(again, asked, "en")
    assert found.answers.sections == given(asked).sections
    assert [f.code for f in found.findings if f.severity == "error"] == []
