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
