"""Sentences that want data sooner than an integration brings them: a daily run brings nothing within five minutes."""

from collections.abc import Iterator

from spec_toolkit.facts.fact import Source
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.languages.text import normalise, sentences
from spec_toolkit.model.integrations import Integration
from spec_toolkit.rules._context import Context
from spec_toolkit.rules.contradiction._integrations import brought, brought_fields, linked

#: By section, the key of the texts that demand something.
_TOLD = {"requirements": "statement", "technical": "statement", "constraints": "statement"}
#: What is done to data on their way, or when they are there.
_MOVES = frozenset(
    ("sync", "send", "pass", "pass_on", "export", "import", "load", "flow", "writ", "show", "view", "edit")
)
#: What runs for a time, which is not how soon data are there.
_LASTING = ("lasts", "uses_up")


def late(context: Context) -> Iterator[tuple[Source, int, Integration]]:
    """Sentences with the number of an integration, and the integration, that brings what they name later than that."""
    links = [
        (
            number,
            link,
            every.low,
            context.facts.topic(link.system),
            brought(context, link),
            brought_fields(context, link),
        )
        for number, link in enumerate(context.spec.integrations)
        if (every := rhythm_of(context, link.frequency)) is not None
    ]
    for path, quantities in context.facts.quantities.items() if links else ():
        if _TOLD.get(str(path[0])) != path[-1] or len(path) != 3 or not any(map(_is_soon, quantities)):
            continue
        normal = normalise(str(context.spec.value(path)))
        for start, end in sentences(normal.text):
            words = normal.text[start:end]
            topic = context.facts.topic(words)
            own = linked(context, path)
            found = [
                (number, link, every)
                for number, link, every, system, things, fields in links
                if (system and system <= topic) or (link.id in own and (link.system or "") in words)
                if any(names <= topic for names in (things + fields if link.id in own else things))
            ]
            limit = context.facts.ask(words, _soon) if found else None
            if limit is not None and all(every > limit for _, _, every in found):
                item = context.spec.value(path[:2])
                source = Source(path, normal.original(start), normal.original(end), words, item.id)
                yield source, *found[0][:2]


def rhythm_of(context: Context, frequency: str | None) -> Quantity | None:
    """How often an integration runs."""
    words = (frequency or "").replace("_", " ")
    found = [q for q in context.facts.amounts(words) if q.dimension == "rhythm"]
    return found[0] if found else None


def _is_soon(quantity: Quantity) -> bool:
    return quantity.dimension == "time" and quantity.upper


def _soon(reading: Reading) -> float | None:
    """Within how many seconds a sentence has data reach a system, or show there."""
    if reading.denies or reading.permits or len(reading.quantities) != 1 or not _is_soon(reading.quantities[0]):
        return None
    found = reading.found
    if not any(term.has("system") and not term.conditional for term in found):
        return None
    if any(term.has(*_LASTING) and not term.conditional for term in found):
        return None
    slots = Slots(reading)
    before = found[: reading.quantities[0].first]  # "confirms the receipt within a minute of the transfer"
    moved = any(term.key in _MOVES and not term.conditional for term in before)
    since = next((place for place, term in enumerate(found) if term.has("after")), len(found))
    acting = slots.roles and any(min(phrase) < since for phrase in slots.phrases)  # not "after the broker saves it"
    return reading.quantities[0].high if (moved or not slots.act) and not acting else None
