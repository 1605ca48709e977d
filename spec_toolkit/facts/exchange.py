"""Which data go from one system to another, how often, which system is the master: claims of exchange (`claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import HowMuch, Leads, Passed, Way, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Bucket, Fact, Source
from spec_toolkit.facts.flows import direction_of, marked
from spec_toolkit.facts.hebrew_clauses import is_finite
from spec_toolkit.facts.opposites import not_yet
from spec_toolkit.facts.quantities import MOMENT, Quantity
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

#: What a system does to the data that another one holds.
_CHANGING = frozenset(("edit", "create", "delete"))
#: Verbs by which data are brought up to date: how often the one is done is how often the other is.
_REFRESHED = frozenset(("load", "import", "edit", "renew", "sync", "increase", "refresh"))
#: Verbs that say only that something reaches those for whom it is.
_HANDED = frozenset(("publish", "relate"))


def often(slots: Slots, source: Source) -> Iterator[Fact]:
    """How often something is done; of data that go from one system to another, whatever the verb."""
    reading = slots.reading
    often = [q for q in reading.quantities if q.dimension == "rhythm"] or _soon(slots)
    if len({q.value for q in often}) != 1 or slots.denies or reading.lacks:
        return  # "once a day, in the nightly run" is one rhythm
    if reading.language == "en" and (_is_rate(slots, often[0]) or _tells_which(slots, often[0])):
        return
    exchanged = bool(slots.systems) or (reading.language == "ar" and _into_it(slots))
    way: tuple[str, str] | None = None
    verbs: set[int] = set()
    names: frozenset[str] = frozenset()
    if exchanged or (reading.language != "he" and "from" in reading.categories):
        way = _way(slots) if slots.systems else None
        verbs = {p for p, t in enumerate(reading.found) if t.has("writes", "reads")}
        names = concepts().passing if slots.systems or reading.language == "en" else concepts().passing | {"enter"}
    event = slots.behind(often[0])[1] if often[0].kind == "most" else frozenset[int]()
    verbs |= {p for p, t in enumerate(reading.found) if "day" in t.senses}  # on which day it runs
    if reading.language == "he":
        verbs |= {p for p, t in enumerate(reading.found) if "reads" in t.senses and "thing" not in t.senses}
    core = slots.core(verbs | slots.role_places | event, names | concepts().moments)
    handed = _HANDED | {"create"} if reading.language == "en" else _HANDED
    if reading.language == "ar" and slots.roles and not any(term.has("from") for term in reading.found):
        handed = _HANDED | {"receive"}  # what somebody gets every week is sent to him
    core = frozenset("send" if name in handed else name for name in core if ":" not in name)
    if way is None and reading.language == "en":
        if not core.isdisjoint(_REFRESHED) and len(core - _REFRESHED) > 0:
            core = core - _REFRESHED | {"edit"}
        core = not_yet(slots, core | _ends(slots))
    elif way is None and reading.language == "he":
        # "From the CRM to the tills", "from the tills to the CRM": two ways where the tills are no system.
        core |= {
            f"{end} {name}" for place, name in slots.systems for end in ("from", "to") if marked(reading, place, end)
        }
    if len(often) > 1 and often[0].end < often[-1].first:
        core |= {f"every {often[0].low:g}"}  # "the daily report is sent every morning": which report it is
    # "At 02:00" says when, not what.
    value = Passed(way, True, often[0], slots.roles)
    yield from claim("frequency", "often", "", core, value, slots, source)
    if reading.language == "he" and often[0].high == 0 and not slots.systems:  # "at once" is no ten minutes later
        now = HowMuch(_NOW, slots.roles, frozenset())
        yield from claim("quantity", "amount", "time", core, now, slots, source)
    if reading.language == "he" and (refreshed := _refreshed(slots, core, exchanged)) and refreshed != core:
        yield from claim("frequency", "often", "", refreshed, value, slots, source)


#: What is done at once takes no longer.
_NOW = Quantity("time", 0, MOMENT, "exact")


def _soon(slots: Slots) -> list[Quantity]:
    """How soon data are in another system, which is how often at least they go there: "appear in the CRM within an
    hour".
    """
    times = [q for q in slots.reading.quantities if q.dimension == "time"]
    if len(times) != 1 or times[0].kind != "most" or slots.reading.categories.intersection(_IF):
        return []
    if not slots.systems or _way(slots) is None:
        return []
    return [times[0]._replace(dimension="rhythm", low=times[0].high)]


def _refreshed(slots: Slots, core: frozenset[str], exchanged: bool) -> frozenset[str]:
    """What a Hebrew sentence says is brought up to date, whatever the verb: "נטענות", "מתעדכנות", "נמשכות מה-ERP"."""
    named = slots.core() & _REFRESHED
    rest = core - _REFRESHED
    return rest | {"edit"} if named and rest and (exchanged or core & _REFRESHED) else frozenset()


#: Senses of what says that something is not always so.
_IF = ("conditions", "exceptions", "before")


def _into_it(slots: Slots) -> bool:
    """Whether data come into the system that the whole specification is about: "تصل الأسعار إلى النظام"."""
    found = slots.found
    return any(
        term.has("subject") and any(t.has("to", "inside") for t in found[at - 1 : at]) for at, term in enumerate(found)
    )


def _is_rate(slots: Slots, rhythm: Quantity) -> bool:
    """Whether it says of how much there is so much in that time, not how often something is done: "20 calls a day"."""
    amounts = (q for q in slots.reading.quantities if q.dimension == "count" or q.dimension.startswith("money"))
    return any(q.end <= rhythm.first <= q.end + _NEAR - 1 and q.number != 1 for q in amounts)


def _tells_which(slots: Slots, rhythm: Quantity) -> bool:
    """Whether it says which ones are kept, not how often: "daily backups are kept for 14 days"."""
    times = any(quantity.dimension == "time" for quantity in slots.reading.quantities)
    return times and bool(slots.keeping) and rhythm.end <= min(slots.keeping)


def _ends(slots: Slots) -> frozenset[str]:
    """Whether something comes from the channel that the sentence names: the other way it is another thing."""
    found = slots.found
    comes = any(term.has("channel") and _comes(found, place) for place, term in enumerate(found))
    return frozenset(("from",)) if comes else frozenset()


def _comes(found: list[Term], place: int) -> bool:
    near = (at for at in range(place - 1, max(-1, place - _NEAR), -1) if found[at].has("from", "to", "sign"))
    mark = next(near, None)
    return mark is not None and found[mark].has("from")


#: How far before a channel "from" stands.
_NEAR = 4


def _way(slots: Slots) -> tuple[str, str] | None:
    """From which system to which data go."""
    systems = slots.systems + _itself(slots)
    names = list(dict.fromkeys(("crm", *(name for _, name in systems))))
    return direction_of(slots.reading, systems, names) if len(names) == 2 else None


def _itself(slots: Slots) -> list[tuple[int, str]]:
    """Where a sentence calls the system of the specification "the system": "من النظام إلى التقويم"."""
    if any(name == "crm" for _, name in slots.systems):
        return []
    ends = ("from", "to", "inside") if slots.reading.language == "ar" else ("from", "to")
    named = {place for place, _ in slots.systems}
    return [
        (place, "crm")
        for place, term in enumerate(slots.found)
        if (term.has("subject") or (term.has("system_words") and term.prefix and not {place + 1, place + 2} & named))
        and any(marked(slots.reading, place, end) for end in ends)
    ]


def _changes(slots: Slots) -> tuple[str, str] | None:
    """From which system to which data go where the one changes them in the other: "the ERP edits orders in the CRM"."""
    inside = [name for place, name in slots.systems if marked(slots.reading, place, "inside")]
    acting = [name for _, name in slots.systems if name not in inside]
    if slots.reading.language != "en" and not acting and any(term.has("subject") for term in slots.found):
        acting = ["crm"]  # "عند تغيير الهاتف في النظام يُحدَّث في نظام الموارد البشرية"
    if slots.act not in _CHANGING or len(inside) != 1 or len(acting) != 1:
        return None
    return acting[0], inside[0]


def _carried(slots: Slots) -> tuple[str, str] | None:
    """From which system to which a change goes in Hebrew: "שינוי שנעשה ב-CRM נכתב ב-ERP"."""
    reading, found = slots.reading, slots.found
    if reading.language != "he" or len(slots.systems) != 2:
        return None
    (one, name), (two, other) = sorted(slots.systems)
    if not marked(reading, one, "inside") or not (marked(reading, two, "inside") or marked(reading, two, "to")):
        return None
    changed = [at for at in range(one) if found[at].key in _CHANGING]
    told = found[one].conditional or any(not is_finite(found[at]) for at in changed)
    return (name, other) if changed and told and not found[two].conditional else None


def _tells(slots: Slots) -> tuple[str, str] | None:
    """From which system to which data go where the one updates the other: "the CRM updates the HR system"."""
    if slots.reading.language != "en" or len(slots.systems) != 2:
        return None
    (first, name), (second, other) = sorted(slots.systems)
    verb = next((p for p in range(first + 1, second) if slots.found[p].has("writes")), None)
    if verb is None or any(t.has("from", "to", "inside", "copula") for t in slots.found[first:second]):
        return None
    return (name, other) if not slots.found[verb].conditional else None


def passed(slots: Slots, source: Source) -> Iterator[Fact]:
    """What goes from one system to another, and what never does."""
    reading = slots.reading
    names = {name for _, name in slots.systems} - {"crm"}
    if len(names) != 1:
        return
    (system,) = names
    verbs = {p for p, t in enumerate(reading.found) if t.has("writes", "reads", "contrast")}
    if reading.language == "ar":
        verbs |= {p for p, t in enumerate(reading.found) if t.has("role", "runs")}  # whose data they are
    core = slots.core(verbs | slots.role_places | {p for p, _ in slots.systems}, concepts().passing | {system})
    if reading.language == "he":
        core = core - concepts().persons or core  # "the marks of the students"
    way = _carried(slots) or _way(slots) or _changes(slots) or _tells(slots)
    values = {f"{group}:{value}" for _, group, value in reading.contrasts}
    only = any(term.has("only") and not term.taken for term in reading.found)
    if "ways:two_way" in values and not slots.denies:
        for both in (("crm", system), (system, "crm")):
            yield Fact("direction", Bucket("claim passed", system, core), Passed(both, True, None), source, ())
        return
    if "access:read_only" in values:
        value = Passed(("crm", system), False, None)
    elif way is None:
        return
    elif "ways:one_way" in values or (only and not slots.denies):
        value = Passed(way[::-1], False, None)
    else:
        value = Passed(way, not slots.denies, None)
    yield Fact("direction", Bucket("claim passed", system, core), value, source, ())


def changed_in(slots: Slots, source: Source) -> Iterator[Fact]:
    """In which system something is changed, and in which alone: "prices can be changed only in the ERP"."""
    reading, found = slots.reading, slots.found
    if reading.language == "ar":
        yield from _changed_there(slots, source)
        return
    if slots.denies or slots.act not in _CHANGING | {"enter", "keep"}:
        return
    inside = [(place, name) for place, name in slots.systems if marked(reading, place, "inside")]
    if len(inside) != 1 or len(slots.systems) > 1 or found[inside[0][0]].conditional:
        return
    ((place, name),) = inside
    only = [at for at, term in enumerate(found) if term.has("only") and not term.conditional]
    alone = any(place - _BEFORE <= at < place for at in only) or any(place < at <= place + 1 for at in only)
    if only and not alone:
        return
    core = slots.core(slots.role_places | {place, place - 1})
    value = Way(frozenset((frozenset((name,)),)), alone)
    yield from claim("exclusive-value", "way", "system", core, value, slots, source)


def _changed_there(slots: Slots, source: Source) -> Iterator[Fact]:
    """In which system an Arabic sentence lets something be changed: "لا تُعدَّل إلا في", "تُعدَّل في … فقط", "خارج"."""
    reading, found = slots.reading, slots.found
    systems = slots.systems + _itself(slots)
    if slots.act not in _CHANGING or len(systems) != 1 or found[systems[0][0]].conditional:
        return
    ((place, name),) = systems
    before = [at for at in range(max(0, place - _BEFORE), place) if not found[at].has("weak", "system_words")]
    outside = bool(before) and found[before[-1]].key == "outside"
    if slots.denies != outside or not (outside or marked(reading, place, "inside")):
        return
    near = (*found[max(0, place - _BEFORE) : place], *found[place + 1 : place + 2])
    alone = outside or any(term.has("only", "except_only") and not term.conditional for term in near)
    if not alone and not reading.categories.isdisjoint(("only", "except_only")):
        return
    core = slots.core(slots.role_places | {place, place - 1, *before[-1:]} if outside else slots.role_places | {place})
    value = Way(frozenset((frozenset((name,)),)), alone)
    yield from claim("exclusive-value", "way", "system", core - {"outside"}, value, slots, source)


#: How far before a system "only" stands: "only in the ERP".
_BEFORE = 3


def leads(slots: Slots, source: Source) -> Iterator[Fact]:
    """Which system is the master: "the ERP is the master for prices", "prices are maintained in the CRM"."""
    reading = slots.reading
    marks = {place for place, term in enumerate(reading.found) if term.has("masters") and not term.taken}
    systems = slots.systems
    if not marks or slots.denies or not systems:
        return
    stop = next(
        (
            p
            for p, t in enumerate(reading.found)
            if p > max(min(marks), systems[0][0]) and t.has("sign") and t.words[0] in ",;:،؛"
        ),
        len(reading.found),
    )
    named = {name for place, name in systems if place < stop}
    if len(named) > 1 and reading.language == "en":  # "is mastered in the CRM and mirrored in the ERP"
        behind = range(max(min(marks), systems[0][0]) + 1, stop)
        stop = next((p for p in behind if reading.found[p].has("turns")), stop)
        named = {name for place, name in systems if place < stop}
    if len(named) != 1:
        return
    out = {p for p, _ in systems} | marks | set(range(stop, len(reading.found)))
    passing = concepts().passing
    core = slots.core(out | slots.role_places, passing) or slots.core(out, passing)  # "of the data of employees"
    (system,) = named
    yield from claim("direction", "leads", "", core, Leads(system), slots, source)
    if reading.language == "ar" and core:  # what has its source in a system is changed there
        value = Way(frozenset((frozenset((system,)),)), True)
        yield from claim("exclusive-value", "way", "system", core | {"edit"}, value, slots, source)
