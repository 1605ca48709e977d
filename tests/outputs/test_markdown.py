"""The Markdown twin: no author text becomes Markdown, every text is there, links meet their anchors."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from spec_toolkit.document import blocks as b
from spec_toolkit.outputs import Request
from spec_toolkit.outputs.markdown import at_line_start, escape, render

GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

SIGNS = [
    "*",
    "_",
    "`",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "#",
    "-",
    "+",
    "1.",
    "2)",
    "|",
    "\\",
    "!",
    "&amp;",
    "&",
    "~~",
    "=",
]
WORDS = ["a", "lead", "שלום", "عميل", " ", "  ", "\n", "http://x.y", "<b>", "</div>", "{: #x}", "---", "```", ":", "^"]
TEXTS = st.one_of(st.lists(st.sampled_from(SIGNS + WORDS), max_size=12).map("".join), st.text(max_size=20)).map(
    lambda t: "".join(c for c in t if c >= " " or c == "\n")
)


def document(body: tuple[b.Block, ...], language: str = "en") -> b.Document:
    cover = b.Cover("Org", "Title", "", ())
    return b.Document(language, "Title", "Org", "1", "", (), cover, b.Labels("Table", "Figure", "Page", "of"), body)


def markdown(*body: b.Block, language: str = "en") -> str:
    return render(document(body, language), Request("x")).main.decode()


def shape(text: str) -> list[str]:
    """The block structure that a reader of Markdown sees, and the inline marks in it."""
    found = []
    for token in GFM.parse(text):
        found.append(token.type)
        found.extend(
            child.type for child in token.children or () if child.type not in ("text", "html_inline", "softbreak")
        )
    return found


def shown(text: str) -> str:
    """The bare text that a reader sees, without white space."""
    parts = []
    for token in GFM.parse(text):
        for child in token.children or ():
            parts.append(child.content if child.type in ("text", "code_inline") else "")
    return re.sub(r"\s+", "", "".join(parts))


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_paragraph_shows_the_text_and_has_no_structure(text: str) -> None:
    line = at_line_start(escape(text).strip())
    assert shown(line) == bare(text)
    assert set(shape(line)) <= {"paragraph_open", "inline", "paragraph_close", "text_special"}


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_author_text_never_changes_the_structure(one: str, two: str, three: str) -> None:
    def body(one: str, two: str, three: str) -> tuple[b.Block, ...]:
        cell = b.Cell((b.Strong((b.Text("x"), b.Text(one))), b.Text(" "), b.Text(two)), anchor="c")
        return (
            b.Heading(1, (b.Text("h"), b.Text(one)), "h"),
            b.Paragraph((b.Text("p"), b.Text(two), b.LineBreak(), b.Link("#h", (b.Text("l" + three),)))),
            b.Table(
                (b.Cell((b.Text("t" + one),)), b.Cell((b.Text("u"),))), ((cell, b.Cell((b.Text(three),))),), (1, 1)
            ),
            b.BulletList(
                (b.ListItem((b.Paragraph((b.Text("i" + one),)),)), b.ListItem((b.Paragraph((b.Text("j"),)),)))
            ),
            b.Record(
                "FR-1", "FR-1", "t" + two, (b.Badge("b" + three),), (b.Quote((b.Paragraph((b.Text("q" + one),)),)),)
            ),
            b.Table((), ((b.Cell((b.Text("k" + one),)), b.Cell((b.Text("v" + two),))),), (1, 2)),
        )

    plain = [t for t in shape(markdown(*body("a", "b", "c"))) if t != "text_special"]
    assert [t for t in shape(markdown(*body(one, two, three))) if t != "text_special"] == plain


def test_a_heading_of_a_record_is_its_id_and_links_meet_it() -> None:
    record = b.Record("FR-001", "FR-001", "Capture leads", (b.Badge("Must"),), (), ())
    text = markdown(b.Paragraph((b.Link("#FR-001", (b.Text("FR-001"),)),)), record)
    assert "[FR-001](#fr-001)" in text
    assert "\n### FR-001\n" in text
    assert "**Capture leads** · Must" in text


def test_every_link_has_its_anchor() -> None:
    text = markdown(
        b.Heading(1, (b.Text("מטרות"),), "goals"),
        b.Table((b.Cell((b.Text("x"),)),), ((b.Cell((b.Link("#goals", (b.Text("a"),)),), anchor="BP-01.1"),),), (1,)),
        b.Paragraph((b.Link("#BP-01.1", (b.Text("b"),)),)),
    )
    targets = set(re.findall(r'<a id="([^"]+)">', text))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= targets


def test_right_to_left_text_stands_in_one_wrapper() -> None:
    lines = markdown(b.Paragraph((b.Text("שלום"),)), language="he").splitlines()
    assert lines[:2] == ['<div dir="rtl" markdown="1">', ""]
    assert lines[-2:] == ["", "</div>"]
    assert "<div" not in markdown(b.Paragraph((b.Text("hello"),)))


def test_a_figure_is_mermaid_or_a_picture_beside() -> None:
    drawn = b.Figure("<svg/>", 1, 1, "Caption", "alt", "figure-a")
    written = render(document((drawn,)), Request("spec"))
    assert written.beside == {"spec-figures/figure-a.svg": b"<svg/>"}
    assert "![alt](<spec-figures/figure-a.svg>)" in written.main.decode()
    assert "```mermaid\nflowchart LR\n```" in markdown(b.Figure("<svg/>", 1, 1, "c", "a", "f", "flowchart LR"))


def test_the_same_document_gives_the_same_bytes() -> None:
    body = (b.Heading(1, (b.Text("x"),), "x"), b.Paragraph((b.Text("y"),)))
    assert markdown(*body) == markdown(*body)
