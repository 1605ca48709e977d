"""A document as a Word file: the whole way, from blocks to bytes."""

import posixpath
from dataclasses import dataclass
from functools import cache

from ...document.blocks import Document
from ...resources import bundled
from .anchors import Anchors
from .body import BodyWriter, close_section
from .contents import ContentsWriter
from .cover import write_cover
from .figures import Pictures
from .footnotes import Footnotes
from .inlines import InlineWriter
from .markup import DECLARATION, NAMESPACES, part
from .outline import read_outline
from .package import CONTENT_TYPES, Package, Relationships, add_properties
from .reference import Looks, read_looks
from .sections import RunningParts, split_sections
from .styles import Stylesheet
from .tables import TableWriter

_STYLE = "templates/outlines/standard/style.docx"
_TAGS = {"en": "en-US", "he": "he-IL", "ar": "ar-SA"}
_COMPATIBILITY = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
)


@dataclass(frozen=True, slots=True)
class DocxOptions:
    """`style` is the outline's own style.docx (None: the standard one). `reference` is a company's Word file (.docx or
    .dotx), whose looks win over it: styles by name, page, header and footer; what it lacks comes from `style`."""

    style: bytes | None = None
    reference: bytes | None = None


def write(document: Document, options: DocxOptions | None = None) -> bytes:
    """`document` as a .docx file. Raises SpecToolkitError where the reference document cannot be used."""
    options = options or DocxOptions()
    ours = read_looks(options.style or _standard_style())
    looks = read_looks(options.reference) if options.reference is not None else ours
    tag = _TAGS.get(document.language, "en-US")
    right_to_left = document.right_to_left
    languages = ("en-US" if right_to_left else tag, tag if right_to_left else "he-IL")

    styles = Stylesheet(looks, ours, right_to_left, languages)
    if document.first_chapter != 1:
        styles.count_chapters_from(document.first_chapter)
    outline = read_outline(document.body, styles)
    anchors = Anchors(outline.anchors)
    package, links, note_links = Package(), Relationships(), Relationships()
    footnotes = Footnotes(styles)
    inlines = InlineWriter(
        styles,
        anchors,
        links,
        right_to_left=right_to_left,
        right_to_left_language=languages[1],
        footnote=footnotes.reference,
    )
    note_inlines = InlineWriter(
        styles, anchors, note_links, right_to_left=right_to_left, right_to_left_language=languages[1], footnote=None
    )
    tables = TableWriter(styles, anchors, inlines)
    pictures = Pictures(package, links, looks.picture_numbers())
    contents = ContentsWriter(styles, anchors, inlines, outline, document.labels)
    writer = BodyWriter(styles, anchors, inlines, tables, contents, pictures)
    running = RunningParts(document, looks, styles, outline, inlines, package, links)

    body = write_cover(document.cover, styles, inlines, tables, pictures, looks.page.text_width(False))
    properties = running.cover()
    for section in split_sections(document.body):
        blocks = writer.section(section.blocks, looks.page, section.landscape)
        if blocks:
            close_section(body, properties)
            body += blocks
            properties = running.section(section)
    package.add("word/document.xml", _encoded(body, properties), CONTENT_TYPES["document"])
    package.add("word/footnotes.xml", footnotes.xml(note_inlines), CONTENT_TYPES["footnotes"])
    package.relate("word/footnotes.xml", note_links)
    links.add("footnotes", "footnotes.xml")
    _add_looks(package, links, looks, styles, languages)
    package.relate("word/document.xml", links)
    add_properties(package, document, tag)
    return package.zip()


def _encoded(body: list[str], properties: str) -> memoryview:
    """The part's bytes. Blocks are given up as they are encoded: a large document is held once, not four times."""
    text = bytearray(f"{DECLARATION}<w:document {NAMESPACES}><w:body>".encode())
    body.reverse()
    while body:
        text += body.pop().encode()
    text += f"{properties}</w:body></w:document>".encode()
    return memoryview(text).toreadonly()


@cache
def _standard_style() -> bytes:
    return bundled(_STYLE).read_bytes()


def _add_looks(
    package: Package, links: Relationships, looks: Looks, styles: Stylesheet, languages: tuple[str, str]
) -> None:
    """The parts that say how the document looks: styles, numbering, theme, fonts, settings, running parts."""
    parts: dict[str, str | bytes] = {
        "styles": styles.xml(),
        "numbering": styles.numbering.xml(),
        "settings": _settings(looks, languages),
    }
    for kind, content in parts.items():
        package.add(f"word/{kind}.xml", content, CONTENT_TYPES[kind])
        links.add(kind, f"{kind}.xml")
    for name, copied in looks.parts.items():
        package.add(name, copied.content, copied.content_type)
        _relate_copied(package, name, copied.links)
    _relate_copied(package, "word/numbering.xml", looks.numbering_links)
    for kind, target in (("theme", looks.theme), ("fontTable", looks.font_table)):
        if target:
            links.add(kind, posixpath.relpath(target, "word"))


def _relate_copied(package: Package, name: str, links: dict[str, tuple[str, str, bool]]) -> None:
    """Relationships of a copied part under the ids that its XML uses."""
    own = Relationships()
    for id_, (kind, target, external) in links.items():
        own.keep(id_, kind, target if external else posixpath.relpath(target, posixpath.dirname(name)), external)
    package.relate(name, own)


def _settings(looks: Looks, languages: tuple[str, str]) -> str:
    even = "<w:evenAndOddHeaders/>" if looks.even_pages_differ else ""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    return part(
        "w:settings",
        f'<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>{even}'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f"<w:compat>{compatibility}</w:compat>"
        f'<w:themeFontLang w:val="{languages[0]}" w:bidi="{languages[1]}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )
