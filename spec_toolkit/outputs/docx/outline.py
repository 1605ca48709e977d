"""What is numbered and linked in a document: found in one pass before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...document.blocks import (
    Block,
    Blocks,
    BulletList,
    Cell,
    Figure,
    Heading,
    Inlines,
    OrderedList,
    Quote,
    Record,
    Table,
)
from .numbering import label
from .styles import Stylesheet

_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents or of a list: level, its number ("2.1", may be empty), its words, its target."""

    level: int
    number: str
    children: Inlines
    anchor: str


@dataclass(slots=True)
class Outline:
    """Headings, captioned tables and figures in the order of the document, and every anchor in it."""

    headings: list[Entry] = field(default_factory=list)
    tables: list[tuple[str, str]] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    @property
    def has_chapters(self) -> bool:
        return any(h.level == 1 for h in self.headings)


def table_anchor(number: int) -> str:
    """The anchor of the caption of table `number`; no id of a specification holds a space."""
    return f"table {number}"


def read_outline(body: Blocks, styles: Stylesheet) -> Outline:
    outline = Outline()
    counter = _HeadingNumbers(styles)
    for block in _walk(body):
        match block:
            case Heading(level, children, anchor, numbered):
                level = min(max(level, 1), _LEVELS)
                number = counter.next(level) if numbered else ""
                outline.headings.append(Entry(level, number, children, anchor))
                outline.anchors.add(anchor)
            case Table():
                if block.caption:
                    anchor = table_anchor(len(outline.tables) + 1)
                    outline.tables.append((block.caption, anchor))
                    outline.anchors.add(anchor)
                outline.anchors.update(_cell_anchors(block))
            case Figure():
                if block.caption:
                    outline.figures.append((block.caption, block.anchor))
                outline.anchors.add(block.anchor)
            case Record():
                outline.anchors.add(block.anchor)
            case _:
                pass
    outline.anchors.discard("")
    return outline


def _walk(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Quote(children):
                yield from _walk(children)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _walk(item.children)
            case Record():
                yield from _walk(block.body)
            case _:
                pass


def _cell_anchors(table: Table) -> Iterator[str]:
    cells: list[tuple[Cell, ...]] = [table.header, *table.rows]
    for row in cells:
        for cell in row:
            if cell.anchor:
                yield cell.anchor


class _HeadingNumbers:
    """Counts headings as Word does with the numbering of the heading styles."""

    def __init__(self, styles: Stylesheet) -> None:
        self._counts: list[int | None] = [None] * 9
        self._levels = {}
        for level in range(1, _LEVELS + 1):
            use = styles.heading_number(level)
            if use is not None:
                depth = int(use[1])
                shown = styles.numbering.labels(use[0])
                if depth in shown:
                    self._levels[level] = (depth, *shown[depth])

    def next(self, level: int) -> str:
        if level not in self._levels:
            return ""
        depth, text, forms, start = self._levels[level]
        count = self._counts[depth]
        self._counts[depth] = start if count is None else count + 1
        self._counts[depth + 1 :] = [None] * (len(self._counts) - depth - 1)
        for above in range(depth):
            # Word shows a level above that has not begun yet as its start, most often 1
            if self._counts[above] is None:
                self._counts[above] = 1
        return label(text, forms, [count or 0 for count in self._counts])
