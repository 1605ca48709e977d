"""A company's Word file gives the looks: its styles by name, page, header and footer; never its faults."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

import docx
import pytest
from documents import Expected, read_back
from docx.shared import Cm, RGBColor
from docx_sample import sample
from ooxml_rules import RULES, Docx, W, broken_rules

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.outputs.docx import DocxOptions, write
from spec_toolkit.outputs.docx.make_style import make_style


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def house() -> bytes:
    """A company file: letter size, its own heading colour, a logo in the header, a footer, some text."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Cm(21.59), Cm(27.94), Cm(3)
    section.header.paragraphs[0].text = "ACME letterhead"
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(_png()))
    section.footer.paragraphs[0].text = "ACME footer"
    document.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0, 0)
    document.add_paragraph("must not appear")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _changed(data: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _replaced(part: str, old: str, new: str) -> Callable[[dict[str, bytes]], object]:
    def change(parts: dict[str, bytes]) -> None:
        text, count = re.subn(old, new, parts[part].decode(), flags=re.DOTALL)
        assert count
        parts[part] = text.encode()

    return change


def _style(data: bytes, name: str) -> object:
    return next(s for s in Docx(data).styles() if s.find(f"{W}name").get(f"{W}val").casefold() == name)


@pytest.mark.parametrize("language", ["en", "he", "ar"])
def test_looks_are_taken(house: bytes, language: str) -> None:
    data = write(sample(language), DocxOptions(reference=house))
    assert broken_rules(data, RULES) == []
    text = Docx(data)
    assert "AA0000" in zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    opened = docx.Document(io.BytesIO(data))
    assert [p.text for p in opened.sections[1].header.paragraphs] == ["ACME letterhead"]
    assert opened.sections[-1].page_width.cm == pytest.approx(21.59, abs=0.01)
    assert "must not appear" not in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert text.right_to_left == (language != "en")


def test_every_word_is_there_in_a_company_file(house: bytes) -> None:
    document = sample("he")
    plain = Expected(document)
    # the house's contents styles have ids of their own, so compare what is not in the contents
    body, notes = read_back(write(document, DocxOptions(reference=house)))
    assert plain.body.endswith(body[-500:])
    assert notes == plain.notes


def test_styles_are_found_by_name_not_by_id(house: bytes) -> None:
    def localise(parts: dict[str, bytes]) -> None:
        for part in ("word/styles.xml", "word/numbering.xml"):
            for number, id_ in enumerate((b"Heading1", b"Title", b"Caption", b"ListBullet"), 1):
                parts[part] = parts[part].replace(b'"%s"' % id_, b'"a%d"' % number)

    data = write(sample("en"), DocxOptions(reference=_changed(house, localise)))
    assert broken_rules(data, RULES) == []
    heading = next(p for p in Docx(data).document.iter(f"{W}pStyle") if p.get(f"{W}val") == "a1")
    assert heading is not None


def test_chapters_are_numbered_and_the_contents_title_is_not(house: bytes) -> None:
    data = write(sample("en"), DocxOptions(reference=house))
    assert _style(data, "heading 1").find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") != "0"
    assert _style(data, "toc heading").find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "0"


def test_a_template_and_a_macro_file_are_read(house: bytes) -> None:
    main = "wordprocessingml.document.main+xml"
    for other in ("wordprocessingml.template.main+xml", "ms-word.document.macroEnabled.main+xml"):
        change = _replaced("[Content_Types].xml", re.escape(main), other)
        data = write(sample("en"), DocxOptions(reference=_changed(house, change)))
        assert main in zipfile.ZipFile(io.BytesIO(data)).read("[Content_Types].xml").decode()


def test_a_right_to_left_company_file_serves_an_english_document(house: bytes) -> None:
    mirrored = write(sample("he"), DocxOptions(reference=house))
    data = write(sample("en"), DocxOptions(reference=mirrored))
    assert not Docx(data).right_to_left
    assert broken_rules(data, RULES) == []


def test_our_own_document_is_a_reference_too() -> None:
    data = write(sample("en"), DocxOptions(reference=make_style()))
    assert broken_rules(data) == []


_REFUSED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "not a zip": lambda _: b"%PDF-1.7 nothing",
    "old Word": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "cut off": lambda house: house[: len(house) // 2],
    "flipped bytes": lambda house: house[:2000] + bytes(b ^ 0x5A for b in house[2000:3000]) + house[3000:],
    "no content types": lambda house: _changed(house, lambda p: p.pop("[Content_Types].xml")),
    "no document": lambda house: _changed(house, lambda p: p.pop("word/document.xml")),
    "no styles": lambda house: _changed(house, lambda p: p.pop("word/styles.xml")),
    "broken XML": lambda house: _changed(house, _replaced("word/styles.xml", "</w:styles>", "")),
    "entities": lambda house: _changed(
        house, _replaced("word/styles.xml", "<w:styles", '<!DOCTYPE a [<!ENTITY b "c">]><w:styles')
    ),
    "a spreadsheet": lambda house: _changed(house, _replaced("word/document.xml", "w:document", "w:workbook")),
    "picture from outside": lambda house: _changed(
        house,
        _replaced("word/_rels/header1.xml.rels", r'Target="media/[^"]*"', 'Target="http://x/y" TargetMode="External"'),
    ),
    "no room": lambda house: _changed(house, _replaced("word/document.xml", r'w:left="\d+"', 'w:left="99999"')),
    "number that is none": lambda house: _changed(house, _replaced("word/document.xml", r'w:left="\d+"', 'w:left="x"')),
}


@pytest.mark.parametrize("fault", _REFUSED)
def test_a_bad_file_is_refused_with_advice(house: bytes, fault: str) -> None:
    with pytest.raises(SpecToolkitError) as caught:
        write(sample("en"), DocxOptions(reference=_REFUSED[fault](house)))
    assert caught.value.message and caught.value.help


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_never_gives_a_traceback(house: bytes, seed: int) -> None:
    at = seed * len(house) // 40
    damaged = house[:at] + bytes((house[at] ^ 0xFF,)) + house[at + 1 :]
    try:
        data = write(sample("en"), DocxOptions(reference=damaged))
    except SpecToolkitError as error:
        assert error.help
    else:
        assert broken_rules(data, RULES) == []
