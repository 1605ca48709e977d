"""A document as Typst source: code that calls the functions of `prelude.typ` with string literals."""

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from spec_toolkit.document.blocks import (
    Badge,
    Block,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Contents,
    Document,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inlines,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    Record,
    Strong,
    Table,
    Text,
)
from spec_toolkit.outputs._direction import marked, marked_text

_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')


def fonts() -> AbstractContextManager[Path]:
    """The folder of the fonts that are shipped, for as long as it is needed."""
    return as_file(files("spec_toolkit.diagrams") / "fonts")


def source(document: Document) -> str:
    """The whole Typst file."""
    return "".join(_Source(document).parts())


def literal(text: str) -> str:
    """Text as a Typst string."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] in '\\"' else f"\\u{{{ord(found[0]):x}}}"


class _Source:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._labels = {anchor: f"a{number}" for number, anchor in enumerate(dict.fromkeys(_anchors(document.body)))}
        self._set: set[str] = set()

    def parts(self) -> Iterator[str]:
        """The prelude, the settings and the cover, the body."""
        document = self._document
        cover, labels = document.cover, document.labels
        yield _prelude()
        rows = "".join(f"({literal(label)}, {literal(value)})," for label, value in cover.rows)
        logo = f"bytes(({','.join(map(str, cover.logo))},))" if cover.logo else "none"
        texts = {
            "lang": document.language,
            "direction": "rtl" if document.right_to_left else "ltr",
            "title": document.title,
            "organisation": document.organisation,
            "subtitle": cover.subtitle,
            "confidentiality": document.confidentiality,
            "table-word": labels.table,
            "figure-word": labels.figure,
            "page-word": labels.page,
            "of-word": labels.page_of,
        }
        named = ", ".join(f"{name}: {literal(text)}" for name, text in texts.items())
        authors = "".join(f"{literal(author)}," for author in document.authors)
        yield f"#show: specification.with({named}, authors: ({authors}), rows: ({rows}), logo: {logo},"
        yield f" first: {document.first_chapter})\n#{{\n"
        yield from self._blocks(document.body)
        yield "}\n"

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            match block:
                case Heading(level, children, anchor, numbered):
                    yield f"{self._anchor(anchor)}\n"
                    yield f"title-of({min(level, 6)}, {str(numbered).lower()}, {self._inlines(children)})\n"
                case Paragraph(children, kind):
                    yield f"paragraph({literal(kind)}, {self._inlines(children)})\n"
                case Record():
                    yield from self._record(block)
                case Table():
                    yield from self._table(block)
                case BulletList(items):
                    yield f"list({self._items(items)})\n"
                case OrderedList(items, start):
                    yield f"enum(start: {start}, {self._items(items)})\n"
                case Quote(children):
                    yield f"quote(block: true, {self._content(children)})\n"
                case CodeBlock(text):
                    yield f"code-of({literal(text)})\n"
                case Figure():
                    yield f"{self._anchor(block.anchor)}\npicture({literal(block.picture)}, {literal(block.alt)}, "
                    yield f"{self._text(block.caption)}, {block.width:g}, {block.height:g})\n"
                case Contents(title, tables, figures):
                    yield f"contents({literal(title)}, {literal(tables)}, {literal(figures)})\n"
                case PageBreak():
                    yield "pagebreak(weak: true)\n"

    def _record(self, block: Record) -> Iterator[str]:
        badges = "".join(f"{self._badge(badge)}," for badge in block.badges)
        properties = "".join(f"({literal(label)}, {self._inlines(value)})," for label, value in block.properties)
        yield f"{self._anchor(block.anchor)}\nrecord({literal(block.id)}, {self._text(block.title)}, ({badges}), "
        yield f"{self._content(block.body)}, ({properties}))\n"

    def _table(self, block: Table) -> Iterator[str]:
        widths = "".join(f"{width:g}fr," for width in block.widths)
        header = "".join(f"{self._cell(cell)}," for cell in block.header)
        yield f"grid-of(({widths}), ({header}), ("
        for row, detail in block.rows_and_details():
            yield "".join(f"{self._cell(cell)}," for cell in row)
            if detail and len(block.widths) > 1:
                yield f"[],{self._cell(Cell(detail, span=len(block.widths) - 1))},"
            elif detail:
                yield f"{self._cell(Cell(detail))},"
        yield f"), {self._text(block.caption)}, {str(block.wide).lower()})\n"

    def _cell(self, cell: Cell) -> str:
        anchor = self._anchor(cell.anchor or "")
        return f"table.cell(colspan: {cell.span}, align: {cell.align}, {{{anchor};{self._inlines(cell.children)}}})"

    def _items(self, items: Sequence[ListItem]) -> str:
        return ", ".join(self._content(item.children) for item in items)

    def _content(self, blocks: Sequence[Block]) -> str:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self._inlines(blocks[0].children)
        return "{" + "".join(self._blocks(blocks)) + "}"

    # --- inlines --------------------------------------------------------------------------------------------------

    def _inlines(self, content: Inlines) -> str:
        return self._code(marked(content) if self._document.right_to_left else content)

    def _text(self, text: str) -> str:
        return literal(marked_text(text) if self._document.right_to_left else text)

    def _code(self, content: Inlines) -> str:
        out = []
        for inline in content:
            match inline:
                case Text(text):
                    out.append(literal(text))
                case Strong(children):
                    out.append(f"strong({self._code(children)})")
                case Emphasis(children):
                    out.append(f"emph({self._code(children)})")
                case Code(text):
                    out.append(f"raw({literal(text)})")
                case Link(target, children):
                    out.append(self._link(target, self._code(children)))
                case Badge():
                    out.append(self._badge(inline))
                case LineBreak():
                    out.append("linebreak()")
                case Footnote(children):
                    out.append(f"footnote({self._inlines(children)})")
        return "{" + ";".join(out) + "}" if out else "[]"

    def _link(self, target: str, text: str) -> str:
        if not target.startswith("#"):
            return f"link({literal(target)}, {text})"
        found = self._labels.get(target[1:])
        return text if found is None else f"link(label({literal(found)}), {text})"

    def _badge(self, badge: Badge) -> str:
        return f"badge({literal(badge.tone)}, {literal(badge.text)})"

    def _anchor(self, anchor: str) -> str:
        """A place to link to. Typst wants each label once."""
        if not anchor or anchor in self._set:
            return "none"
        self._set.add(anchor)
        return f"place-of({literal(self._labels[anchor])})"


def _anchors(blocks: Sequence[Block]) -> Iterator[str]:
    """Every anchor that blocks define."""
    for block in blocks:
        match block:
            case Heading(anchor=anchor) | Figure(anchor=anchor):
                if anchor:
                    yield anchor
            case Record(anchor=anchor, body=body):
                if anchor:
                    yield anchor
                yield from _anchors(body)
            case Table(header=header, rows=rows):
                for row in (header, *rows):
                    yield from (cell.anchor for cell in row if cell.anchor)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _anchors(item.children)
            case Quote(children):
                yield from _anchors(children)
            case _:
                pass


@cache
def _prelude() -> str:
    return (files("spec_toolkit.outputs.pdf") / "prelude.typ").read_text(encoding="utf-8")
