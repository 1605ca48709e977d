"""Conditions that say something about a field: `source is manual and score above 5`, in three languages.

A text that is not of that form is a plain sentence, for people to read.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from spec_toolkit.languages.text import LANGUAGES, Normal, normalise
from spec_toolkit.package_data import values

Operator = Literal["is", "is_not", "is_set", "is_not_set", "above", "below", "at_least", "at_most"]

#: Operators that stand alone, and those that compare with a number.
WITHOUT_VALUE = frozenset({"is_set", "is_not_set"})
WITH_NUMBER = frozenset({"above", "below", "at_least", "at_most"})

_NUMBER = re.compile(r"[^\w\s]?\s?[-+]?\d")
_FIGURE = re.compile(r"\s*([-+]?\d[\d,]*(?:\.\d+)?)\s*%?\s*")
_QUOTES = "\"'«»“”„’`"


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of the condition; `start` and `end` are offsets into the author's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """FIELD operator VALUE. `value` is None for `is set`; `article`: the field had "the" in front of it."""

    field: Words
    operator: Operator
    value: Words | None
    article: bool = False
    quoted: bool = False

    @property
    def number(self) -> float | None:
        """The value as a plain figure, thousands and percent sign aside: `1,000`, `15 %`; None for anything else."""
        figure = _FIGURE.fullmatch(self.value.text) if self.value else None
        return float(figure[1].replace(",", "")) if figure else None


@dataclass(frozen=True, slots=True)
class Condition:
    """Comparisons in the order of the text, with the word between each two."""

    comparisons: tuple[Comparison, ...]
    joiners: tuple[Literal["and", "or"], ...] = ()


def parse_condition(text: str) -> Condition | None:
    """The comparisons that a condition consists of, or None for a plain sentence."""
    if len(text) > 500:
        return None
    normal = normalise(text)
    comparisons: list[Comparison] = []
    joiners: list[Literal["and", "or"]] = []
    for joiner, start, end in _pieces(normal.text):
        found = _comparison(normal, start, end)
        if found is None and joiner == "or" and comparisons:
            found = _another_value(comparisons[-1], normal, start, end)
        if found is None:
            return None
        if joiner is not None:
            joiners.append(joiner)
        comparisons.append(found)
    return Condition(tuple(comparisons), tuple(joiners)) if comparisons else None


def spellings(name: str) -> tuple[str, ...]:
    """How a name may be spelled where it is compared: folded, and without an article in front."""
    folded = fold(name)
    article = _grammar().article.match(folded)
    return (folded, folded[article.end() :]) if article and article.end() < len(folded) else (folded,)


def fold(name: str) -> str:
    """A name as it is compared: no case, no points, one kind of hyphen, single blanks."""
    return " ".join(normalise(name).text.casefold().replace("_", " ").replace("-", " ").split())


def is_stage_word(name: str) -> bool:
    """Whether a name is a language's word for the stage of a record."""
    return any(each in _grammar().stage for each in spellings(name))


def is_pronoun(name: str) -> bool:
    """Whether a word stands for something said before, so that it cannot name a field."""
    return fold(name) in _grammar().pronouns


# --- the words ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Grammar:
    operators: dict[str, Operator]
    operator: re.Pattern[str]
    joiner: re.Pattern[str]
    joiners: dict[str, Literal["and", "or"]]
    glued: re.Pattern[str]
    opening: re.Pattern[str]
    article: re.Pattern[str]
    stage: frozenset[str]
    pronouns: frozenset[str]


