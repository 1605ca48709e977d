"""How long something is kept, and after how long it is deleted: claims of retention (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.amounts import marks
from spec_toolkit.facts.claim import Kept, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.core import UNLESS
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.quantities import ENDLESS, MOMENT, Quantity
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

#: What is kept of a thing where the thing is kept: "the history of locations".
_HEADS = ("history", "text")
#: Where something is kept: elsewhere it may be kept for another time, but not be deleted sooner.
_ARCHIVES = frozenset(("archive", "archive_place"))
#: Verbs that say that something is kept, or no longer.
_KEEPING = frozenset(("keep", "delete", "archive"))


def kept(slots: Slots, source: Source) -> Iterator[Fact]:
    reading = slots.reading
    places = slots.keeping
    verbs = {reading.found[place].key for place in places}
    if reading.language != "ar" and verbs == {"keep", "delete"} and len(reading.quantities) == 1:
        verbs = {"delete"}  # "kept for a year and then deleted"
    if len(verbs) != 1 or reading.lacks:
        return
    verb = "delete" if verbs == {"delete"} else "keep"
    times = [q for q in reading.quantities if q.dimension == "time"]
    if times and times[0].high < MOMENT:
        return  # how fast it is archived
    event = slots.behind(times[0])[1] if times else _after(slots)
    if len(times) > 1 or (reading.permits and slots.act not in _KEEPING | verbs):
        return  # "can bring back a task within 30 days of its deletion"
    if reading.language == "ar" and times and times[0].kind == "most" and UNLESS in slots.core():
        times = [times[0]._replace(kind="after")]  # "is deleted if nobody has used it within a month"
    if verb == "delete" and times and times[0].upper and "request" in reading.whole_topic:
        return  # how soon somebody is answered, not how long something is kept
    out = places | _acting(slots, places) | event | _afterwards(slots) | _ready(slots, places)
    heads = _HEADS if reading.language == "he" else ()
    # "Turned into anonymous data", "permanently erased".
    core = slots.core(
        out, ("convert", "hand automatic", *heads, *(["lasting permanent"] if times else []))
    ) or slots.generic(out)
    if times:
        # "Purged every night" says when, not what.
        arabic = reading.language == "ar"  # "كل نسخة احتياطية يومية" says which
        when = [q for q in reading.quantities if q.dimension == "rhythm" and (arabic or q.first > max(places))]
        core |= marks(reading, times[0], *when)
        if reading.language == "en" and verb == "delete":
            core |= _since(slots, event)
    if reading.language != "ar" and verb == "delete" and not times and not slots.denies:
        times = _purged(slots, core)
    if times and not slots.denies:
        yield from claim("retention", "kept", "", core, Kept(verb, times[0]), slots, source)
        if core & concepts().over and (whole := core - concepts().over):
            yield from claim("retention", "kept", "", whole, Kept(f"over {verb}", times[0]), slots, source)
        if verb == "keep" and core - _ARCHIVES and core & _ARCHIVES:
            yield from claim("retention", "kept", "", core - _ARCHIVES, Kept("hold", times[0]), slots, source)
        elif verb == "keep" and (rest := core & slots.core(out | _where(slots), ("hand automatic",))) and rest < core:
            yield from claim("retention", "kept", "", rest, Kept("hold", times[0]), slots, source)
    elif times and verb == "delete" and reading.language != "ar" and _not_sooner(slots, times[0]):
        least = Kept("keep", times[0]._replace(kind="least"))
        yield from claim("retention", "kept", "", core, least, slots, source)
    elif not times and verb == ("delete" if slots.denies else "keep") and _endless(slots):
        yield from claim("retention", "kept", "", core, Kept("keep", ENDLESS), slots, source)
    elif verb == "delete" and not times and not slots.denies and (at_once := _at_once(slots)):
        yield from claim("retention", "kept", "", slots.core(out | at_once) or core, Kept(verb, _NOW), slots, source)
    elif verb == "keep" and slots.denies and not times and not any(g == "hand" for _, g, _ in reading.contrasts):
        yield from claim(
            "retention", "kept", "", core, Kept("no copy" if _no_copy(slots) else "never", None), slots, source
        )


def _ready(slots: Slots, places: set[int]) -> frozenset[int]:
    """The places of what an Arabic sentence says something is there for: "متاحة للاستعادة"."""
    found = slots.found
    if slots.reading.language != "ar":
        return frozenset()
    behind = (at + 1 for at in places if at + 1 < len(found))
    return frozenset(at for at in behind if found[at].has("action") and found[at].words[0].startswith("لل"))


def _where(slots: Slots) -> frozenset[int]:
    """The places of what an Arabic sentence says of where something is kept: "تبقى الوصفات في الملف الطبي"."""
    found = slots.found
    if slots.reading.language != "ar" or "inside" not in slots.reading.categories:
        return frozenset()
    marks = (place for place, term in enumerate(found) if term.has("inside") and not term.conditional)
    return frozenset(at for mark in marks for at in _noun(found, mark + 1))


def _noun(found: list[Term], start: int) -> range:
    """The places of a noun with what belongs to it."""
    ends = ("sign", "inside", "from", "to", "before", "after", "span", "bound")
    stop = next((at for at in range(start, len(found)) if found[at].taken or found[at].has(*ends)), len(found))
    return range(start, stop)


def _after(slots: Slots) -> frozenset[int]:
    """The places of the event after which a Hebrew sentence says that nothing is kept any more."""
    found = slots.found
    if slots.reading.language != "he" or not slots.denies:
        return frozenset()
    mark = next((place for place, term in enumerate(found) if place > slots.denied and term.has("after")), len(found))
    return frozenset(range(mark, len(found)))


def _purged(slots: Slots, core: frozenset[str]) -> list[Quantity]:
    """After how long something is deleted that is deleted every so often: "logs are purged every three months"."""
    rhythms = [q for q in slots.reading.quantities if q.dimension == "rhythm"]
    if slots.reading.language == "he" and len(rhythms) == 1 and not rhythms[0].high:  # "יימחקו מיד"
        ends = rhythms[0].end >= len(slots.found) or slots.found[rhythms[0].end].has("sign")
        return [_NOW] if ends and slots.found[rhythms[0].first].has("rhythm") else []
    if len(rhythms) != 1 or len(core) != 1 or "conditions" in slots.reading.categories or slots.reading.permits:
        return []
    return [rhythms[0]._replace(dimension="time", kind="after")]


def _since(slots: Slots, event: frozenset[int]) -> frozenset[str]:
    """What else ends before a time counts: files are deleted "one year after the end of the contract"."""
    names = {slots.found[at].key for at in event} & _LASTING
    return frozenset(f"after {name}" for name in names - slots.core(event))


#: What lasts for years before it ends.
_LASTING = frozenset(("contract", "membership", "subscription", "lease", "policy", "warranty", "project", "loan"))


def _acting(slots: Slots, places: set[int]) -> frozenset[int]:
    """The places of those who keep or delete: behind an English verb stands who is in the records, but for "by"."""
    if slots.reading.language != "en":
        return slots.role_places
    verb, found = min(places, default=0), slots.found
    kept = [phrase for phrase in slots.phrases if verb < min(phrase) <= verb + _NEAR and _is_object(found, phrase)]
    return slots.role_places - frozenset().union(*kept)


def _is_object(found: list[Term], phrase: frozenset[int]) -> bool:
    before = found[min(phrase) - 1]
    return before.has("article", "every", "action") and before.words[-1].lower() != "by"


#: How far behind "delete" what is deleted stands: "delete a ticket buyer".
_NEAR = 2


def _no_copy(slots: Slots) -> bool:
    """Whether only that something is kept whole is denied: "no copy of the licence is kept", but its number may be."""
    return any(term.senses.get("verbal") == "copy" for term in slots.found)


def _afterwards(slots: Slots) -> frozenset[int]:
    """The places of what an Arabic sentence says is done then: "تُحفظ أسبوعاً ثم يُكتب فوقها"."""
    found = slots.found
    if slots.reading.language != "ar" or "sequel" not in slots.reading.categories:
        return frozenset()
    return frozenset(range(next(place for place, term in enumerate(found) if term.has("sequel")), len(found)))


def _not_sooner(slots: Slots, time: Quantity) -> bool:
    """Whether it is a time before which something is not done: "not before its fifth anniversary"."""
    found = slots.found
    return time.lower or any(term.has("before", "until") for term in found[max(0, time.first - 4) : time.first])


def _at_once(slots: Slots) -> frozenset[int]:
    """The places of what something is done as soon as it happens: "as soon as the post is filled"."""
    found = slots.found
    if slots.reading.language == "en" and not slots.reading.categories.isdisjoint(("conditions", "after")):
        return frozenset()  # "at once when somebody asks for it", "immediately after sending"
    start = next((p for p, t in enumerate(found) if t.has("at_once") and p + 1 < len(found)), len(found))
    return frozenset(range(start, len(found)))


#: No time at all.
_NOW = Quantity("time", 0, 0, "after")


def _endless(slots: Slots) -> bool:
    """Whether something is kept for ever, or never deleted, by anybody."""
    kinds = slots.reading.categories
    if slots.roles or not kinds.isdisjoint(("before", "after", "until", "conditions", "without")):
        return False
    return "forever" in kinds or (slots.denies and "universal" in kinds)
