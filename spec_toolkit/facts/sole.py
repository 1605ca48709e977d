"""What an English sentence says of where, how or for whom something is, and that it is nowhere else (see `claims`).

"The app runs only on tablets" and "the app also runs on smartphones": whatever a preposition leads to.
"""

from collections.abc import Iterator

from spec_toolkit.facts.claim import Way, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

#: Senses of words that end what a preposition leads to.
_ENDS = ("sign", "opening", "only", "copula", "modal", "negators", "conditions", "turns", "without", "before", "after")
#: Senses that answer other questions: when, how much.
_OTHER = (
    "place",
    "unit",
    "rhythm",
    "measure",
    "weekday",
    "daytimes",
    "month",
    "phases",
    "number",
    "bound",
    "default",
    "contrast",
)
#: What says only that something is there, or is done.
_PLAIN = frozenset(("availability", "send", "run", "work", "host", "quote"))


def sole(slots: Slots, source: Source) -> Iterator[Fact]:
    """Each prepositional phrase of a sentence with "only" or "also" as the answer to its question."""
    reading, found = slots.reading, slots.found
    if reading.language != "en" or slots.denies or reading.quantities or reading.lacks:
        return
    only = [at for at, term in enumerate(found) if term.has("only") and not term.has("restricts") and not term.taken]
    if len(only) > 1:
        return
    for at, term in enumerate(found):
        asks = term.senses.get("preposition")
        if asks is None or not at or term.conditional:
            continue
        stop = next((p for p in range(at + 1, len(found)) if found[p].has(*_ENDS)), len(found))
        alone = bool(only) and (only[0] in (at - 1, at + 1, stop))
        if only and not alone:
            continue
        inside = _phrase(found, at + (len(term.words) > 1), stop)
        names = slots.core(frozenset(range(len(found))) - inside)
        names |= {found[p].key for p in inside if found[p].has("system")}
        if names and not any(found[p].has(*_OTHER) for p in inside):
            core = slots.core(inside | slots.role_places)
            core = core - _PLAIN or core or slots.core(inside)
            yield from claim("exclusive-value", "sole", asks, core, Way(frozenset((names,)), alone), slots, source)


def _phrase(found: list[Term], at: int, stop: int) -> frozenset[int]:
    """The places of what a preposition leads to."""
    if stop == at + 1 and stop < len(found) and found[stop].has("only"):  # "by only one"
        stop = next((p for p in range(stop + 1, len(found)) if found[p].has(*_ENDS)), len(found))
    return frozenset(range(at, stop))
