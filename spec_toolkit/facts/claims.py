"""What a sentence claims, slot by slot, so that sentences by different authors can be compared (see `slots`).

A claim is a fact whose bucket names only the question ("may", "how long", "how often"). Its subject is the core of the
sentence; `alike` says which cores speak of the same thing, `settling` which values cannot both hold.
"""

from collections.abc import Callable, Iterator

from spec_toolkit.facts.claim import (
    NOBODY,
    Dated,
    First,
    Given,
    HowMuch,
    Kept,
    Leads,
    May,
    Needs,
    Passed,
    Starts,
    Sum,
    Way,
    Who,
    claim,
)
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.dates import may_be_dated, when
from spec_toolkit.facts.exclusive import ALONE, LIMITED, acting_group, only_focus
from spec_toolkit.facts.fact import Bucket, Fact, Kind, Source
from spec_toolkit.facts.flows import direction_of
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots


def claims(reading: Reading, source: Source) -> Iterator[Fact]:
    """Everything that a sentence claims."""
    kinds = reading.categories
    if "exceptions" in kinds:
        return
    slots = Slots(reading)
    yield from _may(slots, source)
    for wanted, extract in _EXTRACTORS:
        if not kinds.isdisjoint(wanted):
            yield from extract(slots, source)
    if reading.quantities:
        yield from _kept(slots, source)
        yield from _how_much(slots, source)
        yield from _how_many(slots, source)
        yield from _often(slots, source)
        yield from _sums(slots, source)
    elif slots.denies and "action" in kinds:
        yield from _kept(slots, source)
    if "phases" in kinds or may_be_dated(reading.text):
        yield from _dated(slots, source)


def _may(slots: Slots, source: Source) -> Iterator[Fact]:
    reading = slots.reading
    kinds = reading.categories
    if not slots.act or reading.lacks or not kinds.isdisjoint(ALONE) or "rhythm" in kinds:
        return
    if any(group == "obligation" for _, group, _ in reading.contrasts):
        return
    if slots.denies and not reading.scope and not kinds.isdisjoint(("before", "after")):
        return  # "is not shipped before it is paid" is an order
    roles = NOBODY if "nobody" in kinds else slots.roles
    core = slots.core(slots.role_places)
    if "access read_only" in core and roles and not slots.denies:
        yield from _reads(slots, core, source)
    value = May(not slots.denies, slots.act, roles, "universal" in kinds, frozenset(name for _, name in slots.systems))
    yield from claim("permission" if reading.permits or roles else "negation", "may", "", core, value, slots, source)


def _reads(slots: Slots, core: frozenset[str], source: Source) -> Iterator[Fact]:
    """Who may only read something does not change it."""
    for act in ("edit", "create", "delete"):
        value = May(False, act, slots.roles, False, frozenset())
        yield from claim("permission", "may", "", core - {"access read_only", "view"} | {act}, value, slots, source)


def _who(slots: Slots, source: Source) -> Iterator[Fact]:
    reading = slots.reading
    if reading.lacks and not reading.permits:
        return
    if not reading.role_phrases:
        yield from _somebody(slots, source)
        return
    groups = {frozenset().union(*group): group for group in reading.role_groups}
    limits = not reading.categories.isdisjoint(ALONE)
    only = limits and any(term.has(*ALONE) and not term.taken for term in reading.found)
    focus = only_focus(reading, list(groups))
    nobody = "nobody" in reading.categories
    if (only and focus is None) or nobody or (slots.denies and "except_only" not in reading.categories):
        return
    acting = focus or acting_group(reading, list(groups))
    phrases = [phrase for phrase in slots.phrases if phrase & acting]
    value = Who(slots.people(phrases), focus is not None, slots.act)
    out = slots.role_places if focus is None else acting.union(*phrases)
    core = slots.core(out, () if slots.act == "relate" else ("relate",))
    yield from claim("exclusive-right", "who", "", core, value, slots, source)


def _somebody(slots: Slots, source: Source) -> Iterator[Fact]:
    """Who does something, where the vocabulary has no role for him: "a caretaker can terminate a lease"."""
    reading, place = slots.reading, slots.act_place
    if reading.language != "en" or slots.denies or not place or not reading.categories.isdisjoint(ALONE):
        return
    found = reading.found
    near = found[max(0, place - 2) : place]
    if any("copula" in term.senses or term.words[0].lower() in ("be", "been") for term in near):
        return
    who = slots.core(frozenset(range(place, len(found))))
    core = slots.core(frozenset(range(place)))
    if 0 < len(who) <= 2 and not any(term.conditional or "system" in term.senses for term in found[:place]):
        yield from claim("exclusive-right", "who", "", core, Who(frozenset((who,)), False, slots.act), slots, source)


