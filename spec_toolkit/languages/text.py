"""Texts of three scripts as sentences and words, with the way back to the author's characters."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

LANGUAGES = ("en", "he", "ar")

#: Stands for every character of a masked name; a private-use character, so no author's text holds it.
MASK = "\ue000"

#: Characters that normalisation changes: bidi controls, joiners, soft hyphen, no-break spaces, Hebrew points, maqaf,
#: geresh and gershayim, Arabic marks, tatweel, presentation forms, Arabic-Indic digits and signs, full-width forms.
_UNUSUAL = re.compile(
    "[\u00a0\u00ad\u0591-\u05c7\u05f3\u05f4\u0610-\u061a\u0640\u064b-\u065f\u0660-\u066c\u0670\u06d6-\u06ed\u06f0-\u06f9"
    "\u200b-\u200f\u2010\u2011\u2028-\u202f\u2060-\u2069\ufb1d-\ufdff\ufe70-\ufeff\uff00-\uffef]"
)
_DROPPED = re.compile(
    "[\u00ad\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_REPLACED = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u05be": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u05c0": " ",
    "\u05c3": " ",
    "\u05f3": "'",
    "\u05f4": '"',
    "\u066a": "%",
    "\u066b": ".",
    "\u066c": ",",
} | {chr(first + digit): str(digit) for first in (0x0660, 0x06F0) for digit in range(10)}

_HEBREW = re.compile("[\u05d0-\u05ea]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]+")
_LATIN = re.compile("[A-Za-z]+")

#: A question in quotation marks does not end an Arabic sentence, as its next word shows no capital letter.
_BREAK = re.compile(r"[.!?؟…](?:[\"'”»)\]]+(?![ \t]+[\u0621-\u064a]))?(?P<gap>[ \t]+)(?=[^\sa-z])|(?P<line>\n[\s]*)")
_END = re.compile("[.!?؟…\n]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|approx|vs|no|nr|incl|max|min|cf|resp)|\b(?-i:[A-Z])|^\s*\d+)\.$", re.IGNORECASE
)

#: What somebody has still to fill in: `<how many users?>`; no tag (`<br>`), no address (`<https://…>`).
PLACEHOLDER = re.compile(
    r"<(?!/?(?:a|abbr|b|br|code|div|em|h[1-6]|hr|i|img|kbd|li|mark|ol|p|pre|s|small|span|strong|su[bp]|table|t[dhr]|u|ul)\b"
    r"[^?؟<>]*>)[^\W\d_](?:[^<>\n=@/]|/(?!/)){0,119}(?<!\s)>"
)

#: Characters before a full stop that tell an abbreviation from the end of a sentence.
_REACH = 12

#: An abbreviation (e.g.), a word, a number, a masked name or a sign; a hyphen inside a compound is no token.
TOKEN = re.compile(
    rf"\b[A-Za-z]\.[A-Za-z]\.|[^\W\d_]+(?:['’\"][^\W\d_]+)*|\d+(?:[.,:]\d+)*|{MASK}+|[^\w\s{MASK}*`-]|(?<!\w)-|-(?!\w)"
)


def tokens(text: str) -> list[str]:
    """The tokens of a normalised text, in its order."""
    # Most of what stands between spaces is one word, and no pattern is needed to see it.
    found: list[str] = []
    for piece in text.split():
        if piece.isalpha():
            found.append(piece)
        else:
            found += TOKEN.findall(piece)
    return found


@dataclass(frozen=True, slots=True)
class Normal:
    """A normalised text; `offsets[i]` is the place in the original of its character `i` (None: the same places)."""

    text: str
    offsets: tuple[int, ...] | None = None

    def original(self, position: int) -> int:
        """Where the character at `position` (or the end of the text) stands in the original."""
        return position if self.offsets is None else self.offsets[position]


def normalise(text: str) -> Normal:
    """NFKC without points, vowel marks, joiners and bidi controls; ASCII digits, hyphens and quotes; places kept."""
    if text.isascii() or _UNUSUAL.search(text) is None:
        return Normal(text)
    pieces: list[str] = []
    offsets: list[int] = []
    after = 0
    for found in _UNUSUAL.finditer(text):
        place = found.start()
        written = _written(found[0])
        pieces += (text[after:place], written)
        offsets.extend(range(after, place))
        offsets.extend([place] * len(written))
        after = place + 1
    pieces.append(text[after:])
    offsets.extend(range(after, len(text) + 1))
    return Normal("".join(pieces), tuple(offsets))


@cache
def _written(letter: str) -> str:
    """What stands for an unusual character in a normalised text; nothing for one that is dropped."""
    if _DROPPED.match(letter):
        return ""
    return _REPLACED.get(letter) or unicodedata.normalize("NFKC", letter)


def language_of(text: str) -> str:
    """The language of a sentence by its script: most letters win; without letters it is English."""
    if text.isascii():
        return "en"
    # Counting first bytes is far faster than looking for letters; it decides where one script has most of the text.
    written = text.encode("utf-8", "replace")
    hebrew_signs = written.count(b"\xd7")
    arabic_signs = written.count(b"\xd8") + written.count(b"\xd9")
    if not arabic_signs and hebrew_signs * 3 > len(text):
        return "he"
    if not hebrew_signs and arabic_signs * 2 > len(text):
        return "ar"
    latin_free = _LATIN.search(text) is None
    if latin_free and _HEBREW.search(text) and not _ARABIC.search(text):
        return "he"
    if latin_free and _ARABIC.search(text) and not _HEBREW.search(text):
        return "ar"
    hebrew = len("".join(_HEBREW.findall(text)))
    arabic = len("".join(_ARABIC.findall(text)))
    if not hebrew and not arabic:
        return "en"
    latin = len("".join(_LATIN.findall(text))) // 2
    return max((hebrew, "he"), (arabic, "ar"), (latin, "en"))[1]


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), without the white space around them."""
    if text and not text[0].isspace() and not text[-1].isspace() and not _END.search(text, 0, len(text) - 1):
        return [(0, len(text))]
    found = []
    start = 0
    for end in _BREAK.finditer(text):
        gap = end.start(end.lastgroup or 0)
        if end.lastgroup == "gap" and _ABBREVIATION.search(text, max(start, gap - _REACH), gap):
            continue
        found.append((start, gap))
        start = end.end()
    found.append((start, len(text)))
    return [trimmed for first, last in found if (trimmed := _trimmed(text, first, last))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
