"""Runs are cut where the Unicode bidirectional algorithm changes direction."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from spec_toolkit.document.blocks import Link, Strong, Text
from spec_toolkit.outputs._direction import (
    LEFT_TO_RIGHT_MARK,
    LINE_BREAK,
    RIGHT_TO_LEFT_MARK,
    marked,
    marked_text,
    marks,
    paragraph_direction,
    resolve,
    split,
)

CASES = yaml.safe_load((Path(__file__).parent / "direction.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("base", "line", "directions"), CASES)
def test_runs(base: str, line: str, directions: str) -> None:
    runs = split(line.replace("|", ""), base == "R")
    assert "|".join(text for _, text in runs) == line
    assert "".join("R" if right else "L" for right, _ in runs) == directions


def _marked(text: str) -> str:
    for at, mark in reversed(marks(text)):
        text = text[:at] + {LEFT_TO_RIGHT_MARK: "<L>", RIGHT_TO_LEFT_MARK: "<R>"}[mark] + text[at:]
    return text


@pytest.mark.parametrize(
    "marked",
    [
        "ספקים: Zoho<R>, HubSpot<R>, Odoo",
        "מערכות SAP Business One<R>, Dynamics 365 ו-monday.com",
        "טלפון <L>+972-3-1234567",
        "ירידה של <L>-5%",
        "טווח 5-10, מחיר 1,250.00",
        "ב-50 משתמשים",
        "שפת C++<L> נתמכת",
        "כתובת https://example.com/api/<L> בלבד",
        "בתאריך 2027-01-15",
        "في <L>2027-01-15 بعد",
        "المتطلبات FR-001<R>، FR-002<R>، FR-003 فقط",
        "مع Zoho<R>، HubSpot<R>، Odoo",
        "However, the system shall answer, then stop",
        "טקסט בעברית, בלי לטינית",
    ],
)
def test_marks(marked: str) -> None:
    assert _marked(marked.replace("<L>", "").replace("<R>", "")) == marked


@pytest.mark.parametrize(
    ("text", "document_right_to_left", "expected"),
    [
        ("הלקוחות בישראל מקבלים הודעה.", False, True),
        ("הלקוחות (CRM) בישראל מקבלים הודעה", False, True),
        ("CRM הלקוחות בישראל מקבלים הודעה", False, None),
        ("הלקוחות means customers in this contract", False, None),
        ("The vendor shall name a לקוח in the offer", True, False),
        ("ליד", False, None),
        ("The vendor shall comply with this clause.", True, False),
        ("Microsoft Dynamics 365 Sales", True, None),
        ("WhatsApp, Facebook, Instagram, Google Ads", True, None),
        ("הספק יעמוד בתנאים", True, None),
        ("1.2 – 50 % (3)", True, None),
        ("plain English text here", False, None),
    ],
)
def test_direction_of_a_paragraph(text: str, document_right_to_left: bool, expected: bool | None) -> None:
    assert paragraph_direction(text, document_right_to_left) is expected


@given(
    st.text(st.sampled_from("aZ9 .,()[]-+%/:אבְهم٣€\u200f\u200e\u202b\u202c<" + LINE_BREAK), max_size=40), st.booleans()
)
def test_letters_run_their_own_way(text: str, right_to_left: bool) -> None:
    directions = resolve(text, right_to_left)
    assert len(directions) == len(text)
    assert "".join(t for _, t in split(text, right_to_left)) == text
    for character, direction in zip(text, directions, strict=True):
        if character in "aZ":
            assert direction == "L"
        if character in "אבהم":
            assert direction == "R"


def test_marks_go_into_the_texts_of_a_paragraph() -> None:
    content = (Strong((Text("بعد"),)), Text(" "), Link("#a", (Text("2027-01-15"),)), Text(" مع Zoho، "), Text("Odoo"))
    assert marked(content) == (
        Strong((Text("بعد"),)),
        Text(" \u200e"),
        Link("#a", (Text("2027-01-15"),)),
        Text(" مع Zoho\u200f، "),
        Text("Odoo"),
    )
    assert marked((Text("C++"),)) == (Text("C++\u200e"),)
    assert marked_text("في 2027-01-15") == "في \u200e2027-01-15"
