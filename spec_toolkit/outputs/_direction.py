"""Which way each stretch of a paragraph runs.

Word does not apply the Unicode bidirectional algorithm to runs: a run is right to left when it carries `w:rtl`, and its
spaces, brackets and digits follow it. Readers that do apply the algorithm (LibreOffice, browsers, Word's own import)
look at the characters. Both show the same line only when the runs are cut where UAX #9 changes direction, so the rules
W1-W7 and N0-N2 of UAX #9 are applied here to the paragraph as a whole, across bold, links and other formatting.

Explicit embeddings and isolates in author text count as neutral; left-to-right and right-to-left marks count.
Source: https://www.unicode.org/reports/tr9/
"""

import re
import unicodedata
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ..document.blocks import Badge, Code, Emphasis, Footnote, Inline, Inlines, LineBreak, Link, Strong, Text

LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"
#: Stands for a forced line break in the text that is resolved: direction starts anew after it.
LINE_BREAK = "\x1e"

# One letter per character class: L, R, A (AL), E (EN), N (AN), S (ES), T (ET), C (CS), M (NSM), O (all neutrals).
_LETTERS = {"L": "L", "R": "R", "AL": "A", "EN": "E", "AN": "N", "ES": "S", "ET": "T", "CS": "C", "NSM": "M"}


class _Classes(dict[int, str]):
    """Code point → class letter, filled as characters are met."""

    def __missing__(self, point: int) -> str:
        letter = self[point] = _LETTERS.get(unicodedata.bidirectional(chr(point)), "O")
        return letter


_CLASSES = _Classes()
_CLOSING = {"(": ")", "[": "]", "{": "}", "\u2329": "\u232a", "\u27e8": "\u27e9", "\u2045": "\u2046"}
_BRACKET = re.compile(r"[()\[\]{}\u2329\u232a\u27e8\u27e9\u2045\u2046]")
_MAX_OPEN_BRACKETS = 63  # BD16

_MARKS = re.compile("([^M])(M+)")
_AFTER_ARABIC = re.compile("A[^LRA]*")
_IN_NUMBER = re.compile("(?<=E)[SC](?=E)|(?<=N)C(?=N)")
_TERMINATORS = re.compile("T+(?=E)|(?<=E)T+")
_AFTER_LATIN = re.compile("L[^LR]*")
_NEUTRALS = re.compile("O+")
_RUN = re.compile("L+|R+")


@lru_cache(maxsize=4096)
def resolve(text: str, right_to_left: bool) -> str:
    """One letter per character of `text`, "L" or "R", in a paragraph whose base direction is `right_to_left`."""
    if LINE_BREAK in text:
        return ("R" if right_to_left else "L").join(resolve(line, right_to_left) for line in text.split(LINE_BREAK))
    classes = text.translate(_CLASSES)
    if right_to_left and "L" not in classes:
        return "R" * len(text)
    if not right_to_left and not ("R" in classes or "A" in classes or "N" in classes):
        return "L" * len(text)
    base = "R" if right_to_left else "L"
    classes = _resolve_weak(classes, base)
    if _BRACKET.search(text):
        classes = _resolve_brackets(text, classes, base)
    return _resolve_neutral(classes, base).replace("E", "R").replace("N", "R")


def _resolve_weak(classes: str, base: str) -> str:
    """W1-W7: marks follow their base, numbers keep together and follow the Latin before them."""
    sor = base
    if "M" in classes:
        classes = _MARKS.sub(lambda m: m[1] * len(m[0]), sor + classes)[1:]
    if "A" in classes:
        classes = _AFTER_ARABIC.sub(lambda m: m[0].replace("E", "N"), classes).replace("A", "R")
    if "E" in classes or "N" in classes:
        classes = _IN_NUMBER.sub(lambda m: classes[m.start() - 1], classes)
        classes = _TERMINATORS.sub(lambda m: "E" * len(m[0]), classes)
        classes = _AFTER_LATIN.sub(lambda m: m[0].replace("E", "L"), sor + classes)[1:]
    return classes.replace("S", "O").replace("T", "O").replace("C", "O")


def _resolve_brackets(text: str, classes: str, base: str) -> str:
    """N0: a pair of brackets takes the direction of what it holds, and of what it stands in."""
    resolved = list(classes)
    for opening, closing in _bracket_pairs(text):
        inside = {_strong(c) for c in resolved[opening + 1 : closing] if c != "O"}
        if not inside:
            continue
        direction = base
        if base not in inside:
            before = next((_strong(c) for c in reversed(resolved[:opening]) if c != "O"), base)
            direction = before
        resolved[opening] = resolved[closing] = direction
    return "".join(resolved)


def _bracket_pairs(text: str) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        character = match[0]
        if character in _CLOSING:
            if len(stack) == _MAX_OPEN_BRACKETS:
                break
            stack.append((_CLOSING[character], match.start()))
            continue
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][0] == character:
                pairs.append((stack[depth][1], match.start()))
                del stack[depth:]
                break
    return sorted(pairs)


def _strong(letter: str) -> str:
    return "L" if letter == "L" else "R"


def _resolve_neutral(classes: str, base: str) -> str:
    """N1-N2: between like neighbours neutrals join them, else they follow the paragraph."""

    def joined(match: re.Match[str]) -> str:
        start, end = match.span()
        before = _strong(classes[start - 1]) if start else base
        after = _strong(classes[end]) if end < len(classes) else base
        return (before if before == after else base) * (end - start)

    return _NEUTRALS.sub(joined, classes)


def split(text: str, right_to_left: bool) -> list[tuple[bool, str]]:
    """The stretches of `text` as (runs right to left, characters)."""
    directions = resolve(text, right_to_left)
    return [(m[0][0] == "R", text[m.start() : m.end()]) for m in _RUN.finditer(directions)]


