"""Random documents for property tests, and the words that a reader must find in one."""

import re
from collections.abc import Iterator

from hypothesis import strategies as st
from lxml import etree
from ooxml_rules import Docx, W, paragraph_text

from spec_toolkit.document.blocks import (
    Badge,
    Block,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Contents,
    Cover,
    Document,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inlines,
    Labels,
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

_SNIPPETS = (
    *(
        "Zoho CRM 2.0",
        "FR-001",
        "לקוח",
        "العميل",
        "50%",
        "(Enterprise)",
        "ב-50",
        "https://a.example/b?c=1&d=<e>",
        "C++",
    ),
    *(
        ", ",
        ". ",
        " ",
        ":",
        "-",
        '"',
        "'",
        "&",
        "<b>",
        "]]>",
        "\t",
        "\n",
        "\u00a0",
        "\u200f",
        "\u202b",
        "\u2066",
        "\u0301",
    ),
    *("\x00", "\x0b", "\x1e", "\ufffe", "\U0001f600", "שָׁלוֹם", "مستخدماً", "٣٤", "2027-01-15", "+972-3", "  ", "{{ x }}"),
)
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'

texts = st.lists(st.sampled_from(_SNIPPETS) | st.text(max_size=6), max_size=5).map("".join)
anchors = st.sampled_from(("FR-001", "fr-001", "FR_001", "דר-1", "א", "9", "a b", "x" * 60, "goals", "Ж", ""))
tones = st.sampled_from(("neutral", "must", "long_term", "nice_to_have", "undetermined", "good", "warning", "bad"))
targets = anchors.map(lambda a: f"#{a}") | st.sampled_from(
    ("https://a.example/ב?c=1&d", "mailto:a@b.example", "javascript:alert(1)", "http://[", "file:///etc/passwd", "")
)
inlines: st.SearchStrategy[Inlines] = st.recursive(
    st.builds(Text, texts)
    | st.builds(Code, texts)
    | st.builds(Badge, texts, tones)
    | st.just(LineBreak())
    | st.builds(Text, st.just("a")),
    lambda inner: (
        st.lists(inner, max_size=3)
        .map(tuple)
        .flatmap(
            lambda c: (
                st.sampled_from((Strong(c), Emphasis(c), Footnote(c))) | targets.map(lambda target: Link(target, c))
            )
        )
    ),
    max_leaves=5,
).flatmap(lambda first: st.lists(st.builds(Text, texts), max_size=2).map(lambda more: (first, *more)))
cells = st.builds(
    Cell, inlines, st.none() | anchors, st.sampled_from(("start", "center", "end")), st.sampled_from((1, 1, 1, 2))
)
rows = st.lists(cells, max_size=3).map(tuple)
tables = st.builds(
    Table,
    rows,
    st.lists(rows, max_size=3).map(tuple),
    st.lists(st.floats(0, 5), min_size=1, max_size=4).map(tuple),
    texts,
    st.booleans(),
)
figures = st.builds(
    Figure, st.just(_SVG), st.floats(1, 4000), st.floats(1, 4000), texts, texts, anchors, st.just(""), st.booleans()
)
_leaves = (
    st.builds(Paragraph, inlines, st.sampled_from(("body", "lead", "note")))
    | st.builds(Heading, st.integers(1, 5), inlines, anchors, st.booleans())
    | st.builds(CodeBlock, texts)
    | tables
    | figures
    | st.just(PageBreak())
)
blocks: st.SearchStrategy[Block] = st.recursive(
    _leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        .map(tuple)
        .flatmap(
            lambda children: st.sampled_from(
                (
                    Quote(children),
                    BulletList((ListItem(children), ListItem(()))),
                    OrderedList((ListItem(children),), 4),
                    Record(
                        "R-1", "R-1", "ליד (Lead)", (Badge("Must", "must"),), children, (("label", (Text("value"),)),)
                    ),
                    Record("ר-2", "ר-2", "", (), children),
                )
            )
        )
    ),
    max_leaves=6,
)
documents = st.builds(
    lambda language, title, body, logo, contents: Document(
        language=language,
        title=title,
        organisation=title,
        version=title,
        date="2026-11-21",
        authors=(title,),
        cover=Cover(title, title, title, ((title, title),), title, logo),
        labels=Labels("Table", "איור", "page", "of"),
        body=(*((Contents(title, "Tables", "Figures"),) if contents else ()), *body),
        confidentiality=title,
    ),
    st.sampled_from(("en", "he", "ar")),
    texts,
    st.lists(blocks, max_size=6).map(tuple),
    st.sampled_from((None, b"", b"\x89PNG", b"\xff\xd8\xff", _SVG.encode())),
    st.booleans(),
)