@cache
def _grammar() -> _Grammar:
    """The words of all languages together: their scripts keep them apart."""
    data: list[dict[str, Any]] = [values(f"languages/{language}/conditions.yaml") for language in LANGUAGES]
    operators: dict[str, Operator] = {
        normalise(phrase).text: operator
        for each in data
        for operator, phrases in each["operators"].items()
        for phrase in phrases
    }
    joiners: dict[str, Literal["and", "or"]] = {
        word: kind for each in data for kind in ("and", "or") for word in each[kind]
    }
    joiners[","] = "or"
    signs = [phrase for phrase in operators if not phrase[0].isalpha()]
    return _Grammar(
        operators,
        re.compile(rf"(?<!\S){_any(operators)}(?![^\s\d\"'])|\s*{_any(signs)}\s*", re.I),
        re.compile(rf"\s+{_any(w for w in joiners if w != ',')}\s+|,\s+", re.I),
        joiners,
        re.compile(rf"\s+{_any(word for each in data for word in each['glued_and'])}(?=\S)"),
        re.compile(rf"\s*(?:{_any(word for each in data for word in each['opening'])}\s+)*", re.I),
        re.compile("|".join(each["article"] for each in data), re.I),
        frozenset(fold(word) for each in data for word in each["stage"]),
        frozenset(fold(word) for each in data for word in each["pronouns"]),
    )


def _any(words: Any) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w))) + ")"


# --- the parts of a condition ---------------------------------------------------------------------------------------


def _pieces(text: str) -> list[tuple[Literal["and", "or"] | None, int, int]]:
    """The text cut at its joiners; a piece without an operator in front of the first one belongs to it."""
    grammar = _grammar()
    opening = grammar.opening.match(text)
    start = opening.end() if opening else 0
    pieces: list[tuple[Literal["and", "or"] | None, int, int]] = []
    joiner: Literal["and", "or"] | None = None
    for match in grammar.joiner.finditer(text, start):
        if not pieces and grammar.operator.search(text, start, match.start()) is None:
            continue
        pieces += _unglued(joiner, text, start, match.start())
        joiner, start = grammar.joiners[match.group().strip().casefold()], match.end()
    return pieces + _unglued(joiner, text, start, len(text))


def _unglued(
    joiner: Literal["and", "or"] | None, text: str, start: int, end: int
) -> list[tuple[Literal["and", "or"] | None, int, int]]:
    """Hebrew and Arabic write "and" as the first letter of the next word."""
    grammar = _grammar()
    for match in grammar.glued.finditer(text, start, end):
        left = grammar.operator.search(text, start, match.start())
        right = grammar.operator.search(text, match.end(), end)
        if left and right and right.start() > match.end():
            return [(joiner, start, match.start()), *_unglued("and", text, match.end(), end)]
    return [(joiner, start, end)]


def _comparison(normal: Normal, start: int, end: int) -> Comparison | None:
    grammar = _grammar()
    text = normal.text
    while end > start and text[end - 1] in " .;؛\t\n":
        end -= 1
    match = grammar.operator.search(text, start, end)
    if match is None:
        return None
    operator = grammar.operators[" ".join(match.group().casefold().split())]
    field_start, field_end, quoted = _bare(text, start, match.start())
    article = None if quoted else grammar.article.match(text, field_start, field_end)
    if article is not None and article.group().endswith(" "):
        field_start = article.end()
    value_start, value_end, _ = _bare(text, match.end(), end)
    if field_start >= field_end or (operator in WITHOUT_VALUE) != (value_start >= value_end):
        return None
    if operator in WITH_NUMBER and not _NUMBER.match(text, value_start, value_end):
        return None
    value = None if operator in WITHOUT_VALUE else _words(normal, value_start, value_end)
    return Comparison(_words(normal, field_start, field_end), operator, value, article is not None, quoted)


def _another_value(last: Comparison, normal: Normal, start: int, end: int) -> Comparison | None:
    """`source is web or phone`: the second value of the same field."""
    start, end, _ = _bare(normal.text, start, end)
    if last.operator not in ("is", "is_not") or start >= end or len(normal.text[start:end].split()) > 3:
        return None
    return Comparison(last.field, last.operator, _words(normal, start, end), last.article, last.quoted)


def _bare(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """The stretch without blanks and quotes around it, and whether there were quotes."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if end - start > 2 and text[start] in _QUOTES and text[end - 1] in _QUOTES:
        return start + 1, end - 1, True
    return start, end, False


def _words(normal: Normal, start: int, end: int) -> Words:
    return Words(normal.text[start:end], normal.original(start), normal.original(end))
