"""Specifications as they come out of an interview: every planted fault is named, no decoy is touched."""

from pathlib import Path

import pytest

from spec_toolkit import pipeline
from spec_toolkit.findings import Finding

HERE = Path(__file__).parent / "briefs"
FAMILIES = ["contradiction", "duplicate", "coverage", "trace", "term", "schema", "reference", "priority", "vague"]


def listed(path: Path, word: str) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.removeprefix(f"# {word}: ").split() for line in lines if line.startswith(f"# {word}: ")]


def touches(finding: Finding, item: str) -> bool:
    """Whether the finding stands at an item, names it as the other side, or says its name."""
    return item in (finding.item, finding.field, *(r.item for r in finding.related)) or item in finding.message


@pytest.mark.parametrize("path", sorted(HERE.glob("*.yaml")), ids=lambda path: path.stem)
def test_brief(path: Path) -> None:
    findings = pipeline.check(pipeline.load(path), select=FAMILIES).findings
    faults = listed(path, "fault")
    missed = [[code, item] for code, item in faults if not any(f.code == code and touches(f, item) for f in findings)]
    assert len(missed) * 10 <= len(faults), missed
    planted = {code for code, _ in faults}
    decoys = {item for items in listed(path, "decoy") for item in items}
    alarms = [f for f in findings if f.code.startswith(("contradiction", "duplicate")) and f.code not in planted]
    alarms += [f for f in findings if f.code.startswith(("contradiction", "duplicate")) and f.item in decoys
               and not any(item in {r.item for r in f.related} for _, item in faults)]  # fmt: skip
    assert not alarms, [f"{f.code} {f.item}: {f.message}" for f in alarms]
