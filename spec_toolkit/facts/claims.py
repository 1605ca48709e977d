"""What a sentence claims, slot by slot, so that sentences by different authors can be compared (see `slots`).

A claim is a fact whose bucket names only the question ("may", "how long", "how often"). Its subject is the core of the
sentence; `alike` says which cores speak of the same thing, `settling` which values cannot both hold.
"""

from collections.abc import Callable, Iterator, Mapping

from spec_toolkit.facts.circumstances import dated, first, leads, often, passed, settles, starts, sums, ways
from spec_toolkit.facts.claim import (
    NOBODY,
    Given,
    HowMuch,
    Kept,
    May,
    Needs,
    Who,
    claim,
)
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.dates import may_be_dated
from spec_toolkit.facts.exclusive import ALONE, LIMITED, acting_group, only_focus
from spec_toolkit.facts.fact import Fact, Kind, Source
from spec_toolkit.facts.quantities import MOMENT, Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots


def claims(reading: Reading, source: Source) -> Iterator[Fact]:
    """Everything that a sentence claims."""
    kinds = reading.categories
    if "exceptions" in kinds:
        return
    slots = Slots(reading)
    yield from _may(slots, source)
    if "contrast" in kinds:
        yield from _reads(slots, source)
    for wanted, extract in _EXTRACTORS:
        if not kinds.isdisjoint(wanted):
            yield from extract(slots, source)
    if reading.quantities:
        yield from _kept(slots, source)
        yield from _how_much(slots, source)
        yield from _how_many(slots, source)
        yield from often(slots, source)
        yield from sums(slots, source)
    elif slots.denies and "action" in kinds:
        yield from _kept(slots, source)
    if "phases" in kinds or may_be_dated(reading.text):
        yield from dated(slots, source)


def _may(slots: Slots, source: Source) -> Iterator[Fact]:
    reading = slots.reading
    kinds = reading.categories
    if (
        reading.lacks
        or (not slots.act and (reading.quantities or reading.contrasts))
        or not kinds.isdisjoint(ALONE)
        or "rhythm" in kinds
    ):
        return
    if any(group == "obligation" for _, group, _ in reading.contrasts):
        return
    if (
        slots.denies
        and not reading.scope
        and (not kinds.isdisjoint(("before", "until")) or (reading.language != "en" and "after" in kinds))
    ):
        return  # "is not shipped before it is paid" is an order
    roles = NOBODY if "nobody" in kinds else slots.roles
    core = slots.core(slots.role_places)
    if not slots.act and len(core) < 2:
        return  # "there are no data of customers in it" names two things at least
    value = May(not slots.denies, slots.act, roles, "universal" in kinds, frozenset(name for _, name in slots.systems))
    yield from claim("permission" if reading.permits or roles else "negation", "may", "", core, value, slots, source)


def _reads(slots: Slots, source: Source) -> Iterator[Fact]:
    """Who may only read something does not change it, and what is only for reading in a system is not changed there."""
    core = slots.core(slots.role_places | {place for place, _ in slots.systems})
    systems = frozenset(name for _, name in slots.systems)
    if "access read_only" not in core or slots.denies or not (slots.roles or systems):
        return
    for act in ("edit", "create", "delete"):
        value = May(False, act, slots.roles, False, systems)
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
    out = acting.union(*phrases)
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
    if slots.denies or slots.act == "reject":
        return
    for quantity in reading.quantities:
        dimension = quantity.dimension
        if slots.keeping and dimension != "percent":  # "donor retention" is a rate
            continue
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


def _marks(reading: Reading, *but: Quantity | None) -> frozenset[str]:
    """The other quantities of a sentence, as names that both sides must share: "for 95 % of the searches"."""
    return frozenset(f"{q.dimension} {q.low:g} {q.high:g}" for q in reading.quantities if q not in but)


