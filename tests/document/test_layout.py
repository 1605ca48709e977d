"""What belongs together stands together: details below rows, classes that are proposed, links of figures, chapters."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from every_field import EveryField

from spec_toolkit import outputs, pipeline
from spec_toolkit.document.blocks import Badge, Cell, Document, Figure, Heading, Record, Strong, Table, Text
from spec_toolkit.document.build import BuildOptions, build
from spec_toolkit.model import Index, read_spec

FORMATS = ("md", "docx", "html")
REFERENCE = Path(__file__).parent.parent / "data" / "reference-spec"


def document_of(data: dict[str, object], **options: object) -> Document:
    loaded = read_spec(data)
    assert loaded.errors == ()
    return build(loaded.spec, Index(loaded.spec), BuildOptions(**options))


def requirements(*statements: str) -> dict[str, Any]:
    found = [{"id": f"FR-{n}", "title": f"Title {n}", "statement": s} for n, s in enumerate(statements, 1)]
    return {"spec": {"title": "T", "language": "en"}, "requirements": found}


def test_a_class_that_the_words_speak_for_is_shown_as_proposed() -> None:
    body = document_of(requirements("The CRM shall store a lead.", "It would be nice to have a map.", "Leads.")).body
    badges = {block.id: block.badges[0] for block in body if isinstance(block, Record)}
    assert badges == {
        "FR-1": Badge("Must have (proposed)", "must"),
        "FR-2": Badge("Nice to have (proposed)", "nice_to_have"),
        "FR-3": Badge("Unclassified", "undetermined"),
    }
    headings = [block.anchor for block in body if isinstance(block, Heading)]
    assert "unclassified" in headings


@pytest.mark.parametrize("language", ["en", "he", "ar"])
def test_a_proposed_class_is_named_in_every_language(language: str) -> None:
    data = requirements("The CRM shall store a lead.")
    data["spec"] = {"title": "T", "language": language}
    record = next(block for block in document_of(data).body if isinstance(block, Record))
    assert record.badges[0].text != ""
    assert "{" not in record.badges[0].text


def test_details_without_rows_below_stand_in_the_main_column() -> None:
    table = Table((Cell(()), Cell(())), ((Cell((Text("a"),)), Cell((Text("b"),))),), (1, 1), details=((Text("c"),),))
    assert [c.children[-1] for c in table.folded().rows[0]] == [Text("c"), Text("b")]
    assert table.folded().details == ()


def test_shapes_of_figures_link_to_anchors_that_exist() -> None:
    work = pipeline.load(REFERENCE)
    page = outputs.write("html", build(work.spec, work.index), outputs.Request("x")).main.decode()
    targets = re.findall(r"<a href=[\"']#([^\"']+)[\"']><g ", page)
    assert len(targets) > 20
    assert [t for t in targets if f'id="{t}"' not in page] == []


def test_a_figure_in_a_word_file_has_no_links() -> None:
    figure = Figure('<svg><a href="#a"><g>1</g></a><a href="#b"><g>2</g></a></svg>', 9, 9, "c", "d", "e")
    assert figure.picture == "<svg><g>1</g><g>2</g></svg>"
    assert figure.without_links({"a"}).svg == '<svg><g>1</g><a href="#b"><g>2</g></a></svg>'


def test_chapters_of_the_government_outline_are_counted_from_0_in_word_too() -> None:
    project = EveryField()
    project.data["spec"]["outline"] = "israeli-government"
    written = outputs.write("docx", document_of(project.data), outputs.Request("x")).main
    archive = zipfile.ZipFile(io.BytesIO(written))
    numbering = archive.read("word/numbering.xml").decode()
    assert re.search(r'<w:lvl w:ilvl="0"><w:start w:val="0"/>', numbering)
    shown = re.sub(r"<[^>]*>", " ", archive.read("word/document.xml").decode())
    assert re.search(r"\b0\s+Administration\b", shown)
    assert re.search(r"\b0\.1\s", shown)


@pytest.mark.parametrize("format", FORMATS)
def test_long_lists_of_references_back_are_complete_in_the_traceability_chapter(format: str) -> None:
    data = requirements(*["The CRM shall store a lead."] * 60)
    for requirement in data["requirements"]:
        requirement["stakeholders"] = ["sales"]
    data["stakeholders"] = [{"id": "sales", "name": "Sales", "group": "sales"}]
    document = document_of(data)
    paragraphs = [b for b in document.body if hasattr(b, "children") and isinstance(b.children[0], Strong)]
    assert any(sum(hasattr(inline, "target") for inline in p.children) == 60 for p in paragraphs)
    assert outputs.write(format, document, outputs.Request("x")).main
