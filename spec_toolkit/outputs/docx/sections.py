"""Sections of the document: where they begin, which way their pages stand, their headers and footers."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from ...document.blocks import (
    Block,
    Blocks,
    Contents,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    plain_text,
)
from .fields import field
from .inlines import InlineWriter
from .markup import part
from .outline import Entry, Outline
from .package import CONTENT_TYPES, Package, Relationships
from .reference import Looks, Page
from .styles import Stylesheet


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages of one kind. `chapter` is the anchor of the only chapter on them, empty where there is none,
    None where there are several and only Word can tell which page shows which."""

    blocks: Blocks
    landscape: bool
    chapter: str | None
    front: bool = False


def split_sections(body: Blocks) -> list[Section]:
    """Cut `body` after its contents, before chapters that begin a page, and around wide tables and figures.

    In a document that has contents each chapter begins a page; in a short one only where a page break says so.
    """
    cut = next((at + 1 for at, block in enumerate(body) if isinstance(block, Contents)), 0)
    result = _chapter_sections(body[:cut], front=True) if cut else []
    chapter: str | None = ""
    for blocks in _pages(body[cut:], always=cut > 0):
        parts = _chapter_sections(blocks, front=False, chapter=chapter)
        result += parts
        chapter = parts[-1].chapter if parts else chapter
    return result


def _pages(blocks: Blocks, always: bool) -> Iterable[Blocks]:
    """The stretches from one chapter that begins a page to the next; page breaks before it are left out."""
    start = 0
    for at, block in enumerate(blocks):
        if _is_chapter(block) and at and (always or isinstance(blocks[at - 1], PageBreak)):
            end = at - 1 if isinstance(blocks[at - 1], PageBreak) else at
            if blocks[start:end]:
                yield blocks[start:end]
            start = at
    if blocks[start:]:
        yield blocks[start:]


def _chapter_sections(blocks: Blocks, front: bool, chapter: str | None = "") -> list[Section]:
    chapters = [b.anchor for b in blocks if isinstance(b, Heading) and b.level == 1]
    if len(chapters) == 1 and _is_chapter(blocks[0]):
        chapter = chapters[0]
    elif chapters:
        chapter = None
    wide = _wide_blocks(blocks)
    result: list[Section] = []
    start = 0
    for at in range(1, len(blocks) + 1):
        if at == len(blocks) or wide[at] != wide[start]:
            stretch = blocks[start:at]
            while stretch and isinstance(stretch[0], PageBreak) and (result or not front):
                stretch = stretch[1:]
            while stretch and isinstance(stretch[-1], PageBreak):
                stretch = stretch[:-1]
            if stretch:
                result.append(Section(stretch, wide[start], chapter, front))
            start = at
    return result


def _wide_blocks(blocks: Blocks) -> list[bool]:
    """Per block whether it stands on a landscape page: wide ones, and the headings and texts that introduce them."""
    wide = [isinstance(b, Table | Figure) and b.wide for b in blocks]
    for at in range(len(blocks) - 1, -1, -1):
        if not wide[at]:
            continue
        first = at
        while first and isinstance(blocks[first - 1], Heading | Paragraph) and not wide[first - 1]:
            first -= 1
            if isinstance(blocks[first], Heading) and not (first and isinstance(blocks[first - 1], Heading)):
                break
        if isinstance(blocks[first], Heading):
            wide[first:at] = [True] * (at - first)
    return wide


