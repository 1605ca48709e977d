"""Nothing that an author writes is missing in the full document, in any language and any outline."""

import html
import io
import re
from pathlib import Path

import docx
import pytest
from every_field import EveryField

from spec_toolkit import outputs, pipeline
from spec_toolkit.document.blocks import Document
from spec_toolkit.document.build import BuildOptions, build, outlines
from spec_toolkit.model import Index, Spec, read_spec

WORDS = {"en": "text", "he": "טקסט", "ar": "نص"}


def spec_of(project: EveryField) -> Spec:
    loaded = read_spec(project.data)
    assert loaded.errors == ()
    return loaded.spec


def document_of(project: EveryField, **options: object) -> Document:
    spec = spec_of(project)
    return build(spec, Index(spec), BuildOptions(**options))


def docx_text(content: bytes) -> str:
    """All text of the body, the hyphens that keep ids together included."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = docx.Document(io.BytesIO(content)).element.body
    found = body.iter(f"{word}t", f"{word}noBreakHyphen")
    return "".join("-" if part.tag.endswith("Hyphen") else part.text or "" for part in found)


@pytest.mark.parametrize("language", ["en", "he", "ar"])
@pytest.mark.parametrize("format", ["md", "docx"])
def test_every_text_of_every_field_is_in_the_document(language: str, format: str) -> None:
    project = EveryField(language, WORDS[language])
    written = outputs.write(format, document_of(project), outputs.Request("x"))
    text = written.main.decode() if format == "md" else docx_text(written.main)
    assert [t for t in project.texts if t not in text] == []


@pytest.mark.parametrize("outline", [o for o in outlines() if o not in ("standard", "management")])
def test_every_outline_holds_every_text(outline: str) -> None:
    project = EveryField()
    project.data["spec"]["outline"] = outline
    text = outputs.write("md", document_of(project), outputs.Request("x")).main.decode()
    assert [t for t in project.texts if t not in text] == []


@pytest.mark.parametrize("format", ["md", "docx", "html"])
def test_every_text_of_the_reference_project_is_in_the_document(format: str) -> None:
    work = pipeline.load(Path(__file__).parent.parent / "data" / "reference-spec")
    written = outputs.write(format, build(work.spec, work.index), outputs.Request("x"))
    if format == "docx":
        text = docx_text(written.main)
    elif format == "md":
        text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", written.main.decode())
    else:
        text = html.unescape(re.sub(r"<[^>]*>", "", written.main.decode()))
    # A regular expression stands in a code span, where Markdown has no escapes.
    wanted = [found.text for found in work.index.texts() if format != "md" or "\\" not in found.text]
    wanted += [id_ for ids in work.index.entries.values() for id_ in ids]
    assert len(wanted) > 150
    assert [t for t in wanted if t not in text] == []
