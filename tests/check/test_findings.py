"""What is found, at which words, with which advice: tables in `cases.yaml` and `conditions.yaml`."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Check

from spec_toolkit import pipeline
from spec_toolkit.findings import Finding, Place, Related, Report, sort_key

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases.yaml").read_text("utf-8"))
CONDITIONS: dict[str, Any] = yaml.safe_load((HERE / "conditions.yaml").read_text("utf-8"))
REFERENCE = HERE.parent / "data" / "reference-spec"


def _words(report: Report, path: str, line: int, start: int, end: int) -> str:
    return report.line(path, line)[start - 1 : end - 1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], check: Check) -> None:
    report = check(case["text"])
    found = [f"{finding.code}: {finding.excerpt}" for finding in report.findings]
    assert found == [line.split(" -> ")[0] for line in case["expect"]], [f.message for f in report.findings]
    for finding, line in zip(report.findings, case["expect"], strict=True):
        assert line.split(" -> ")[1] in f"{finding.suggestion}", finding.suggestion
        place = finding.place
        assert place.end_line == place.line
        there = _words(report, place.path, place.line, place.column, place.end_column)
        assert finding.excerpt in there or finding.code in ("schema/wrong-type", "schema/missing-key"), there


@pytest.mark.parametrize("messages", ["en", "he", "ar"])
def test_every_message_is_filled(messages: str, check: Check) -> None:
    for case in CASES:
        for finding in check(case["text"], messages=messages).findings:
            texts = [finding.message, finding.suggestion or "", *(other.message for other in finding.related)]
            assert all(text and "{" not in text.replace("{ }", "") and "None" not in text for text in texts if text), (
                texts
            )


@pytest.mark.parametrize(("where", "text", "fault"), CONDITIONS["cases"])
def test_condition(where: str, text: str, fault: str | None, check: Check) -> None:
    thing = yaml.safe_load(yaml.safe_dump(CONDITIONS["object"], allow_unicode=True))
    step: dict[str, Any] = {"id": "s", "object": "lead"}
    if where == "when":
        step["when"] = text
    elif where == "gate":
        thing["stages"][1]["gate"] = [text]
    else:
        thing["fields"].append({"id": "detail", where: text})
    report = check(
        yaml.safe_dump({"objects": [thing], "processes": [{"id": "p", "steps": [step]}]}, allow_unicode=True)
    )
    assert [finding.excerpt for finding in report.findings] == ([fault] if fault else [])
    for finding in report.findings:
        place = finding.place
        assert _words(report, place.path, place.line, place.column, place.end_column) == fault


def test_reference_project_has_no_finding() -> None:
    report = pipeline.check(pipeline.load(REFERENCE), ["schema", "reference", "lint"])
    assert report.findings == ()


def test_duplicate_points_at_the_first(check: Check) -> None:
    (finding,) = check("goals:\n  - id: A\n  - id: A").findings
    assert (finding.place.line, finding.place.column) == (3, 9)
    assert [(o.place.line, o.place.column, o.item) for o in finding.related] == [(2, 9, "A")]


def test_places_hold_after_entries_that_were_left_out(check: Check) -> None:
    report = check("goals:\n  - Sell more\n  - {id: A, owner: nobody}\n  - {statement: x}\n  - {id: B, owner: nobody}")
    found = [(f.code, f.place.line, f.item) for f in report.findings]
    assert found == [
        ("schema/wrong-type", 2, None),
        ("reference/unknown-id", 3, "A"),
        ("schema/missing-key", 4, None),
        ("reference/unknown-id", 5, "B"),
    ]


def test_nothing_is_missed_in_a_file_that_could_not_be_read(check: Check) -> None:
    text = "goals: [{id: A, owner: nobody}]\nmodules: [{id: m}]"
    assert [f.code for f in check(text).findings] == ["reference/unknown-id", "reference/unused-id"]
    broken = "  authors: [a\n"
    assert [f.code for f in check(text, manifest=broken).findings] == ["schema/syntax"]


def test_messages_speak_the_language_of_a_manifest_that_cannot_be_read(check: Check) -> None:
    report = check("goals: [{id: A, colour: red}]", manifest="  language: he\n  authors: [a\n")
    assert len(report.findings) == 2
    assert all(re.search("[א-ת]", finding.message) for finding in report.findings)


def test_references_to_what_was_left_out_are_not_to_blame(check: Check) -> None:
    text = "rollout: {milestones: [{id: M, date: 2027-01-01}, {id: N, name: n, after: [M, L]}]}"
    found = [(f.code, f.excerpt) for f in check(text).findings]
    assert found == [("schema/missing-key", ""), ("reference/unknown-id", "L")]


def test_manifest_settings(check: Check) -> None:
    text = "goals: [{id: A, owner: nobody, colour: red}, {id: B, owner: nobody}]"
    silence = "  lint: {ignore: [{code: reference/unknown-id, item: A, reason: known}]}"
    assert [f.item for f in check(text, manifest=silence).findings if f.code == "reference/unknown-id"] == ["B"]
    off = "  lint: {off: [schema], severity: {reference: info}}"
    assert [(f.code, f.severity) for f in check(text, manifest=off).findings] == [("reference/unknown-id", "info")] * 2
    slip = "  lint: {off: [refrence/unknown-id], severity: {vage: info}}"
    assert [f.excerpt for f in check("goals: []", manifest=slip).findings] == ["refrence/unknown-id", "vage"]


def test_silence_above_a_folded_text(check: Check) -> None:
    text = "objects:\n  - id: o\n    fields:\n      - id: a\n        # spec: ignore reference -- known\n"
    text += "        visible_when: >-\n          colour is\n          red\nroles: [{id: r}]\n"
    text += "permissions: [{role: r, object: o}]"
    assert check(text).findings == ()


def test_source_faults_can_be_chosen_and_silenced(check: Check) -> None:
    text = "goals:\n  - {id: A, id: A}"
    assert [f.code for f in check(text).findings] == ["schema/duplicate-key"]
    assert [f.code for f in check(text, select="schema/duplicate-key").findings] == ["schema/duplicate-key"]
    assert check(text, select="reference").findings == ()
    assert check(f"{text} # spec: ignore schema/duplicate-key -- known").findings == ()


SCHEMA = """{
  "type": "object", "required": ["cost"], "additionalProperties": false,
  "properties": {"cost": {"type": "integer"}, "code": {"type": "string"}, "kind": {"enum": ["a"]}}
}"""


@pytest.mark.parametrize(
    ("custom", "expected"),
    [
        ("{cost: 4711, code: '12', kind: a}", []),
        ("{cost: 0x1F}", []),
        ("{cost: '4711'}", ["cost", "integer"]),
        ("{cost: 4, code: 12}", ["code", "string"]),
        ("{cost: 4, kind: b}", ["kind", "a"]),
        ("{}", ["cost"]),
        ("{cost: 4, extra: 1}", ["extra"]),
    ],
)
def test_custom_fields(custom: str, expected: list[str], check: Check, tmp_path: Path) -> None:
    (tmp_path / "company.json").write_text(SCHEMA, "utf-8")
    report = check(f"goals: [{{id: A, custom: {custom}}}]", manifest="  custom_schema: company.json")
    assert len(report.findings) == bool(expected)
    for finding in report.findings:
        assert finding.code == "schema/custom-field" and finding.item == "A"
        assert all(word in finding.message for word in expected)


@pytest.mark.parametrize(
    "schema",
    [
        "{",
        "[]",
        '{"type": 3}',
        '{"$ref": "https://example.org/x.json"}',
        '{"$ref": "#"}',
        '{"$ref": "#/no"}',
        None,
        "[" * 9999,
    ],
)
def test_hostile_custom_schema(schema: str | None, check: Check, tmp_path: Path) -> None:
    if schema is not None:
        (tmp_path / "company.json").write_text(schema, "utf-8")
    report = check("goals: [{id: A, custom: {a: 1}}]", manifest="  custom_schema: company.json")
    (finding,) = report.findings
    assert (finding.code, finding.place.path, finding.field) == ("schema/custom-field", "spec.yaml", "custom_schema")


def test_custom_schema_outside_the_project(check: Check) -> None:
    report = check("goals: [{id: A, custom: {a: 1}}]", manifest="  custom_schema: ../../../etc/passwd")
    assert [f.code for f in report.findings] == ["schema/custom-field"]


def test_placeholders_are_found_where_they_stand(check: Check) -> None:
    text = """\
