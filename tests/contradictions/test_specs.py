"""Small specifications with one fault in their structure, or none: found, by its name, and nothing else said."""

from pathlib import Path

import pytest

from spec_toolkit import pipeline

HERE = Path(__file__).parent
CASES = sorted((HERE / "specs").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_spec(path: Path) -> None:
    expected = path.read_text("utf-8").splitlines()[0].removeprefix("# expect: ")
    report = pipeline.check(pipeline.load(path), select=["contradiction", "duplicate", "schema"])
    found = [finding for finding in report.findings if finding.severity != "info"]
    assert {finding.code for finding in found} == ({expected} - {"nothing"}), [finding.message for finding in found]
    assert len(found) <= 1, [finding.message for finding in found]
    if found:
        assert found[0].related or path.stem == "share", found[0].message
        assert "{" not in found[0].message
