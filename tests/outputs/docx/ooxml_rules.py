"""What schema validators let through but Word, or a reader of Hebrew and Arabic, does not forgive."""

import io
import posixpath
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ASVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|styles|numbering|settings)\.xml")
_LATIN = re.compile("[A-Za-z]")
_TARGET = re.compile(r"\s*(?:PAGEREF|REF|NOTEREF)\s+(\S+)")
_STORY = ("word/document.xml", "word/footnotes.xml")


class Docx:
    """The parts of a file, parsed."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.zip.namelist()
        self.parts = {n: etree.fromstring(self.zip.read(n)) for n in self.names if _PART.fullmatch(n)}
        self.document = self.parts["word/document.xml"]

    @property
    def right_to_left(self) -> bool:
        normal = next(s for s in self.styles() if s.find(f"{W}name").get(f"{W}val") == "Normal")
        return normal.find(f"{W}pPr/{W}bidi") is not None

    def styles(self) -> list[etree._Element]:
        return self.parts["word/styles.xml"].findall(f"{W}style")

    def every(self, *tags: str) -> Iterator[tuple[str, etree._Element]]:
        for name, root in self.parts.items():
            for element in root.iter(*(f"{W}{t}" for t in tags)):
                yield name, element


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def _text(run: etree._Element) -> str:
    return "".join(t.text or "" for t in run.findall(f"{W}t"))


def _repeated(values: Iterable[str | None], what: str) -> Iterator[str]:
    for value, count in Counter(values).items():
        if count > 1:
            yield f"{what} {value} occurs {count} times"


def names_in_the_archive(docx: Docx) -> Iterator[str]:
    yield from _repeated(docx.names, "part")


def relationships_lead_somewhere(docx: Docx) -> Iterator[str]:
    for name in docx.names:
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        links = list(etree.fromstring(docx.zip.read(name)))
        yield from _repeated((link.get("Id") for link in links), f"{name}: relationship")
        for link in links:
            target = link.get("Target")
            if link.get("TargetMode") == "External":
                if not re.match(r"(https?://|mailto:)[\x21-\x7e]+$", target):
                    yield f"{name}: address {target}"
            elif posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") not in docx.names:
                yield f"{name}: no part {target}"


def relationship_ids_exist(docx: Docx) -> Iterator[str]:
    for name, root in docx.parts.items():
        folder, leaf = posixpath.split(name)
        path = f"{folder}/_rels/{leaf}.rels"
        known = {r.get("Id") for r in etree.fromstring(docx.zip.read(path))} if path in docx.names else set()
        for element in root.iter():
            for attribute in ("id", "embed", "link"):
                value = element.get(f"{R}{attribute}")
                if value is not None and value not in known:
                    yield f"{name}: no relationship {value}"


def content_types_are_complete(docx: Docx) -> Iterator[str]:
    types = etree.fromstring(docx.zip.read("[Content_Types].xml"))
    extensions = {t.get("Extension") for t in types if t.get("Extension")}
    overrides = {t.get("PartName") for t in types if t.get("PartName")}
    for name in docx.names:
        if f"/{name}" not in overrides and name.rsplit(".", 1)[-1] not in extensions:
            yield f"no content type for {name}"
    for part in overrides:
        if part.lstrip("/") not in docx.names:
            yield f"content type for a part that is not there: {part}"


def bookmarks_pair_and_are_unique(docx: Docx) -> Iterator[str]:
    starts = [e for _, e in docx.every("bookmarkStart")]
    ends = [e.get(f"{W}id") for _, e in docx.every("bookmarkEnd")]
    yield from _repeated((s.get(f"{W}id") for s in starts), "bookmark id")
    yield from _repeated((s.get(f"{W}name").casefold() for s in starts), "bookmark name")
    if sorted(s.get(f"{W}id") for s in starts) != sorted(ends):
        yield "bookmark starts and ends do not pair"
    for start in starts:
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", start.get(f"{W}name")):
            yield f"bookmark name {start.get(f'{W}name')}"


def links_and_references_have_targets(docx: Docx) -> Iterator[str]:
    names = {e.get(f"{W}name") for _, e in docx.every("bookmarkStart")}
    for name, link in docx.every("hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor is not None and anchor not in names:
            yield f"{name}: link to missing bookmark {anchor}"
    for name, instruction in docx.every("instrText"):
        match = _TARGET.match(instruction.text or "")
        if match and match[1] not in names:
            yield f"{name}: field to missing bookmark {match[1]}"


def fields_balance(docx: Docx) -> Iterator[str]:
    for name, root in docx.parts.items():
        stack: list[str] = []
        for mark in root.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            if mark.get(f"{W}dirty") is not None:
                yield f"{name}: a dirty field makes Word ask"
            if kind == "begin":
                stack.append(kind)
            elif kind == "separate":
                if not stack or stack.pop() != "begin":
                    yield f"{name}: separate without begin"
                stack.append(kind)
            elif not stack or stack.pop() not in ("begin", "separate"):
                yield f"{name}: end without begin"
        if stack:
            yield f"{name}: {len(stack)} fields without end"


def nothing_asks_to_update(docx: Docx) -> Iterator[str]:
    if docx.parts["word/settings.xml"].find(f"{W}updateFields") is not None:
        yield "updateFields makes Word ask"


def the_contents_list_every_heading(docx: Docx) -> Iterator[str]:
    """Where there is a contents, each entry's words are those of its target."""
    for content in docx.document.iter(f"{W}sdtContent"):
        for link in content.iter(f"{W}hyperlink"):
            anchor = link.get(f"{W}anchor")
            start = next(e for _, e in docx.every("bookmarkStart") if e.get(f"{W}name") == anchor)
            heading = paragraph_text(start.getparent())
            entry = paragraph_text(link)
            # a number and a tab may stand before the words, and a tab among them
            said = {re.sub(r"\s+", " ", words).strip() for words in (entry, entry.partition("\t")[2])}
            if re.sub(r"\s+", " ", heading).strip() not in said:
                yield f"contents say {entry!r}, the heading {heading!r}"