def _how_many(slots: Slots, source: Source) -> Iterator[Fact]:
    """How many of a thing another one has."""
    reading = slots.reading
    counts = [q for q in reading.quantities if q.dimension == "count"]
    any_one = next((q for q in counts if _is_any(reading, q)), None) if len(counts) == 2 else None
    counts = [q for q in counts if q is not any_one]
    if len(counts) != 1 or slots.denies or reading.lacks or slots.act == "reject":
        return  # what is rejected is no more than so many
    counted = _counted(reading, counts[0])
    if not counted:
        return
    same = concepts().same
    count = counts[0]
    if count.kind == "most" and count.number > 1 and reading.permits:
        count = count._replace(kind="many")  # "up to five can be entered" allows more than one
    value = HowMuch(count, NOBODY, frozenset())
    core = slots.core(frozenset(), ("relate", slots.act)) | _marks(reading, counts[0], any_one)
    yield from claim("cardinality", "amount", f"count {same.get(counted, counted)}", core, value, slots, source)


#: After these "one" is any.
_OF_ONE = ("by", "to", "per", "for", "in")


def _is_any(reading: Reading, count: Quantity) -> bool:
    """Whether "one" says no more than "each": "to one flat three tenants", "four vehicles by one policy"."""
    if count.value != ("count", 1, 1, "exact"):
        return False
    return count.first <= 1 or reading.found[count.first - 1].words[0].lower() in _OF_ONE


def _counted(reading: Reading, count: Quantity) -> str:
    """What is counted: it stands behind the number, or before it ("לסוכן אחד", "وكيل واحد")."""
    found = reading.found
    if reading.language != "en" and count.number == 1 and count.first and found[count.first - 1].content:
        return found[count.first - 1].key
    for term in found[count.end : count.end + 3]:
        if term.has("to", "from", "inside", "sign"):
            return ""  # "change 12 to a ticket": a number, not a count
        if term.content:
            return term.key
    return ""


#: Verbs that say that something is kept, or no longer.
_KEEPING = frozenset(("keep", "delete", "archive"))


def _kept(slots: Slots, source: Source) -> Iterator[Fact]:
    reading = slots.reading
    places = slots.keeping
    verbs = {reading.found[place].key for place in places}
    if len(verbs) != 1 or reading.lacks:
        return
    verb = "delete" if verbs == {"delete"} else "keep"
    times = [q for q in reading.quantities if q.dimension == "time"]
    if times and times[0].high < MOMENT:
        return  # how fast it is archived
    event = slots.behind(times[0])[1] if times else frozenset()
    if len(times) > 1 or (reading.permits and slots.act not in _KEEPING | verbs):
        return  # "can bring back a task within 30 days of its deletion"
    if verb == "delete" and times and times[0].upper and "request" in reading.whole_topic:
        return  # how soon somebody is answered, not how long something is kept
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
    elif not named and reading.permits and not slots.denies and any(_is_spared(t.senses) for t in reading.found):
        mandatory = False  # "can be opened even when the number is empty"
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
    core = slots.core(marks | slots.role_places, ("field", "form", "screen", "create", "edit"))
    if len(core) > 1:
        yield from claim("obligation", "given", "", core, Given(mandatory), slots, source)


def _is_spared(senses: Mapping[str, str]) -> bool:
    return senses.get("contrast") == "obligation:optional"


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
    elif reading.obliges and slots.act == "approve" and not slots.denies:
        approval = True  # "has to be signed off by the director"
    else:
        return
    yield from claim("without", "needs", "", core - {"approve"}, Needs(approval, slots.roles), slots, source)


#: What a sentence must speak of for each kind of claim.
_EXTRACTORS: tuple[tuple[tuple[str, ...], Callable[[Slots, Source], Iterator[Fact]]], ...] = (
    (("contrast", "without", "modal"), _needs),
    (("contrast", "without"), _given),
    (("role", "everyone", "action", "modal"), _who),
    ((*LIMITED, "value", "unit"), ways),
    (("system", "system_words"), passed),
    (("masters",), leads),
    (("contrast",), settles),
    (("before", "after", "upon", "until", "sequel"), first),
    (("starts", "default", "state", "contrast"), starts),
)
