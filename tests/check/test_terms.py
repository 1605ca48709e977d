"""Two words for one thing: the words of a pair in their forms, and words that only share a stem with them."""

import pytest
from conftest import Check

TEXT = """\
requirements:
  - {id: FR-1, statement: "يجب أن ينشئ النظام بلاغاً لكل رسالة."}
  - {id: FR-2, statement: "%s"}
"""


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("يجب أن يغلق النظام تذكرة العميل.", ["تذكرة"]),
        ("يجب أن يغلق النظام التذكرة بعد الحل.", ["التذكرة"]),
        ("يجب أن تذكر لوحة المتابعة اسم العميل.", []),
        ("يجب أن يذكر التقرير اسم العميل.", []),
    ],
)
def test_arabic_nouns_keep_their_ending(check: Check, statement: str, words: list[str]) -> None:
    report = check(TEXT % statement, "term/two-words", "  language: ar\n")
    assert [finding.excerpt for finding in report.findings] == words


@pytest.mark.parametrize(
    ("glossary", "statement", "words"),
    [
        ("Customer", "The system shall list the contracts of each client.", ["client"]),
        ("Customer, aliases: [client]", "The system shall list the contracts of each client.", []),
        ("Supplier", "The vendor shall train the users. The customer orders from suppliers.", []),
    ],
)
def test_a_word_beside_the_one_that_is_explained(check: Check, glossary: str, statement: str, words: list[str]) -> None:
    spec = f"""
spec: {{title: S, language: en}}
glossary: [{{term: {glossary}, definition: Who buys}}]
requirements:
  - {{id: FR-001, statement: {statement}}}
  - {{id: FR-002, statement: The system shall greet each customer by name.}}
"""
    assert [finding.excerpt for finding in check(spec, "term/two-words").findings] == words