def _how_much(slots: Slots, source: Source) -> Iterator[Fact]:
    """Times, shares, sizes and sums."""
    reading = slots.reading
    if slots.denies or slots.keeping:
        return
    for quantity in reading.quantities:
        dimension = quantity.dimension
        if reading.lacks and dimension != "time":
            continue
        if dimension in ("rhythm", "count") or sum(q.dimension == dimension for q in reading.quantities) > 1:
            continue
        event, places = slots.behind(quantity) if dimension == "time" else (frozenset(), frozenset())
        core = slots.core(slots.role_places | places) | _marks(reading, quantity)
        if core & _REPEATED and any(reading.found[p].has("before", "after") for p in places):
            continue
        kind: Kind = "kpi-target" if "target" in reading.whole_topic else "quantity"
        yield from claim(kind, "amount", dimension, core, HowMuch(quantity, slots.roles, event), slots, source)


#: What may be done several times, each time so long before or after an event.
_REPEATED = frozenset(("remind", "notify", "message"))


def _marks(reading: Reading, but: Quantity) -> frozenset[str]:
    """The other quantities of a sentence, as names that both sides must share: "for 95 % of the searches"."""
    return frozenset(f"{q.dimension} {q.low:g} {q.high:g}" for q in reading.quantities if q is not but)


def _how_many(slots: Slots, source: Source) -> Iterator[Fact]:
    """How many of a thing another one has."""
    reading = slots.reading
    counts = [q for q in reading.quantities if q.dimension == "count"]
    if len(counts) != 1 or slots.denies or reading.lacks:
        return
    counted = next(
        (
            reading.found[p].key
            for p in range(counts[0].end, min(len(reading.found), counts[0].end + 3))
            if reading.found[p].content
        ),
        "",
    )
    if not counted:
        return
    same = concepts().same
    count = counts[0]
    if count.kind == "most" and count.number > 1 and reading.permits:
        count = count._replace(kind="many")  # "up to five can be entered" allows more than one
    value = HowMuch(count, NOBODY, frozenset())
    core = slots.core(frozenset(), ("relate", slots.act)) | _marks(reading, counts[0])
    yield from claim("cardinality", "amount", f"count {same.get(counted, counted)}", core, value, slots, source)


def _kept(slots: Slots, source: Source) -> Iterator[Fact]:
    reading = slots.reading
    places = slots.keeping
    verbs = {reading.found[place].key for place in places}
    if len(verbs) != 1 or reading.lacks:
        return
    verb = "delete" if verbs == {"delete"} else "keep"
    times = [q for q in reading.quantities if q.dimension == "time"]
    event = slots.behind(times[0])[1] if times else frozenset()
    if len(times) > 1:
        return
    core = slots.core(places | slots.role_places | event, ("convert",))  # "turned into anonymous data"
    if times:
        core |= _marks(reading, times[0])
    if times and not slots.denies:
        yield from claim("retention", "kept", "", core, Kept(verb, times[0]), slots, source)
    elif verb == "keep" and slots.denies and not times:
        yield from claim("retention", "kept", "", core, Kept("never", None), slots, source)


def _given(slots: Slots, source: Source) -> Iterator[Fact]:
    """What is mandatory and what is optional."""
    reading = slots.reading
    named = [(term, value) for term, group, value in reading.contrasts if group == "obligation"]
    spared = reading.lacks and any(t.has("without") and not t.conditional for t in reading.found)
    if spared and (reading.permits or slots.denies):
        mandatory = slots.denies
    elif len(named) == 1 and not spared:
        mandatory = (named[0][1] == "mandatory") != slots.denies
    else:
        return
    if "approve" in slots.core():
        return
    marks = {
        place
        for place, term in enumerate(reading.found)
        if term.senses.get("contrast", "").startswith("obligation:") or term.has("completes")
    }
    core = slots.core(marks | slots.role_places, ("field", "form", "screen", "create"))
    if len(core) > 1:
        yield from claim("obligation", "given", "", core, Given(mandatory), slots, source)


def _needs(slots: Slots, source: Source) -> Iterator[Fact]:
    """What needs an approval, and what is done without."""
    reading = slots.reading
    core = slots.core(slots.role_places)
    if "approve" not in core:
        return
    named = {value for _, group, value in reading.contrasts if group == "obligation"}
    if reading.lacks or "optional" in named:
        approval = slots.denies
    elif "mandatory" in named:
        approval = not slots.denies
    else:
        return
    yield from claim("without", "needs", "", core - {"approve"}, Needs(approval, slots.roles), slots, source)


