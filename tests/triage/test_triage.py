"""Classes from a whole project: the order of evidence, what a must needs, scores, and writing them back."""

import json
from pathlib import Path

import pytest

from spec_toolkit import pipeline
from spec_toolkit.triage import Triaged, report

HEAD = """spec: {title: T, date: 2027-01-01}
stakeholders: [{id: a, name: A}, {id: b, name: B}]
goals: [{id: G-01, statement: x, due: 2027-06-30}, {id: G-02, statement: x, due: 2030-01-01}]
modules: [{id: m, name: Leads}, {id: later, name: Phase 2}, {id: nice, name: Nice to have}]
rollout:
  phases: [{id: P2, start: 2028-01-01}, {id: P1, start: 2027-01-01}]
"""


def project(folder: Path, requirements: str) -> pipeline.Work:
    (folder / "spec.yaml").write_text(HEAD + "requirements:\n" + requirements, "utf-8")
    return pipeline.load(folder)


def classes(folder: Path, requirements: str) -> dict[str, str]:
    return {one.id: one.outcome for one in pipeline.triage(project(folder, requirements))}


@pytest.mark.parametrize(
    ("item", "outcome"),
    [
        ("priority: nice_to_have, statement: The CRM must show it.", "nice_to_have"),
        ("priority: should, statement: The CRM shows it.", "long_term"),
        ("priority: could, statement: The CRM must show it.", "nice_to_have"),
        ("module: later, statement: The CRM must show it.", "long_term"),
        ("module: nice, statement: The CRM must show it.", "nice_to_have"),
        ("module: nice, phase: P2, statement: The CRM must show it.", "nice_to_have"),
        ("phase: P2, statement: The CRM must show it.", "long_term"),
        ("phase: P1, statement: The CRM shows it.", "must"),
        ("phase: P1, statement: It would be nice to see it.", "nice_to_have"),
        ("statement: In phase 2 the CRM must show it.", "long_term"),
        ("statement: The CRM shows it., rationale: Required by law.", "must"),
        ("statement: The CRM shows it., rationale: It would be nice.", "undetermined"),
        ("tags: [nice to have], statement: The CRM must show it.", "nice_to_have"),
        ("statement: The CRM should show it.", "undetermined"),
        ("title: x", "undetermined"),
    ],
)
def test_the_order_of_evidence(tmp_path: Path, item: str, outcome: str) -> None:
    assert classes(tmp_path, f"  - {{id: R1, {item}}}\n") == {"R1": outcome}


def test_what_a_must_needs_is_a_must(tmp_path: Path) -> None:
    found = classes(
        tmp_path,
        """  - {id: R1, priority: must, depends_on: [R2, R4]}
  - {id: R2, statement: The CRM shows it., depends_on: [R3]}
  - {id: R3, statement: The CRM shows it., depends_on: [R2]}
  - {id: R4, priority: nice_to_have, depends_on: [R5]}
  - {id: R5, statement: The CRM shows it.}
""",
    )
    assert found == {"R1": "must", "R2": "must", "R3": "must", "R4": "nice_to_have", "R5": "undetermined"}


def one(folder: Path, item: str) -> Triaged:
    return pipeline.triage(project(folder, f"  - {{id: R1, {item}}}\n"))[0]


def test_more_reach_value_and_confidence_score_higher_and_effort_lower(tmp_path: Path) -> None:
    plain = one(tmp_path, "goals: [G-02], effort: 4").score
    assert one(tmp_path, "goals: [G-02], effort: 4, stakeholders: [a, b]").score > plain
    assert one(tmp_path, "goals: [G-01], effort: 4").score > plain
    assert one(tmp_path, "goals: [G-02], effort: 4, status: agreed").score > plain
    assert one(tmp_path, "goals: [G-02], effort: 8").score < plain


def test_the_score_is_the_formula(tmp_path: Path) -> None:
    found = one(tmp_path, "goals: [G-01], effort: 4, stakeholders: [a], status: agreed, acceptance: [x]")
    # reach 1 of 2 groups, value 1 + a near goal, agreed, 4 days, nothing before it: 100 * 0.5 * 2 * 1 / 4
    assert {term.name: term.value for term in found.terms} == {
        "reach": 0.5,
        "value": 2.0,
        "confidence": 1.0,
        "effort": 4.0,
        "depth": 0.0,
    }
    assert found.score == 25.0


