"""Every YAML sample in the manual is one that the tool takes."""

from pathlib import Path

import pytest
import yaml

from scripts.manual import Block, blocks, name_of, page_files
from spec_toolkit import pipeline
from spec_toolkit.model.shape import shape
from spec_toolkit.model.spec import Spec

SECTIONS = {section.key: section for section in shape(Spec)}
SAMPLES = [
    pytest.param(block, id=f"{name_of(page)}:{block.line}")
    for page in page_files()
    for block in blocks(page)
    if block.language in ("yaml", "yml")
]


@pytest.mark.parametrize("block", SAMPLES)
def test_sample(block: Block, tmp_path: Path) -> None:
    kind, _, more = block.said.removeprefix("yaml: ").partition(", ")
    data = yaml.load(block.text, Loader=yaml.BaseLoader)
    if kind == "other":
        assert more, "say what kind of file it is"
        return
    if kind == "whole project":
        (tmp_path / "spec.yaml").write_text(block.text, "utf-8")
        findings = pipeline.check(pipeline.load(tmp_path)).findings
        assert [finding for finding in findings if finding.severity != "info"] == []
        return
    text = f"{kind}:\n" + "".join(f"{line}\n" for line in block.text.splitlines()) if kind in SECTIONS else block.text
    if kind not in SECTIONS:
        unknown = set(data) - set(SECTIONS)
        assert unknown == set(), "no section: say in a comment what kind of file it is"
    assert faults(text, tmp_path) == []


def faults(text: str, folder: Path) -> list[str]:
    """What is wrong with sections as they stand, references aside."""
    manifest = yaml.load(text, Loader=yaml.BaseLoader).get("spec")
    if manifest is None:
        (folder / "spec.yaml").write_text("spec: {title: CRM}\n", "utf-8")
    elif "title" not in manifest:
        text = text.replace("spec:\n", "spec:\n  title: CRM\n", 1)
    (folder / "sample.yaml" if manifest is None else folder / "spec.yaml").write_text(text, "utf-8")
    report = pipeline.check(pipeline.load(folder), ("schema",))
    return [
        f"{finding.line}: {finding.message}" for finding in report.findings if finding.code != "schema/custom-field"
    ]