def cells_end_with_a_paragraph(docx: Docx) -> Iterator[str]:
    for name, cell in docx.every("tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            yield f"{name}: a cell without paragraph at its end"


def rows_fill_the_grid(docx: Docx) -> Iterator[str]:
    for name, table in docx.every("tbl"):
        grid = [int(c.get(f"{W}w")) for c in table.findall(f"{W}tblGrid/{W}gridCol")]
        if sum(grid) != int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) or min(grid) <= 0:
            yield f"{name}: widths {grid}"
        for row in table.findall(f"{W}tr"):
            column = 0
            for cell in row.findall(f"{W}tc"):
                span = int(_value(cell.find(f"{W}tcPr/{W}gridSpan")) or 1)
                width = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
                if width != sum(grid[column : column + span]):
                    yield f"{name}: cell of width {width} over {grid[column : column + span]}"
                column += span
            if column != len(grid):
                yield f"{name}: row of {column} cells in a grid of {len(grid)}"
            if row.find(f"{W}trPr/{W}cantSplit") is None:
                yield f"{name}: a row that may split"


def tables_do_not_touch(docx: Docx) -> Iterator[str]:
    for name, table in docx.every("tbl"):
        following = table.getnext()
        if following is None or following.tag == f"{W}tbl":
            yield f"{name}: nothing between a table and the next"


