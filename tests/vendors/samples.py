"""Small projects in three languages, and vendors who fill in what they receive."""

import datetime as dt
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import yaml
from lxml import etree

from spec_toolkit import pipeline
from spec_toolkit.vendors.answers import Answers
from spec_toolkit.vendors.form import places
from spec_toolkit.vendors.questionnaire import Questionnaire, questionnaire
from spec_toolkit.vendors.words import CODES, labels
from spec_toolkit.vendors.workbook import MARK

#: Texts that a spreadsheet would compute if it were let.
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("http://a.example")', "=cmd|'/C calc'!A1")
TEXTS = {
    "en": ("Create a lead", "The CRM shall create a lead with name and phone within 5 seconds.", "Leads", "Acme"),
    "he": ("יצירת ליד", "המערכת תיצור ליד עם שם וטלפון בתוך 5 שניות.", "לידים", "אקמי"),
    "ar": ("إنشاء عميل محتمل", "يجب أن ينشئ النظام عميلًا محتملًا بالاسم والهاتف خلال 5 ثوانٍ.", "العملاء", "أكمي"),
}


def project(language: str, count: int = 14) -> dict[str, Any]:
    """A project whose requirements cover every kind of item; some texts begin like formulas."""
    title, statement, module, _ = TEXTS[language]
    return {
        "spec": {"title": title, "language": language, "version": "1.0", "date": "2026-11-21", "purpose": "rfp"},
        "modules": [{"id": "leads", "name": module, "level": "advanced"}],
        "capabilities": [{"capability": "reports", "level": "leading"}],
        "requirements": [
            {
                "id": f"FR-{n:03}",
                "title": title,
                "statement": FORMULAS[n] if n < len(FORMULAS) else f"{statement} ({n})",
                "module": "leads",
                "priority": ("must", "long_term", "nice_to_have")[n % 3],
            }
            for n in range(count)
        ],
        "technical": [{"id": "NFR-1", "category": "backup", "statement": statement, "priority": "must"}],
        "automations": [{"id": "AUT-1", "name": title, "trigger": statement, "actions": [statement]}],
        "integrations": [{"id": "INT-1", "system": "ERP", "purpose": statement, "direction": "to_crm"}],
        "processes": [{"id": "BP-1", "name": title, "steps": [{"id": "BP-1.1", "action": statement}]}],
        "budget": {"currency": "EUR", "users": 10, "years": 3},
    }


def load(folder: Path, data: dict[str, Any]) -> Questionnaire:
    """Writes a project and asks its questions."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "spec.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    work = pipeline.load(folder)
    return questionnaire(work.spec, {one.id: one.outcome for one in pipeline.triage(work)})


def given(asked: Questionnaire) -> Answers:
    """Answers to everything that is asked, of every kind of value."""
    name = TEXTS[asked.language][3]
    answers = Answers("acme", ["acme.xlsx"], asked.version, asked.fingerprint)
    answers.set("profile", "name", "value", name)
    answers.set("profile", "plan", "value", f"{name}\n= 3 + 4")
    for n, one in enumerate(asked.requirements):
        code = CODES[n % len(CODES)]
        answers.set("requirements", one.id, "code", code)
        if code == "future_release":
            answers.set("requirements", one.id, "date", dt.date(2027, 5, 1))
        answers.set("requirements", one.id, "comment", f"{FORMULAS[n % len(FORMULAS)]} {name}")
        if n % 3 == 0:
            answers.set("requirements", one.id, "price", 100.5 + n)
    for n, check in enumerate(asked.checks):
        answers.set("checks", check.id, "answer", "yes" if n % 2 else "no")
    for capability in asked.capabilities:
        answers.set("capabilities", capability.id, "level", "basic")
    for id, _ in asked.questions:
        answers.set("questions", id, "answer", f"{name}: 12")
    for demo in asked.demos:
        answers.set("demos", demo.id, "answer", name)
    line = {"plan": "rental", "recurring": "monthly", "per_user": "yes", "optional": "no", "amount": 42.5}
    answers.sections["prices"]["subscription"] = dict(line)
    answers.sections["prices"]["other-1"] = {"item": f"@{name}", **line, "recurring": "once"}
    answers.set("terms", "vat", "value", 17)
    return answers


@cache
def _choices(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for choice in ("recurring", "plans", "levels", "yes_no", "codes"):
        found |= labels(choice, language)  # type: ignore[arg-type]
    return found


def fill(book: bytes, answers: Answers, language: str) -> bytes:
    """A vendor types the answers into the workbook's cells."""
    workbook = openpyxl.load_workbook(BytesIO(book))
    chosen = {"code", "answer", "level", "plan", "recurring", "per_user", "optional"}
    for sheet in workbook.worksheets:
        mark = str(sheet["A1"].value)
        if not mark.startswith(MARK + ":"):
            continue
        section = mark.removeprefix(MARK + ":")
        columns = {cell.value: cell.column for cell in sheet[1]}
        rows = {sheet.cell(row, 1).value: row for row in range(5, sheet.max_row + 1)}
        for id, entry in answers.sections[section].items():
            for key, value in entry.items():
                cell = sheet.cell(rows[id], columns[key])
                cell.value = _choices(language)[value] if key in chosen and value in _choices(language) else value
                if isinstance(cell.value, str):
                    cell.data_type = "s"
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fill_form(file: bytes, asked: Questionnaire, answers: Answers) -> bytes:
    """A vendor fills in the content controls of the form, as Word writes them."""
    tags = {place.tag: place for place in places(asked)}
    source = zipfile.ZipFile(BytesIO(file))
    root = etree.fromstring(source.read("word/document.xml"))
    for control in root.iter(f"{_W}sdt"):
        place = tags[control.find(f"{_W}sdtPr/{_W}tag").get(f"{_W}val")]
        value = answers.get(place.section, place.id, place.key)
        if value is None:
            continue
        shown = str(value)
        for item in control.iterfind(f"{_W}sdtPr/{_W}dropDownList/{_W}listItem"):
            if item.get(f"{_W}value") == value:
                shown = item.get(f"{_W}displayText")
        if isinstance(value, dt.date):
            control.find(f"{_W}sdtPr/{_W}date").set(f"{_W}fullDate", f"{value}T00:00:00Z")
        properties = control.find(f"{_W}sdtPr")
        properties.remove(properties.find(f"{_W}showingPlcHdr"))
        content = control.find(f"{_W}sdtContent")
        for child in list(content):
            content.remove(child)
        run = etree.SubElement(content, f"{_W}r")
        for number, line in enumerate(shown.split("\n")):
            if number:
                etree.SubElement(run, f"{_W}br")
            text = etree.SubElement(run, f"{_W}t")
            text.text = line
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return rezipped(file, {"word/document.xml": etree.tostring(root, xml_declaration=True, encoding="UTF-8")})


def rezipped(file: bytes, parts: dict[str, bytes]) -> bytes:
    """A container with some of its parts replaced, added, or (None) left out."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in dict.fromkeys([*source.namelist(), *parts]):
            content = parts[name] if name in parts else source.read(name)
            if content is not None:
                target.writestr(name, content)
    return out.getvalue()
