"""The document as GitHub-flavoured Markdown: a twin that reads well on GitHub, GitLab and in MkDocs, and in a diff.

One line for each paragraph, stable order, explicit anchors. Author text is escaped so that none of it is Markdown.
A figure is a Mermaid block where it has one, otherwise a picture beside the file.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

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
    Inline,
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
from spec_toolkit.outputs import Request, Written

#: Headings deeper than this carry no number.
_NUMBERED_LEVELS = 3
#: Headings deeper than this are not listed in the contents.
_LISTED_LEVELS = 2
#: An anchor that every renderer derives from a heading which is the id and nothing else.
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")


def render(document: Document, request: Request) -> Written:
    """`document` as Markdown. Pictures are named `NAME-figures/ANCHOR.svg`."""
    writer = _Writer(document, f"{request.name}-figures")
    text = "\n".join(writer.lines())
    return Written((text + "\n").encode(), writer.pictures)


class _Writer:
    def __init__(self, document: Document, folder: str) -> None:
        self._document = document
        self._folder = folder
        self.pictures: dict[str, bytes] = {}
        self._footnotes: list[str] = []
        self._level = 1
        self._numbers = [document.first_chapter - 1, 0, 0, 0, 0, 0]
        self._heading = ""

    def lines(self) -> Iterator[str]:
        """The whole file; pictures are known afterwards."""
        rtl = self._document.right_to_left
        if rtl:
            yield from ('<div dir="rtl" markdown="1">', "")
        yield from self._cover()
        yield from self._blocks(self._document.body)
        for position, note in enumerate(self._footnotes, 1):
            yield f"[^{position}]: {note}"
        if self._footnotes:
            yield ""
        if rtl:
            yield "</div>"

    def _cover(self) -> Iterator[str]:
        cover = self._document.cover
        yield f"# {escape(cover.title)}"
        yield ""
        if cover.subtitle:
            yield from (f"**{escape(cover.subtitle.strip())}**", "")
        if cover.organisation:
            yield from (at_line_start(escape(cover.organisation)), "")
        for label, value in cover.rows:
            yield f"- **{escape(label)}:** {escape(value)}"
        if cover.rows:
            yield ""
        if cover.confidentiality:
            yield from (at_line_start(escape(cover.confidentiality)), "")

    # --- blocks ---------------------------------------------------------------------------------------------------

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Lines of blocks; each block ends in an empty line."""
        for block in blocks:
            match block:
                case Heading():
                    yield from self._head(block)
                case Paragraph():
                    text = at_line_start(self._inline(block.children))
                    yield from (f"> {text}" if block.kind == "note" else text, "")
                case Record():
                    yield from self._record(block)
                case Table():
                    yield from self._table(block) if block.header else self._properties(block)
                case BulletList():
                    yield from self._list(block.items, ["- "] * len(block.items))
                case OrderedList():
                    yield from self._list(block.items, [f"{block.start + i}. " for i in range(len(block.items))])
                case Quote():
                    for line in _trimmed(self._blocks(block.children)):
                        yield f"> {line}".rstrip()
                    yield ""
                case CodeBlock():
                    yield from _fenced(block.text, block.language)
                case Figure():
                    yield from self._figure(block)
                case Contents():
                    yield from self._contents(block)
                case PageBreak():
                    pass

    def _head(self, block: Heading) -> Iterator[str]:
        self._level = block.level
        number = self._number(block)
        text = self._inline(block.children)
        self._heading = text
        yield f"{'#' * min(6, block.level + 1)} {self._anchor(block.anchor)}{number}{text}"
        yield ""

    def _number(self, block: Heading) -> str:
        if not block.numbered or block.level > _NUMBERED_LEVELS:
            return ""
        self._numbers[block.level - 1] += 1
        self._numbers[block.level :] = [0] * (6 - block.level)
        return ".".join(str(n) for n in self._numbers[: block.level]) + " "

    def _record(self, block: Record) -> Iterator[str]:
        depth = "#" * min(6, self._level + 2)
        if block.id:
            # A heading that is the id alone gives the same anchor in every renderer.
            derived = block.anchor == block.id and _PLAIN_ID.fullmatch(block.id)
            yield f"{depth} {'' if derived or not block.anchor else self._anchor(block.anchor)}{escape(block.id)}"
            yield ""
        head = [f"**{escape(block.title.strip())}**"] if block.title.strip() else []
        head.extend(escape(badge.text) for badge in block.badges)
        if head:
            yield from (" · ".join(head), "")
        yield from self._blocks(block.body)
        for label, value in block.properties:
            yield f"- **{escape(label)}:** {self._inline(value)}".rstrip()
        if block.properties:
            yield ""

    def _properties(self, block: Table) -> Iterator[str]:
        for label, *values in block.rows:
            text = " ".join(self._cell(value, in_table=False) for value in values)
            yield f"- **{self._inline(label.children)}:** {text}".rstrip()
        yield ""

    def _table(self, block: Table) -> Iterator[str]:
        block = block.folded()
        caption = escape(block.caption.strip())
        if caption and caption != self._heading:
            yield from (f"**{caption}**", "")
        yield "| " + " | ".join(self._cell(cell) for cell in block.header) + " |"
        marks = {"start": "---", "center": ":-:", "end": "--:"}
        yield "| " + " | ".join(marks[cell.align] for cell in block.header) + " |"
        for row in block.rows:
            cells = [text for cell in row for text in (self._cell(cell), *[""] * (cell.span - 1))]
            yield "| " + " | ".join(cells) + " |"
        yield ""

    def _cell(self, cell: Cell, in_table: bool = True) -> str:
        text = (self._anchor(cell.anchor) if cell.anchor else "") + self._inline(cell.children)
        return _PIPE.sub(r"\\|", text).strip() if in_table else text

    def _list(self, items: Sequence[ListItem], leads: Sequence[str]) -> Iterator[str]:
        for item, lead in zip(items, leads, strict=True):
            first = True
            for line in _trimmed(self._blocks(item.children)) or [""]:
                indent = lead if first else " " * len(lead)
                yield (indent + line).rstrip()
                first = False
        yield ""

    def _figure(self, block: Figure) -> Iterator[str]:
        anchor = self._anchor(block.anchor)
        if block.mermaid:
            if anchor:
                yield from (anchor, "")
            yield from _fenced(block.mermaid.strip("\n"), "mermaid")
        else:
            name = str(PurePosixPath(self._folder) / f"{_file_name(block.anchor)}.svg")
            self.pictures[name] = block.picture.encode()
            yield from (f"{anchor}![{escape(_one_line(block.alt))}](<{name}>)", "")
        yield from (f"*{escape(block.caption.strip())}*", "")

    def _contents(self, block: Contents) -> Iterator[str]:
        yield from (f"**{escape(block.title)}**", "")
        counter = _Writer(self._document, "")
        for found in self._document.body:
            if isinstance(found, Heading):
                number = counter._number(found)
                if found.level <= _LISTED_LEVELS and found.numbered:
                    text = self._inline(_unlinked(found.children))
                    yield f"{'  ' * (found.level - 1)}- [{number}{text}](#{found.anchor.lower()})"
        yield ""

    # --- inlines --------------------------------------------------------------------------------------------------

    def _anchor(self, anchor: str) -> str:
        return f'<a id="{_attribute(anchor.lower())}"></a>' if anchor else ""

    def _inline(self, content: Inlines) -> str:
        return "".join(self._inlines(content)).strip()

    def _inlines(self, content: Inlines) -> Iterator[str]:
        for inline in _joined(content):
            match inline:
                case Text(text):
                    yield escape(text)
                case Badge(text):
                    yield escape(text)
                case Strong(children):
                    yield from _wrapped("**", "".join(self._inlines(children)))
                case Emphasis(children):
                    yield from _wrapped("*", "".join(self._inlines(children)))
                case Code(text):
                    yield _code(text)
                case Link(target, children):
                    label = "".join(self._inlines(_unlinked(children))).strip()
                    yield f"[{label}]({_address(target)})"
                case LineBreak():
                    yield "<br>"
                case Footnote(children):
                    self._footnotes.append(self._inline(children))
                    yield f"[^{len(self._footnotes)}]"


