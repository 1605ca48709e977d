"""The report formats: valid against their standards, and right in every detail that a reader relies on."""

import json
import re
import textwrap
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec_toolkit.findings import Edit, Finding, Place, Related, Report, RuleHelp, Severity, formats
from spec_toolkit.findings.formats import View
from spec_toolkit.findings.formats._view import MARK, PLAIN, char_width, width
from spec_toolkit.findings.formats.text import _folded

DATA = Path(__file__).parent.parent / "data"
LINES = {
    1: "  statement: The lead screen is convenient for everybody",
    2: 'name: "מסך הליד נוח לכולם" # הערה',
    3: "name: 日本語のテキスト is convenient",
    4: "name: cafe\u0301 is convenient \U0001f468\u200d\U0001f469\u200d\U0001f467 very",
    5: "text: " + "word " * 60 + "convenient " + "word " * 60,
    6: "",
}


def report(*findings: Finding, language: str = "en") -> Report:
    return Report(
        "demo",
        "en",
        language,
        findings,
        2,
        7,
        lambda _, number: LINES.get(number, ""),
        lambda code: RuleHelp(code, "warning", "Title", "Why.", ("a: b",), ("a: c",)),
    )


def finding(line: int, words: str, severity: Severity = "warning", **more: object) -> Finding:
    start = LINES[line].index(words) + 1 if words else 1
    place = Place("a b/ü.yaml", line, start, line, start + len(words))
    return Finding("vague/subjective-word", severity, f"“{words}” says nothing.", place, excerpt=words, **more)  # type: ignore[arg-type]


def full() -> Finding:
    place = Place("a b/ü.yaml", 3, 7, 3, 11)
    return finding(
        1,
        "convenient",
        item="FR-001",
        field="statement",
        suggestion="Say 100 %, or:\nhow many.",
        related=(Related(place, "first given here", "FR-000"),),
        fix=(Edit(place, "x\ny"),),
    )


HOSTILE = Finding(
    "schema/syntax", "error", "a\r\n::error::%0A<&\"'\x00\ud800", Place("a,b:c%.yaml", 1, 1, 3, 1), suggestion="]]>"
)


def test_json() -> None:
    data = json.loads(formats.write("json", report(full(), finding(6, "", "info"))))
    assert list(data) == ["version", "project", "language", "summary", "findings"]
    assert data["summary"] == {"error": 0, "warning": 1, "info": 1, "files": 2, "items": 7}
    first, second = data["findings"]
    keys = "code severity message path line column end_line end_column item field excerpt suggestion related fix"
    assert list(first) == keys.split()
    assert first["related"] == [
        {"item": "FR-000", "path": "a b/ü.yaml", "line": 3, "column": 7, "message": "first given here"}
    ]
    edit = {"path": "a b/ü.yaml", "line": 3, "column": 7, "end_line": 3, "end_column": 11, "text": "x\ny"}
    assert first["fix"] == [edit]
    assert (second["item"], second["field"], second["fix"], second["related"]) == (None, None, None, [])


