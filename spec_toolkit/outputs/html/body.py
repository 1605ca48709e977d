"""Blocks as HTML. Every text is escaped; an address is a link only when it is http, https, mailto or in the page."""

import html
import re
from collections.abc import Iterator, Sequence

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

#: Properties whose value has at most this many letters may stand side by side.
_SHORT_VALUE = 34
_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)


def escape(text: str) -> str:
    """Text between tags."""
    return html.escape(text, quote=False)


def attribute(text: str) -> str:
    """Text inside a quoted attribute."""
    return html.escape(text, quote=True)


class Numbers:
    """Numbers of headings: 1, 1.1, 1.1.1."""

    def __init__(self, first: int) -> None:
        self._counts = [first - 1, 0, 0, 0, 0, 0]

    def next(self, heading: Heading) -> str:
        """The number of the next heading; empty where it has none."""
        if not heading.numbered:
            return ""
        level = min(heading.level, 6)
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (6 - level)
        return ".".join(str(count) for count in self._counts[:level])


class BodyWriter:
    """Writes the blocks of one document, in order: it counts headings, tables, figures and footnotes."""

    def __init__(self, document: Document) -> None:
        self._labels = document.labels
        self._right_to_left = document.right_to_left
        self._numbers = Numbers(document.first_chapter)
        self._tables = self._figures = 0
        self._level = 1
        self._notes: list[str] = []

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """The blocks as markup."""
        for block in blocks:
            match block:
                case Heading():
                    yield self._heading(block)
                case Paragraph(children, kind):
                    mark = "" if kind == "body" else f' class="{kind}"'
                    yield f"<p{mark}>{self.inlines(children)}</p>\n"
                case Record():
                    yield from self._record(block)
                case Table():
                    yield from self._table(block)
                case BulletList(items):
                    yield from self._list("ul", "", items)
                case OrderedList(items, start):
                    yield from self._list("ol", f' start="{start}"' if start != 1 else "", items)
                case Quote(children):
                    yield "<blockquote>\n"
                    yield from self.blocks(children)
                    yield "</blockquote>\n"
                case CodeBlock(text):
                    yield f'<pre dir="ltr"><code>{escape(text)}</code></pre>\n'
                case Figure():
                    yield from self._figure(block)
                case Contents() | PageBreak():
                    # The navigation is the table of contents; a screen has no pages.
                    pass

    def footnotes(self) -> Iterator[str]:
        """The notes at the end of the page."""
        if self._notes:
            yield '<ol class="footnotes">\n'
            for number, note in enumerate(self._notes, 1):
                yield f'<li id="footnote:{number}">{note}</li>\n'
            yield "</ol>\n"

    def _heading(self, block: Heading) -> str:
        self._level = block.level
        number = self._numbers.next(block)
        mark = f'<span class="number">{number}</span> ' if number else ""
        level = min(6, block.level + 1)
        return f"<h{level}{_id(block.anchor)}>{mark}{self.inlines(block.children)}</h{level}>\n"

    def _record(self, block: Record) -> Iterator[str]:
        level = min(6, self._level + 2)
        badges = " ".join(self._badge(badge) for badge in block.badges)
        yield f'<article class="record"{_id(block.anchor)}>\n<h{level}>'
        yield f'<span class="id">{escape(block.id)}</span> {self._text(block.title)} {badges}</h{level}>\n'
        yield from self.blocks(block.body)
        if block.properties:
            yield '<dl class="properties">\n'
            for label, value in block.properties:
                shown = self.inlines(value)
                room = "long" if len(_TAG.sub("", shown)) > _SHORT_VALUE or "<br>" in shown else "short"
                yield f'<div class="{room}"><dt>{escape(label)}</dt><dd>{shown}</dd></div>\n'
            yield "</dl>\n"
        yield "</article>\n"

    def _table(self, block: Table) -> Iterator[str]:
        yield '<div class="scroll"><table>\n' if block.header else '<div class="scroll"><table class="plain">\n'
        if block.caption:
            self._tables += 1
            yield f"<caption>{escape(self._labels.table)} {self._tables}: {self._text(block.caption)}</caption>\n"
        total = sum(block.widths) or 1
        columns = "".join(f'<col style="width:{width / total:.1%}">' for width in block.widths)
        yield f"<colgroup>{columns}</colgroup>\n"
        if block.header:
            cells = "".join(self._cell(cell, "th", ' scope="col"') for cell in block.header)
            yield f"<thead><tr>{cells}</tr></thead>\n"
        yield "<tbody>\n"
        for row, detail in block.rows_and_details():
            cells = "".join(
                self._cell(cell, "th", ' scope="row"') if not block.header and not at else self._cell(cell, "td")
                for at, cell in enumerate(row)
            )
            yield f'<tr class="more">{cells}</tr>\n' if detail else f"<tr>{cells}</tr>\n"
            if detail:
                span = max(1, len(block.widths) - 1)
                first = "<td></td>" if len(block.widths) > 1 else ""
                yield f'<tr class="details">{first}<td colspan="{span}">{self.inlines(detail)}</td></tr>\n'
        yield "</tbody>\n</table></div>\n"

    def _cell(self, cell: Cell, tag: str, more: str = "") -> str:
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        align = f' class="{cell.align}"' if cell.align != "start" else ""
        return f"<{tag}{_id(cell.anchor or '')}{more}{span}{align}>{self.inlines(cell.children)}</{tag}>"

    def _list(self, tag: str, more: str, items: Sequence[ListItem]) -> Iterator[str]:
        yield f"<{tag}{more}>\n"
        for item in items:
            only = item.children[0] if len(item.children) == 1 else None
            if isinstance(only, Paragraph):
                yield f"<li>{self.inlines(only.children)}</li>\n"
            else:
                yield "<li>"
                yield from self.blocks(item.children)
                yield "</li>\n"
        yield f"</{tag}>\n"

    def _figure(self, block: Figure) -> Iterator[str]:
        self._figures += 1
        yield f'<figure{_id(block.anchor)}>\n<div class="scroll" role="img" aria-label="{attribute(block.alt)}">'
        yield block.svg
        yield f"</div>\n<figcaption>{escape(self._labels.figure)} {self._figures}: {self._text(block.caption)}"
        yield "</figcaption>\n</figure>\n"

    # --- inlines --------------------------------------------------------------------------------------------------

    def inlines(self, content: Inlines) -> str:
        """Inlines as markup."""
        return self._markup(marked(content) if self._right_to_left else content)

    def _text(self, text: str) -> str:
        """Plain text that is a paragraph of its own."""
        return escape(marked_text(text) if self._right_to_left else text)

    def _markup(self, content: Inlines) -> str:
        out = []
        for inline in content:
            match inline:
                case Text(text):
                    out.append(escape(text))
                case Strong(children):
                    out.append(f"<strong>{self._markup(children)}</strong>")
                case Emphasis(children):
                    out.append(f"<em>{self._markup(children)}</em>")
                case Code(text):
                    out.append(f'<code dir="ltr">{escape(text)}</code>')
                case Link(target, children):
                    out.append(self._link(target, self.plain_links(children)))
                case Badge():
                    out.append(self._badge(inline))
                case LineBreak():
                    out.append("<br>")
                case Footnote(children):
                    self._notes.append(self.inlines(children))
                    number = len(self._notes)
                    out.append(f'<sup><a href="#footnote:{number}">{number}</a></sup>')
        return "".join(out)

    def plain_links(self, content: Inlines) -> str:
        """Inlines without links: a link cannot hold another."""
        return self._markup(tuple(c for i in content for c in (i.children if isinstance(i, Link) else (i,))))

    def _link(self, target: str, text: str) -> str:
        if not _ADDRESS.match(target):
            return text
        outside = "" if target.startswith("#") else ' rel="noopener noreferrer"'
        return f'<a href="{attribute(target)}"{outside}>{text}</a>'

    def _badge(self, badge: Badge) -> str:
        return f'<span class="badge {badge.tone}">{escape(badge.text)}</span>'


def _id(anchor: str) -> str:
    return f' id="{attribute(anchor)}"' if anchor else ""
