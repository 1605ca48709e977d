"""An acronym that neither the glossary nor common use explains."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from spec_toolkit.languages.masks import mask
from spec_toolkit.languages.text import LANGUAGES, normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.term._terms import terms

if TYPE_CHECKING:
    from spec_toolkit.model import TextField

SEVERITY = "warning"

_LATIN = re.compile(r"(?<![\w.-])[A-Z][A-Z0-9]{1,6}(?:s)?(?![\w-]|\.\w)")
_HEBREW = re.compile('(?<![א-ת])[א-ת]{1,5}"[א-ת](?![א-ת])')
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]+|[\uff21-\uff3a]")
_SHORT = re.compile(r"[A-Z][A-Z0-9]+")
_EXPLAINED = re.compile(r"\w[ ]\(([A-Z][A-Z0-9]{1,6})s?\)|\b([A-Z][A-Z0-9]{1,6}) \(\w")
#: One-letter Hebrew prefixes that may stand before an acronym.
_PREFIXES = "ובכלמשה"


def check(context: Context) -> Iterator[Hit]:
    known = _declared(context) | {word.upper() for language in LANGUAGES for word in terms(language)["acronyms"]}
    seen: set[str] = set()
    for texts, found in context.in_portions("acronyms", sorted(known), partial(_unknown, known=known)):
        for word, number, start, end in found:
            if word not in seen:
                seen.add(word)
                yield Hit(texts[number].path, start, end)


def _unknown(texts: "Sequence[TextField]", known: set[str]) -> tuple[tuple[str, int, int, int], ...]:
    """The acronyms in these texts that are not known, each with its first place: number of the text, start and end."""
    first: dict[str, tuple[str, int, int, int]] = {}
    for number, field in enumerate(texts):
        if field.kind not in ("promise", "line", "condition", "prose") or not field.path or field.path[0] == "glossary":
            continue
        capitals = _CAPITALS.findall(field.text)
        if known.issuperset(capitals) and '"' not in field.text and "״" not in field.text:
            continue  # most texts: the same few acronyms
        normal = normalise(field.text)
        text = mask(normal.text)
        for pattern in (_LATIN, _HEBREW):
            for found in pattern.finditer(text) if pattern is _LATIN or '"' in text else ():
                word = found.group().rstrip("s").upper()
                if word in first or _known(word, known) or _shouted(text):
                    continue
                first[word] = (word, number, normal.original(found.start()), normal.original(found.end()))
    return tuple(first.values())


def _known(word: str, known: set[str]) -> bool:
    while word:
        if word in known:
            return True
        if word[0] not in _PREFIXES or len(word) < 4:
            return False
        word = word[1:]
    return False


def _shouted(text: str) -> bool:
    """A text in capitals throughout says nothing about acronyms."""
    letters = [letter for letter in text if letter.isascii() and letter.isalpha()]
    return len(letters) > 8 and sum(letter.isupper() for letter in letters) * 2 > len(letters)


def _declared(context: Context) -> set[str]:
    """Every capital word in the names, ids and glossary of the specification."""
    found: set[str] = set()
    spec = context.spec
    for entry in spec.glossary:
        names = (entry.term, entry.abbreviation, *entry.aliases)
        found.update(word for name in names if name for word in normalise(name).text.upper().split())
    for ids in context.index.entries.values():
        found.update("-".join(ids).upper().replace("_", "-").replace(".", "-").split("-"))
    return found.union(*(words for _, words in context.in_portions("explained", (), _explained)))


def _explained(texts: "Sequence[TextField]") -> tuple[str, ...]:
    """The capital words in names, and what explains itself where it is used: "service level agreement (SLA)"."""
    found = set(_SHORT.findall("\n".join(text.text for text in texts if text.kind == "name")))
    for text in texts:
        for explained in _EXPLAINED.finditer(text.text) if "(" in text.text else ():
            found.add(explained[1] or explained[2])
    return tuple(sorted(found))
