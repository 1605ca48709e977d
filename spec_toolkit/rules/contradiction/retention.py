"""Data deleted before the time for which they are to be kept."""

from collections.abc import Iterator

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.quantities import clash
from spec_toolkit.facts.structure import time
from spec_toolkit.findings import SpecPath
from spec_toolkit.model.objects import Object
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import hits, name, shorten
from spec_toolkit.rules.contradiction._separate import is_excepted

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    told = set()
    for hit in hits(context, "retention"):
        told.add(hit.path)
        yield hit
    yield from _linked(context, told)


def _linked(context: Context, told: set[SpecPath]) -> Iterator[Hit]:
    """Sentences that say of an object how long it is kept, whatever else they say of it: linked, or named alone."""
    objects = {thing.id: (number, thing) for number, thing in enumerate(context.spec.objects) if thing.retention}
    for fact in context.facts.claimed("claim kept") if objects else ():
        path, time_told = fact.source.path, fact.value.time
        if path in told or not time_told:
            continue
        linked = getattr(context.spec.value(path[:2]), "objects", ())
        own = [
            id for id in linked or objects if id in objects and _name(context, objects[id][1]) <= fact.bucket.subject
        ]
        if len(own) != 1:
            continue
        number, thing = objects[own[0]]
        if is_excepted(context, _name(context, thing), fact):
            continue
        kept = time(thing.retention.keep_for, context.facts.read) if thing.retention else None
        ends = thing.retention is not None and thing.retention.then in ("delete", "anonymise")
        if kept is None or not ends:
            continue
        longer = linked and fact.value.verb == "keep" and time_told.low > kept.high
        besides = fact.bucket.subject - _name(context, thing)
        if longer or (fact.value.verb == "delete" and besides <= concepts().contents and clash(time_told, kept)):
            values = {
                "second": shorten(fact.source.words),
                "first": thing.retention.keep_for if thing.retention else "",
                "other": thing.id,
                "item": name(context, fact.source),
            }
            where = ("objects", number, "retention", "keep_for")
            yield Hit(path, fact.source.start, fact.source.end, values=values, others=(Other(where),))


def _name(context: Context, thing: Object) -> frozenset[str]:
    return context.facts.topic(thing.name or thing.id)
