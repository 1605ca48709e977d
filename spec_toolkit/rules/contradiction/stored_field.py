"""A sentence that says that something is never stored, and a field of an object that holds it."""

from collections.abc import Iterator

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Fact
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.findings import SpecPath
from spec_toolkit.rules._called import called
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten

SEVERITY = "error"
SOURCE = "Lint catalogue C20"

#: Categories of words with which a sentence leaves room: on a condition, for a time, but for something, elsewhere.
_LEAVES_ROOM = ("conditions", "exceptions", "before", "after", "until", "system", "system_words")


def check(context: Context) -> Iterator[Hit]:
    for fact in context.facts.claimed("claim kept"):
        if fact.value.verb != "never" or fact.scope or fact.source.structural:
            continue
        if not context.facts.read(fact.source.words).categories.isdisjoint(_LEAVES_ROOM):
            continue
        for path, name in _fields(context, fact):
            values = {"words": shorten(fact.source.words), "name": name}
            yield Hit(fact.source.path, fact.source.start, fact.source.end, values=values, others=(Other(path),))


def _fields(context: Context, fact: Fact) -> Iterator[tuple[SpecPath, str]]:
    """The fields that are called what is never stored, with or without the name of their object."""
    about, ask = fact.bucket.subject, context.facts.ask
    linked = getattr(context.spec.value(fact.source.path[:2]), "objects", ())
    for number, thing in enumerate(context.spec.objects):
        if linked and thing.id not in linked:
            continue
        whole = ask(thing.name or thing.id, _about) | concepts().persons
        for place, field in enumerate(thing.fields):
            own = ask(field.name or field.id, _about)
            if own and own <= about and about - own <= whole:
                yield ("objects", number, "fields", place), called(field.name, thing.id, field.id)


def _about(reading: Reading) -> frozenset[str]:
    return Slots(reading).core()
