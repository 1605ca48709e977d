"""Text in figures: how wide it is, where it breaks, which way it runs.

Widths come from the advance table of the shipped font (`fonts/advances.json`). Arabic letters are counted in their
isolated form, a few percent wider than joined: a box may be a little roomy, never tight.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

#: Line height in units of the font size.
LEADING = 1.3
#: Height of the letters above the base line, in units of the font size.
ASCENT = 0.76
#: Width of a character that the font does not know, in units of the font size.
UNKNOWN_ADVANCE = 1.0

_EMBED_RIGHT_TO_LEFT, _EMBED_LEFT_TO_RIGHT, _END_EMBED = "\u202b", "\u202a", "\u202c"
_LEFT_TO_RIGHT_MARK = "\u200e"
#: After Arabic letters the parts of an ISO date would run from the right (rule W2 of the algorithm).
_DATE = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
#: Direction marks of the author's own, which would work against ours.
_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_OPENING, _CLOSING = "([{", ")]}"


@cache
def _advances(bold: bool) -> dict[str, int]:
    table = json.loads((files(__package__) / "fonts" / "advances.json").read_text("ascii"))
    advances: dict[str, int] = table["bold" if bold else "regular"]
    return advances


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text in pixels, `size` being the font size in pixels."""
    advances = _advances(bold)
    total = 0.0
    for character in text:
        advance = advances.get(character)
        if advance is not None:
            total += advance / 1000
        elif unicodedata.category(character) not in ("Mn", "Me", "Cf"):
            total += UNKNOWN_ADVANCE
    return total * size


@lru_cache(maxsize=20_000)
def wrap(text: str, room: float, size: float, bold: bool = False, most: int = 0) -> tuple[str, ...]:
    """The text broken into lines no wider than `room` pixels; at most `most` lines (0: any), the last with an ellipsis.

    A word wider than the room is broken between characters. A bracketed phrase stays on one line where it fits, since
    the base direction of a line without its opening bracket would turn the closing one around.
    """
    lines: list[str] = []
    for word in _words(text, room, size, bold):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    if most and len(lines) > most:
        lines[most - 1 :] = [_shorten(" ".join(lines[most - 1 :]), room, size, bold)]
    return tuple(lines)


def _words(text: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """What a line break may not part: words, bracketed phrases that fit, pieces of words that do not fit."""
    phrase = ""
    for word in text.split():
        phrase = f"{phrase} {word}" if phrase else word
        if _open_brackets(phrase) and width(phrase, size, bold) <= room:
            continue
        if width(phrase, size, bold) <= room:
            yield phrase
        else:
            for part in phrase.split():
                yield from _pieces(part, room, size, bold)
        phrase = ""
    yield from phrase.split()


def _open_brackets(text: str) -> int:
    return sum(text.count(mark) for mark in _OPENING) - sum(text.count(mark) for mark in _CLOSING)


def _pieces(word: str, room: float, size: float, bold: bool) -> Iterator[str]:
    piece = ""
    for character in word:
        if piece and not unicodedata.combining(character) and width(piece + character, size, bold) > room:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _shorten(text: str, room: float, size: float, bold: bool) -> str:
    while text and width(text + "…", size, bold) > room:
        text = text[:-1].rstrip()
    return text + "…"


_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_REFERENCE = re.compile(r"\[([^\]\s]+)\]")
_MARKUP = re.compile(r"\*\*|__|`|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")


@lru_cache(maxsize=20_000)
def plain(text: str | None) -> str:
    """An author's text as it stands in a figure: without inline Markdown, line breaks and control characters."""
    if not text:
        return ""
    text = _MARKUP.sub("", _REFERENCE.sub(r"\1", _LINK.sub(r"\1", text)))
    kept = (c if unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn") and c not in _CONTROLS else " " for c in text)
    return " ".join("".join(kept).split())


def quantity(value: object, unit: str | None) -> str:
    """A value with its unit: 30 days, 95%, 2,400,000 SAR."""
    shown = str(value)
    if isinstance(value, float):
        shown = str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"
    if len(shown) > 4 and shown.lstrip("-").isdecimal():
        shown = f"{int(shown):,}"
    name = plain(unit)
    return f"{shown}{name}" if name == "%" else f"{shown} {name}".strip()


def height(lines: int, size: float) -> float:
    """The height of so many lines in pixels."""
    return lines * size * LEADING


def directed(lines: tuple[str, ...], right_to_left: bool) -> tuple[str, ...]:
    """The lines of one label, each with the direction marks that keep it in order in any renderer.

    A label of one script runs its own way, a mixed one the way of the figure. The direction of a mark between two
    words is decided on the whole label, before it was broken into lines (Unicode Bidirectional Algorithm, L1 after W
    and N), so a comma at a line's end stays with the Latin words around it. resvg ignores the `direction` attribute
    and takes left to right as base; an embedding (U+202B or U+202A … U+202C) is read alike by resvg and browsers.
    """
    strong = [_strong(line) for line in lines]
    scripts = {mark for marks in strong for _, mark in marks}
    if "R" not in scripts:
        return lines if not right_to_left else tuple(_embed(line, _EMBED_LEFT_TO_RIGHT) for line in lines)
    if not right_to_left and "L" in scripts:
        return tuple(_embed(line, _EMBED_LEFT_TO_RIGHT) for line in lines)
    marked = []
    for number, line in enumerate(lines):
        if _between_latin(strong, number):
            line += _LEFT_TO_RIGHT_MARK
        if number and _between_latin(strong, number - 1):
            line = _LEFT_TO_RIGHT_MARK + line
        marked.append(
            _embed(_DATE.sub(rf"{_LEFT_TO_RIGHT_MARK}\g<0>{_LEFT_TO_RIGHT_MARK}", line), _EMBED_RIGHT_TO_LEFT)
        )
    return tuple(marked)


def _embed(line: str, mark: str) -> str:
    return f"{mark}{line}{_END_EMBED}"


def _strong(line: str) -> list[tuple[int, str]]:
    """Places of the letters that have a direction of their own: (index, "L" or "R")."""
    kinds = ((index, unicodedata.bidirectional(character)) for index, character in enumerate(line))
    return [(index, "L" if kind == "L" else "R") for index, kind in kinds if kind in ("L", "R", "AL")]


def _between_latin(strong: list[list[tuple[int, str]]], number: int) -> bool:
    """Whether the letters on both sides of the break after this line are Latin."""
    if number + 1 >= len(strong) or not strong[number] or not strong[number + 1]:
        return False
    return strong[number][-1][1] == "L" and strong[number + 1][0][1] == "L"


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own runs from the right."""
    marks = _strong(text)
    return bool(marks) and marks[0][1] == "R"
