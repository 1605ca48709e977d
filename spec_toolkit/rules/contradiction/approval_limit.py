"""A sentence on who approves from or up to which figure, against the limits of business rules and automations."""

from collections import defaultdict
from collections.abc import Iterator

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Source
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._bands import Band, Bands, against, asking, bands
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._verdict import verdict

SEVERITY = "error"
SOURCE = "Lint catalogue C12"


def check(context: Context) -> Iterator[Hit]:
    yield from each_text(context, _told, "roles", "objects", "business_rules", "automations")


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say against a limit."""
    by_name: dict[str, list[Bands]] = defaultdict(list)
    for limits in (*bands(context), *asking(context)):
        for name in limits.measured:
            by_name[name].append(limits)
    same = concepts().same
    for told in context.facts.told if by_name else ():
        for said in told.said:
            topic = {same.get(name, name) for name in said.topic}
            near = [one for name in topic & by_name.keys() for one in by_name[name] if one.measured <= topic]
            if near:
                yield from _hits(context, said.source, near)


def _hits(context: Context, source: Source, near: list[Bands]) -> Iterator[Hit]:
    """A sentence that none of the limits it is about allows."""
    reading = context.facts.read(source.words)
    denied: list[tuple[Bands, Band]] = []
    for limits in {one.all[0].path: one for one in near}.values():
        said = verdict(context, reading, limits)
        if said is None or not limits.concerns(said):
            continue
        band = against(said, limits)
        if band is None:
            return
        denied.append((limits, band))
    if denied:
        limits, band = denied[0]
        values = {"words": shorten(source.words), "limit": limits.words(band)}
        yield Hit(source.path, source.start, source.end, values=values, others=(Other(band.path),))
