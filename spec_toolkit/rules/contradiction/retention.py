"""Data deleted before the time for which they are to be kept."""

from collections.abc import Iterator

from spec_toolkit.facts.structure import time
from spec_toolkit.findings import SpecPath
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import hits, name, shorten

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    told = set()
    for hit in hits(context, "retention"):
        told.add(hit.path)
        yield hit
    yield from _linked(context, told)


def _linked(context: Context, told: set[SpecPath]) -> Iterator[Hit]:
    """Requirements that say of an object which they link how long it is kept, whatever else they say of it."""
    objects = {thing.id: (number, thing) for number, thing in enumerate(context.spec.objects) if thing.retention}
    for fact in context.facts.claimed("claim kept"):
        path = fact.source.path
        if path in told or not fact.value.time:
            continue
        linked = getattr(context.spec.value(path[:2]), "objects", ())
        own = [
            id
            for id in linked
            if id in objects and context.facts.topic(objects[id][1].name or id) <= fact.bucket.subject
        ]
        if len(own) != 1:
            continue
        number, thing = objects[own[0]]
        kept = time(thing.retention.keep_for, context.facts.read) if thing.retention else None
        ends = thing.retention is not None and thing.retention.then in ("delete", "anonymise")
        if kept is not None and ends and fact.value.verb == "keep" and fact.value.time.low > kept.high:
            values = {
                "second": shorten(fact.source.words),
                "first": thing.retention.keep_for if thing.retention else "",
                "other": thing.id,
                "item": name(context, fact.source),
            }
            where = ("objects", number, "retention", "keep_for")
            yield Hit(path, fact.source.start, fact.source.end, values=values, others=(Other(where),))
