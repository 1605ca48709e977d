"""One specification with every kind of data in each language, and sentences that hold with a field of it or do not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from spec_toolkit import pipeline
from spec_toolkit.findings import Finding

FILES = sorted(Path(__file__).with_name("against-data").glob("*.yaml"))
TABLES: dict[str, Any] = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in FILES}
SAID = [
    pytest.param(language, row[kind], row, kind == "clash", id=f"{language}-{number}-{row['of']}-{kind}")
    for language, table in TABLES.items()
    for number, row in enumerate(table["says"])
    for kind in ("clash", "fine")
    if kind in row
]
ADDED = "FR-900"


def contradictions(folder: Path, language: str, text: str) -> list[Finding]:
    """What is said of the sentence as one requirement more."""
    spec = dict(TABLES[language]["spec"])
    spec["requirements"] = [{"id": ADDED, "title": "Added", "statement": text, "priority": "must"}]
    file = folder / "spec.yaml"
    file.write_text(yaml.safe_dump(spec, allow_unicode=True, sort_keys=False), "utf-8")
    found = pipeline.check(pipeline.load(file)).findings
    return [finding for finding in found if finding.code.startswith("contradiction/") and finding.severity != "info"]


@pytest.mark.parametrize("language", TABLES)
def test_data_alone_hold(tmp_path: Path, language: str) -> None:
    assert contradictions(tmp_path, language, "") == []


@pytest.mark.parametrize(("language", "text", "row", "clash"), SAID)
def test_sentence(tmp_path: Path, language: str, text: str, row: dict[str, Any], clash: bool) -> None:
    found = contradictions(tmp_path, language, text)
    if clash and row.get("gap"):
        assert not found, "found now: take `gap` out of the table"
    else:
        assert bool(found) == clash, [finding.message for finding in found]
        assert all(ADDED in (f.item, *[r.item for r in f.related]) for f in found), [f.item for f in found]
