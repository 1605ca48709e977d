"""Inline content as Word runs: one direction per run, formatting in both the plain and the complex-script twin."""

import re
from collections.abc import Callable
from typing import NamedTuple

from ...document.blocks import (
    Badge,
    Code,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Text,
    plain_text,
)
from .._direction import LEFT_TO_RIGHT_MARK, LINE_BREAK, marks, paragraph_direction, resolve
from .anchors import Anchors
from .markup import clean, escape
from .package import Relationships
from .styles import Stylesheet

#: An id, or a date.
_WHOLE = re.compile(r"(?<![\w-])(?:[A-Z][A-Z0-9]{0,9}(?:-[A-Z0-9]{1,9})*-\d{1,6}|\d{4}-\d\d-\d\d)(?![\w-])", re.ASCII)
_RUN = re.compile("L+|R+")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
#: The coloured ground of a badge reaches a little beyond its word.
_PADDING = "\u00a0"
_SHORT, _MOST_REMEMBERED = 48, 5000
_BREAK = "<w:r><w:br/></w:r>"


class Format(NamedTuple):
    """How a run is set: a character style's id, bold, italic."""

    style: str = ""
    bold: bool = False
    italic: bool = False


PLAIN = Format()


class _Piece(NamedTuple):
    """Text in one format, or finished markup that stands between texts (`text` is empty then)."""

    text: str
    format: Format = PLAIN
    markup: str = ""
    code: bool = False


class InlineWriter:
    """Writes the inline content of one part (the body, the footnotes), whose links are `relationships`."""

    def __init__(
        self,
        styles: Stylesheet,
        anchors: Anchors,
        relationships: Relationships,
        *,
        right_to_left: bool,
        right_to_left_language: str,
        footnote: Callable[[Footnote], str] | None,
    ) -> None:
        self.right_to_left = right_to_left
        self._anchors = anchors
        self._relationships = relationships
        self._footnote = footnote
        self._language = right_to_left_language
        self._link_style = styles.character("Hyperlink")
        self._code_style = styles.character("Spec Code Text")
        self._badge_styles = {
            tone: styles.character(f"Spec Badge {tone.replace('_', ' ')}")
            for tone in ("neutral", "must", "long_term", "nice_to_have", "undetermined", "good", "warning", "bad")
        }
        # The id at the head of its record never meets a line end; with a plain hyphen, searching in Word finds it.
        self._record_id_style = styles.character("Spec Record Id")
        self._properties: dict[tuple[Format, str], str] = {}
        # Labels, names and ids come again and again, and cutting them into runs is most of the work.
        self._short: dict[tuple[str, Format], str] = {}

    def runs(self, children: Inlines, format: Format = PLAIN) -> str:
        """The runs of a paragraph's content."""
        if len(children) == 1:
            only = children[0]
            if type(only) is Text:
                return self.text(only.text, format)
        pieces: list[_Piece] = []
        self._flatten(children, format, pieces, in_link=False)
        return self._join(pieces)

    def text(self, text: str, format: Format = PLAIN) -> str:
        """The runs of plain text that is a paragraph of its own, or stands alone in its direction."""
        text = clean(text)
        if not text:
            return ""
        if text.isascii() and not self.right_to_left:
            return self._run(text, format, "L")
        if len(text) > _SHORT:
            return self._join([_Piece(text, format)])
        runs = self._short.get((text, format))
        if runs is None:
            runs = self._join([_Piece(text, format)])
            if len(self._short) < _MOST_REMEMBERED:
                self._short[text, format] = runs
        return runs

    def code_line(self, line: str) -> str:
        """A line of preformatted text, in the paragraph's own looks and always from the left."""
        directions = resolve(line, False)
        return "".join(self._run(line[m.start() : m.end()], PLAIN, m[0][0]) for m in _RUN.finditer(directions))

    def paragraph_properties(self, children: Inlines) -> str:
        """`w:bidi` where the paragraph is wholly in the other direction than the document, else nothing."""
        if len(children) == 1 and type(children[0]) is Text:
            text = children[0].text
            if not self.right_to_left and text.isascii():
                return ""
        else:
            text = plain_text(children)
        direction = paragraph_direction(text, self.right_to_left)
        if direction is None:
            return ""
        return "<w:bidi/>" if direction else '<w:bidi w:val="0"/>'

    def badges(self, badges: tuple[Badge, ...]) -> str:
        """Badges in a row, a space between them."""
        space = self._run(" ", PLAIN, "R" if self.right_to_left else "L")
        return space.join(self.runs((badge,)) for badge in badges if badge.text)

    def _flatten(self, children: Inlines, format: Format, pieces: list[_Piece], in_link: bool) -> None:
        for child in children:
            match child:
                case Text(text):
                    pieces.append(_Piece(clean(text), format))
                case Strong(inner):
                    self._flatten(inner, format._replace(bold=True), pieces, in_link)
                case Emphasis(inner):
                    self._flatten(inner, format._replace(italic=True), pieces, in_link)
                case Code(text):
                    pieces.append(_Piece(clean(text), format._replace(style=self._code_style), code=True))
                case Link():
                    self._flatten_link(child, format, pieces, in_link)
                case Badge(text, tone):
                    padded = f"{_PADDING}{clean(text)}{_PADDING}"
                    pieces.append(_Piece(padded, format._replace(style=self._badge_styles[tone])))
                case LineBreak():
                    pieces.append(_Piece(LINE_BREAK, markup=_BREAK))
                case Footnote(inner):
                    if self._footnote is not None:
                        pieces.append(_Piece("", markup=self._footnote(child)))
                    else:  # Word has no footnotes in footnotes and headers
                        pieces.append(_Piece(" (", format))
                        self._flatten(inner, format, pieces, in_link)
                        pieces.append(_Piece(")", format))

    def _flatten_link(self, link: Link, format: Format, pieces: list[_Piece], in_link: bool) -> None:
        opening = None if in_link else self._link_opening(link.target)
        if opening is None:
            self._flatten(link.children, format, pieces, in_link)
            return
        pieces.append(_Piece("", markup=opening))
        self._flatten(link.children, format._replace(style=self._link_style), pieces, in_link=True)
        pieces.append(_Piece("", markup="</w:hyperlink>"))

    def _link_opening(self, target: str) -> str | None:
        if target.startswith("#"):
            name = self._anchors.name(target[1:])
            return f'<w:hyperlink w:anchor="{name}" w:history="1">' if name else None
        id_ = self._relationships.hyperlink(target)
        return f'<w:hyperlink r:id="{id_}" w:history="1">' if id_ else None

    def _join(self, pieces: list[_Piece]) -> str:
        """Resolve direction over the whole paragraph, then cut each piece where it changes."""
        # Code runs left to right whatever it holds; for the sentence around it, it is one Latin word.
        text = "".join("a" * len(p.text) if p.code else p.text for p in pieces)
        if self.right_to_left:
            positions = marks(text)
            if positions:
                pieces = _insert_marks(pieces, positions)
                text = "".join("a" * len(p.text) if p.code else p.text for p in pieces)
        directions = resolve(text, self.right_to_left)
        out: list[str] = []
        at = 0
        for piece in pieces:
            end = at + len(piece.text)
            if piece.markup:
                out.append(piece.markup)
            elif piece.code:
                out.append(self._code(piece))
            elif piece.text:
                stretch = directions[at:end]
                for match in _RUN.finditer(stretch):
                    start, stop = match.span()
                    out.append(self._run(piece.text[start:stop], piece.format, stretch[start]))
            at = end
        return "".join(out)

    def _code(self, piece: _Piece) -> str:
        directions = resolve(piece.text, False)
        runs = "".join(
            self._run(piece.text[m.start() : m.end()], piece.format, m[0][0]) for m in _RUN.finditer(directions)
        )
        if not self.right_to_left or (piece.text[:1].isalpha() and piece.text[-1:].isalpha()):
            return runs
        edge = self._run(LEFT_TO_RIGHT_MARK, PLAIN, "L")
        return f"{edge}{runs}{edge}"

    def _run(self, text: str, format: Format, direction: str) -> str:
        key = (format, direction if direction == "L" else self._script(text))
        properties = self._properties.get(key)
        if properties is None:
            properties = self._properties[key] = _run_properties(*key)
        content = escape(text)
        if "-" in content and not self.right_to_left and format.style != self._record_id_style:
            content = _WHOLE.sub(_keep_together, content)
        if "\t" in content or "\r" in content:
            content = content.replace("\r", "&#13;").replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        return f'<w:r>{properties}<w:t xml:space="preserve">{content}</w:t></w:r>'

    def _script(self, text: str) -> str:
        """ "R", or the language of a right-to-left run in another script than the document's default one."""
        if self._language.startswith("ar"):
            return "he-IL" if _HEBREW.search(text) and not _ARABIC.search(text) else "R"
        return "ar-SA" if _ARABIC.search(text) and not _HEBREW.search(text) else "R"


