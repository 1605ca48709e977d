"""The examples are documentation, demonstration and golden test at once.

Expected findings and documents stand in `tests/golden/<example>/`. After a change that is meant:

    UPDATE_GOLDEN=1 python -m pytest tests/examples
"""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
import yaml
from lxml import etree

from spec_toolkit import pipeline

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
EXAMPLES = sorted(path.name for path in (ROOT / "examples").iterdir() if (path / "spec.yaml").is_file())
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What the writers add so that mixed text is shown in its order.
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f"))


def golden(name: str, actual: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == path.read_text(encoding="utf-8"), (
        "if this is meant: UPDATE_GOLDEN=1 python -m pytest tests/examples"
    )


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    """An example and its documents: suffix to bytes."""
    name = str(request.param)
    options = pipeline.DocumentOptions(formats=("docx", "md"), folder=tmp_path_factory.mktemp(name))
    built = pipeline.build(pipeline.load(ROOT / "examples" / name), options)
    assert not built.refused
    return name, {path.suffix: path.read_bytes() for path in built.files if path.is_file()}


def outline(document: bytes) -> str:
    """The style and text of every paragraph of a Word document, one a line."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml"))
    lines = []
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        named = "" if style is None else style.get(f"{_W}val", "")
        parts = paragraph.iter(f"{_W}t", f"{_W}noBreakHyphen")
        text = "".join("-" if part.tag == f"{_W}noBreakHyphen" else part.text or "" for part in parts).translate(_MARKS)
        if text.strip():
            lines.append(f"{named}: {text}")
    return "\n".join(lines) + "\n"


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def words(text: str) -> str:
    return re.sub(r"\W+", " ", text.translate(_MARKS)).strip()


@pytest.mark.parametrize("name", EXAMPLES)
def test_findings(name: str) -> None:
    report = pipeline.check(pipeline.load(ROOT / "examples" / name))
    lines = [
        f"{f.place.path}:{f.place.line}:{f.place.column} {f.severity} {f.code} {f.item or '-'} {f.excerpt}"
        for f in report.findings
    ]
    golden(f"{name}/findings.txt", "".join(f"{line}\n" for line in lines))
    assert [f.code for f in report.findings if f.severity == "error"] == []


def test_markdown(example: tuple[str, dict[str, bytes]]) -> None:
    name, documents = example
    golden(f"{name}/document.md", documents[".md"].decode("utf-8"))


def test_word_outline(example: tuple[str, dict[str, bytes]]) -> None:
    name, documents = example
    golden(f"{name}/document-outline.txt", outline(documents[".docx"]))


def test_every_sentence_of_the_project_stands_in_both_documents(example: tuple[str, dict[str, bytes]]) -> None:
    """Texts of several words; ids, keys and values of enumerations are shown by their labels."""
    name, documents = example
    shown = {".docx": words(outline(documents[".docx"])), ".md": words(documents[".md"].decode("utf-8"))}
    for path in sorted((ROOT / "examples" / name).rglob("*.yaml")):
        if "vendors" in path.parts:
            continue
        for text in texts(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)):
            if " " in text.strip() and not text.startswith(("^", "drafts/")):
                for suffix, document in shown.items():
                    assert words(text) in document, (path.name, suffix, text)