def _often(slots: Slots, source: Source) -> Iterator[Fact]:
    """How often something is done; of data that go from one system to another, whatever the verb."""
    reading = slots.reading
    often = [q for q in reading.quantities if q.dimension == "rhythm"]
    if len(often) != 1 or slots.denies or reading.lacks:
        return
    systems = slots.systems
    way: tuple[str, str] | None = None
    verbs: set[int] = set()
    names: frozenset[str] = frozenset()
    if systems:
        way = _way(slots)
        verbs = {p for p, t in enumerate(reading.found) if t.has("writes", "reads")}
        names = concepts().passing
    core = slots.core(verbs | slots.role_places, names)
    core = frozenset(name for name in core if ":" not in name)  # "at 02:00" says when, not what
    yield from claim("frequency", "often", "", core, Passed(way, True, often[0]), slots, source)


def _way(slots: Slots) -> tuple[str, str] | None:
    """From which system to which data go."""
    names = list(dict.fromkeys(("crm", *(name for _, name in slots.systems))))
    return direction_of(slots.reading, slots.systems, names) if len(names) == 2 else None


def _passed(slots: Slots, source: Source) -> Iterator[Fact]:
    """What goes from one system to another, and what never does."""
    reading = slots.reading
    names = {name for _, name in slots.systems} - {"crm"}
    if len(names) != 1:
        return
    (system,) = names
    verbs = {p for p, t in enumerate(reading.found) if t.has("writes", "reads", "contrast")}
    core = slots.core(verbs | {p for p, _ in slots.systems}, concepts().passing)
    way = _way(slots)
    values = {f"{group}:{value}" for _, group, value in reading.contrasts}
    only = any(term.has("only") and not term.taken for term in reading.found)
    if "access:read_only" in values:
        value = Passed(("crm", system), False, None)
    elif way is None:
        return
    elif "ways:one_way" in values or (only and not slots.denies):
        value = Passed(way[::-1], False, None)
    else:
        value = Passed(way, not slots.denies, None)
    yield Fact("direction", Bucket("claim passed", system, core), value, source, ())


#: Verbs that say only that something reaches somebody, or is somewhere.
_REACHING = ("send", "availability", "create", "export", "keep", "host", "answer", "reply")


def _ways(slots: Slots, source: Source) -> Iterator[Fact]:
    """Channels, places and other values of which "only" may leave one."""
    reading = slots.reading
    attributes = list(_values(reading))
    if attributes and slots.denies and slots.denied < attributes[0][1][0][0]:
        return  # "and no copy leaves it" behind the value denies something else
    only = "only" in reading.categories and any(t.has("only") and not t.taken for t in reading.found)
    for category, named in attributes:
        groups = [frozenset((place,)) for place, _ in named]
        every = frozenset().union(*groups)
        alone = only_focus(reading, groups) is not None
        if only and not alone:
            if slots.roles or len(attributes) > 1 or len(groups) > 1:
                continue
            alone = True  # "can only be exported as PDF"
        if category == "place" and not alone:
            # What is held at one place is held there, unless it is said to be held elsewhere too.
            alone = len(groups) == 1 and any(term.key in ("host", "keep") for term in reading.found)
        values = frozenset(frozenset(value.split()) for _, value in named)
        core = slots.core(every | slots.role_places, _REACHING)
        yield from claim("exclusive-value", "way", category, core, Way(values, alone), slots, source)


#: Senses of words that name a value of an attribute.
_ATTRIBUTES = frozenset((*LIMITED, "value", "unit"))
#: Units that are currencies.
_MONEY = frozenset(("euro", "dollar", "shekel", "riyal", "dirham"))


