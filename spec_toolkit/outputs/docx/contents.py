"""Captions, and the contents and lists that are written in full, so that Word need not fill them."""

from ...document.blocks import Contents, Labels, plain_text
from .anchors import Anchors
from .fields import field
from .inlines import InlineWriter
from .outline import Outline, table_anchor
from .styles import Stylesheet

_DEEPEST = 3
#: Names of Word's counters; the shown word ("Table") is text and follows the language.
_COUNTERS = {"table": "Table", "figure": "Figure"}


class ContentsWriter:
    """Counts captions as they are written; the lists take their order from the outline."""

    def __init__(
        self, styles: Stylesheet, anchors: Anchors, inlines: InlineWriter, outline: Outline, labels: Labels
    ) -> None:
        self._anchors = anchors
        self._inlines = inlines
        self._outline = outline
        self._words = {"table": labels.table, "figure": labels.figure}
        self._counts = {"table": 0, "figure": 0}
        self._caption = styles["caption"]
        self._heading = styles["TOC Heading"]
        self._entries = [styles[f"toc {level}"] for level in range(1, _DEEPEST + 1)]
        self._list_entry = styles["table of figures"]
        # A section that ends within a field loses the fields of its footer in LibreOffice.
        self._end = f'<w:p><w:pPr><w:pStyle w:val="{styles["Spec After Table"]}"/></w:pPr></w:p>'

    def caption(self, kind: str, text: str, anchor: str | None, keep_with_next: bool) -> str:
        """The caption paragraph of the next table or figure; `anchor` None means the table's own."""
        self._counts[kind] += 1
        number = self._counts[kind]
        content = (
            self._inlines.text(f"{self._words[kind]} ")
            + field(f"SEQ {_COUNTERS[kind]} \\* ARABIC", self._inlines.text(str(number)), self._inlines.right_to_left)
            + self._inlines.text(f": {text}")
        )
        keep = "<w:keepNext/>" if keep_with_next else ""
        content = self._anchors.mark(anchor if anchor is not None else table_anchor(number), content)
        return f'<w:p><w:pPr><w:pStyle w:val="{self._caption}"/>{keep}</w:pPr>{content}</w:p>'

    def write(self, block: Contents) -> str:
        """The contents and, where there are any, the lists of tables and figures."""
        out = [self._table_of_contents(block.title)]
        for kind, title, found in (
            ("table", block.tables_title, self._outline.tables),
            ("figure", block.figures_title, self._outline.figures),
        ):
            if found:
                out.append(self._title(title))
                lines = [
                    self._line(anchor, self._inlines.text(f"{self._words[kind]} {number}: {text}"))
                    for number, (text, anchor) in enumerate(found, 1)
                ]
                out.append(self._field(f'TOC \\h \\z \\c "{_COUNTERS[kind]}"', [self._list_entry] * len(lines), lines))
        return "".join(out) + self._end

    def _table_of_contents(self, title: str) -> str:
        styles, lines = [], []
        for entry in self._outline.headings:
            if entry.level > _DEEPEST:
                continue
            number = self._inlines.text(entry.number) + "<w:r><w:tab/></w:r>" if entry.number else ""
            styles.append(self._entries[entry.level - 1])
            lines.append(self._line(entry.anchor, number + self._inlines.text(plain_text(entry.children))))
        if not lines:
            return self._title(title)
        instruction = f'TOC \\o "1-{_DEEPEST}" \\h \\z \\u'
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{self._title(title)}"
            f"{self._field(instruction, styles, lines)}</w:sdtContent></w:sdt>"
        )

    def _title(self, title: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{self._heading}"/></w:pPr>{self._inlines.text(title)}</w:p>'

    def _line(self, anchor: str, content: str) -> str:
        name = self._anchors.name(anchor)
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>' if name else content

    def _field(self, instruction: str, styles: list[str], lines: list[str]) -> str:
        """A field whose result is whole paragraphs: it begins in the first and ends in the last.

        Page numbers are left out: only Word's own layout knows them, and a wrong one is worse than none. Updating
        the field in Word adds them.
        """
        whole = field(instruction, "\0", self._inlines.right_to_left)
        opening, closing = whole.split("\0")
        last = len(lines) - 1
        return "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{opening if at == 0 else ""}{line}'
            f"{closing if at == last else ''}</w:p>"
            for at, (style, line) in enumerate(zip(styles, lines, strict=True))
        )
