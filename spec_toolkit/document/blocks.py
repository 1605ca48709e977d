"""What a document consists of, whatever it is written as. Writers match these types exhaustively.

Text in blocks is plain author text: no escaping, no Markdown, no direction marks. Every writer escapes and sets
direction by itself. `anchor` is the id that links point to: an item's id ("FR-001") or a heading's own slug; it is
unique in a document.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from html import unescape
from typing import Literal

# --- inline ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """`target` is "#ANCHOR" inside the document, otherwise an address (http, https, mailto)."""

    target: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Badge:
    """A short label on a coloured ground: a class, a status, a severity. `tone` picks the colour."""

    text: str
    tone: "Tone" = "neutral"


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


@dataclass(frozen=True, slots=True)
class Footnote:
    children: "tuple[Inline, ...]"


Tone = Literal["neutral", "must", "long_term", "nice_to_have", "undetermined", "good", "warning", "bad"]
Inline = Text | Strong | Emphasis | Code | Link | Badge | LineBreak | Footnote
Inlines = tuple[Inline, ...]

# --- blocks ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is a chapter. Numbers come from the writer; `numbered` is false for front matter."""

    level: int
    children: Inlines
    anchor: str
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`kind` is "lead" (introduces), "note" (set apart) or "body"."""

    children: Inlines
    kind: Literal["body", "lead", "note"] = "body"


@dataclass(frozen=True, slots=True)
class ListItem:
    children: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    children: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Preformatted text, always set left to right."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell. `anchor` makes the cell a link target; `align` is by meaning, not by side."""

    children: Inlines
    anchor: str | None = None
    align: Literal["start", "center", "end"] = "start"
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row. `widths` are relative, one per column; `wide` asks for a landscape page.

    The caption is shown with a number and listed; a table without caption (a property list) is not.
    `header` may be empty for a two-column list of properties, whose first column is then its header.
    `details` is empty or has one entry for each row: what stands below the row over the width of the table, or, in
    formats whose rows cannot do that, at the end of the row's cell in column `main`.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    caption: str = ""
    wide: bool = False
    details: tuple[Inlines, ...] = ()
    main: int = 0

    def rows_and_details(self) -> Iterator[tuple[tuple[Cell, ...], Inlines]]:
        """Each row with what stands below it, often nothing."""
        return zip(self.rows, self.details or ((),) * len(self.rows), strict=True)

    def folded(self) -> "Table":
        """The same table with its details inside of the rows."""
        if not any(self.details):
            return self
        rows = []
        for row, detail in self.rows_and_details():
            cell = row[self.main]
            between = (LineBreak(),) if cell.children and detail else ()
            full = replace(cell, children=(*cell.children, *between, *detail))
            rows.append((*row[: self.main], full, *row[self.main + 1 :]))
        return replace(self, rows=tuple(rows), details=())


@dataclass(frozen=True, slots=True)
class Record:
    """One requirement or other item that has to be read fast: id, title and badges, its statement, its properties."""

    anchor: str
    id: str
    title: str
    badges: tuple[Badge, ...]
    body: "tuple[Block, ...]"
    properties: tuple[tuple[str, Inlines], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. `svg` is complete and safe; sizes in CSS pixels; `alt` tells the content in words.

    Shapes of `svg` may link to anchors of the document; `picture` is the same without links, for all but web pages.
    """

    svg: str
    width: float
    height: float
    caption: str
    alt: str
    anchor: str
    mermaid: str = ""
    wide: bool = False

    @property
    def picture(self) -> str:
        return _SVG_LINK.sub(r"\2", self.svg)

    def without_links(self, targets: Set[str]) -> "Figure":
        """The figure whose shapes do not link to these anchors."""
        kept = _SVG_LINK.sub(lambda m: m[2] if unescape(m[1]) in targets else m[0], self.svg)
        return self if kept == self.svg else replace(self, svg=kept)


#: A link around shapes of a figure: they do not lie in each other, and text of authors has no `<`.
_SVG_LINK = re.compile(r"""<a href=["']#([^"']*)["']>(.*?)</a>""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the table of contents stands; the lists of tables and figures follow it when there are any."""

    title: str
    tables_title: str
    figures_title: str


Block = (
    Heading | Paragraph | BulletList | OrderedList | Quote | CodeBlock | Table | Record | Figure | PageBreak | Contents
)
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: texts as they stand, and the rows of document control under them."""

    organisation: str
    title: str
    subtitle: str
    rows: tuple[tuple[str, str], ...]
    confidentiality: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """The few words that writers set themselves: captions, page numbers."""

    table: str
    figure: str
    page: str
    page_of: str
    back: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: metadata, cover, body. `language` is en, he or ar; `date` is the spec's own (ISO) or empty."""

    language: str
    title: str
    organisation: str
    version: str
    date: str
    authors: tuple[str, ...]
    cover: Cover
    labels: Labels
    body: Blocks
    confidentiality: str = ""
    #: The number of the first numbered chapter: some outlines count from 0.
    first_chapter: int = 1

    @property
    def right_to_left(self) -> bool:
        return self.language in RIGHT_TO_LEFT


#: The languages of this toolkit that are written from the right.
RIGHT_TO_LEFT = frozenset({"he", "ar"})


def plain_text(children: Inlines) -> str:
    """The words of `children`, footnotes left out."""
    parts = []
    for child in children:
        match child:
            case Text(text) | Code(text) | Badge(text):
                parts.append(text)
            case Strong(inner) | Emphasis(inner) | Link(_, inner):
                parts.append(plain_text(inner))
            case LineBreak():
                parts.append(" ")
            case Footnote():
                pass
    return "".join(parts)
