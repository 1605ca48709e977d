"""From a character of a scalar's value back to the characters of the file that it came from.

A scalar is read again, only when somebody asks for words inside it. The folding rules are those of the
YAML 1.1 scanner in libyaml (`yaml_parser_scan_plain_scalar`, `…_flow_scalar`, `…_block_scalar`).
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_PROPERTIES = re.compile(r"(?:(?:[&!][^\s,\[\]{}]*|!<[^>\s]*>)(?:\s|#[^\r\n]*)*)*")
_FOLD = re.compile(r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*")
_BREAK = re.compile(r"\r\n|\r|\n")
_HEADER = re.compile(r"([|>])([+-]?)([1-9]?)([+-]?)[^\r\n]*(?:\r\n|\r|\n|\Z)")
_HEX_DIGITS = {"x": 2, "u": 4, "U": 8}
_ESCAPES = dict(zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))

#: One character of the value before normalisation, and the characters of the file that stand for it.
Written = tuple[str, int, int]


@dataclass(frozen=True)
class Scalar:
    """One scalar in a file. Offsets count characters of the file's text."""

    #: `""` for plain, else `"`, `'`, `|` or `>`.
    style: str
    value: str
    #: A quoted scalar with its quotes, a block scalar without its header and last line end.
    start: int
    end: int
    #: For every character of `value` the characters `starts[i]:ends[i]` of the file.
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def read(cls, text: str, at: int, value: str) -> "Scalar":
        """Read the scalar that starts at offset `at` and has that value."""
        begin = properties_end(text, at)
        if literal := _literal(text, begin, value):
            return literal
        begin, style, written = _write_out(text, at, value)
        starts, ends = _align(written, value)
        if style in ("'", '"'):
            end = written[-1][2] if written else begin + 1
            closing = text.find(style, end)
            return cls(style, value, begin, closing + 1 if closing >= 0 else end, starts, ends)
        last = len(value.rstrip("\r\n")) if style else len(value)
        if not last:
            return cls(style, value, begin, begin + (1 if style else 0), starts, ends)
        return cls(style, value, starts[0], ends[last - 1], starts, ends)

    @staticmethod
    def spells(text: str, at: int, value: str) -> bool:
        """Whether the scalar that starts at offset `at` has that value."""
        _, _, written = _write_out(text, at, value)
        return unicodedata.normalize("NFC", "".join(part[0] for part in written)) == value

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the file that stand for `value[start:end]`."""
        size = len(self.value)
        start, end = max(0, min(start, size)), max(0, min(end, size))
        if not size:
            return self.start, self.end
        if start >= end:
            at = self.starts[start] if start < size else self.ends[-1]
            return at, at
        return self.starts[start], self.ends[end - 1]


def _literal(text: str, begin: int, value: str) -> Scalar | None:
    """A plain or quoted scalar that stands in the file as its value is, as most do; None for any other one."""
    style = text[begin : begin + 1]
    if style in ("|", ">") or "\n" in value or not value:
        return None
    quotes = 1 if style in ("'", '"') else 0
    first, last = begin + quotes, begin + quotes + len(value)
    # Inside quotes the value ends where they do; a quotation mark or a backslash stands there as something else.
    if not text.startswith(value, first) or (quotes and (text[last : last + 1] != style or style in value)):
        return None
    if (style == '"' and "\\" in value) or not unicodedata.is_normalized("NFC", value):
        return None
    return Scalar(style if quotes else "", value, begin, last + quotes, range(first, last), range(first + 1, last + 1))


def properties_end(text: str, at: int) -> int:
    """The offset of a value's own first character, behind its anchor and tag."""
    match = _PROPERTIES.match(text, at)
    return match.end() if match else at


def _write_out(text: str, at: int, value: str) -> tuple[int, str, list[Written]]:
    """Where the scalar at `at` begins, its style, and its characters."""
    begin = properties_end(text, at)
    style = text[begin : begin + 1]
    if style in ("|", ">"):
        return begin, style, _block(text, begin, value)
    if style in ("'", '"'):
        return begin, style, _quoted(text, begin)
    return begin, "", _plain(text, begin, value)


def _align(written: list[Written], value: str) -> tuple[list[int], list[int]]:
    """Offsets for every character of the value, which is normalised; what is written may not be."""
    if len(written) == len(value) and all(part[0] == char for part, char in zip(written, value, strict=True)):
        return [part[1] for part in written], [part[2] for part in written]
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _clusters(written):
        composed = unicodedata.normalize("NFC", "".join(part[0] for part in cluster))
        if composed == "".join(part[0] for part in cluster):
            starts += [part[1] for part in cluster]
            ends += [part[2] for part in cluster]
        else:
            starts += [cluster[0][1]] * len(composed)
            ends += [cluster[-1][2]] * len(composed)
    missing = len(value) - len(starts)
    edge = ends[-1] if ends else 0
    return starts[: len(value)] + [edge] * missing, ends[: len(value)] + [edge] * missing


