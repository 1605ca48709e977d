"""What the reader looks at a report with, and how wide text is there."""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """Where a report is shown: `terminal` lays out right-to-left text itself; `width` is in columns. `whole`: every
    remark, also where a rule says the same many times.
    """

    terminal: bool = False
    colour: bool = False
    width: int = 80
    quiet: bool = False
    whole: bool = True
    #: Where the project's folder is, seen from the current one, with a slash at its end; empty for the same.
    prefix: str = ""


#: Latin, Hebrew and Arabic letters and common signs: each takes one column.
PLAIN = (
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u05be\u05c0\u05c3\u05d0-\u05ea\u05f0-\u05f4\u060c-\u060f\u061b\u061f-\u064a"
    r"\u0660-\u066f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
#: Vowel marks of Hebrew and Arabic, which take none.
MARK = r"[\u0591-\u05bd\u05bf\u064b-\u065f\u0670]"
_PLAIN = re.compile(f"{PLAIN}*")
_MARKED, _MARK = re.compile(f"(?:{PLAIN}|{MARK})*"), re.compile(MARK)
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"


def width(text: str) -> int:
    """Columns that a text takes on a terminal: East Asian wide characters and pictures take two, marks none.

    After Unicode Standard Annex 11.
    """
    if _PLAIN.fullmatch(text):
        return len(text)
    if _MARKED.fullmatch(text):
        return len(_MARK.sub("", text))
    columns, joined = 0, False
    for char in text:
        if char == _EMOJI_STYLE and columns:
            columns += 0
        elif not joined:
            columns += char_width(char)
        joined = char == _JOINER
    return columns


def is_plain(text: str) -> bool:
    """Whether each of its characters takes one column."""
    return _PLAIN.fullmatch(text) is not None


def char_width(char: str) -> int:
    """Columns of one character."""
    if char < "\u0300":
        return 1 if char >= " " and char != "\xad" else 0
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if "\U0001f3fb" <= char <= "\U0001f3ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    if text.isascii():
        return False
    return next((d != "L" for d in map(unicodedata.bidirectional, text) if d in ("L", "R", "AL")), False)
