"""Names inside a text are not wording: quoted words, code, addresses, ids, capitalised names, declared terms."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from spec_toolkit.languages.text import MASK, PLACEHOLDER

_HE = "\u05d0-\u05ea"
_PREFIX = "ושהבכלמوفبكل"
#: Quoted words of at most 60 characters, code, identifiers with underscores, addresses, [cross references],
#: placeholders, ids such as FR-012.
_ALWAYS = re.compile(
    r"`[^`\n]{1,200}`"
    r"|“[^”\n]{1,60}”|„[^“”\n]{1,60}[“”]|«[^»\n]{1,60}»|‘[^’\n]{1,60}’"
    rf"|(?<![{_HE}\w])\"[^\"\n]{{1,60}}\"(?![{_HE}\w])"
    rf"|(?<![{_HE}\w])\"(?:[^\"\n]|(?<=[{_HE}])\"(?=[{_HE}])){{1,60}}\"(?![{_HE}\w])"
    r"|(?<!\w)'[^'\n]{1,60}'(?!\w)"
    # a prefix before the quotation mark: ל"פתוח", ب"مفتوح"
    rf"|(?:(?<=\b[{_PREFIX}])|(?<=\b[{_PREFIX}]{{2}}))([\"'])(?=[^\s\"'])[^\"'\n]{{1,60}}(?<=\S)\1(?![{_HE}\w])"
    r"|\b(?:https?://|www\.)\S{1,300}"
    rf"|{PLACEHOLDER.pattern}"
    r"|\[[^\]\n]{1,60}\](?:\([^)\n]{1,200}\))?|\{\{?[^}\n]{1,60}\}?\}"
    r"|(?<!\w)[A-Za-z][A-Za-z\d]{0,30}(?:_[A-Za-z\d]{1,30}){1,6}(?!\w)"
    r"|\b(?!(?:AES|SHA|RSA|UTF|ISO)-)[A-Z]{1,6}-\d{1,6}(?:\.\d{1,4})*\b"
)
_MAIL = re.compile(r"\b[\w.+-]{1,60}@[\w-]{1,60}\.\w{2,10}\b")
#: What `_ALWAYS` needs: a sign, or letters before a number. Looking for one set of characters is fast.
_SIGN = re.compile("[\"'“„«‘`@\\[{<_]")
_CODE = re.compile(r"[A-Z]-\d")
# The look back stands behind the letter, so that few places need it.
_INNER = re.compile(r"[ -](?<=\S[ -])\"?[A-Z]")
_TITLE = re.compile(r"[A-Z](?<![\w'’-][A-Z])[a-z]+(?:[ -](?:[A-Z][a-z]+|[A-Z]{2,}\b))*(?![\w’'])")
_BETWEEN = re.compile("[ -]")
#: A heading in the sentence ("Critical: …"), before at least three words.
_HEADING = re.compile(r"^(?![A-Z]{2,5}\b)[^\W\d_]+(?:[ -][^\W\d_]+)?(?=: +(?:\S+ +){2})")
_START = re.compile(r"(?:^|[.:!?•–—|]\s*|^\s*(?:[-*•]|\d+[.)])\s*)$")

#: Characters before a word that tell whether it opens the sentence.
_REACH = 20

Mask = Callable[[str], str]


class _Run(NamedTuple):
    """Capitalised words one after the other: characters `start:end`, and whether they stand where a sentence begins."""

    start: int
    end: int
    words: tuple[str, ...]
    opens_sentence: bool


def _blank(found: re.Match[str]) -> str:
    return MASK * (found.end() - found.start())


def mask(text: str, heading: bool = True) -> str:
    """The text with quoted words, code, addresses, ids and (where asked) a heading blanked out; same length."""
    if _SIGN.search(text) or "://" in text or "www" in text or ("-" in text and _CODE.search(text)):
        text = _ALWAYS.sub(_blank, _MAIL.sub(_blank, text) if "@" in text else text)
    return _HEADING.sub(_blank, text) if heading and ":" in text else text


def placeholders(text: str) -> list[tuple[int, int]]:
    """Where a text has still to be filled in (`<how many users?>`), quoted words and code apart."""
    if "<" not in text:
        return []
    return [found.span() for found in _ALWAYS.finditer(text) if found[0].startswith("<")]


def mask_capitalised(text: str, opens: Callable[[str], bool]) -> str:
    """The text with capitalised names inside the sentence blanked out; same length.

    A capitalised word that opens the sentence belongs to a name only when another one follows and it is not a word
    that `opens` sentences ("The", "When"). A text most of whose words are capitalised is a headline: nothing in it
    is taken for a name.
    """
    found = [span for run in _runs(text) if (span := _name_in(run, opens))]
    if not found:
        return text
    covered = sum(len(_BETWEEN.findall(text, start, end)) + 1 for start, end in found)
    if covered * 3 > len(text.split()) * 2:
        return text
    pieces, last = [], 0
    for start, end in found:
        pieces += [text[last:start], MASK * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


@lru_cache(maxsize=50_000)
def _runs(text: str) -> tuple[_Run, ...]:
    """The runs of capitalised words, in a text that holds one behind its first word; wording and triage both ask."""
    if _INNER.search(text) is None:
        return ()
    return tuple(
        [
            _Run(
                *run.span(),
                tuple(_BETWEEN.split(run.group())),
                _START.search(text, max(0, run.start() - _REACH), run.start()) is not None,
            )
            for run in _TITLE.finditer(text)
        ]
    )


def _name_in(run: _Run, opens: Callable[[str], bool]) -> tuple[int, int] | None:
    """The part of a run of capitalised words that is a name, if any is."""
    start, end, words, opens_sentence = run
    if opens_sentence and (len(words) == 1 or opens(words[0]) or all(map(str.isupper, words[1:]))):
        start += len(words[0]) + 1
        words = words[1:]
    return (start, end) if any(not word.isupper() for word in words) else None


def mask_terms(terms: Iterable[str]) -> Mask:
    """A mask for declared names and terms, longest first, whole words, without regard to case."""
    ordered = sorted({term.strip() for term in terms if len(term.strip()) > 1}, key=lambda term: (-len(term), term))
    if not ordered:
        return lambda text: text
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(_blank, text)
