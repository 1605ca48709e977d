"""How much, how many, how long kept, and sums: claims with a quantity (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.amounts import REPEATED
from spec_toolkit.facts.claim import NOBODY, HowMuch, Kept, Sum, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Fact, Kind, Source
from spec_toolkit.facts.quantities import MOMENT, Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots


def how_much(slots: Slots, source: Source) -> Iterator[Fact]:
    """Times, shares, sizes and sums."""
    reading = slots.reading
    for written in reading.quantities:
        dimension = written.dimension
        if slots.keeping and dimension != "percent":  # "donor retention" is a rate
            continue
        if reading.lacks and dimension != "time":
            continue
        if dimension in ("rhythm", "count") or sum(q.dimension == dimension for q in reading.quantities) > 1:
            continue
        quantity = _admitted(slots, written)
        if quantity is None:
            continue
        event, places = slots.behind(quantity) if dimension == "time" else (frozenset(), frozenset())
        aimed = "target" in reading.whole_topic
        served = slots.role_places if aimed else frozenset() if dimension == "time" else slots.served
        core = slots.core((slots.role_places - served) | places, _beside(slots, quantity))
        core |= _marks(reading, written)
        if "present" in reading.categories:
            core |= {"baseline"}  # what a figure is now says nothing of what it shall be
        if core & REPEATED and any(reading.found[p].has("before", "after") for p in places):
            continue
        kind: Kind = "kpi-target" if aimed else "quantity"
        acting = slots.people(phrase for phrase in slots.phrases if not phrase <= served)
        value = HowMuch(quantity, NOBODY if aimed else acting, event)
        yield from claim(kind, "amount", dimension, core, value, slots, source)


def _admitted(slots: Slots, quantity: Quantity) -> Quantity | None:
    """What is let in, where a sentence says what is not: "larger files are rejected", "none may be bigger than"."""
    refuses = slots.act == "reject"
    if not refuses and not slots.denies:
        return quantity
    if refuses == slots.denies or "without" in slots.reading.categories:
        return None
    verbs = {term.key for term in slots.found if term.has("action") and term.content and not term.conditional}
    if not refuses and verbs - concepts().admitting:
        return None  # "orders above 500 euros may not be cancelled" limits no order
    if quantity.kind == "many":
        return quantity._replace(kind="most", low=1, high=1, number=1)
    if quantity.kind in ("above", "least"):
        return quantity._replace(kind="most")
    return quantity._replace(kind="least") if quantity.kind == "below" else None


#: What leads to a figure or is expected of it, which a figure alone does not say.
_AIMING = frozenset(("increase", "reduce", "schedule", "limit", "deadline"))


def _beside(slots: Slots, quantity: Quantity) -> frozenset[str]:
    """Names that say no more than that there is a limit."""
    lead = slots.found[quantity.first - 1] if quantity.first else None
    by = lead and (lead.words[-1].lower() == "by" or (slots.reading.language == "ar" and not lead.has("to")))
    aiming = _AIMING - {"increase", "reduce"} if by else _AIMING
    if quantity.dimension == "percent":
        aiming |= {"measure"}
    return aiming | {"accept", "reject"} if quantity.dimension == "time" else aiming | concepts().admitting


def _marks(reading: Reading, *but: Quantity | None) -> frozenset[str]:
    """The other quantities of a sentence, as names that both sides must share: "for 95 % of the searches"."""
    return frozenset(f"{q.dimension} {q.low:g} {q.high:g}" for q in reading.quantities if q not in but)


def how_many(slots: Slots, source: Source) -> Iterator[Fact]:
    """How many of a thing another one has."""
    reading = slots.reading
    counts = [q for q in reading.quantities if q.dimension == "count"]
    any_one = next((q for q in counts if _is_any(reading, q)), None) if len(counts) == 2 else None
    counts = [q for q in counts if q is not any_one]
    if len(counts) != 1 or reading.lacks:
        return
    counted, admitted = _counted(slots, counts[0]), _admitted(slots, counts[0])
    if not counted or admitted is None:
        return
    same = concepts().same
    count = admitted
    core = slots.core(frozenset(), {"relate", slots.act, *concepts().admitting}) | _marks(reading, counts[0], any_one)
    said = [count]
    if count.kind == "most" and count.number > 1 and reading.permits and counted not in _LENGTHS:
        said.append(count._replace(kind="many"))  # "up to five can be entered" allows more than one
    for one in said:
        value = HowMuch(one, NOBODY, frozenset())
        yield from claim("cardinality", "amount", f"count {same.get(counted, counted)}", core, value, slots, source)


#: What the length of a text is counted in: "may have up to 500 characters" allows no more.
_LENGTHS = ("character", "digit")
#: After these "one" is any.
_TO_ONE = ("ל", "ב")
_OF_ONE = ("by", "to", "per", "for", "in")


def _is_any(reading: Reading, count: Quantity) -> bool:
    """Whether "one" says no more than "each": "to one flat three tenants", "four vehicles by one policy"."""
    if count.value != ("count", 1, 1, "exact"):
        return False
    if reading.language == "he" and count.first and reading.found[count.first - 1].prefix.endswith(_TO_ONE):
        return True
    return count.first <= 1 or reading.found[count.first - 1].words[0].lower() in _OF_ONE


def _counted(slots: Slots, count: Quantity) -> str:
    """What is counted: it stands behind the number, or before it ("לסוכן אחד", "وكيل واحد")."""
    found = slots.found
    if slots.reading.language != "en" and count.number == 1 and count.first and found[count.first - 1].content:
        return slots.name(count.first - 1)
    for place, term in enumerate(found[count.end : count.end + 3], count.end):
        if term.has("to", "from", "inside", "sign"):
            return ""  # "change 12 to a ticket": a number, not a count
        if term.content:
            return slots.name(place)
        if term.has("weak") and term is found[count.end] and term.words[0].isascii() and term.words[0].isalpha():
            name = term.words[-1].lower()
            if name.endswith("s") and len(name) > 3:
                return name.removesuffix("s")  # "fifty items"
    return ""


#: Verbs that say that something is kept, or no longer.
_KEEPING = frozenset(("keep", "delete", "archive"))


def kept(slots: Slots, source: Source) -> Iterator[Fact]:
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
    out = places | slots.role_places | event
    core = slots.core(out, ("convert",)) or slots.generic(out)  # "turned into anonymous data"
    if times:
        core |= _marks(reading, times[0])
    if times and not slots.denies:
        yield from claim("retention", "kept", "", core, Kept(verb, times[0]), slots, source)
    elif not times and verb == ("delete" if slots.denies else "keep") and _endless(slots):
        yield from claim("retention", "kept", "", core, Kept("keep", _ENDLESS), slots, source)
    elif verb == "keep" and slots.denies and not times:
        yield from claim("retention", "kept", "", core, Kept("never", None), slots, source)


#: A time that never ends.
_ENDLESS = Quantity("time", 1e15, 1e15, "least")


def _endless(slots: Slots) -> bool:
    """Whether something is kept for ever, or never deleted, by anybody."""
    kinds = slots.reading.categories
    if slots.roles or not kinds.isdisjoint(("before", "after", "until", "conditions", "without")):
        return False
    return "universal" in kinds if slots.denies else "forever" in kinds


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
