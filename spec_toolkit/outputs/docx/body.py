"""Blocks as Word paragraphs and tables."""

import re
from typing import NamedTuple

from ...document.blocks import (
    Block,
    Blocks,
    BulletList,
    CodeBlock,
    Contents,
    Figure,
    Heading,
    Inlines,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    Record,
    Table,
    plain_text,
)
from .anchors import Anchors
from .contents import ContentsWriter
from .figures import Pictures
from .inlines import Format, InlineWriter
from .markup import clean
from .reference import Page
from .styles import Stylesheet
from .tables import TableWriter

_LIST_STEP = 397
_DEEPEST_LIST_STYLE = 3
_LONGEST_INTRODUCTION = 300
_SPACER_AT_END = re.compile(r"<w:p>(?:(?!<w:p>).)*$", re.DOTALL)


class Frame(NamedTuple):
    """Where blocks stand: the width and height of the text area, how far lists and quotes have moved them in, and what
    holds their paragraphs to the next."""

    width: int
    height: int
    indent: int = 0
    list_level: int = 0
    style: str = ""
    keep: str = ""


class BodyWriter:
    def __init__(
        self,
        styles: Stylesheet,
        anchors: Anchors,
        inlines: InlineWriter,
        tables: TableWriter,
        contents: ContentsWriter,
        pictures: Pictures,
    ) -> None:
        self._styles = styles
        self._anchors = anchors
        self._inlines = inlines
        self._tables = tables
        self._contents = contents
        self._pictures = pictures
        self._break_before_next = False
        self._headings = [styles[f"heading {level}"] for level in (1, 2, 3, 4)]
        self._unnumbered = [styles[f"Spec Unnumbered {level}"] for level in (1, 2, 3, 4)]
        self._kinds = {"body": "", "lead": styles["Spec Lead"], "note": styles["Spec Note"]}
        self._quote = styles["Quote"]
        self._code = styles["Spec Code"]
        self._figure = styles["Spec Figure"]
        self._figure_text = styles["Spec Figure Text"]
        self._record_title = styles["Spec Record Title"]
        self._record_statement = styles["Spec Record Statement"]
        self._record_id = Format(styles.character("Spec Record Id"))
        suffixes = ("", " 2", " 3")
        self._bullets = [styles[f"List Bullet{s}"] for s in suffixes]
        self._numbers = [styles[f"List Number{s}"] for s in suffixes]
        self._continued = [styles[f"List Continue{s}"] for s in suffixes]
        self._number_lists = [styles.list_number(f"list number{s}") or "0" for s in suffixes]

    def section(self, blocks: Blocks, page: Page, landscape: bool) -> list[str]:
        """The blocks of one section, one string each."""
        height = page.width - page.left - page.right if landscape else page.height - page.top - page.bottom
        frame = Frame(page.text_width(landscape), height)
        self._break_before_next = False
        held = frame._replace(keep="<w:keepNext/>")
        follows = (*blocks[1:], PageBreak())
        before = (PageBreak(), *blocks[:-1])
        texts = (
            (self._tables.spacer if _touches(previous, block) else "")
            + self._block(block, held if _introduces(block, after) else frame)
            for previous, block, after in zip(before, blocks, follows, strict=True)
        )
        return [text for text in texts if text]

    def _block(self, block: Block, frame: Frame) -> str:
        match block:
            case Paragraph(children, kind):
                return self._paragraph(self._kinds[kind] or frame.style, children, frame)
            case Record():
                return self._record(block, frame)
            case Table():
                return self._table(block, frame)
            case Heading():
                return self._heading(block)
            case BulletList(items):
                return "".join(self._item(item, frame, "") for item in items)
            case OrderedList(items, start):
                return self._ordered(items, start, frame)
            case Quote(children):
                inner = frame._replace(style=self._quote)
                return "".join(self._block(child, inner) for child in children)
            case CodeBlock(text):
                return self._code_block(text, frame)
            case Figure():
                return self._draw(block, frame)
            case PageBreak():
                self._break_before_next = True
                return ""
            case Contents():
                return self._page_break_paragraph() + self._contents.write(block)

    def _break(self) -> str:
        if not self._break_before_next:
            return ""
        self._break_before_next = False
        return "<w:pageBreakBefore/>"

    def _page_break_paragraph(self) -> str:
        """A break for what cannot carry one itself."""
        return f"<w:p><w:pPr>{self._break()}</w:pPr></w:p>" if self._break_before_next else ""

    def _paragraph(self, style: str, children: Inlines, frame: Frame, keep: str = "") -> str:
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        if frame.list_level and not style:
            named = f'<w:pStyle w:val="{self._continued[min(frame.list_level, _DEEPEST_LIST_STYLE) - 1]}"/>'
        indent = self._deep_indent(frame)
        properties = f"{named}{keep or frame.keep}{self._break()}{self._inlines.paragraph_properties(children)}{indent}"
        runs = self._inlines.runs(children)
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>" if properties else f"<w:p>{runs}</w:p>"

    @staticmethod
    def _deep_indent(frame: Frame) -> str:
        """Lists deeper than there are styles are moved in by hand."""
        if frame.list_level <= _DEEPEST_LIST_STYLE:
            return ""
        return f'<w:ind w:left="{_LIST_STEP * frame.list_level}"/>'

    def _heading(self, heading: Heading) -> str:
        styles = self._headings if heading.numbered else self._unnumbered
        style = styles[min(max(heading.level, 1), len(styles)) - 1]
        content = self._anchors.mark(heading.anchor, self._inlines.runs(heading.children))
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{self._break()}</w:pPr>{content}</w:p>'

    def _ordered(self, items: tuple[ListItem, ...], start: int, frame: Frame) -> str:
        level = min(frame.list_level, _DEEPEST_LIST_STYLE - 1)
        number = self._styles.numbering.restart(self._number_lists[level], level, max(start, 0))
        return "".join(self._item(item, frame, number) for item in items)

    def _item(self, item: ListItem, frame: Frame, number: str) -> str:
        level = min(frame.list_level, _DEEPEST_LIST_STYLE - 1)
        style = (self._numbers if number else self._bullets)[level]
        use = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
        inner = Frame(
            frame.width - _LIST_STEP, frame.height, frame.indent + _LIST_STEP, frame.list_level + 1, keep=frame.keep
        )
        first, *rest = item.children or (Paragraph(()),)
        if not isinstance(first, Paragraph):
            first, rest = Paragraph(()), list(item.children)
        deep = ""
        if frame.list_level >= _DEEPEST_LIST_STYLE:
            deep = f'<w:ind w:left="{_LIST_STEP * (frame.list_level + 1)}" w:hanging="284"/>'
        direction = self._inlines.paragraph_properties(first.children)
        content = self._inlines.runs(first.children)
        properties = f'<w:pStyle w:val="{style}"/>{frame.keep}{self._break()}{use}{direction}{deep}'
        head = f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"
        return head + "".join(self._block(block, inner) for block in rest)

    def _code_block(self, text: str, frame: Frame) -> str:
        lines = clean(text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")).split("\n")
        runs = "<w:r><w:br/></w:r>".join(self._inlines.code_line(line) for line in lines)
        indent = f'<w:ind w:left="{frame.indent + 142}" w:right="142"/>' if frame.indent else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{self._code}"/>{self._break()}{indent}</w:pPr>{runs}</w:p>'

    def _table(self, table: Table, frame: Frame) -> str:
        before = self._page_break_paragraph()
        caption = self._contents.caption("table", table.caption, None, keep_with_next=True) if table.caption else ""
        return before + caption + self._tables.table(table, frame.width, frame.indent)

    def _draw(self, figure: Figure, frame: Frame) -> str:
        picture = self._pictures.figure(figure, frame.width, frame.height)
        if picture is not None:
            content = picture if figure.caption else self._anchors.mark(figure.anchor, picture)
            keep = "" if figure.caption else '<w:keepNext w:val="0"/>'
            style = f'<w:pStyle w:val="{self._figure}"/>{keep}{self._break()}'
        else:
            content = self._inlines.text(figure.alt)
            content = content if figure.caption else self._anchors.mark(figure.anchor, content)
            style = f'<w:pStyle w:val="{self._figure_text}"/>{"<w:keepNext/>" if figure.caption else ""}{self._break()}'
        drawn = f"<w:p><w:pPr>{style}</w:pPr>{content}</w:p>"
        if not figure.caption:
            return drawn
        return drawn + self._contents.caption("figure", figure.caption, figure.anchor, keep_with_next=False)

    def _record(self, record: Record, frame: Frame) -> str:
        identity = self._anchors.mark(record.anchor, self._inlines.text(record.id, self._record_id))
        badges = self._inlines.badges(record.badges)
        title = self._inlines.text(record.title)
        space = self._inlines.text("  ") if badges else ""
        out = [
            f'<w:p><w:pPr><w:pStyle w:val="{self._record_title}"/>{self._break()}</w:pPr>{identity}'
            f"<w:r><w:tab/></w:r>{title}{space}{badges}</w:p>"
        ]
        together = self._tables.is_short(record)
        statement = frame._replace(
            style=self._record_statement, keep="<w:keepNext/>" if together and record.properties else ""
        )
        last = len(record.body) - 1
        for at, block in enumerate(record.body):
            if isinstance(block, Paragraph) and block.kind == "body":
                keep = "<w:keepNext/>" if record.properties or at < last else ""
                out.append(self._paragraph(self._record_statement, block.children, frame, keep))
            else:
                out.append(self._block(block, statement))
        if record.properties:
            out.append(self._tables.properties(record.properties, frame.width, record.id, frame.indent, together))
        return "".join(out)


def _touches(previous: Block, block: Block) -> bool:
    """Whether a table without a caption would stand right under the last point of a list."""
    return isinstance(previous, BulletList | OrderedList) and isinstance(block, Table) and not block.caption


def _introduces(block: Block, after: Block) -> bool:
    """Whether a block is a short paragraph that must not end a page before its table."""
    return (
        isinstance(block, Paragraph)
        and isinstance(after, Table)
        and len(plain_text(block.children)) <= _LONGEST_INTRODUCTION
    )


def close_section(blocks: list[str], properties: str) -> None:
    """Put `w:sectPr` into the last paragraph of `blocks`, which ends the section there."""
    last = blocks[-1] if blocks else ""
    match = _SPACER_AT_END.search(last) if last.endswith("</w:p>") else None
    if match is None:
        blocks.append(f"<w:p><w:pPr>{properties}</w:pPr></w:p>")
        return
    paragraph = match[0]
    if paragraph.startswith("<w:p><w:pPr>"):
        paragraph = paragraph.replace("</w:pPr>", f"{properties}</w:pPr>", 1)
    else:
        paragraph = f"<w:p><w:pPr>{properties}</w:pPr>{paragraph.removeprefix('<w:p>')}"
    blocks[-1] = last[: match.start()] + paragraph
