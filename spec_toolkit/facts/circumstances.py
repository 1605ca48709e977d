"""How often, from which system to which, over which channel, at first, when, in which order: claims of circumstance."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import (
    Dated,
    First,
    Leads,
    Passed,
    Starts,
    Sum,
    Way,
    claim,
)
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.dates import when
from spec_toolkit.facts.exclusive import LIMITED, only_focus
from spec_toolkit.facts.fact import Bucket, Fact, Source
from spec_toolkit.facts.flows import direction_of
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

#: Verbs that say only that something reaches those for whom it is.
_HANDED = frozenset(("publish", "relate"))


def often(slots: Slots, source: Source) -> Iterator[Fact]:
    """How often something is done; of data that go from one system to another, whatever the verb."""
    reading = slots.reading
    often = [q for q in reading.quantities if q.dimension == "rhythm"]
    if len({q.value for q in often}) != 1 or slots.denies or reading.lacks:
        return  # "once a day, in the nightly run" is one rhythm
    systems = slots.systems
    way: tuple[str, str] | None = None
    verbs: set[int] = set()
    names: frozenset[str] = frozenset()
    if systems:
        way = _way(slots)
        verbs = {p for p, t in enumerate(reading.found) if t.has("writes", "reads")}
        names = concepts().passing
    core = slots.core(verbs | slots.role_places, names)
    core = frozenset("send" if name in _HANDED else name for name in core if ":" not in name)
    # "At 02:00" says when, not what.
    yield from claim("frequency", "often", "", core, Passed(way, True, often[0]), slots, source)


def _way(slots: Slots) -> tuple[str, str] | None:
    """From which system to which data go."""
    names = list(dict.fromkeys(("crm", *(name for _, name in slots.systems))))
    return direction_of(slots.reading, slots.systems, names) if len(names) == 2 else None


def passed(slots: Slots, source: Source) -> Iterator[Fact]:
    """What goes from one system to another, and what never does."""
    reading = slots.reading
    names = {name for _, name in slots.systems} - {"crm"}
    if len(names) != 1:
        return
    (system,) = names
    verbs = {p for p, t in enumerate(reading.found) if t.has("writes", "reads", "contrast")}
    core = slots.core(verbs | slots.role_places | {p for p, _ in slots.systems}, concepts().passing)
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
_REACHING = ("send", "publish", "availability", "create", "export", "keep", "host", "answer", "reply")


def ways(slots: Slots, source: Source) -> Iterator[Fact]:
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
            alone = len({value for _, value in named}) == 1 and any(
                term.key in ("host", "keep") for term in reading.found
            )
        values = frozenset(frozenset(value.split()) for _, value in named)
        core = slots.core(every | slots.role_places, _REACHING)
        if category == "place":
            core = core - _COPIES or core  # a copy of the data is the data
        yield from claim("exclusive-value", "way", category, core, Way(values, alone), slots, source)


#: What holds the same data once more.
_COPIES = frozenset(("backup", "full_backup", "partial_backup"))
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


def starts(slots: Slots, source: Source) -> Iterator[Fact]:
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
        behind = _quoted(found[first:]) or [
            term for term in found[first:] if term.words[0][0].isalpha() and not term.has("copula", "fresh")
        ]
        # A name of a status is what it is called, whatever the word means elsewhere.
        value = frozenset(term.senses.get("value") or term.words[0].lower() for term in behind)
        attribute, out = slots.reading.language, frozenset((*marks, *range(first, len(found))))
    else:
        return
    core = slots.core(out, ("create", "box", "set", "launch", "view", "send", "language", "currency", "format"))
    if value and core:
        yield from claim("exclusive-value", "starts", attribute, core, Starts(value), slots, source)


_QUOTES = frozenset('"«»“”„״')


def _quoted(found: list[Term]) -> list[Term]:
    """The words of the first name in quotation marks: what they mean elsewhere does not matter."""
    marks = [place for place, term in enumerate(found) if term.words[0] in _QUOTES]
    return found[marks[0] + 1 : marks[1]] if len(marks) > 1 else []


#: Contrasts that hold for all that is said of a thing.
_SETTLED = frozenset(("hours", "secrecy", "uniqueness", "sorting"))


def settles(slots: Slots, source: Source) -> Iterator[Fact]:
    """The one of two values that something has: "around the clock", "closed at night"."""
    named = [(term, group, value) for term, group, value in slots.reading.contrasts if group in _SETTLED]
    if len({(group, value) for _, group, value in named}) != 1 or slots.denies:
        return
    marks = {place for place, term in enumerate(slots.found) if any(term is mark for mark, _, _ in named)}
    _, group, value = named[0]
    if group == "hours":
        marks |= {place for place, term in enumerate(slots.found) if _tells_time(term)}
    core = slots.core(marks | slots.role_places, ("availability", "maintenance", f"{group} {value}"))
    yield from claim("exclusive-value", "set", group, core, Starts(frozenset((value,))), slots, source)


def _tells_time(term: Term) -> bool:
    return ":" in term.words[0] or term.has("rhythm") or term.key in ("holiday", "weekend")


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
    if len(named) != 1:
        return
    out = {p for p, _ in systems} | marks | set(range(stop, len(reading.found)))
    core = slots.core(out | slots.role_places, concepts().passing)
    yield from claim("direction", "leads", "", core, Leads(named.pop()), slots, source)


def dated(slots: Slots, source: Source) -> Iterator[Fact]:
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


def sums(slots: Slots, source: Source) -> Iterator[Fact]:
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
            core = slots.core(slots.role_places, _COSTS)
            yield from claim("quantity", "sum", dimension, core, Sum(total, bound), slots, source)


#: What a sum is called, which the parts of it need not say.
_COSTS = ("budget", "cost", "price", "load", "amount", "expense")


def _counts_people(slots: Slots, quantity: Quantity) -> bool:
    """Whether what is counted is somebody: "thirty service agents"."""
    behind = slots.found[quantity.end : quantity.end + 3]
    return any("role" in term.senses or "everyone" in term.senses for term in behind)


def _orders(term: Term) -> bool:
    """Whether it says what comes first: "before", "after", "once", ", and only then"."""
    if term.taken:
        return False
    return term.has("upon", "sequel") or (term.has("before", "after") and term.part == "depends")


def first(slots: Slots, source: Source) -> Iterator[Fact]:
    """What comes before what."""
    reading = slots.reading
    found = reading.found
    marks = [p for p, t in enumerate(found) if _orders(t) or (0 <= slots.denied < p and t.has("until"))]
    if len(marks) != 1 or any(q.end == marks[0] for q in reading.quantities):
        return  # "24 hours before it is due" may come again an hour before
    mark = marks[0]
    places = range(len(found))
    stop = next((p for p in places if p > mark and found[p].has("sign") and found[p].words[0] in ",،;"), len(found))
    inner = slots.core(frozenset(p for p in places if not mark < p < stop))
    outer = slots.core(frozenset(p for p in places if mark <= p < stop))
    slight = concepts().slight
    inner, outer = inner - slight or inner, outer - slight or outer
    if not inner or not outer:
        return
    after = found[mark].has("after", "upon")
    if slots.denies and after:
        return
    if after != slots.denies:
        inner, outer = outer, inner
    # Now `outer` comes before `inner`.
    yield from claim("order", "first", "", inner | outer, First(outer, inner), slots, source)
