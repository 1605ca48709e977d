"""Sentences against what a specification says in its fields: stages, integrations, retention.

A table names one small specification, the sentences that clash with it (`clash`), those that do not (`fine`), and
those that clash but are not found yet (`gap`).
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from spec_toolkit import pipeline

HERE = Path(__file__).parent / "sentences"


def _cases() -> Iterator[object]:
    for path in sorted(HERE.glob("*/*.yaml")):
        table = yaml.safe_load(path.read_text("utf-8"))
        for kind in ("clash", "fine", "gap"):
            for number, sentence in enumerate(table.get(kind, ())):
                name = f"{path.parent.name}-{path.stem}-{kind}-{number}"
                yield pytest.param(table["specification"], sentence, kind == "clash", id=name)


@pytest.mark.parametrize(("specification", "sentence", "clashes"), [*_cases()])
def test_sentence(tmp_path: Path, specification: dict[str, object], sentence: str, clashes: bool) -> None:
    requirement = {"id": "FR-001", "title": "FR-001", "statement": sentence, "priority": "must"}
    text = yaml.safe_dump({**specification, "requirements": [requirement]}, allow_unicode=True)
    (tmp_path / "spec.yaml").write_text(text, "utf-8")
    findings = pipeline.check(pipeline.load(tmp_path), select=["contradiction"]).findings
    assert bool(findings) == clashes, [finding.message for finding in findings]
