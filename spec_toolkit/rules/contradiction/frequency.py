"""Two rhythms for one flow of data or one job."""

from collections.abc import Iterator, Set

from spec_toolkit.facts.fact import Source
from spec_toolkit.facts.quantities import Quantity, clash
from spec_toolkit.facts.reading import Reading
from spec_toolkit.languages.text import normalise, sentences
from spec_toolkit.model.integrations import Integration
from spec_toolkit.model.requirements import Requirement
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._arrival import late, rhythm_of
from spec_toolkit.rules.contradiction._clashes import hits, name, shorten
from spec_toolkit.rules.contradiction._integrations import brought, flows, linked, mentioned, own_facts

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    yield from hits(context, "frequency")
    for one, two in flows(context, "frequency"):
        yield Hit(
            ("integrations", two.number, "frequency"),
            values={"system": two.link.system, "first": one.link.frequency, "second": two.link.frequency,
                    "object": two.object, "other": one.link.id},
            message="flow",
            others=(Other(("integrations", one.number, "frequency"), "rhythm"),),
        )  # fmt: skip
    yield from each_text(context, _told, "integrations", "objects")
    for number, link, key, fact in own_facts(context):
        rhythm = rhythm_of(context, link.frequency)
        if fact.kind == "frequency" and rhythm and clash(rhythm, fact.value):
            yield Hit(
                ("integrations", number, "frequency"),
                values={"words": shorten(fact.source.words), "item": link.id, "other": link.id,
                        "frequency": link.frequency},
                message="against",
                others=(Other(("integrations", number, key), "rhythm"),),
            )  # fmt: skip


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say against an integration."""
    yield from _sentences(context)
    yield from _age(context)
    for source, number, link in late(context):
        yield _against(context, source, number, link, "late")


def _sentences(context: Context) -> Iterator[Hit]:
    """Sentences that give an integration another rhythm."""
    for fact in context.facts.stated("frequency"):
        topic = fact.bucket.subject
        found = mentioned(context, topic, topic, linked(context, fact.source.path)) or _feeding(context, topic)
        rhythms = [(number, link, rhythm_of(context, link.frequency)) for number, link in found]
        if rhythms and all(rhythm and clash(rhythm, fact.value) for _, _, rhythm in rhythms):
            number, link, _ = rhythms[0]
            yield _against(context, fact.source, number, link, "against")


def _feeding(context: Context, topic: Set[str]) -> list[tuple[int, Integration]]:
    """The integrations that bring what a sentence says is brought up to date, and nothing else, whatever the system."""
    if topic.isdisjoint(_REFRESHED):
        return []
    links = enumerate(context.spec.integrations)
    return [
        (number, link)
        for number, link in links
        if link.direction == "to_crm" and topic - _REFRESHED in brought(context, link)
    ]


#: Verbs by which data are brought up to date.
_REFRESHED = frozenset(("load", "import", "edit", "renew", "sync", "refresh"))


def _against(context: Context, source: Source, number: int, link: Integration, message: str) -> Hit:
    """A sentence that the frequency of an integration does not allow."""
    return Hit(
        source.path,
        source.start,
        source.end,
        values={
            "words": shorten(source.words),
            "item": name(context, source),
            "other": link.id,
            "frequency": link.frequency,
        },
        message=message,
        others=(Other(("integrations", number, "frequency"), "rhythm"),),
    )


def _age(context: Context) -> Iterator[Hit]:
    """Sentences that want data younger than the integrations of their item bring it: "at most 15 minutes old"."""
    links = [
        (number, link, brought(context, link) if link.direction == "to_crm" else [])
        for number, link in enumerate(context.spec.integrations)
    ]
    for path, quantities in context.facts.quantities.items() if links else ():
        if (path[0], path[2:]) != ("requirements", ("statement",)) or not any(map(_is_time, quantities)):
            continue
        item: Requirement = context.spec.value(path[:2])
        if not item.statement:
            continue
        normal = normalise(item.statement)
        for start, end in sentences(normal.text):
            words = normal.text[start:end]
            topic = context.facts.topic(words)
            named = [(number, link) for number, link, things in links if any(names <= topic for names in things)]
            own = [(number, link) for number, link, _ in links if link.id in item.integrations] or named
            if not own:
                continue
            youngest = context.facts.ask(words, _youngest)
            if youngest is None and any(one in named for one in own):
                youngest = context.facts.ask(words, _soon_shown)
            rhythms = [rhythm_of(context, link.frequency) for _, link in own]
            if youngest is not None and all(rhythm is not None and rhythm.low > youngest for rhythm in rhythms):
                source = Source(path, normal.original(start), normal.original(end), words, item.id)
                yield _against(context, source, *own[0], "late")


def _youngest(reading: Reading) -> float | None:
    """How old data may be at most, by a sentence that says so: seconds."""
    limits = [*filter(_is_time, reading.quantities)]
    if "ages" not in reading.categories or len(limits) != 1:
        return None
    denied = reading.denies and limits[0].kind == "above"  # "no older than 30 minutes"
    return limits[0].high if limits[0].upper or denied else None


def _soon_shown(reading: Reading) -> float | None:
    """Within which time something is shown that has happened elsewhere, in seconds: no page takes minutes to load."""
    limits = [*filter(_is_time, reading.quantities)]
    shown = any(term.key in _SHOWN and not term.conditional for term in reading.found)
    if not shown or reading.denies or len(limits) != 1 or "conditions" not in reading.categories:
        return None
    return limits[0].high if limits[0].upper and limits[0].high >= _A_MINUTE else None


#: What the records that an integration brings are when they are there.
_SHOWN = frozenset(("view", "show"))
#: In seconds; what takes less may be how fast a page is.
_A_MINUTE = 60


def _is_time(quantity: Quantity) -> bool:
    return quantity.dimension == "time"