def test_the_undetermined_come_with_a_question(tmp_path: Path) -> None:
    assert one(tmp_path, "title: x").question == "no_goal"
    assert one(tmp_path, "title: x, goals: [G-01]").question == "first_day"


def test_json_is_the_contracts(tmp_path: Path) -> None:
    work = project(tmp_path, "  - {id: R1, statement: In phase 2 the CRM must show it.}\n")
    data = json.loads(report.as_json(pipeline.triage(work), "en", work.locate))
    assert data["version"] == 1
    assert data["counts"] == {"must": 0, "long_term": 1, "nice_to_have": 0, "undetermined": 0}
    item = data["items"][0]
    assert (item["id"], item["class"], item["explicit"]) == ("R1", "long_term", False)
    first = item["evidence"][0]
    assert (first["kind"], first["path"], first["line"]) == ("later", "spec.yaml", 8)
    line = (tmp_path / "spec.yaml").read_text("utf-8").splitlines()[7]
    assert line[first["column"] - 1 :].startswith("phase 2")


STYLES = {
    "block": (
        "  - id: R1   # first\n    statement: The CRM must show it.\n    acceptance:\n      - x\n"
        "  - id: R2\n    title: y\n"
    ),
    "flow": "  - {id: R1, statement: The CRM must show it.}  # a comment\n  - &a {id: R2, title: y}\n",
    "hebrew": "  - id: R1\n    statement: המערכת חייבת להציג את ההצעה.   # הערה\n    title: 'הצעה'\n",
    "folded": "  - id: R1\n    statement: >-\n      The CRM must\n      show it.\n\n  - id: R2\n    title: y\n",
    "anchor": "  - &base\n    id: R1\n    statement: The CRM must show it.\n  - <<: *base\n    id: R2\n",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_writing_only_adds(tmp_path: Path, style: str, newline: str) -> None:
    path = tmp_path / "spec.yaml"
    before = (HEAD + "requirements:\n" + STYLES[style]).replace("\n", newline)
    path.write_bytes(before.encode("utf-8"))
    work = pipeline.load(tmp_path)
    count = pipeline.write_priorities(work, pipeline.triage(work), {})
    after = path.read_bytes().decode("utf-8")
    assert count >= 1
    # Every character of the old file is still there, in its order.
    rest = iter(after)
    assert all(char in rest for char in before)
    again = pipeline.load(tmp_path)
    assert not again.project.findings
    assert {one.id: one.explicit for one in pipeline.triage(again)}["R1"]
    # What is undetermined stays without a class, and a second run changes nothing.
    pipeline.write_priorities(again, pipeline.triage(again), {})
    assert path.read_bytes().decode("utf-8") == after


def test_block_style_adds_lines_only(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(HEAD + "requirements:\n" + STYLES["block"], "utf-8")
    before = path.read_text("utf-8").splitlines()
    work = pipeline.load(tmp_path)
    pipeline.write_priorities(work, pipeline.triage(work), {"R2": "long_term"})
    after = path.read_text("utf-8").splitlines()
    added = [line for line in after if line not in before]
    assert added == ["    priority: must", "    priority: long_term"]
    assert [line for line in after if line in before] == before


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = project(tmp_path, STYLES["block"])
    before = (tmp_path / "spec.yaml").read_bytes()

    def crash(*_: object) -> None:
        raise OSError("power cut")

    monkeypatch.setattr("os.replace", crash)
    with pytest.raises(Exception, match=r".*"):
        pipeline.write_priorities(work, pipeline.triage(work), {})
    assert (tmp_path / "spec.yaml").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["spec.yaml"]


@pytest.mark.parametrize(
    ("heading", "outcome"), [("שלב א'", "must"), ("שלב ב'", "long_term"), ("Phase planning", None)]
)
def test_headings_of_phases(tmp_path: Path, heading: str, outcome: str | None) -> None:
    (tmp_path / "spec.yaml").write_text(
        f'spec: {{title: T}}\nmodules: [{{id: m, name: "{heading}"}}]\n'
        "requirements: [{id: R1, module: m, statement: המערכת תציג את הרשימה.}]\n",
        "utf-8",
    )
    assert pipeline.triage(pipeline.load(tmp_path))[0].outcome == (outcome or "undetermined")
