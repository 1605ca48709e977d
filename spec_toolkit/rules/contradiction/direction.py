"""An interface that is one-way in one place and goes the other way in another."""

from collections import defaultdict
from collections.abc import Iterator

from spec_toolkit.facts.fact import Fact
from spec_toolkit.model.integrations import Integration
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import hits, name, shorten
from spec_toolkit.rules.contradiction._integrations import SYSTEMS, flows, linked, mentioned, own_facts, whole

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    yield from hits(context, "direction")
    for one, two in flows(context, "direction"):
        yield Hit(
            ("integrations", two.number, "direction"),
            values={"system": two.link.system, "first": one.link.direction, "second": two.link.direction,
                    "object": two.object, "other": one.link.id},
            message="flow",
            others=(Other(("integrations", one.number, "direction"), "way"),),
        )  # fmt: skip
    yield from each_text(context, _told, "integrations", "objects")
    for number, link, key, fact in own_facts(context):
        if fact.bucket.form == "flow" and link.direction in ("to_crm", "from_crm"):
            wanted = "from_crm" if fact.value[0] == "crm" else "to_crm"
            if wanted != link.direction:
                yield Hit(
                    ("integrations", number, "direction"),
                    values={"words": shorten(fact.source.words), "item": link.id, "other": link.id,
                            "direction": link.direction},
                    message="against",
                    others=(Other(("integrations", number, key), "way"),),
                )  # fmt: skip


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say against an integration."""
    told = list(_sentences(context))
    for found in (_linked, _passed):
        told += [hit for hit in found(context) if hit.path not in {one.path for one in told}]
    yield from told
    yield from _refused(context)


def _sentences(context: Context) -> Iterator[Hit]:
    """Sentences that send data against the direction of an integration."""
    for fact in context.facts.stated("direction"):
        if fact.bucket.form != "flow":
            continue
        origin, goal, _, topic = fact.value
        wanted = "from_crm" if origin == "crm" else "to_crm" if goal == "crm" else None
        system = goal if origin == "crm" else origin
        found = mentioned(context, {system}, topic) if wanted else []
        if found and all(link.direction not in (wanted, "bidirectional", None) for _, link in found):
            yield _against(context, fact, *found[0])


def _linked(context: Context) -> Iterator[Hit]:
    """Sentences of items that refer to an integration and send data to its system or from it the other way."""
    partners: dict[str, list[tuple[int, Integration]]] = defaultdict(list)
    for number, link in enumerate(context.spec.integrations):
        if len(names := context.facts.topic(link.system)) == 1:
            partners[min(names)].append((number, link))
    for fact in context.facts.claimed("claim passed"):
        links = linked(context, fact.source.path)
        if not links or not fact.value.flows or fact.value.way is None or fact.source.structural:
            continue
        origin, goal = fact.value.way
        wanted = "from_crm" if origin == "crm" else "to_crm"
        system = goal if origin == "crm" else origin
        of_system = partners.get(system, []) if system in SYSTEMS else []
        if any(link.id in links for _, link in of_system) and all(
            link.direction not in (wanted, "bidirectional", None) for _, link in of_system
        ):
            yield _against(context, fact, *next((n, link) for n, link in of_system if link.id in links))


def _passed(context: Context) -> Iterator[Hit]:
    """Sentences that name the system of an integration and send one of its objects the other way."""
    for fact in context.facts.claimed("claim passed"):
        if not fact.value.flows or fact.value.way is None or fact.source.structural:
            continue
        origin, goal = fact.value.way
        wanted = "from_crm" if origin == "crm" else "to_crm"
        topic = fact.bucket.subject
        found = mentioned(context, {goal if origin == "crm" else origin}, topic)
        if found and all(
            link.direction not in (wanted, "bidirectional", None) and whole(context, link, topic) for _, link in found
        ):
            yield _against(context, fact, *found[0])


def _refused(context: Context) -> Iterator[Hit]:
    """Sentences that let no data go a way that an integration goes: one way only, nothing is written back."""
    for fact in context.facts.claimed("claim passed"):
        if fact.value.flows or fact.value.way is None or fact.source.structural:
            continue
        origin, goal = fact.value.way
        refused = "from_crm" if origin == "crm" else "to_crm"
        topic = fact.bucket.subject
        found = mentioned(context, {goal if origin == "crm" else origin}, topic, linked(context, fact.source.path))
        # Of something besides the object ("paid invoices", "the price") another direction may hold than of the whole.
        if found and all(
            link.direction in (refused, "bidirectional") and whole(context, link, topic) for _, link in found
        ):
            yield _against(context, fact, *found[0])


def _against(context: Context, fact: Fact, number: int, link: Integration) -> Hit:
    return Hit(
        fact.source.path,
        fact.source.start,
        fact.source.end,
        values={
            "words": shorten(fact.source.words),
            "item": name(context, fact.source),
            "other": link.id,
            "direction": link.direction,
        },
        message="against",
        others=(Other(("integrations", number, "direction"), "way"),),
    )
