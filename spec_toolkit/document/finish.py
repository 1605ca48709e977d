"""The last pass over the blocks: no empty section, no link into nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spec_toolkit.document.blocks import (
    Block,
    Blocks,
    BulletList,
    Cell,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Record,
    Strong,
    Table,
    Text,
)


def fill_empty(body: Sequence[Block], note: str, draft: bool, outward: bool = False) -> Blocks:
    """A heading with nothing under it says so, with `note`. In a finished document only chapters do, and in one that
    goes outward (to vendors, to the management) none: there empty headings go.
    """
    kept: list[Block] = []
    for block in reversed(body):  # so that a chapter whose sections all go is seen to be empty
        if isinstance(block, Heading):
            following = kept[-1] if kept else None
            if following is None or (isinstance(following, Heading) and following.level <= block.level):
                if outward or not (draft or block.level == 1):
                    continue
                kept.append(Paragraph((Text(note),), "note"))
        kept.append(block)
    return tuple(reversed(kept))


def drop_links(body: Blocks, targets: frozenset[str]) -> Blocks:
    """The blocks with links to these anchors turned into their text."""
    return tuple(_block(block, targets) for block in body)


def _block(block: Block, targets: frozenset[str]) -> Block:
    match block:
        case Heading(children=children) | Paragraph(children=children):
            return replace(block, children=_inlines(children, targets))
        case BulletList(items) | OrderedList(items):
            return replace(block, items=tuple(ListItem(drop_links(item.children, targets)) for item in items))
        case Figure():
            return block.without_links(targets)
        case Quote(children):
            return Quote(drop_links(children, targets))
        case Table():
            return replace(
                block,
                header=_cells(block.header, targets),
                rows=tuple(_cells(r, targets) for r in block.rows),
                details=tuple(_inlines(detail, targets) for detail in block.details),
            )
        case Record():
            properties = tuple((label, _inlines(value, targets)) for label, value in block.properties)
            return replace(block, body=drop_links(block.body, targets), properties=properties)
        case _:
            return block


def _cells(cells: Sequence[Cell], targets: frozenset[str]) -> tuple[Cell, ...]:
    return tuple(replace(cell, children=_inlines(cell.children, targets)) for cell in cells)


def _inlines(content: Inlines, targets: frozenset[str]) -> Inlines:
    if not any(isinstance(inline, Link | Strong | Emphasis | Footnote) for inline in content):
        return content
    out: list[Inline] = []
    for inline in content:
        if isinstance(inline, Link) and inline.target[1:] in targets and inline.target[0] == "#":
            out.extend(inline.children)
        elif isinstance(inline, Link | Strong | Emphasis | Footnote):
            changed: Any = replace(inline, children=_inlines(inline.children, targets))
            out.append(changed)
        else:
            out.append(inline)
    return tuple(out)