def words(text: str) -> str:
    """`text` without what a writer may add or must replace: spaces, direction marks, forbidden characters."""
    return re.sub(r"[\s\u200e\u200f\x00-\x1f\ufffd\ufffe\uffff\ud800-\udfff]+", "", text)


class Expected:
    """The words of a document in order; footnotes apart."""

    def __init__(self, document: Document) -> None:
        self.notes: list[str] = []
        self._counts = {"table": 0, "figure": 0}
        self._labels = document.labels
        cover = document.cover
        rows = "".join(a + b for a, b in cover.rows)
        front = cover.organisation + cover.title + cover.subtitle + rows + cover.confidentiality
        self.body = words(front + "".join(map(self._block, document.body)))

    def _inlines(self, children: Inlines, in_note: bool = False) -> str:
        out = []
        for child in children:
            match child:
                case Text(text) | Code(text) | Badge(text):
                    out.append(text)
                case Strong(inner) | Emphasis(inner) | Link(_, inner):
                    out.append(self._inlines(inner, in_note))
                case Footnote(inner) if in_note:
                    out.append(f"({self._inlines(inner, True)})")
                case Footnote(inner):
                    at = len(self.notes)
                    self.notes.append("")
                    self.notes[at] = words(self._inlines(inner, in_note=True))
                case LineBreak():
                    pass
        return "".join(out)

    def _caption(self, kind: str, word: str, text: str) -> str:
        if not text:
            return ""
        self._counts[kind] += 1
        return f"{word} {self._counts[kind]}: {text}"

    def _block(self, block: Block) -> str:
        match block:
            case Heading(_, children) | Paragraph(children):
                return self._inlines(children)
            case BulletList(items) | OrderedList(items):
                return "".join(self._block(b) for item in items for b in item.children)
            case Quote(children):
                return "".join(map(self._block, children))
            case CodeBlock(text):
                return text
            case Table():
                caption = self._caption("table", self._labels.table, block.caption)
                return caption + "".join(self._inlines(c.children) for r in (block.header, *block.rows) for c in r)
            case Record():
                head = block.id + block.title + "".join(b.text for b in block.badges)
                inner = "".join(map(self._block, block.body))
                return head + inner + "".join(label + self._inlines(value) for label, value in block.properties)
            case Figure():
                return self._caption("figure", self._labels.figure, block.caption)
            case PageBreak() | Contents():
                return ""


def read_back(data: bytes) -> tuple[str, list[str]]:
    """The words of the body without contents and lists, and of each footnote."""
    docx = Docx(data)
    body = "".join(paragraph_text(p) for p in docx.document.iter(f"{W}p") if not _in_contents(p))
    notes = [
        "".join(paragraph_text(p) for p in note.iter(f"{W}p"))
        for note in docx.parts["word/footnotes.xml"]
        if int(note.get(f"{W}id")) > 0
    ]
    return words(body), [words(n) for n in notes]


def _in_contents(paragraph: etree._Element) -> bool:
    style: Iterator[str] = (s.get(f"{W}val") for s in paragraph.iterfind(f"{W}pPr/{W}pStyle"))
    return next(style, "") in ("TOCHeading", "Toc1", "Toc2", "Toc3", "TableOfFigures")