@pytest.mark.parametrize("findings", [(), (full(),), (full(), finding(2, "נוח", "error"), finding(3, "日本", "info"))])
def test_sarif_is_valid(findings: tuple[Finding, ...]) -> None:
    text = formats.write("sarif", report(*findings))
    schema = json.loads((DATA / "sarif-2.1.0.schema.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(json.loads(text))


def test_sarif_content() -> None:
    run = json.loads(formats.write("sarif", report(full())))["runs"][0]
    (rule,), (result,) = run["tool"]["driver"]["rules"], run["results"]
    assert rule["id"] == result["ruleId"] and result["ruleIndex"] == 0 and rule["help"]["text"].startswith("Why.")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert LINES[1][region["startColumn"] - 1 : region["endColumn"] - 1] == "convenient"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/%C3%BC.yaml"
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "x\ny"
    assert len(result["partialFingerprints"]["specFinding/v1"]) == 32


def test_github_escapes() -> None:
    lines = formats.write("github", report(HOSTILE, full())).split("\n")
    head = "::error file=a%2Cb%3Ac%25.yaml,line=1,endLine=3,title=schema/syntax::"
    assert lines[0].startswith(f"{head}a%0D%0A::error::%250A<&")
    expected = "::warning file=a b/ü.yaml,line=1,endLine=1,col=33,endColumn=42,title=vague/subjective-word FR-001::"
    assert lines[1].startswith(expected) and "100 %25, or:%0Ahow many." in lines[1]
    assert lines[2:] == [""]


def test_junit_is_xml() -> None:
    text = formats.write("junit", report(full(), finding(2, "נוח", "info"), HOSTILE))
    root = ElementTree.fromstring(text.encode("utf-8"))
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    assert sum(int(suite.get("tests", 0)) for suite in root) == 3
    assert [len(case.findall("failure")) for case in root.iter("testcase")] == [1, 0, 1]
    clean = ElementTree.fromstring(formats.write("junit", report()))
    assert len(list(clean.iter("testcase"))) == 1


def carets(text: str) -> Iterator[tuple[str, str]]:
    """The source line and the caret line of each excerpt, cut after the gutter."""
    for above, below in pairwise(text.split("\n")):
        if re.match(r" +\| +\^+$| +\| \^", below):
            yield above.split("| ", 1)[1], below.split("| ", 1)[1]


@pytest.mark.parametrize(
    ("line", "words"),
    [(1, "convenient"), (3, "convenient"), (3, "日本語"), (4, "convenient"), (4, "very"), (5, "convenient")],
)
def test_carets_stand_below_the_words(line: int, words: str) -> None:
    text = formats.write("text", report(finding(line, words)))
    ((source, marks),) = carets(text)
    before = source[: source.index(words)]
    assert len(marks) - len(marks.lstrip()) == width(before)
    assert marks.strip() == "^" * width(words)
    assert all(width(each) <= 80 for each in text.splitlines())


def test_right_to_left_line_says_the_words_again() -> None:
    text = formats.write("text", report(finding(2, "נוח")))
    ((source, marks),) = carets(text)
    assert source == LINES[2] and marks.startswith("^ ") and marks.endswith("נוח")
    shown = formats.write("text", report(finding(2, "נוח")), View(terminal=True))
    assert "\u2068" in shown and shown.count("\u2068") == shown.count("\u2069")


def test_places_are_seen_from_the_current_folder() -> None:
    view = View(prefix="specs/crm/")
    assert "\nspecs/crm/a b/ü.yaml:1:33: warning" in formats.write("text", report(full()), view)
    assert formats.write("github", report(full()), view).startswith("::warning file=specs/crm/a b/ü.yaml,line=1")
    assert '"uri": "specs/crm/a%20b/%C3%BC.yaml"' in formats.write("sarif", report(full()), view)
    assert 'file="specs/crm/a b/ü.yaml"' in formats.write("junit", report(full()), view)
    assert '"path": "a b/ü.yaml"' in formats.write("json", report(full()), view)


def test_text_is_for_people() -> None:
    text = formats.write("text", report(full()))
    assert "a b/ü.yaml:1:33: warning vague/subjective-word [FR-001]" in text
    assert "a b/ü.yaml:3:7: first given here [FR-000]" in text
    assert text.splitlines()[-2:] == [
        "1 finding (0 errors, 1 warning, 0 infos) in 2 files with 7 items",
        "1 of them can be repaired with --fix.",
    ]
    assert "\x1b" not in text and "\x1b[" in formats.write("text", report(full()), View(colour=True))
    assert formats.write("text", report(), View(quiet=True)) == ""
    for language in ("en", "he", "ar"):
        assert len(formats.write("text", report(language=language)).splitlines()) == 1


@given(st.text(max_size=300), st.integers(1, 310), st.integers(0, 50), st.integers(40, 120))
def test_any_line_can_be_shown(line: str, column: int, length: int, columns: int) -> None:
    place = Place("a.yaml", 1, column, 1, column + length)
    odd = Report("p", "en", "en", (Finding("a/b", "info", "m", place),), 1, 1, lambda *_: line, report().rule)
    for each in formats.write("text", odd, View(width=columns)).split("\n")[2:3]:
        assert width(each) <= columns + 1


@given(
    st.text(alphabet=st.sampled_from("ab-אב,.—   \t\u00a0"), max_size=80),
    st.integers(1, 30),
)
def test_messages_are_folded_as_the_standard_library_does(message: str, room: int) -> None:
    assert _folded(message, room) == (textwrap.wrap(message, room, break_long_words=False) or [""])


def test_letters_that_are_counted_at_once_take_one_column_and_their_marks_none() -> None:
    every = [chr(code) for code in range(0x3000)]
    for expression, columns in ((PLAIN, 1), (MARK, 0)):
        found = [char for char in every if re.fullmatch(expression, char)]
        assert found and {char_width(char) for char in found} == {columns}
    assert width("בית־ספר") == 7 and width("فورًا") == 4


def test_a_terminal_tells_many_like_remarks_by_the_first_ones() -> None:
    remarks = [finding(1, "convenient", "info", item=f"FR-{number:03}") for number in range(9)]
    warnings = [finding(3, "convenient", item=f"NFR-{number:03}") for number in range(9)]
    whole = formats.write("text", report(*remarks, *warnings))
    assert all(f"[FR-{number:03}]" in whole for number in range(9))
    for language, more in (("en", "6 more remarks"), ("he", "6 הערות"), ("ar", "6 ملاحظات")):
        text = formats.write("text", report(*remarks, *warnings, language=language), View(whole=False))
        assert "[FR-002]" in text and "[FR-003]" not in text and more in text and "--all" in text
        assert all(f"[NFR-{number:03}]" in text for number in range(9))  # what must be mended is never left out
        assert all(width(line) <= 80 for line in text.splitlines())
