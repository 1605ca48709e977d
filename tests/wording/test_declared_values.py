"""A condition that compares with an option or a stage of the project is data: its words are not judged as wording."""

from pathlib import Path

import pytest

from spec_toolkit import pipeline

PROJECT = """
objects:
  - id: case
    name: Case
    fields:
      - {id: lane, name: Lane, labels: {he: מסלול}, type: choice, options: [רגיל, דחוף, normal, urgent]}
      - {id: size, name: Size, labels: {he: גודל}, type: choice, options: [1, 2]}
    stages:
      - {id: soon, name: בקרוב}
automations:
  - {id: AU-01, object: case, trigger: a case is saved, conditions: ["CONDITION"], actions: [the system sends it]}
"""


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("המסלול הוא רגיל", None),
        ("המסלול הוא רגיל או דחוף", None),
        ("lane is urgent", None),
        ("השלב הוא בקרוב", None),
        ("המסלול הוא קריטי", "קריטי"),
        ("המסלול הוא רגיל והדחיפות היא קריטית", "קריטית"),
        ("הפנייה דחופה", "דחופה"),
    ],
)
def test_condition(tmp_path: Path, condition: str, words: str | None) -> None:
    (tmp_path / "spec.yaml").write_text("spec:\n  title: T\n", "utf-8")
    (tmp_path / "text.yaml").write_text(PROJECT.replace("CONDITION", condition), "utf-8")
    report = pipeline.check(pipeline.load(tmp_path), ["vague"])
    found = [finding.excerpt for finding in report.findings]
    assert found == ([words] if words else [])