def styles_are_defined_and_unique(docx: Docx) -> Iterator[str]:
    ids = [s.get(f"{W}styleId") for s in docx.styles()]
    yield from _repeated(ids, "style id")
    yield from _repeated(
        (f"{s.get(f'{W}type')} {_value(s.find(f'{W}name')).casefold()}" for s in docx.styles()), "style"
    )
    for name, use in docx.every("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
        if _value(use) not in ids:
            yield f"{name}: style {_value(use)} is not defined"


def numberings_are_defined(docx: Docx) -> Iterator[str]:
    root = docx.parts["word/numbering.xml"]
    numbers = [n.get(f"{W}numId") for n in root.findall(f"{W}num")]
    abstract = [a.get(f"{W}abstractNumId") for a in root.findall(f"{W}abstractNum")]
    yield from _repeated(numbers, "numId")
    yield from _repeated(abstract, "abstractNumId")
    for number in root.findall(f"{W}num"):
        if _value(number.find(f"{W}abstractNumId")) not in abstract:
            yield f"numbering {number.get(f'{W}numId')} has no definition"
    for name, use in docx.every("numId"):
        if _value(use) not in (*numbers, "0"):
            yield f"{name}: numbering {_value(use)} is not defined"
    order = [etree.QName(child).localname for child in root]
    if order != sorted(order, key=["numPicBullet", "abstractNum", "num"].index):
        yield "w:abstractNum after w:num"


def footnotes_match(docx: Docx) -> Iterator[str]:
    notes = [n.get(f"{W}id") for n in docx.parts["word/footnotes.xml"].findall(f"{W}footnote")]
    yield from _repeated(notes, "footnote")
    used = [e.get(f"{W}id") for e in docx.document.iter(f"{W}footnoteReference")]
    yield from _repeated(used, "footnote reference")
    if sorted(used) != sorted(n for n in notes if int(n) > 0):
        yield f"footnotes {notes}, references {used}"


def pictures_are_described(docx: Docx) -> Iterator[str]:
    properties = list(docx.document.iter(f"{WP}docPr"))
    yield from _repeated((p.get("id") for p in properties), "docPr id")
    for picture in properties:
        if not picture.get("descr"):
            yield "picture without alternative text"


def runs_have_one_direction(docx: Docx) -> Iterator[str]:
    for name, run in docx.every("r"):
        text, right = _text(run), run.find(f"{W}rPr/{W}rtl") is not None
        if not right and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
            yield f"{name}: Hebrew or Arabic without w:rtl: {text[:30]}"
        if right and _LATIN.search(text):
            yield f"{name}: w:rtl on Latin: {text[:30]}"


def complex_script_twins(docx: Docx) -> Iterator[str]:
    for name, properties in docx.every("rPr"):
        for plain, twin in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
            first, second = properties.find(f"{W}{plain}"), properties.find(f"{W}{twin}")
            if (first is None) != (second is None) or _value(first) != _value(second):
                yield f"{name}: w:{plain} without the same w:{twin}"


def tables_and_sections_are_mirrored(docx: Docx) -> Iterator[str]:
    wanted = docx.right_to_left
    for name, table in docx.every("tbl"):
        if (table.find(f"{W}tblPr/{W}bidiVisual") is not None) != wanted:
            yield f"{name}: table not mirrored like the document"
    for _, section in docx.every("sectPr"):
        for tag in ("bidi", "rtlGutter"):
            if (section.find(f"{W}{tag}") is not None) != wanted:
                yield f"section: {tag}"


def fonts_are_not_from_the_theme(docx: Docx) -> Iterator[str]:
    for name, fonts in docx.every("rFonts"):
        if any("Theme" in key for key in fonts.attrib):
            yield f"{name}: theme fonts win over the ones named"


def pages_fit(docx: Docx) -> Iterator[str]:
    for _, section in docx.every("sectPr"):
        size = section.find(f"{W}pgSz")
        wide = int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
        if wide != (size.get(f"{W}orient") == "landscape"):
            yield "page turned without its orientation"


RULES: tuple[Callable[[Docx], Iterator[str]], ...] = (
    names_in_the_archive,
    relationships_lead_somewhere,
    relationship_ids_exist,
    content_types_are_complete,
    bookmarks_pair_and_are_unique,
    links_and_references_have_targets,
    fields_balance,
    nothing_asks_to_update,
    the_contents_list_every_heading,
    cells_end_with_a_paragraph,
    rows_fill_the_grid,
    tables_do_not_touch,
    styles_are_defined_and_unique,
    numberings_are_defined,
    footnotes_match,
    pictures_are_described,
    runs_have_one_direction,
    complex_script_twins,
    tables_and_sections_are_mirrored,
    pages_fit,
)
#: Rules for the files whose looks are our own.
OWN_RULES = (*RULES, fonts_are_not_from_the_theme)


def broken_rules(data: bytes, rules: Iterable[Callable[[Docx], Iterator[str]]] = OWN_RULES) -> list[str]:
    """What is wrong with the .docx file `data`, each as "rule: what"."""
    docx = Docx(data)
    return [f"{rule.__name__}: {fault}" for rule in rules for fault in rule(docx)]


def paragraph_text(element: etree._Element) -> str:
    """The words in a paragraph as a reader sees them: field instructions and footnotes left out."""
    words = []
    for node in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
        if node.tag == f"{W}t":
            words.append(node.text or "")
        elif node.getparent().tag == f"{W}r":
            words.append({"tab": "\t", "br": "\n", "noBreakHyphen": "-"}[etree.QName(node).localname])
    return "".join(words)


def body_texts(data: bytes, part: str = _STORY[0]) -> list[str]:
    """The text of each paragraph with words in it, in the order of the document."""
    root = Docx(data).parts[part]
    return [text for p in root.iter(f"{W}p") if (text := paragraph_text(p)).strip()]
