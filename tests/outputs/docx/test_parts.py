"""The parts that a document is put together from."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx_sample import sample
from hypothesis import given
from hypothesis import strategies as st
from ooxml_rules import Docx, W, body_texts, broken_rules, paragraph_text

from spec_toolkit.document.blocks import (
    Block,
    Cell,
    Contents,
    Cover,
    Document,
    Figure,
    Footnote,
    Heading,
    Labels,
    Link,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    Text,
)
from spec_toolkit.outputs.docx import figures, write
from spec_toolkit.outputs.docx.anchors import Anchors
from spec_toolkit.outputs.docx.columns import distribute
from spec_toolkit.outputs.docx.numbering import label
from spec_toolkit.outputs.docx.package import web_address
from spec_toolkit.outputs.docx.sections import split_sections


def _document(*body: Block, language: str = "en") -> Document:
    cover = Cover("", "", "", ())
    return Document(language, "T", "", "", "", (), cover, Labels("Table", "Figure", "Page", "of"), body)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


# --- bookmarks ------------------------------------------------------------------------------------------------------


def test_bookmark_names_are_plain_where_they_can_be() -> None:
    anchors = Anchors(["FR-001", "executive-summary"])
    assert anchors.name("FR-001") == "FR_001"
    assert anchors.name("executive-summary") == "executive_summary"
    assert anchors.name("nothing") is None


@given(st.sets(st.text(min_size=1, max_size=60) | st.sampled_from(("FR-1", "fr-1", "FR_1", "FR.1", "דר-1", "دك-1"))))
def test_bookmark_names_suit_word(anchors: set[str]) -> None:
    names = [Anchors(anchors).name(a) or "" for a in anchors]
    assert len({n.casefold() for n in names}) == len(anchors)
    assert all(n.isascii() and n[0].isalpha() and len(n) <= 40 and n.replace("_", "a").isalnum() for n in names)


# --- links ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.com/a?b=1&c=2#d", "https://example.com/a?b=1&c=2#d"),
        ("http://example.com:8080/", "http://example.com:8080/"),
        ("https://example.com/דף", "https://example.com/%D7%93%D7%A3"),
        ("https://example.com/100%", "https://example.com/100%25"),
        ("https://example.com/a%20b c", "https://example.com/a%20b%20c"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("mailto:", None),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("http://[", None),
        ("http://a:b/", None),
        ("http://a b/", None),
        ("data:text/html,x", None),
        ("", None),
    ],
)
def test_addresses(target: str, address: str | None) -> None:
    assert web_address(target) == address


def test_a_link_that_leads_nowhere_keeps_its_words() -> None:
    data = write(_document(Paragraph((Link("#gone", (Text("gone"),)), Link("javascript:x", (Text(" bad"),))))))
    assert body_texts(data) == ["gone bad"]
    assert not list(Docx(data).document.iter(f"{W}hyperlink"))


# --- sections -------------------------------------------------------------------------------------------------------


def _shape(*body: Block) -> str:
    """One letter per section: P upright, L landscape, with the number of blocks in it."""
    return " ".join(f"{'L' if s.landscape else 'P'}{len(s.blocks)}" for s in split_sections(body))


_TEXT, _BREAK = _paragraph("text"), PageBreak()
_CHAPTER, _SECTION = Heading(1, (Text("c"),), "c"), Heading(2, (Text("s"),), "s")
_WIDE = Table((), ((Cell(()),),), (1,), wide=True)


@pytest.mark.parametrize(
    ("body", "shape"),
    [
        ((), ""),
        ((_TEXT,), "P1"),
        ((_TEXT, _WIDE, _TEXT), "P1 L1 P1"),
        ((_TEXT, _SECTION, _TEXT, _WIDE, _WIDE, _SECTION), "P1 L4 P1"),
        ((_CHAPTER, _SECTION, _WIDE), "L3"),
        ((_TEXT, _BREAK, _CHAPTER, _TEXT), "P1 P2"),
        ((_TEXT, _BREAK, _TEXT), "P3"),
        ((_TEXT, Contents("", "", ""), _CHAPTER), "P2 P1"),
        ((Contents("", "", ""), _BREAK, _CHAPTER), "P1 P1"),
        ((_WIDE, _BREAK), "L1"),
        ((Contents("", "", ""), _CHAPTER, _TEXT, _CHAPTER, _WIDE), "P1 P2 L2"),
        ((_CHAPTER, _TEXT, _CHAPTER), "P3"),
        ((_BREAK, _BREAK), ""),
    ],
)
def test_sections(body: tuple[Block, ...], shape: str) -> None:
    assert _shape(*body) == shape


def test_a_section_without_content_is_left_out() -> None:
    data = write(_document(_TEXT, Contents("", "", ""), Quote(()), Table((), (), (1,), wide=True), _TEXT))
    sections = [p.findall(f"{W}sectPr") for p in Docx(data).document.iter(f"{W}pPr")]
    assert max(len(s) for s in sections) == 1


def test_each_chapter_has_its_name_in_the_header() -> None:
    opened = docx.Document(io.BytesIO(write(sample("en"))))
    heads = [paragraph_text(s.header.paragraphs[0]._p) for s in opened.sections if s.header.paragraphs]
    assert heads[2].endswith("1  Executive summary") and heads[-1].endswith("3  Glossary")


# --- tables ---------------------------------------------------------------------------------------------------------


@given(st.lists(st.floats(0, 1e6), max_size=20), st.integers(1, 63), st.integers(2000, 20000))
def test_widths_fill_the_line(shares: list[float], columns: int, width: int) -> None:
    widths = distribute(shares, columns, width)
    assert len(widths) == columns and sum(widths) == width and min(widths) > 0


def test_no_word_is_broken_where_there_is_room() -> None:
    assert distribute((1, 9), 2, 10000, (2000, 500)) == [2000, 8000]
    assert distribute((1, 9), 2, 10000, (900, 500)) == [1000, 9000]
    assert sum(distribute((1, 1), 2, 1000, (9000, 9000))) == 1000
    assert distribute((1, 1), 2, 10000, (500, 500), (2000, 90000)) == [2000, 8000]
    assert distribute((1, 3), 2, 10000, (500, 500), (600, 600)) == [2500, 7500]


def test_a_table_with_more_columns_than_word_takes_is_parted() -> None:
    cells = tuple(Cell((Text(f"c{n}"),), anchor=f"a{n}") for n in range(130))
    data = write(_document(Table(cells, (cells,), (1.0,) * 130, "Matrix")))
    assert broken_rules(data) == []
    grids = [len(g) for g in Docx(data).document.iter(f"{W}tblGrid")]
    assert max(grids) <= 63 and {f"c{n}" for n in range(130)} <= set(body_texts(data))


# --- numbers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "forms", "counts", "shown"),
    [
        ("%1.%2", {0: "decimal", 1: "decimal"}, [2, 3], "2.3"),
        ("%1", {0: "upperRoman"}, [14], "XIV"),
        ("(%1)", {0: "lowerLetter"}, [28], "(bb)"),
        ("§ %1", {0: "decimalZero"}, [7], "§ 07"),
    ],
)
def test_heading_numbers(text: str, forms: dict[int, str], counts: list[int], shown: str) -> None:
    assert label(text, forms, counts) == shown


def test_each_numbered_list_starts_anew() -> None:
    lists = [OrderedList((ListItem((_paragraph("one"),)), ListItem((_paragraph("two"),))), start) for start in (1, 5)]
    xml = zipfile.ZipFile(io.BytesIO(write(_document(*lists)))).read("word/numbering.xml").decode()
    assert xml.count("<w:startOverride") == 2 and '<w:startOverride w:val="5"/>' in xml


# --- figures and notes ----------------------------------------------------------------------------------------------

_FIGURE = Figure('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 9, 9, "Stages", "From a to b", "f")


def test_a_figure_is_svg_with_a_picture_for_other_readers() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write(_document(_FIGURE))))
    assert archive.read("word/media/spec-figure1.svg").decode() == _FIGURE.svg
    assert archive.read("word/media/spec-figure1.png")[:4] == b"\x89PNG"
    assert 'descr="From a to b"' in archive.read("word/document.xml").decode()


def test_without_an_engine_a_figure_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "_rasterise", lambda *_: None)
    data = write(_document(_FIGURE))
    assert body_texts(data) == ["From a to b", "Figure 1: Stages"]
    assert broken_rules(data) == []


def test_a_footnote_within_a_footnote_stays_in_it() -> None:
    data = write(_document(Paragraph((Text("a"), Footnote((Text("b"), Footnote((Text("c"),))))))))
    assert body_texts(data, "word/footnotes.xml") == [" b (c)"]


# --- ids and languages ----------------------------------------------------------------------------------------------


def test_ids_and_dates_keep_together_and_read_back() -> None:
    data = write(_document(_paragraph("see FR-001 and NFR-SEC-012, not well-known 2026-11-21"), language="en"))
    assert (
        docx.Document(io.BytesIO(data)).paragraphs[-1].text == "see FR-001 and NFR-SEC-012, not well-known 2026-11-21"
    )
    assert len(list(Docx(data).document.iter(f"{W}noBreakHyphen"))) == 5


def test_languages_are_tagged() -> None:
    data = write(replace(sample("he"), body=(_paragraph("مرحبا بالعالم"),)))
    styles = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    assert 'w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="he-IL"' in styles
    assert '<w:lang w:bidi="ar-SA"/>' in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
