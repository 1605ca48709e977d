"""By what an English or Hebrew list is sorted (see `claims`)."""

from collections.abc import Iterator
from itertools import takewhile

from spec_toolkit.facts.claim import Starts, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots


def sorted_by(slots: Slots, source: Source) -> Iterator[Fact]:
    """The one thing by which something is sorted: "lists are sorted by date"."""
    found = slots.found
    mark = next(place for place, term in enumerate(found) if term.has("sorts"))
    if slots.denies or slots.reading.permits or found[mark].conditional:
        return
    behind = list(takewhile(lambda term: not term.has("sign", "default", "copula"), found[mark + 1 :]))
    if any(term.has("turns", "joins") for term in behind):
        return
    value = frozenset(word.lower() for term in behind if not term.has("article") for word in term.words)
    core = slots.core(frozenset(range(mark, mark + 1 + len(behind)))) or frozenset(("list",))
    if value:
        yield from claim("exclusive-value", "set", "sorting", core, Starts(value), slots, source)
