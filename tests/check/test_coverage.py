"""What a specification lacks, or has too much of, by the table in `coverage.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Check

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "coverage.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], check: Check) -> None:
    report = check(case["text"], select=case["select"])
    assert [f"{finding.code}: {finding.excerpt}" for finding in report.findings] == case["expect"]
