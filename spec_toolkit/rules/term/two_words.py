"""Two words for one thing, of which neither the objects nor the glossary knows the other one."""

import re
from collections.abc import Iterator
from functools import cache

from spec_toolkit.facts.tokens import split
from spec_toolkit.facts.vocabulary import vocabulary
from spec_toolkit.languages.text import LANGUAGES, language_of, normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.term._terms import terms

SEVERITY = "warning"

#: Kinds of text that people compare word by word.
_KINDS = ("promise", "condition", "line")

Use = tuple[tuple[str | int, ...], int, int, str]


def check(context: Context) -> Iterator[Hit]:
    explained = _explained(context)
    fields = [field for field in context.texts if field.kind in _KINDS and field.path and field.path[0] != "glossary"]
    written: set[str] = set()
    for field in fields:
        written.update(field.text.split())
    wanted = {word for group in _possible(written) for word in group}
    if not wanted:
        return
    hint = re.compile("|".join(sorted(map(re.escape, map(_start, wanted)))), re.IGNORECASE)
    likely = {word for word in written if hint.search(word)}
    uses: dict[str, list[Use]] = {}
    for field in fields:
        if likely.isdisjoint(field.text.split()):
            continue
        normal = normalise(field.text)
        for word, start, end in _found(normal.text, wanted):
            place = (field.path, normal.original(start), normal.original(end), word)
            uses.setdefault(word, []).append(place)
    for language in LANGUAGES:
        for group in terms(language)["same"]:
            used = sorted(
                (word for word in group if word in uses and word not in explained), key=lambda w: len(uses[w])
            )
            if len(used) < 2:
                continue
            rare, common = uses[used[0]][0], uses[used[-1]][0]
            yield Hit(
                rare[0],
                rare[1],
                rare[2],
                values={"one": used[0], "two": used[-1], "count": len(uses[used[-1]])},
                others=(Other(common[0], start=common[1], end=common[2]),),
            )


def _start(word: str) -> str:
    """The letters that all forms of a word begin with."""
    return word.split()[0][:4]


def _possible(written: set[str]) -> list[list[str]]:
    """The groups of which two words may occur at all, by the words of all texts as they are written."""
    groups: list[list[str]] = [group for language in LANGUAGES for group in terms(language)["same"]]
    everything = re.compile("|".join(sorted({re.escape(_start(word)) for group in groups for word in group})), re.I)
    seen = {found.lower() for word in written for found in everything.findall(word)}
    return [group for group in groups if sum(_start(word).lower() in seen for word in group) > 1]


def _found(text: str, wanted: set[str]) -> Iterator[tuple[str, int, int]]:
    """The wanted words in a text, one word or two, in any of their forms."""
    known = vocabulary(language_of(text))
    keys, pairs = _keys(known.language, frozenset(wanted))
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


def _explained(context: Context) -> set[str]:
    """Words that the glossary or the objects define: there the two may be different things."""
    found: set[str] = set()
    for entry in context.spec.glossary:
        found.update(name.lower() for name in (entry.term, *entry.aliases))
    for thing in context.spec.objects:
        found.update(name.lower() for name in (thing.id, thing.name, thing.plural) if name)
    return found