def _is_chapter(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


class RunningParts:
    """Headers and footers: the reference file's own where it has some, else ours, one pair per kind of page."""

    def __init__(
        self,
        document: Document,
        looks: Looks,
        styles: Stylesheet,
        outline: Outline,
        inlines: InlineWriter,
        package: Package,
        relationships: Relationships,
    ) -> None:
        self._document = document
        self._page = looks.page
        self._looks = looks
        self._outline = outline
        self._inlines = inlines
        self._package = package
        self._relationships = relationships
        self._header_style = styles["header"]
        self._footer_style = styles["footer"]
        self._made: dict[tuple[str, str], str] = {}
        self._chapters: dict[str, Entry] = {h.anchor: h for h in outline.headings if h.level == 1}

    def cover(self) -> str:
        """`w:sectPr` of the cover: bare, or with what the reference file shows on its first page."""
        kind = "first" if self._looks.first_page_differs else "default"
        references = "".join(
            self._reference(element, "default", target)
            for element, type_, target in self._looks.running
            if type_ == kind
        )
        return self._properties(references, landscape=False)

    def section(self, section: Section) -> str:
        """`w:sectPr` of `section`."""
        if self._looks.running:
            references = "".join(
                self._reference(element, type_, target)
                for element, type_, target in self._looks.running
                if type_ != "first"
            )
        else:
            references = self._own("header", self._header(section)) + self._own("footer", self._footer(section))
        return self._properties(references, section.landscape)

    def _reference(self, element: str, type_: str, target: str) -> str:
        kind = element.removesuffix("Reference")
        id_ = self._relationships.add(kind, posixpath.relpath(target, "word"))
        return f'<w:{element} w:type="{type_}" r:id="{id_}"/>'

    def _own(self, kind: str, xml: str) -> str:
        name = self._made.get((kind, xml))
        if name is None:
            name = f"{kind}{sum(1 for k, _ in self._made if k == kind) + 1}.xml"
            self._made[kind, xml] = name
            self._package.add(f"word/{name}", xml, CONTENT_TYPES[kind])
        return f'<w:{kind}Reference w:type="default" r:id="{self._relationships.add(kind, name)}"/>'

    def _header(self, section: Section) -> str:
        content = self._inlines.text(self._document.title)
        if self._outline.has_chapters and not section.front:
            content += f"<w:r><w:tab/></w:r>{self._chapter(section.chapter)}"
        return part("w:hdr", self._line(self._header_style, content, section.landscape))

    def _chapter(self, anchor: str | None) -> str:
        """The chapter of the page: Word fills it in per page; the filled-in result serves readers that do not."""
        entry = self._chapters.get(anchor or "")
        right_to_left = self._inlines.right_to_left
        numbered = any(chapter.number for chapter in self._chapters.values())
        shown = self._inlines.text(plain_text(entry.children)) if entry else ""
        if numbered and entry and not entry.number:
            return field('STYLEREF "Spec Unnumbered 1"', shown, right_to_left)
        number = ""
        if numbered:
            count = self._inlines.text(entry.number) if entry else ""
            number = field("STYLEREF 1 \\n", count, right_to_left) + self._inlines.text("  ")
        return number + field("STYLEREF 1", shown, right_to_left)

    def _footer(self, section: Section) -> str:
        document, labels = self._document, self._document.labels
        left = " · ".join(
            t for t in (document.confidentiality, document.organisation, document.version, document.date) if t
        )
        pages = (
            self._inlines.text(f"{labels.page} ")
            + field("PAGE", self._inlines.text("1"), self._inlines.right_to_left)
            + self._inlines.text(f" {labels.page_of} ")
            + field("NUMPAGES", self._inlines.text("1"), self._inlines.right_to_left)
        )
        content = f"{self._inlines.text(left)}<w:r><w:tab/></w:r>{pages}"
        return part("w:ftr", self._line(self._footer_style, content, section.landscape))

    def _line(self, style: str, content: str, landscape: bool) -> str:
        width = self._page.text_width(landscape)
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs}</w:pPr>{content}</w:p>'

    def _properties(self, references: str, landscape: bool) -> str:
        direction = "<w:bidi/><w:rtlGutter/>" if self._inlines.right_to_left else ""
        return (
            f'<w:sectPr>{references}<w:type w:val="nextPage"/>{_page_size(self._page, landscape)}{direction}</w:sectPr>'
        )


def _page_size(page: Page, landscape: bool) -> str:
    if landscape:  # turned to the left: the top margin becomes the left one
        size = f'w:w="{page.height}" w:h="{page.width}" w:orient="landscape"'
        margins = (page.right, page.bottom, page.left, page.top)
    else:
        size = f'w:w="{page.width}" w:h="{page.height}"'
        margins = (page.top, page.right, page.bottom, page.left)
    top, right, bottom, left = margins
    return (
        f'<w:pgSz {size}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="{page.header}" w:footer="{page.footer}" w:gutter="{0 if landscape else page.gutter}"/>'
    )