# --- escaping -----------------------------------------------------------------------------------------------------

_SPECIAL = re.compile(
    r"""[*`\[\]~]                                   # emphasis, code, links, strikethrough
    | (?<![^\W_])_ | _(?![^\W_])                    # an underscore that is not inside a word
    | \\(?=[!-/:-@\[-`{-~]|\s*$)                    # a backslash that would escape
    | <(?=[A-Za-z/!?]|\s*$)                         # a tag
    | &(?=\#?\w+;|\s*$)                             # an entity
    | \{(?=:)                                       # an attribute list
    | !(?=\s*$)                                     # an image, if a link follows
    """,
    re.VERBOSE,
)
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_BLOCK_START = re.compile(r"^(?:[-+>=#:!|]|\d{1,9}(?=[.)](?:\s|$)))")
_PIPE = re.compile(r"(?<!\\)\|")
_SPACES = re.compile(r"[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]+")


def escape(text: str) -> str:
    """Text as Markdown that shows it and nothing else, wherever in a line it stands."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), _one_line(text))


def at_line_start(text: str) -> str:
    """Escaped text that begins a line: what would begin a list, a heading, a quote or a rule there is escaped too."""
    found = _BLOCK_START.match(text)
    if found is None:
        return text
    return f"{found[0]}\\{text[found.end() :]}" if found[0].isdigit() else f"\\{text}"


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text)


def _joined(content: Inlines) -> Iterator[Inline]:
    """The inlines with neighbouring texts joined, so that escaping sees what stands beside a sign."""
    held = ""
    for inline in content:
        if isinstance(inline, Text):
            held += inline.text
            continue
        if held:
            yield Text(held)
            held = ""
        yield inline
    if held:
        yield Text(held)


def _wrapped(mark: str, text: str) -> Iterator[str]:
    """Marks around a text, spaces outside of them."""
    inner = text.strip()
    if not inner:
        yield text
        return
    yield text[: len(text) - len(text.lstrip())]
    yield f"{mark}{inner}{mark}"
    yield text[len(text.rstrip()) :]


def _code(text: str) -> str:
    text = _one_line(text)
    if not text.strip():
        return text
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    pad = " " if text[0] in " `" or text[-1] in " `" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _fenced(text: str, language: str) -> Iterator[str]:
    fence = "`" * max(3, max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    yield fence + re.sub(r"[`\s]", "", language)
    yield from text.split("\n")
    yield from (fence, "")


def _address(target: str) -> str:
    if target.startswith("#"):
        return target.lower()
    quoted = target.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")
    return f"<{_SPACES.sub('%20', quoted).replace(' ', '%20')}>"


def _unlinked(content: Inlines) -> Inlines:
    """Inlines without links: a link cannot hold another."""
    out: list[Inline] = []
    for inline in content:
        out.extend(_unlinked(inline.children) if isinstance(inline, Link) else (inline,))
    return tuple(out)


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _file_name(anchor: str) -> str:
    return re.sub(r"[^\w.-]", "-", anchor)


def _trimmed(lines: Iterator[str]) -> list[str]:
    """Lines without the empty ones at the end."""
    found = list(lines)
    while found and not found[-1]:
        found.pop()
    return found