def _keep_together(match: re.Match[str]) -> str:
    """An id or a date that no line end parts.

    Not in right-to-left paragraphs: where such an id meets a line end beside Hebrew or Arabic, LibreOffice 7.4 prints
    the rest of the paragraph over one line. An id that is parted at its hyphen can still be read.
    """
    return match[0].replace("-", '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')


def _run_properties(format: Format, direction: str) -> str:
    """`w:rPr`; `direction` is "L", "R" or the language tag of a right-to-left run."""
    inner = f'<w:rStyle w:val="{format.style}"/>' if format.style else ""
    inner += "<w:b/><w:bCs/>" if format.bold else ""
    inner += "<w:i/><w:iCs/>" if format.italic else ""
    inner += "<w:rtl/>" if direction != "L" else ""
    inner += f'<w:lang w:bidi="{direction}"/>' if direction not in ("L", "R") else ""
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _insert_marks(pieces: list[_Piece], positions: list[tuple[int, str]]) -> list[_Piece]:
    """Put each mark into the piece that holds its position; a mark at the very end gets a piece of its own."""
    result: list[_Piece] = []
    at = 0
    waiting = list(positions)
    for piece in pieces:
        end = at + len(piece.text)
        mine = []
        while waiting and waiting[0][0] < end:
            mine.append(waiting.pop(0))
        if mine and not piece.code and not piece.markup:
            text, last = "", 0
            for position, mark in mine:
                text += piece.text[last : position - at] + mark
                last = position - at
            piece = piece._replace(text=text + piece.text[last:])
        result.append(piece)
        at = end
    return result + [_Piece(mark) for _, mark in waiting]


__all__ = ["PLAIN", "Format", "Inline", "InlineWriter", "plain_text"]