def _values(reading: Reading) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The values that a sentence names by their attribute: channel, place, currency, language, format."""
    named: dict[str, list[tuple[int, str]]] = {}
    for place, term in enumerate(reading.found):
        senses = term.senses
        if not senses or senses.keys().isdisjoint(_ATTRIBUTES):
            continue
        for category in LIMITED:
            if category in senses and term.content:
                named.setdefault(category, []).append((place, senses[category]))
        if "value" in senses:
            group, _, value = senses["value"].partition(":")
            named.setdefault(group, []).append((place, value))
        elif not term.taken and senses.get("unit") in _MONEY:
            named.setdefault("currency", []).append((place, senses["unit"]))
    yield from named.items()


def _starts(slots: Slots, source: Source) -> Iterator[Fact]:
    """The value that something has at first: "a new case has the status Open", "is ticked by default"."""
    found = slots.found
    if not any(term.has("fresh", "default", "contrast") for term in found):
        return
    states = [place for place, term in enumerate(found) if "state" in term.senses]
    switched = [value for _, group, value in slots.reading.contrasts if group == "default_state"]
    values = [(group, named) for group, named in _values(slots.reading) if group not in LIMITED]
    marks = [place for place, term in enumerate(found) if "starts" in term.senses]
    if switched:
        value, attribute, out = frozenset(switched), "state", frozenset(marks)
    elif len(values) == 1 and len(values[0][1]) == 1:
        attribute, ((place, name),) = values[0]
        value, out = frozenset((name,)), frozenset((place, *marks))
    elif states:
        place = states[-1]
        value = frozenset((found[place].senses["state"],))
        attribute, out = "state", frozenset((place, *marks))
    elif marks:
        copula = [place for place in range(marks[-1] + 1, len(found)) if "copula" in found[place].senses]
        first = max([marks[-1], *copula[:1]]) + 1
        behind = [term for term in found[first:] if term.words[0][0].isalpha() and not term.has("copula", "fresh")]
        # A name of a status is what it is called, whatever the word means elsewhere.
        value = frozenset(term.senses.get("value") or term.words[0].lower() for term in behind)
        attribute, out = slots.reading.language, frozenset((*marks, *range(first, len(found))))
    else:
        return
    core = slots.core(out, ("create", "box", "set", "launch", "view", "send", "language", "currency", "format"))
    if value and core:
        yield from claim("exclusive-value", "starts", attribute, core, Starts(value), slots, source)


def _leads(slots: Slots, source: Source) -> Iterator[Fact]:
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
    if len(named) != 1:
        return
    out = {p for p, _ in systems} | marks | set(range(stop, len(reading.found)))
    core = slots.core(out | slots.role_places, concepts().passing)
    yield from claim("direction", "leads", "", core, Leads(named.pop()), slots, source)


def _dated(slots: Slots, source: Source) -> Iterator[Fact]:
    """When something is: on a day, from it on, by it, in a phase."""
    dated = when(slots.found, slots.denies)
    if dated is None or "restricts" in slots.reading.categories:
        return
    before = [
        p
        for p in range(max(0, dated.first - 4), dated.first)
        if slots.found[p].has("before", "after", "closes", "bound")
    ]
    comes = {place for place, term in enumerate(slots.found) if "arrives" in term.senses}
    core = slots.core({*range(dated.first, dated.end), *before, *comes}, ("availability",))
    value = Dated(dated._replace(first=0, end=0), bool(comes))
    yield from claim("order", "dated", dated.dimension, core, value, slots, source)


def _sums(slots: Slots, source: Source) -> Iterator[Fact]:
    """At most so many people or so much money altogether, and the parts that somebody else counts."""
    by_dimension: dict[str, list[Quantity]] = {}
    for quantity in slots.reading.quantities:
        if quantity.dimension.startswith("money") or (
            quantity.dimension == "count" and _counts_people(slots, quantity)
        ):
            by_dimension.setdefault(quantity.dimension, []).append(quantity)
    for dimension, found in by_dimension.items():
        kinds = {quantity.kind for quantity in found}
        bound = kinds == {"most"}
        if (len(found) == 1 and bound) or (len(found) > 1 and kinds == {"exact"}):
            total = sum(quantity.number for quantity in found)
            core = slots.core(slots.role_places)
            yield from claim("quantity", "sum", dimension, core, Sum(total, bound), slots, source)


def _counts_people(slots: Slots, quantity: Quantity) -> bool:
    """Whether what is counted is somebody: "thirty service agents"."""
    behind = slots.found[quantity.end : quantity.end + 3]
    return any("role" in term.senses or "everyone" in term.senses for term in behind)


def _first(slots: Slots, source: Source) -> Iterator[Fact]:
    reading = slots.reading
    found = reading.found
    marks = [p for p, t in enumerate(found) if t.has("before", "after") and not t.taken and t.part == "depends"]
    if len(marks) != 1 or any(q.end == marks[0] for q in reading.quantities):
        return  # "24 hours before it is due" may come again an hour before
    mark = marks[0]
    places = range(len(found))
    stop = next((p for p in places if p > mark and found[p].has("sign") and found[p].words[0] in ",،;"), len(found))
    inner = slots.core(frozenset(p for p in places if not mark < p < stop))
    outer = slots.core(frozenset(p for p in places if mark <= p < stop))
    if not inner or not outer:
        return
    after = found[mark].has("after")
    if slots.denies and after:
        return
    if after != slots.denies:
        inner, outer = outer, inner
    # Now `outer` comes before `inner`.
    yield from claim("order", "first", "", inner | outer, First(outer, inner), slots, source)


#: What a sentence must speak of for each kind of claim.
_EXTRACTORS: tuple[tuple[tuple[str, ...], Callable[[Slots, Source], Iterator[Fact]]], ...] = (
    (("contrast", "without"), _needs),
    (("contrast", "without"), _given),
    (("role", "everyone", "action", "modal"), _who),
    ((*LIMITED, "value", "unit"), _ways),
    (("system", "system_words"), _passed),
    (("masters",), _leads),
    (("before", "after"), _first),
    (("starts", "default", "state", "contrast"), _starts),
)
