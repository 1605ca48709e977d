"""Integrations that say different things of one flow, and the integrations that a sentence speaks of."""

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass

from spec_toolkit.facts.fact import Fact
from spec_toolkit.findings import SpecPath
from spec_toolkit.model.integrations import Integration
from spec_toolkit.rules._context import Context


@dataclass(frozen=True, slots=True)
class Flow:
    """One object in the data of one integration."""

    number: int
    link: Integration
    object: str
    fields: frozenset[str]


def flows(context: Context, key: str) -> Iterator[tuple[Flow, Flow]]:
    """Pairs of integrations with one system that give one object (and some common field) different values of a key.

    Frequencies are compared only between flows of the same direction: orders may leave daily and invoices come hourly.
    """
    groups: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for number, link in enumerate(context.spec.integrations):
        for data in link.data:
            system = " ".join((link.system or "").lower().split())
            if system:
                groups[system, data.object].append(Flow(number, link, data.object, frozenset(data.fields)))
    seen: set[tuple[int, int]] = set()
    for found in groups.values():
        for place, two in enumerate(found):
            for one in found[:place]:
                values = getattr(one.link, key), getattr(two.link, key)
                apart = one.fields and two.fields and not one.fields & two.fields
                if one.number == two.number or None in values or values[0] == values[1] or apart:
                    continue
                if key == "frequency" and one.link.direction != two.link.direction:
                    continue
                if (one.number, two.number) not in seen:
                    seen.add((one.number, two.number))
                    yield one, two


def own_facts(context: Context) -> Iterator[tuple[int, Integration, str, Fact]]:
    """What the texts of an integration say themselves: number, integration, key, fact."""
    for number, link in enumerate(context.spec.integrations):
        for key in ("purpose", "description"):
            text = getattr(link, key)
            if text:
                for fact in context.facts.own(("integrations", number, key), text, link.id):
                    yield number, link, key, fact


def mentioned(
    context: Context, systems: Set[str], topic: Set[str], linked: tuple[str, ...] = ()
) -> list[tuple[int, Integration]]:
    """The integrations that a sentence speaks of: linked, or their system named, and one of their objects (or none)."""
    if not linked and systems.isdisjoint(context.facts.partners):
        return []  # most sentences
    found = []
    for number, link in enumerate(context.spec.integrations):
        named = context.facts.topic(link.system)
        says = bool(named) and (named <= systems or bool(systems & named & SYSTEMS))
        if not (link.id in linked or says):
            continue
        if link.id in linked and (says or topic & _TRANSFER) and not topic & _TELLING:
            found.append((number, link))
            continue
        objects = {name for data in link.data for name in context.facts.topic(_name(context, data.object))}
        if not topic & _TELLING and (not link.data or objects & topic or not topic):
            found.append((number, link))
    return found


#: Names of verbs that move data from system to system, and of what only tells people about them.
_TRANSFER = frozenset(("sync", "import", "export", "edit"))
_TELLING = frozenset(("report", "notify", "remind", "dashboard", "message"))
#: Kinds of systems whose name alone says which one is meant.
SYSTEMS = frozenset(("erp", "accounting_system", "telephony", "billing", "warehouse", "website"))


def linked(context: Context, path: SpecPath) -> tuple[str, ...]:
    """The integrations that the item of a text refers to."""
    found = getattr(context.spec.value(path[:2]), "integrations", ()) if len(path) > 1 else ()
    return tuple(found)


def brought(context: Context, link: Integration) -> list[frozenset[str]]:
    """The names of each object that an integration passes on."""
    named = (context.facts.topic(_name(context, data.object)) for data in link.data)
    return [names for names in named if names]


def brought_fields(context: Context, link: Integration) -> list[frozenset[str]]:
    """The names of each field that an integration passes on, where it says which."""
    fields = (context.index.find("field", id, data.object) for data in link.data for id in data.fields)
    named = (context.facts.topic(getattr(field.part, "name", None)) for field in fields if field)
    return [names for names in named if names]


def whole(context: Context, link: Integration, topic: Set[str]) -> bool:
    """Whether a topic is nothing but objects that an integration passes on."""
    return topic <= frozenset().union(*(context.facts.topic(_name(context, data.object)) for data in link.data))


def _name(context: Context, thing: str) -> str:
    entry = context.index.find("object", thing)
    return getattr(entry.part, "name", None) or thing if entry else thing
