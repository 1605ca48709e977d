"""Reads Markdown into blocks: texts of authors, and the prose of templates.

Authors' Markdown is the part that the contract names: strong, emphasis, code, links, lists, quotes, fenced code, and
`[ID]` as a cross reference. Everything else stays the text that it is: headings, rules, HTML, images and link
definitions have no meaning, so nothing that an author writes can change the structure or vanish.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from spec_toolkit.document.blocks import (
    Block,
    Blocks,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)

#: What a text must hold to be anything but plain: without it the parser is not asked (it costs 0.5 ms a text).
_MARKED = re.compile(r"[*_`\[\\]|<(?:https?:|mailto:)|\n|~~~|^ {0,3}(?:>|[-+]\s|\d{1,9}[.)]\s)")
_INLINE_MARKED = re.compile(r"[*_`\[\\\n]|<(?:https?:|mailto:)")
_REFERENCE = re.compile(r"\[([^\[\]\s]+)\]")
_SAFE_ADDRESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)

#: From an id in square brackets to the inlines that stand for it, or None where there is no such id.
Resolve = Callable[[str], Inlines | None]
#: What one text token of a template becomes: markers are replaced by what they stand for.
Expand = Callable[[str], Iterator[Inline]]
#: The blocks that a paragraph stands for which consists of one marker, or None.
ExpandBlock = Callable[[str], Blocks | None]


class UnknownTokenError(Exception):
    """The Markdown parser found something that has no block. The message names it."""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    parser.disable(
        ["heading", "lheading", "hr", "html_block", "html_inline", "reference", "code", "image", "entity"],
        ignoreInvalid=True,
    )
    parser.validateLink = _safe_address  # type: ignore[method-assign]
    return parser


@cache
def _template_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["html_block", "html_inline", "reference", "code", "image"])
    parser.validateLink = lambda url: _safe_address(url) or url.startswith("#")  # type: ignore[method-assign]
    return parser


def _safe_address(url: str) -> bool:
    return _SAFE_ADDRESS.match(url) is not None


# --- texts of authors ---------------------------------------------------------------------------------------------


def inlines(text: str, resolve: Resolve) -> Inlines:
    """A text that stands in a line: strong, emphasis, code, links and references; no lists, line ends are kept."""
    if _INLINE_MARKED.search(text) is None:
        return (Text(text),)
    parsed = _parser().parseInline(text.strip("\n").replace("\n", "  \n"))
    return _inline(parsed[0].children or [], lambda part: _with_references(part, resolve))


def blocks(text: str, resolve: Resolve) -> Blocks:
    """A text of one or more paragraphs, with lists, quotes and fenced code."""
    if _MARKED.search(text) is None:
        return (Paragraph((Text(text),)),)
    return _Reader(lambda part: _with_references(part, resolve), lambda _: None).read(_parser().parse(text))


def flat(text: str, resolve: Resolve) -> Inlines:
    """The blocks of a text one below the other in a line of its own each: for a cell of a table."""
    if _MARKED.search(text) is None:
        return (Text(text),)
    return flatten(blocks(text, resolve))


def flatten(content: Sequence[Block]) -> Inlines:
    """Blocks as inlines, set apart by line breaks; lists keep their bullets and numbers."""
    lines = list(_lines(content))
    out: list[Inline] = []
    for position, line in enumerate(lines):
        if position:
            out.append(LineBreak())
        out.extend(line)
    return tuple(out)


def _lines(content: Sequence[Block]) -> Iterator[Inlines]:
    for block in content:
        match block:
            case Paragraph(children):
                yield children
            case BulletList(items):
                for item in items:
                    yield from _led("• ", item)
            case OrderedList(items, start):
                for number, item in enumerate(items, start):
                    yield from _led(f"{number}. ", item)
            case Quote(children):
                yield from _lines(children)
            case CodeBlock(text):
                for line in text.splitlines():
                    yield (Code(line),)
            case _:
                raise UnknownTokenError(type(block).__name__)


def _led(lead: str, item: ListItem) -> Iterator[Inlines]:
    for position, line in enumerate(_lines(item.children)):
        yield (Text(lead), *line) if position == 0 else line


def _with_references(text: str, resolve: Resolve) -> Iterator[Inline]:
    at = 0
    for found in _REFERENCE.finditer(text):
        target = resolve(found[1])
        if target is None:
            continue
        if found.start() > at:
            yield Text(text[at : found.start()])
        yield from target
        at = found.end()
    if at < len(text):
        yield Text(text[at:])


# --- prose of templates -------------------------------------------------------------------------------------------

_HEADING_MARKS = re.compile(r"\s*\{:\s*(?:#(?P<anchor>[^\s}.]+))?\s*(?P<front>\.front)?\s*\}\s*$")


def template_blocks(text: str, expand: Expand, expand_block: ExpandBlock, anchor: Callable[[str], str]) -> Blocks:
    """The prose of a template, with its markers replaced; `anchor` makes an anchor unique. Raises UnknownTokenError."""
    return _Reader(expand, expand_block, anchor).read(_template_parser().parse(text))


# --- tokens to blocks ---------------------------------------------------------------------------------------------


class _Reader:
    """From markdown-it's tokens to blocks. Stops at a token it does not know, so that nothing is dropped."""

    def __init__(self, expand: Expand, expand_block: ExpandBlock, anchor: Callable[[str], str] = str) -> None:
        self._expand = expand
        self._anchor = anchor
        self._expand_block = expand_block

    def read(self, tokens: Sequence[Token]) -> Blocks:
        return tuple(self._blocks(iter(tokens), ""))

    def _blocks(self, tokens: Iterator[Token], end: str) -> Iterator[Block]:
        for token in tokens:
            kind = token.type
            if kind == end:
                return
            if kind == "paragraph_open":
                inline = next(tokens)
                next(tokens)
                standing = self._expand_block(inline.content)
                if standing is None:
                    yield Paragraph(self._inlines(inline))
                else:
                    yield from standing
            elif kind == "bullet_list_open":
                yield BulletList(tuple(self._items(tokens, "bullet_list_close")))
            elif kind == "ordered_list_open":
                yield OrderedList(tuple(self._items(tokens, "ordered_list_close")), int(token.attrs.get("start", 1)))
            elif kind == "blockquote_open":
                yield Quote(tuple(self._blocks(tokens, "blockquote_close")))
            elif kind == "fence":
                yield CodeBlock(token.content.removesuffix("\n"), token.info.strip())
            elif kind == "heading_open":
                inline = next(tokens)
                next(tokens)
                yield self._heading(int(token.tag[1]), inline)
            elif kind == "table_open":
                yield self._table(tokens)
            else:
                raise UnknownTokenError(kind)

    def _items(self, tokens: Iterator[Token], end: str) -> Iterator[ListItem]:
        for token in tokens:
            if token.type == end:
                return
            yield ListItem(tuple(self._blocks(tokens, "list_item_close")))

    def _heading(self, level: int, inline: Token) -> Heading:
        children = self._inlines(inline)
        anchor, numbered = "", True
        last = children[-1] if children else None
        if isinstance(last, Text) and (marks := _HEADING_MARKS.search(last.text)):
            anchor, numbered = marks["anchor"] or "", marks["front"] is None
            rest = last.text[: marks.start()]
            children = (*children[:-1], Text(rest)) if rest else children[:-1]
        return Heading(level, children, self._anchor(anchor or "section"), numbered)

    def _table(self, tokens: Iterator[Token]) -> Table:
        rows: list[tuple[Cell, ...]] = []
        row: list[Cell] = []
        for token in tokens:
            if token.type == "table_close":
                break
            if token.type == "inline":
                row.append(Cell(self._inlines(token)))
            elif token.type == "tr_close":
                rows.append(tuple(row))
                row = []
        return Table(rows[0], tuple(rows[1:]), tuple(1.0 for _ in rows[0]))

    def _inlines(self, token: Token) -> Inlines:
        return _inline(token.children or [], self._expand)


def _inline(tokens: Sequence[Token], expand: Expand) -> Inlines:
    return tuple(_inline_until(iter(tokens), "", expand))


def _inline_until(tokens: Iterator[Token], end: str, expand: Expand) -> Iterator[Inline]:
    for token in tokens:
        kind = token.type
        if kind == end:
            return
        if kind == "text":
            yield from expand(token.content)
        elif kind == "softbreak":
            yield Text(" ")
        elif kind == "hardbreak":
            yield LineBreak()
        elif kind == "code_inline":
            yield Code(token.content)
        elif kind == "strong_open":
            yield Strong(tuple(_inline_until(tokens, "strong_close", expand)))
        elif kind == "em_open":
            yield Emphasis(tuple(_inline_until(tokens, "em_close", expand)))
        elif kind == "link_open":
            yield Link(str(token.attrs.get("href", "")), tuple(_inline_until(tokens, "link_close", expand)))
        else:
            raise UnknownTokenError(kind)
