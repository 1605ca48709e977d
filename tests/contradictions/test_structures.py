"""Small specifications with one fault between their parts, or between data and words: found at its items."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from spec_toolkit import pipeline
from spec_toolkit.findings import Finding

HERE = Path(__file__).parent / "structures"
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "expected.yaml").read_text("utf-8"))
#: Families in which a finding that nobody planted is a false alarm.
CERTAIN = ("contradiction", "duplicate", "reference", "schema")


def said(finding: Finding) -> str:
    """Everything that a finding says of its place."""
    others = [f"{r.item} {r.message}" for r in finding.related]
    return " ".join([str(finding.item), finding.message, str(finding.field), str(finding.excerpt), *others])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_structure(case: dict[str, Any]) -> None:
    findings = pipeline.check(pipeline.load(HERE / case["file"])).findings
    planted = [f for f in findings if case["fault"] and f.code.startswith(f"{case['family']}/")]
    others = [f for f in findings if f.code.startswith(CERTAIN) and f.severity != "info" and f not in planted]
    assert not others, [f.message for f in others]
    if case.get("gap"):
        assert not planted, "found now: take `gap` out of expected.yaml"
    elif case["fault"]:
        assert any(str(item) in said(f) for f in planted for item in case["items"]), case["what"]