def _clusters(written: list[Written]) -> list[list[Written]]:
    """Runs of characters that normalisation never looks across."""
    clusters: list[list[Written]] = []
    for part in written:
        if clusters and _may_join(part[0]):
            clusters[-1].append(part)
        else:
            clusters.append([part])
    return clusters


def _may_join(char: str) -> bool:
    """Marks and the vowels and final consonants of Hangul compose with what stands before them."""
    return unicodedata.category(char) in ("Mn", "Mc") or "\u1160" <= char <= "\u11ff"


def _white_space(text: str, start: int) -> tuple[list[Written], int]:
    """A stretch of white space, and its end. With line ends in it, one is a space, each further one a line end."""
    match = _FOLD.match(text, start)
    if match:
        breaks = _BREAK.findall(text, start, match.end())
        content = " " if len(breaks) == 1 else "\n" * (len(breaks) - 1)
        return [(char, start, match.end()) for char in content], match.end()
    end = start
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return [(text[each], each, each + 1) for each in range(start, end)], end


def _plain(text: str, at: int, value: str) -> list[Written]:
    written: list[Written] = []
    # The text does not say where a plain scalar ends, so it is read until the value is complete.
    total, pending = 0, ""
    while at < len(text):
        char = text[at]
        if not _may_join(char):
            if total + len(unicodedata.normalize("NFC", pending)) >= len(value):
                break
            total, pending = total + len(unicodedata.normalize("NFC", pending)), ""
        if char in " \t\r\n":
            space, at = _white_space(text, at)
            written += space
            pending = "".join(part[0] for part in space)
        else:
            written.append((char, at, at + 1))
            pending, at = pending + char, at + 1
    return written


def _quoted(text: str, at: int) -> list[Written]:
    quote = text[at]
    written: list[Written] = []
    at += 1
    while at < len(text):
        char = text[at]
        if char in " \t\r\n":
            space, at = _white_space(text, at)
            written += space
        elif char == quote and quote == "'" and text[at + 1 : at + 2] == "'":
            written.append(("'", at, at + 2))
            at += 2
        elif char == quote:
            break
        elif char == "\\" and quote == '"':
            escape = _escape(text, at)
            written += escape[0]
            at = escape[1]
        else:
            written.append((char, at, at + 1))
            at += 1
    return written


def _escape(text: str, at: int) -> tuple[list[Written], int]:
    """What a backslash stands for, and the offset behind it."""
    code = text[at + 1 : at + 2]
    fold = _FOLD.match(text, at + 1) if code in ("\r", "\n") else None
    if fold:
        breaks = len(_BREAK.findall(text, at + 1, fold.end()))
        return [("\n", at, fold.end())] * (breaks - 1), fold.end()
    digits = _HEX_DIGITS.get(code)
    if digits:
        end = at + 2 + digits
        return [(chr(int(text[at + 2 : end], 16)), at, end)], end
    return [(_ESCAPES.get(code, code), at, at + 2)], at + 2


def _block(text: str, at: int, value: str) -> list[Written]:
    header = _HEADER.match(text, at)
    if header is None:
        return []
    chomping = header[2] or header[4]
    body = header.end()
    if not header[3]:
        first = re.compile(r"(?:[ ]*(?:\r\n|\r|\n))*([ ]*)").match(text, body)
        return _block_lines(text, body, len(first[1]) if first else 0, header[1], chomping)
    # The indentation counts from the parent's, which is not known here: the one that gives the value is right.
    best: list[Written] = []
    for indent in range(int(header[3]), int(header[3]) + 200):
        written = _block_lines(text, body, indent, header[1], chomping)
        if unicodedata.normalize("NFC", "".join(part[0] for part in written)) == value:
            return written
        best = best or written
    return best


def _block_lines(text: str, at: int, indent: int, style: str, chomping: str) -> list[Written]:
    written: list[Written] = []
    leading: list[Written] = []
    was_blank = False
    trailing, at, column = _block_breaks(text, at, indent)
    while at < len(text) and column == indent:
        blank = text[at] in " \t"
        if style == ">" and leading and not was_blank and not blank:
            if not trailing:
                written.append((" ", leading[0][1], at))
        else:
            written += leading
        written += trailing
        was_blank = blank
        end = _BREAK.search(text, at)
        line_end = end.start() if end else len(text)
        written += [(text[each], each, each + 1) for each in range(at, line_end)]
        at = end.end() if end else line_end
        leading = [("\n", line_end, at)] if end else []
        trailing, at, column = _block_breaks(text, at, indent)
    if chomping != "-":
        written += leading
    if chomping == "+":
        written += trailing
    return written


def _block_breaks(text: str, at: int, indent: int) -> tuple[list[Written], int, int]:
    """Eat indentation and empty lines; the line ends among them count. Gives them, and where that led."""
    breaks: list[Written] = []
    while True:
        column = 0
        while column < indent and text[at : at + 1] == " ":
            at += 1
            column += 1
        match = _BREAK.match(text, at)
        if not match:
            return breaks, at, column
        breaks.append(("\n", at, match.end()))
        at = match.end()
