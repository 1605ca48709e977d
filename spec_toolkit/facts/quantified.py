"""How much: claims with a time, a share, a size or a sum (see `claims`)."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from spec_toolkit.facts.amounts import REPEATED, is_case, marks
from spec_toolkit.facts.arabic_times import idle
from spec_toolkit.facts.claim import NOBODY, HowMuch, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.core import UNLESS
from spec_toolkit.facts.fact import Fact, Kind, Source
from spec_toolkit.facts.granted import admitted, is_granted, still_counts
from spec_toolkit.facts.opposites import waited
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
        if dimension in ("rhythm", "count") or not _alone(slots, written):
            continue
        quantity = admitted(slots, written)
        if quantity is None or is_case(reading, quantity):
            continue
        event, places = slots.behind(quantity) if dimension == "time" else (frozenset(), frozenset())
        aimed = "target" in reading.whole_topic
        setting = _setting(slots) if aimed else frozenset[int]()
        served = slots.role_places - setting if aimed else frozenset() if dimension == "time" else slots.served
        told = frozenset(place for place in slots.role_places if reading.found[place].conditional)
        served |= told if reading.language == "en" else frozenset()  # "a complaint that needs an expert"
        core = slots.core((slots.role_places - served) | places | setting, _beside(slots, quantity))
        if dimension == "percent" and reading.language == "en":
            core = _taken_off(slots, written, core - _measured(slots))
        if dimension.startswith("money") and "availability" in core:
            core = core - {"availability"} | {"budget"}  # what is there for something is what it may cost
        core |= marks(reading, written) | _besides(reading, dimension)
        if dimension == "percent" and "averages" in reading.categories:
            core |= {"average"}  # may well be lower than each of them
        if reading.language == "en" and dimension == "time":
            core, quantity = _idle(slots, core), waited(slots, quantity, core)
        if reading.language == "ar":
            core, quantity = _in_arabic(slots, quantity, core, aimed)
        if "present" in reading.categories:
            core |= {"baseline"}  # what a figure is now says nothing of what it shall be
        attribute = dimension
        if core & REPEATED and any(reading.found[p].has("before", "after") for p in places):
            if not _is_one(slots, quantity):
                continue
            attribute = "time ahead" if any(reading.found[p].has("before") for p in places) else "time behind"
            core -= {"send"}
        kind: Kind = "kpi-target" if aimed else "quantity"
        acting = slots.people(phrase for phrase in slots.phrases if not phrase <= served)
        always = reading.language == "en" and "universal" in reading.categories
        value = HowMuch(quantity, NOBODY if aimed else acting, event, always)
        yield from claim(kind, "amount", attribute, core, value, slots, source)
        if reading.language == "ar" and (then := _waited_for(slots, quantity, core, event)):
            after = value._replace(quantity=quantity._replace(kind="after"), event=frozenset())
            yield from claim(kind, "amount", dimension, then, after, slots, source)
        if dimension == "time" and (who := _given_time(slots, quantity)) and len(rest := core - who) > 1:
            yield from claim(kind, "amount", dimension, rest, value, slots, source)


def _idle(slots: Slots, core: frozenset[str]) -> frozenset[str]:
    """The core without whose session it is that ends: "inactive users are logged out", "sessions time out"."""
    if slots.act == "end" and core & _INACTIVE:
        return core - {"session", "user", "end"} - _INACTIVE | {"inactivity"}
    return core | {"pay"} if core == _DUE else core


#: What says that nobody does anything; and what is due when it has to be paid.
_INACTIVE, _DUE = frozenset(("inactivity", "not activ")), frozenset(("invoice",))


def _alone(slots: Slots, quantity: Quantity) -> bool:
    """Whether it is the only figure of its kind, but for one from when on it holds: "twelve months after launch"."""
    others = [q for q in slots.reading.quantities if q.dimension == quantity.dimension and q is not quantity]
    if not others or quantity.dimension != "time" or slots.reading.language != "en":
        return not others
    return len(others) == 1 and _since_start(slots, others[0]) and not _since_start(slots, quantity)


def _is_one(slots: Slots, quantity: Quantity) -> bool:
    """Whether an English sentence speaks of the one reminder that there is: "the reminder", not "a reminder"."""
    if slots.reading.language != "en" or quantity.kind != "exact" or slots.reading.permits or slots.denies:
        return False
    if "anew" in slots.reading.categories:
        return False
    found = slots.found
    reminds = next((at for at, term in enumerate(found) if term.key in REPEATED), 0)
    opens = next((at for at in range(reminds - 1, -1, -1) if not found[at].content), 0)  # "the renewal reminder"
    the = reminds > 0 and found[opens].words[0].lower() == "the"
    return the or found[reminds].words[0].lower().endswith("ed")


def _since_start(slots: Slots, quantity: Quantity) -> bool:
    near = slots.found[quantity.end : quantity.end + _REACH]
    behind = list(takewhile(lambda term: term.number is None, near))
    return any(term.has("after", "from") for term in behind[:-1]) and any(term.has("arrives") for term in behind)


#: How many terms behind a figure say from when on it holds.
_REACH = 4


def _in_arabic(slots: Slots, quantity: Quantity, core: frozenset[str], aimed: bool) -> tuple[frozenset[str], Quantity]:
    """The core without what an Arabic sentence says of any such figure, and the figure as it is meant."""
    reading, found = slots.reading, slots.found
    if aimed:  # "الهدف السنوي", "يُعتمد هدفاً", "في جميع الفروع"
        core = core - {"approve", "kpi"} or core
        core -= {f"rhythm {q.low:g} {q.high:g}" for q in reading.quantities if q.low == _A_YEAR}
        every = (at for at in range(1, len(found) - 1) if found[at].has("reach") and found[at - 1].has("inside"))
        core = core - {slots.name(at + 1) for at in every} or core
    elif (
        quantity.dimension == "time"
        and quantity.kind == "most"
        and UNLESS in core
        and found[quantity.first].conditional
    ):
        quantity = quantity._replace(kind="after")  # "is closed if nobody answers within a week"
    elif quantity.dimension == "time" and quantity.kind != "most":
        core = idle(core, slots.behind(quantity)[0])
    if slots.act == "pay" and core & _FEES:
        core = core - concepts().persons - {"pay"}  # who pays a fee
    return core, quantity


def _waited_for(slots: Slots, quantity: Quantity, core: frozenset[str], event: frozenset[str]) -> frozenset[str]:
    """What happens after so long where something waits for it: "تنتظر المكالمة ثلاث دقائق قبل تحويلها"."""
    behind = slots.found[quantity.end : quantity.end + 3]
    if slots.act != "wait" or slots.denies or not event or not any(term.has("before") for term in behind):
        return frozenset()
    return core - {"wait", "queue"} | event


#: A goal of which no other rhythm is told is one for a year (in seconds).
_A_YEAR = 365 * 86400
#: What somebody pays by its nature.
_FEES = frozenset(("fee", "fine", "premium"))


def _setting(slots: Slots) -> frozenset[int]:
    """The places of who has set a goal: "management has set the goal", "the board has settled on"."""
    found = slots.found
    if slots.reading.language == "he":
        return _setters(slots)
    if slots.reading.language == "en":
        for phrase in slots.phrases:
            verb = max(phrase) + 1
            if verb + 1 < len(found) and found[verb].has("auxiliary") and found[verb + 1].has("fixes"):
                return phrase | {verb, verb + 1}
    first = next((phrase for phrase in slots.phrases if min(phrase) <= 1), frozenset[int]())
    behind = found[max(first) + 1 : max(first) + 2] if first and slots.reading.language == "en" else []
    return first if any(term.has("auxiliary") or term.key == "edit" for term in behind) else frozenset()


def _besides(reading: Reading, dimension: str) -> frozenset[str]:
    """What tells one case from another and is no name: "without an answer", "of new customers"."""
    if dimension == "time":
        if "connected" in reading.categories:
            return frozenset(("end",))  # who stays connected for so long is disconnected after it
        return frozenset((UNLESS,)) if reading.lacks and reading.language == "en" else frozenset()
    fresh = dimension == "percent" and any(term.has("fresh") and term.has("weak") for term in reading.found)
    return frozenset(("new",)) if fresh else frozenset()


def _given_time(slots: Slots, quantity: Quantity) -> frozenset[str]:
    """The names of who has so much time: "the office has four weeks to decide"."""
    found, mark = slots.found, quantity.first - 1
    if slots.reading.language != "en" or mark < 1 or not found[mark].has("auxiliary"):
        return frozenset()
    if not is_granted(slots, quantity):
        return frozenset()
    return slots.core(frozenset(range(mark, len(found))))


def _measured(slots: Slots) -> frozenset[str]:
    """What a share is called, and who is measured by it: "logistics is measured by"."""
    found = slots.found
    mark = next((place for place, term in enumerate(found) if term.key == "measure"), 0)
    return _SHARES | {term.key for term in found[:mark] if term.has("area", "role")}


def _taken_off(slots: Slots, quantity: Quantity, core: frozenset[str]) -> frozenset[str]:
    """The core with a discount where so much is taken off: "members get 10 % off", "knock a fifth off the price"."""
    found = slots.found
    if not any(term.has("off") for term in found[quantity.end : quantity.end + 1]):
        return core
    price = range(quantity.end, min(len(found), quantity.end + _PRICE))
    stop = next((at for at in price if at > quantity.end and found[at].has("sign", "opening", "genitive")), price.stop)
    if not any(found[at].has("prices") for at in range(stop - 2, stop)):
        stop = quantity.end + 1  # "10 % off books"
    before = range(max(slots.role_places, default=-1) + 1, quantity.first) if slots.role_places else range(0)
    taken = frozenset((*price[: stop - quantity.end], *before))
    return core - slots.core(frozenset(range(len(found))) - taken) | {"discount"}


#: How many terms "off the list price" has at most.
_PRICE = 6
#: What every figure in percent is.
_SHARES = frozenset(("share", "rate", "proportion", "percentage", "ratio"))
#: What leads to a figure or is expected of it, which a figure alone does not say.
_AIMING = frozenset(
    (
        "increase",
        "reduce",
        "schedule",
        "limit",
        "deadline",
        "measure",
        "against",
        "term",
        "manage",
        "hand automatic",
    )
)


def _beside(slots: Slots, quantity: Quantity) -> frozenset[str]:
    """Names that say no more than that there is a limit."""
    lead = slots.found[quantity.first - 1] if quantity.first else None
    by = lead and (lead.words[-1].lower() in ("by", "of") or (slots.reading.language == "ar" and not lead.has("to")))
    by = by or (lead and slots.reading.language == "he" and lead.has("inside"))
    aiming = _AIMING - {"increase", "reduce"} if by else _AIMING
    if any(two.key == "due" and one.has("copula", "falls") for one, two in pairwise(slots.found)):
        aiming |= {"due"}  # "is due within two days"
    if any(two.key == "planned" and one.has("copula") for one, two in pairwise(slots.found)):
        aiming |= {"planned"}  # "growth of 15 % is planned"
    if still_counts(slots, quantity):
        aiming |= {"on_time", "send", "count"}
    if slots.acting_channel:
        aiming |= {slots.acting_channel}
    if quantity.dimension == "time":
        if slots.reading.language == "en":
            aiming |= {"view", "return", "load"} if quantity.high <= MOMENT else set()
            aiming |= {"end"} if _expires(slots) else set()
        elif slots.reading.language == "ar":
            aiming |= {"end"}  # after how long it ends is how long it lasts
            aiming |= {"availability"} if "standing" not in slots.reading.categories else set()
        if slots.reading.language == "he" and "answer" in slots.core():
            aiming |= {"wait"}  # how long somebody waits for an answer is how soon it is given
        if slots.reading.language == "he":
            aiming |= {"upload"}  # how long a film may be
        return aiming | {"accept", "reject"}
    aiming |= _beside_figure(slots, quantity)
    return aiming | concepts().admitting | ({"block"} if slots.act == "block" else set())


def _expires(slots: Slots) -> bool:
    """Whether an English sentence says how long something is valid: "expires after", "its validity is"."""
    return slots.act == "end" or any(term.key == "validity" for term in slots.found)


#: What a size is called, what is done with a sum, and what a share is a share of.
_SIZES = frozenset(("weight", "file_size", "length", "volume"))


_PAID = frozenset(("pay", "charge", "collect", "commit"))


_WHOLES = frozenset(("price", "price_list", "amount", "cost", "value"))


#: What a mark on a scale is called.
_MARKS = frozenset(("grade", "score", "rating"))


def _setters(slots: Slots) -> frozenset[int]:
    """The places of who has set a goal in a Hebrew sentence: "הדירקטוריון קבע יעד", "קבעה ההנהלה יעד"."""
    mark = next((place for place, term in enumerate(slots.found) if term.has("setting")), None)
    if mark is None:
        return frozenset()
    if 0 < mark <= _NAME and not any(term.number is not None for term in slots.found[:mark]):
        return frozenset(range(mark))
    return next((phrase for phrase in slots.phrases if min(phrase) == mark + 1), frozenset())


#: How many words may name who sets a goal.
_NAME = 3


def _beside_figure(slots: Slots, quantity: Quantity) -> frozenset[str]:
    """Names that say no more than that there is a size, a sum, a share of a price or a mark on a scale."""
    dimension = quantity.dimension
    if dimension == "bytes":
        return _SIZES
    if dimension.startswith("score"):
        return _MARKS
    if dimension == "percent" and slots.reading.language == "ar":
        return _PAID | {"calculate"}
    if dimension == "percent" and slots.reading.language == "he":
        behind = slots.found[quantity.end : quantity.end + 2]
        part = any(term.has("from") or term.prefix.startswith("מ") for term in behind)
        return _PAID | ({term.key for term in behind} & _WHOLES if part else set())
    if dimension.startswith("money"):
        return _PAID | {"value"} if slots.reading.language == "he" else _PAID
    return frozenset()
