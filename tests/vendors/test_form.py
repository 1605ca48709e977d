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


_SORT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub SortAndSave(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  sheet = book.Sheets.getByIndex(2)
  sheet.unprotect("")
  cursor = sheet.createCursor()
  cursor.gotoEndOfUsedArea(False)
  last = cursor.RangeAddress
  rows = sheet.getCellRangeByPosition(0, 4, last.EndColumn, last.EndRow)
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = 5
  fields(0).IsAscending = False
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields"
  how(0).Value = fields()
  how(1).Name = "ContainsHeader"
  how(1).Value = False
  rows.sort(how())
  sheet.Rows.insertByIndex(6, 2)
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(ConvertToURL(target), filter())
  book.close(True)
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is missing")
@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_sorts_and_saves_the_workbook(language: str, tmp_path: Path) -> None:
    asked = load(tmp_path, project(language))
    returned, saved = tmp_path / "acme.xlsx", tmp_path / "saved.xlsx"
    returned.write_bytes(fill(workbook.write(asked), given(asked), language))
    # The first start makes the profile that the macro is then added to.
    opened = _office(returned, "pdf", tmp_path / "office")
    library = opened.parent / "profile" / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "Module1.xba").write_text(_SORT, encoding="utf-8")
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{opened.parent / 'profile'}"
    macro = f'macro:///Standard.Module1.SortAndSave("{returned}","{saved}")'
    command = [str(SOFFICE), profile, "--headless", "--norestore", macro]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    ids = [row[0].value for row in openpyxl.load_workbook(saved).worksheets[2].iter_rows(min_row=5)]
    assert None in ids and [id for id in ids if id] != [one.id for one in asked.requirements]
    found = read(saved, asked, "en")
    assert found.answers.sections == given(asked).sections
    assert found.findings == ()
