"""Two words for one thing, of which the objects and the glossary explain one at most."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from spec_toolkit.facts.tokens import split
from spec_toolkit.facts.vocabulary import vocabulary
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.text import LANGUAGES, language_of, normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.term._terms import terms

if TYPE_CHECKING:
    from spec_toolkit.model import TextField

SEVERITY = "warning"

#: Kinds of text that people compare word by word.
_KINDS = ("promise", "condition", "line")


class Use(NamedTuple):
    """How often a word is used, and where first."""

    times: int
    path: SpecPath
    start: int
    end: int


def check(context: Context) -> Iterator[Hit]:
    glossary = {name.lower() for entry in context.spec.glossary for name in (entry.term, *entry.aliases)}
    explained = glossary | _objects(context)
    begun = {start for _, here in context.in_portions("beginnings", (), _beginnings) for start in here}
    wanted = {word for group in _possible(begun) for word in group}
    if not wanted:
        return
    uses: dict[str, Use] = {}
    for texts, found in context.in_portions("words", sorted(wanted), partial(_uses, wanted=frozenset(wanted))):
        for word, (times, number, start, end) in found.items():
            known = uses.get(word) or Use(0, texts[number].path, start, end)
            uses[word] = known._replace(times=known.times + times)
    for language in LANGUAGES:
        for group, settled in _groups_of(language):
            # A word that is explained stands behind those that are not: it is the one to keep.
            used = sorted((word for word in group if word in uses), key=lambda w: (w in explained, uses[w].times))
            if (
                len(used) < 2
                or used[0] in explained
                or (used[-1] in explained and (settled or used[-1] not in glossary))
            ):
                continue
            rare, common = uses[used[0]], uses[used[-1]]
            yield Hit(
                rare.path,
                rare.start,
                rare.end,
                values={"one": used[0], "two": used[-1], "count": common.times},
                others=(Other(common.path, start=common.start, end=common.end),),
            )


def _start(word: str) -> str:
    """The letters that all forms of a word begin with."""
    return word.split()[0][:4]


def _compared(texts: "Sequence[TextField]") -> "Iterator[tuple[int, TextField]]":
    for number, text in enumerate(texts):
        if text.kind in _KINDS and text.path and text.path[0] != "glossary":
            yield number, text


def _beginnings(texts: "Sequence[TextField]") -> tuple[str, ...]:
    """With which letters of a word in a group words of these texts begin, or hold."""
    written: set[str] = set()
    for _, text in _compared(texts):
        written.update(text.text.split())
    everything = _any_of(frozenset(word for group in _groups() for word in group))
    return tuple(sorted({found.lower() for word in written for found in everything.findall(word)}))


def _uses(texts: "Sequence[TextField]", wanted: frozenset[str]) -> dict[str, tuple[int, int, int, int]]:
    """How often each wanted word is used in these texts, and where first: number of the text, start and end."""
    hint = _any_of(wanted)
    likely: dict[str, bool] = {}
    found: dict[str, tuple[int, int, int, int]] = {}
    for number, text in _compared(texts):
        words = text.text.split()
        for word in words:
            if word not in likely:
                likely[word] = hint.search(word) is not None
        if not any(map(likely.__getitem__, words)):
            continue
        normal = normalise(text.text)
        for word, start, end in _found(normal.text, wanted):
            count, *first = found.get(word) or (0, number, normal.original(start), normal.original(end))
            found[word] = (count + 1, first[0], first[1], first[2])
    return found


@cache
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Finds the letters that all forms of these words begin with."""
    return re.compile("|".join(sorted({re.escape(_start(word)) for word in words})), re.IGNORECASE)


@cache
def _groups() -> list[list[str]]:
    return [group for language in LANGUAGES for group, _ in _groups_of(language)]


def _groups_of(language: str) -> Iterator[tuple[list[str], bool]]:
    """The groups of words for one thing, and whether one of them, explained, may be another thing than the others."""
    for name in ("same", "usually_same"):
        yield from ((group, name != "same") for group in terms(language)[name])


def _possible(begun: set[str]) -> list[list[str]]:
    """The groups of which two words may occur at all, by the letters that words of the texts begin with."""
    return [group for group in _groups() if sum(_start(word).lower() in begun for word in group) > 1]


def _found(text: str, wanted: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """The wanted words in a text, one word or two, in any of their forms."""
    known = vocabulary(language_of(text))
    keys, pairs = _keys(known.language, wanted)
    pieces = [piece for piece in split(text) if piece[0][0].isalpha()]
    stems = [known.unknown(piece[0]) for piece in pieces]
    for place, (_, start, end) in enumerate(pieces):
        pair = tuple(stems[place : place + 2])
        if pair in pairs:
            yield pairs[pair], start, pieces[place + 1][2]
        elif (word := keys.get(stems[place])) and not _lacks_ending(pieces[place][0], stems[place], word):
            yield word, start, end


def _lacks_ending(written: str, stem: str, word: str) -> bool:
    """Whether an Arabic noun on ة is written without it: تذكر (mentions) has the stem of تذكرة (ticket)."""
    return word.endswith("ة") and written.endswith(stem)


@cache
def _keys(language: str, wanted: frozenset[str]) -> tuple[dict[str, str], dict[tuple[str, ...], str]]:
    """The stems of single words and of pairs of words of one language."""
    known = vocabulary(language)
    own = [word for word in wanted if language_of(word) == language]
    single = {known.unknown(word): word for word in own if " " not in word}
    pairs = {tuple(known.unknown(part) for part in word.split()): word for word in own if " " in word}
    return single, pairs


def _objects(context: Context) -> set[str]:
    """What the objects are called: a word beside the name of one may be another thing."""
    return {name.lower() for one in context.spec.objects for name in (one.id, one.name, one.plural) if name}