roles: [x, {id: rep, users: <how many?>, system: <yes or no?>}]
requirements:
  - {id: FR-1, priority: <which class?>, owner: <who?>, rationale: "At <place?>, since <year?>."}
  - x
  - {id: FR-2, effort: <days?>, statement: "It takes <how many?> seconds.", title: "Use `<code>`"}
permissions: [{role: rep, object: lead, allow: [create, <what else?>]}]
"""
    report = check(text, "vague/placeholder")
    found = [(finding.item, finding.field, finding.excerpt) for finding in report.findings]
    assert found == [
        ("rep", "users", "<how many?>"),
        ("rep", "system", "<yes or no?>"),
        ("FR-1", "priority", "<which class?>"),
        ("FR-1", "owner", "<who?>"),
        ("FR-1", "rationale", "<place?>"),
        ("FR-1", "rationale", "<year?>"),
        ("FR-2", "effort", "<days?>"),
        ("FR-2", "statement", "<how many?>"),
        (None, "allow", "<what else?>"),
    ]
    for finding in report.findings:
        place = finding.place
        assert _words(report, place.path, place.line, place.column, place.end_column) == finding.excerpt
    assert {finding.severity for finding in report.findings} == {"info"}
    reviewed = check(text, "vague/placeholder", "  status: in_review\n")
    assert {finding.severity for finding in reviewed.findings} == {"warning"}


def test_the_order_of_a_report_is_not_that_of_its_making() -> None:
    """Two findings on the same words that differ in their other side alone."""
    words = Place("a.yaml", 1, 1, 1, 5)
    others = [Related(Place("b.yaml", line, 1, line, 5), "there", "B") for line in (2, 1)]
    found = [Finding("contradiction/permission", "error", "m", words, related=(other,)) for other in others]
    assert sorted(found, key=sort_key) == found[::-1] == sorted([*reversed(found)], key=sort_key)
