"""The PDF: texts are string literals, the language's direction holds, the same document gives the same bytes."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from spec_toolkit.document import blocks as b
from spec_toolkit.outputs import Request

pytest.importorskip("typst", reason="Typst is not installed")

from spec_toolkit.outputs.pdf import render
from spec_toolkit.outputs.pdf.source import literal, source

NASTY = [
    '#panic("x")',
    "$ x $",
    "*a* _b_ `c`",
    '"quoted" \\ back',
    "[x] <label> @ref",
    "// no /* comment */",
    "= h",
    "\\u{41}",
]


def document(*texts: str, language: str = "en") -> b.Document:
    body: list[b.Block] = [b.Contents("Contents", "Tables", "Figures"), b.Heading(1, (b.Text("Chapter"),), "chapter")]
    for position, text in enumerate(texts):
        inline = (
            b.Text(text),
            b.Strong((b.Text(text),)),
            b.Code(text),
            b.Badge(text, "must"),
            b.Footnote((b.Text(text),)),
        )
        body += [
            b.Paragraph((*inline, b.Link("#chapter", (b.Text(text),)), b.Link("#none", (b.Text(text),)))),
            b.Table((b.Cell((b.Text(text),)),), ((b.Cell(inline, anchor=f"c{position}"),),), (1,), text, wide=True),
            b.Record(f"r{position}", text, text, (b.Badge(text),), (b.Paragraph(()),), ((text, inline),)),
            b.BulletList((b.ListItem((b.Paragraph(inline), b.CodeBlock(text))),)),
            b.OrderedList((b.ListItem((b.Quote((b.Paragraph(inline, "note"),)),)),), 3),
            b.Figure(
                '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 9, 9, text, text, f"f{position}"
            ),
        ]
    cover = b.Cover("Org", "Title", "Sub", (("Version", "1"),), "Secret")
    labels = b.Labels("Table", "Figure", "Page", "of")
    return b.Document(language, "Title", "Org", "1", "", ("A",), cover, labels, tuple(body))


def test_a_literal_ends_where_the_text_ends() -> None:
    assert literal('a"b\\c\n') == '"a\\"b\\\\c\\u{a}"'


def test_texts_that_look_like_typst_are_only_texts() -> None:
    assert render(document(*NASTY), Request("x")).main.startswith(b"%PDF")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(document("x", language="he"), Request("x")) == render(document("x", language="he"), Request("x"))


@pytest.mark.office
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_the_texts_are_in_the_pdf(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(render(document('#panic("boom")', "Łódź & <b>"), Request("x")).main)
    done = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "x.pdf"), "-"], capture_output=True, text=True, check=True
    )
    shown = done.stdout.replace("“", '"').replace("”", '"')
    assert '#panic("boom")' in shown
    assert "Łódź & <b>" in shown


def test_chapters_may_be_counted_from_0() -> None:
    assert render(replace(document(), first_chapter=0), Request("x")).main.startswith(b"%PDF")


def test_dates_read_in_their_order_from_the_right() -> None:
    assert '"بحلول \u200e2027-12-31"' in source(document("بحلول 2027-12-31", language="ar"))