# --- marks ----------------------------------------------------------------------------------------------------------

# A name: a word with a capital or a domain, then at most three more words of its kind or numbers.
_NAME_WORD = r"(?:[A-Z][\w.&+#/'’-]*|[a-z]+\.[a-z]{2,}|[a-z]+[A-Z]\w*)"
_NAME = rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|\d[\w.]*)){{0,3}}"
_NAMES = re.compile(rf"(?<![\w.]){_NAME}(?:[,،] {_NAME})+(?![\w])", re.ASCII)
_COMMA = re.compile("[,،]")
_SIGNS = re.compile("[+−#/-]")
_SIGNED = re.compile(r"(?<![\w)\]])[+\-−](?=\d)")
_HYPHENATED_NUMBER = re.compile(r"(?<![\w+\-−])\d+(?:-\d+)+(?![\w-])")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]*[/=?&#_~+-](?=[\s),.;]|$)")
_SIGNED_NAME = re.compile(r"(?<=[A-Za-z])[+#]+(?!\w)")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN_OR_DIGIT = re.compile("[A-Za-z0-9]")


def marks(text: str) -> list[tuple[int, str]]:
    """Where an invisible mark is needed in a right-to-left paragraph, as (index to insert before, mark), ascending.

    The algorithm knows characters, not meanings. Without a mark, "Zoho, HubSpot, Odoo" in a Hebrew sentence runs left
    to right, "+972" and "C++" put their sign on the wrong side, a web address its last slash, and an ISO date after an
    Arabic word reads day first.
    """
    if not _LATIN_OR_DIGIT.search(text):
        return []
    found: list[tuple[int, str]] = []
    if _COMMA.search(text):
        for names in _NAMES.finditer(text):
            commas = (names.start() + m.start() for m in _COMMA.finditer(names[0]))
            found += [(at, RIGHT_TO_LEFT_MARK) for at in commas]
    if _SIGNS.search(text):
        found += [(m.start(), LEFT_TO_RIGHT_MARK) for m in _SIGNED.finditer(text)]
        found += [(m.end(), LEFT_TO_RIGHT_MARK) for m in _ADDRESS.finditer(text)]
        found += [(m.end(), LEFT_TO_RIGHT_MARK) for m in _SIGNED_NAME.finditer(text)]
        if _ARABIC.search(text):
            found += [(m.start(), LEFT_TO_RIGHT_MARK) for m in _HYPHENATED_NUMBER.finditer(text)]
    return sorted(set(found)) if found else found


def marked_text(text: str) -> str:
    """`text`, a right-to-left paragraph of its own, with the marks it needs."""
    return _Marker(marks(text)).text(text)


def marked(content: Inlines) -> Inlines:
    """The content of a right-to-left paragraph with its marks, for readers that apply the algorithm themselves."""
    found = marks(_flat(content))
    return _Marker(found).inlines(content) if found else content


def _flat(content: Inlines) -> str:
    """The characters of `content`; code counts as one Latin word, a footnote as nothing."""
    parts = []
    for inline in content:
        match inline:
            case Text(text) | Badge(text):
                parts.append(text)
            case Code(text):
                parts.append("a" * len(text))
            case Strong(children) | Emphasis(children) | Link(_, children):
                parts.append(_flat(children))
            case LineBreak():
                parts.append(LINE_BREAK)
            case Footnote():
                pass
    return "".join(parts)


class _Marker:
    """Puts marks into the texts of one paragraph, which come in order."""

    def __init__(self, found: Sequence[tuple[int, str]]) -> None:
        self._waiting = deque(found)
        self._at = 0

    def inlines(self, content: Inlines) -> Inlines:
        out: list[Inline] = []
        for inline in content:
            match inline:
                case Text(text):
                    out.append(Text(self.text(text)))
                case Strong(children) | Emphasis(children) | Link(_, children):
                    out.append(replace(inline, children=self.inlines(children)))
                case _:
                    out.append(inline)
                    self._at += len(_flat((inline,)))
        return tuple(out)

    def text(self, text: str) -> str:
        parts, last, end = [], 0, self._at + len(text)
        while self._waiting and self._waiting[0][0] <= end:
            position, mark = self._waiting.popleft()
            cut = max(position - self._at, 0)
            parts += [text[last:cut], mark]
            last = cut
        self._at = end
        return "".join([*parts, text[last:]])


# --- paragraphs -----------------------------------------------------------------------------------------------------

_LEAST_WORDS = 3
_CLEAR_MAJORITY = 2
_STRONG = re.compile("[LRA]")


def paragraph_direction(text: str, right_to_left: bool) -> bool | None:
    """The direction of a paragraph that is written in another script than the document, else None.

    It begins in the other script and is mainly in it: a Hebrew sentence with a product name is still Hebrew. Three
    words of Hebrew in an English document make a sentence of their own. Latin in a Hebrew or Arabic document is more
    often a name or a list of names, which stay in line with the column; it takes a sentence in lower case.
    """
    if not right_to_left and text.isascii():
        return None
    first = _STRONG.search(text.translate(_CLASSES))
    if first is None or (first[0] == "L") != right_to_left:
        return None
    words = text.split()
    classes = [word.translate(_CLASSES) for word in words]
    left = sum(1 for word in classes if "L" in word)
    right = sum(1 for word in classes if "R" in word or "A" in word)
    if not right_to_left:
        return True if right >= max(_LEAST_WORDS, _CLEAR_MAJORITY * left) else None
    plain = sum(1 for word in words if word[0].islower() and word.isascii())
    return False if left >= max(_LEAST_WORDS, _CLEAR_MAJORITY * right) and 2 * plain > len(words) else None
