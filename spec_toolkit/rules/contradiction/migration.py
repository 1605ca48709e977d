"""A sentence on which old data are taken over, and how many, against the plan of the migration."""

from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.roots import root
from spec_toolkit.languages.phrases import pattern
from spec_toolkit.languages.text import TOKEN, language_of, normalise
from spec_toolkit.model.rollout import DataMigration
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._sentences import is_conditional

SEVERITY = "error"
SOURCE = "Lint catalogue C12, CRM catalogue CAT-MIG-01"

_LIMITS = frozenset(("exceptions", "except_only", "without", "only"))


class _Entry(NamedTuple):
    """An entry of the plan: its number, the names of what is taken over, and the words of its source."""

    number: int
    entry: DataMigration
    names: frozenset[str]
    source: frozenset[str]


def check(context: Context) -> Iterator[Hit]:
    if context.spec.rollout and context.spec.rollout.data_migration:
        yield from each_text(context, _told, "rollout", "objects")


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say against the plan."""
    things = {thing.id: context.facts.topic(thing.name or thing.id) for thing in context.spec.objects}
    entries = [
        _Entry(number, entry, things.get(entry.object or "", frozenset()), _words(entry.source))
        for number, entry in enumerate(context.spec.rollout.data_migration if context.spec.rollout else ())
    ]
    for said in context.facts.saying(_speaks_of):
        if said.source.path[:2] == ("rollout", "data_migration"):
            continue
        reading = context.facts.read(said.source.words)
        meant = _meant(reading, entries)
        found = _differs(reading, meant) if meant else None
        if meant and found:
            message, key, value = found
            values = {"words": shorten(said.source.words), "source": meant.entry.source, "value": value}
            other = Other(("rollout", "data_migration", meant.number, *((key,) if key else ())))
            place = (said.source.path, said.source.start, said.source.end)
            yield Hit(*place, values=values, message=message, others=(other,))


def _speaks_of(text: str) -> bool:
    """Whether a sentence speaks of taking data over."""
    return pattern("migration", "moves").search(text) is not None


def _words(text: str) -> frozenset[str]:
    """The words of a text, Hebrew and Arabic ones by their roots."""
    words = (word for word in TOKEN.findall(normalise(text).text.casefold()) if word[0].isalpha())
    return frozenset(word if word.isascii() else root(word, language_of(word)) for word in words)


def _meant(reading: Reading, entries: list[_Entry]) -> _Entry | None:
    """The one entry that a sentence is about, where it names nothing else."""
    said, words = reading.whole_topic, _words(reading.text)
    named = [one for one in entries if one.names and one.names <= said]
    meant = [one for one in named if one.source & words] or named or [one for one in entries if one.source <= words]
    if not meant and reading.denies and not reading.quantities and not _besides(reading, frozenset(), frozenset()):
        return entries[0]  # "no old data are migrated"
    if len(meant) != 1 or _besides(reading, meant[0].names, meant[0].source):
        return None
    return meant[0]


def _besides(reading: Reading, names: frozenset[str], source: frozenset[str]) -> bool:
    """Whether a sentence names anything else: another time, a part of the records."""
    known = pattern("migration", "moves", "besides")
    return any(
        term.content
        and term.number is None
        and not term.has("unit", "negators")
        and not known.search(" ".join(term.words))
        and term.key not in names
        and not _words(" ".join(term.words)) & source
        for term in reading.found
    )


def _differs(reading: Reading, one: _Entry) -> tuple[str, str, object] | None:
    """Which message, which field of the plan and its value where a sentence denies it."""
    if is_conditional(reading) or not reading.categories.isdisjoint(_LIMITS):
        return None
    found = [quantity for quantity in reading.quantities if quantity.dimension in ("count", "time")]
    if reading.denies:
        return ("denied", "", "") if not reading.quantities else None
    if len(found) != 1 or len(reading.quantities) != 1 or found[0].kind not in ("exact", "most"):
        return None
    if found[0].dimension == "count" and one.entry.records and found[0].number != one.entry.records:
        return "message", "records", one.entry.records
    if found[0].unit == "year" and one.entry.years and found[0].number != one.entry.years:
        return "years", "years", one.entry.years
    return None
