"""How much and how many: claims with a quantity (see `claims`)."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from spec_toolkit.facts.amounts import REPEATED, is_case, which_of
from spec_toolkit.facts.claim import NOBODY, HowMuch, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.core import UNLESS
from spec_toolkit.facts.counting import beside_figure, counted_too, counting, done, is_behind, number_of, setters
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
        if dimension in ("rhythm", "count") or not _alone(slots, written):
            continue
        quantity = _admitted(slots, written)
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
        if "totals" in reading.categories and not dimension.startswith("money"):
            core |= {"total"}  # all attachments together are not each of them
        if dimension == "percent" and "averages" in reading.categories:
            core |= {"average"}  # may well be lower than each of them
        if reading.language == "ar":
            core, quantity = _in_arabic(slots, quantity, core, aimed)
        if "present" in reading.categories:
            core |= {"baseline"}  # what a figure is now says nothing of what it shall be
        if core & REPEATED and any(reading.found[p].has("before", "after") for p in places):
            continue
        kind: Kind = "kpi-target" if aimed else "quantity"
        acting = slots.people(phrase for phrase in slots.phrases if not phrase <= served)
        always = reading.language == "en" and "universal" in reading.categories
        value = HowMuch(quantity, NOBODY if aimed else acting, event, always)
        yield from claim(kind, "amount", dimension, core, value, slots, source)
        if dimension == "time" and (who := _given_time(slots, quantity)) and len(rest := core - who) > 1:
            yield from claim(kind, "amount", dimension, rest, value, slots, source)


def _alone(slots: Slots, quantity: Quantity) -> bool:
    """Whether it is the only figure of its kind, but for one from when on it holds: "twelve months after launch"."""
    others = [q for q in slots.reading.quantities if q.dimension == quantity.dimension and q is not quantity]
    if not others or quantity.dimension != "time" or slots.reading.language != "en":
        return not others
    return len(others) == 1 and _since_start(slots, others[0]) and not _since_start(slots, quantity)


def _since_start(slots: Slots, quantity: Quantity) -> bool:
    near = slots.found[quantity.end : quantity.end + _REACH]
    behind = list(takewhile(lambda term: term.number is None, near))
    return any(term.has("after", "from") for term in behind[:-1]) and any(term.has("arrives") for term in behind)


#: How many terms behind a figure say from when on it holds.
_REACH = 4


def _in_arabic(slots: Slots, quantity: Quantity, core: frozenset[str], aimed: bool) -> tuple[frozenset[str], Quantity]:
    """The core without what an Arabic sentence says of any such figure, and the figure as it is meant."""
    reading, found = slots.reading, slots.found
    if aimed:  # "الهدف السنوي", "في جميع الفروع"
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
    elif slots.act == "pay" and core & _FEES:
        core = core - concepts().persons - {"pay"}  # who pays a fee
    return core, quantity


#: A goal of which no other rhythm is told is one for a year (in seconds).
_A_YEAR = 365 * 86400
#: What somebody pays by its nature.
_FEES = frozenset(("fee", "fine", "premium"))


def _setting(slots: Slots) -> frozenset[int]:
    """The places of who has set a goal: "management has set the goal", "the board has settled on"."""
    found = slots.found
    if slots.reading.language == "he":
        return setters(slots)
    if slots.reading.language == "en":
        for phrase in slots.phrases:
            verb = max(phrase) + 1
            if verb + 1 < len(found) and found[verb].has("auxiliary") and found[verb + 1].has("fixes"):
                return phrase | {verb, verb + 1}
    first = next((phrase for phrase in slots.phrases if min(phrase) <= 1), frozenset[int]())
    behind = found[max(first) + 1 : max(first) + 2] if first and slots.reading.language == "en" else []
    return first if any(term.has("auxiliary") or term.key == "edit" for term in behind) else frozenset()


def _admitted(slots: Slots, quantity: Quantity) -> Quantity | None:
    """What is let in, where a sentence says what is not: "larger files are rejected", "none may be bigger than"."""
    if quantity.kind == "exact" and quantity.dimension == "time" and _is_granted(slots, quantity):
        quantity = quantity._replace(kind="most")
    refuses = slots.act == "reject" or (slots.act == "block" and quantity.dimension != "time")
    if not refuses and not slots.denies:
        return quantity
    if refuses == slots.denies or "without" in slots.reading.categories:
        return None
    start = next((place for place, term in enumerate(slots.found) if slots.denied == 0 and term.has("modal")), 0)
    verbs = {term.key for term in slots.found[start:] if term.has("action") and term.content and not term.conditional}
    several = quantity.dimension == "count" and quantity.number == 1  # "is not split into more than one"
    if not refuses and not several and verbs - concepts().admitting:
        return None  # "orders above 500 euros may not be cancelled" limits no order
    if quantity.kind == "many":
        return quantity._replace(kind="most", low=1, high=1, number=1)
    if quantity.kind in ("above", "least"):
        return quantity._replace(kind="most")
    return quantity._replace(kind="least") if quantity.kind == "below" else None


def _besides(reading: Reading, dimension: str) -> frozenset[str]:
    """What tells one case from another and is no name: "without an answer", "of new customers"."""
    if dimension == "time":
        if "connected" in reading.categories:
            return frozenset(("end",))  # who stays connected for so long is disconnected after it
        return frozenset((UNLESS,)) if reading.lacks and reading.language == "en" else frozenset()
    fresh = dimension == "percent" and any(term.has("fresh") and term.has("weak") for term in reading.found)
    return frozenset(("new",)) if fresh else frozenset()


def _still_counts(slots: Slots, quantity: Quantity) -> bool:
    """Whether what takes so long is said to be in time: "an answer after two hours still counts as on time"."""
    return quantity.dimension == "time" and any(term.has("timely") for term in slots.found[quantity.end :])


def _is_granted(slots: Slots, quantity: Quantity) -> bool:
    """Whether somebody has so much time for something: "agents have two hours to reply"."""
    found = slots.found
    if _still_counts(slots, quantity):
        return True
    if slots.reading.language == "en" and any(term.key in ("deadline", "limit") for term in found):
        return True  # "the deadline is one day"
    before, behind = found[max(0, quantity.first - 1) : quantity.first], found[quantity.end : quantity.end + 1]
    if not any(term.has("auxiliary") for term in before):
        return False
    # "Have 14 days from receipt of the papers to cancel".
    return any(t.has("to") for t in behind) or _aim(slots, quantity.end) is not None


def _given_time(slots: Slots, quantity: Quantity) -> frozenset[str]:
    """The names of who has so much time: "the office has four weeks to decide"."""
    found, mark = slots.found, quantity.first - 1
    if slots.reading.language != "en" or mark < 1 or not found[mark].has("auxiliary"):
        return frozenset()
    if not _is_granted(slots, quantity):
        return frozenset()
    return slots.core(frozenset(range(mark, len(found))))


def _aim(slots: Slots, start: int) -> int | None:
    """The place of "to" before the verb that somebody has time for."""
    found = slots.found
    if slots.reading.language != "en":
        return None
    behind = range(start, len(found) - 1)
    return next((at for at in behind if found[at].words[0].lower() == "to" and found[at + 1].has("action")), None)


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
    if _still_counts(slots, quantity):
        aiming |= {"on_time", "send", "count"}
    if slots.acting_channel:
        aiming |= {slots.acting_channel}
    if quantity.dimension == "time":
        if slots.reading.language == "en":
            aiming |= (
                {"view", "return", "load"} if quantity.high <= MOMENT else {"end"} if slots.act == "end" else set()
            )
        elif slots.reading.language == "ar":
            aiming |= {"end"}  # after how long it ends is how long it lasts
        if slots.reading.language == "he" and "answer" in slots.core():
            aiming |= {"wait"}  # how long somebody waits for an answer is how soon it is given
        if slots.reading.language == "he":
            aiming |= {"upload"}  # how long a film may be
        return aiming | {"accept", "reject"}
    aiming |= beside_figure(slots, quantity)
    return aiming | concepts().admitting | ({"block"} if slots.act == "block" else set())


def marks(reading: Reading, *but: Quantity | None) -> frozenset[str]:
    """The other quantities of a sentence, as names that both sides must share: "for 95 % of the searches"."""
    others = frozenset(
        f"{q.dimension} {q.low:g} {q.high:g}{' over' if q.kind == 'above' else ''}"
        for q in reading.quantities
        if q not in but
    )
    return others | which_of(reading, *but) if "ordinal" in reading.categories else others


def how_many(slots: Slots, source: Source) -> Iterator[Fact]:
    """How many of a thing another one has."""
    reading = slots.reading
    counts = [q for q in reading.quantities if q.dimension == "count"]
    any_one = next((q for q in counts if _is_any(reading, q)), None) if len(counts) == 2 else None
    counts = [q for q in counts if q is not any_one]
    part = next((place for place, term in enumerate(slots.found) if term.has("thereof")), len(slots.found))
    counts = [q for q in counts if q.first < part] or counts  # "120 licences, thirty of which …"
    if len(counts) != 1 or reading.lacks:
        return
    counted, admitted = _counted(slots, counts[0]), _admitted(slots, counts[0])
    if not counted or admitted is None:
        return
    same = concepts().same
    count = admitted
    beside = {"relate", done(slots), *concepts().admitting} - {counted}
    if reading.language == "ar":
        beside |= (concepts().anybody | {"recording"}) - {counted}  # whoever writes it, or has it written down
    acting = counting(slots, counts[0])
    apart = [q for q in reading.quantities if q.first > part]
    core = slots.core(acting | frozenset(range(part, len(slots.found))), beside) | counted_too(slots, counted)
    core |= marks(reading, counts[0], any_one, *apart)
    said = [count]
    if count.kind == "most" and count.number > 1 and reading.permits and not slots.denies and counted not in _LENGTHS:
        said.append(count._replace(kind="many", low=2.0))  # "up to five can be entered" allows more than one
    for one in said:
        always = reading.language == "en" and "universal" in reading.categories
        value = HowMuch(one, slots.people(p for p in slots.phrases if p <= acting), frozenset(), always)
        yield from claim("cardinality", "amount", f"count {same.get(counted, counted)}", core, value, slots, source)


#: What a figure itself is called.
_FIGURES = ("target", "limit", "share", "rate")
#: What the length of a text is counted in: "may have up to 500 characters" allows no more.
_LENGTHS = ("character", "digit")
#: After these "one" is any.
_TO_ONE = ("ל", "ב")
_OF_ONE = ("by", "to", "per", "for", "in")


def _is_any(reading: Reading, count: Quantity) -> bool:
    """Whether "one" says no more than "each": "to one flat three tenants", "four vehicles by one policy"."""
    if count.value != ("count", 1, 1, "exact"):
        return False
    if reading.language == "he":  # "to one policy", "in one life policy"
        near = reading.found[max(0, count.first - 2) : count.first]
        if any(term.content and term.prefix.endswith(_TO_ONE) for term in near):
            return True
    if reading.language == "ar" and count.first > 1 and reading.found[count.first - 2].has("inside"):
        return True  # "in one order"
    return count.first <= 1 or reading.found[count.first - 1].words[0].lower() in _OF_ONE


def _counted(slots: Slots, count: Quantity) -> str:
    """What is counted: it stands behind the number, or before it ("לסוכן אחד", "وكيل واحد")."""
    found = slots.found
    if slots.reading.language == "he" and count.number == 1 and count.first > 1:
        noun, behind = found[count.first - 2 : count.first]
        if behind.has("weak") and not behind.content and not behind.prefix and noun.has("role", "thing"):
            return slots.name(count.first - 2)  # "one contact coordinator"
    before_it = count.number == float("inf") or (count.kind == "range" and count.low == 1) or is_behind(slots, count)
    if slots.reading.language != "en" and before_it and count.first and found[count.first - 1].content:
        noun, behind = found[count.first - 2 : count.first] if count.first > 1 else (found[0], found[0])
        does = behind.has("action") and not behind.has("thing", "role") and noun.has("role")  # "one acting lawyer"
        described = behind.senses.keys() <= {"light"} or does
        if count.first > 1 and described and noun.has("role", "thing") and noun.content:
            return slots.name(count.first - 2)  # "one personal coach"
        return slots.name(count.first - 1)
    for place, term in enumerate(found[count.end : count.end + 3], count.end):
        if term.has("to", "from", "inside", "sign"):
            break  # "change 12 to a ticket": a number, not a count
        if term.content:
            return slots.name(place)
        if term.has("weak") and term is found[count.end] and term.words[0].isascii() and term.words[0].isalpha():
            name = term.words[-1].lower()
            if name.endswith("s") and len(name) > 3:
                return name.removesuffix("s")  # "fifty items"
    if slots.reading.language == "en" and any(term.has("rhythm") for term in found[count.end : count.end + 1]):
        before = (at for at in range(count.first - 1, -1, -1) if found[at].has("thing") and found[at].content)
        return next((slots.name(at) for at in before if found[at].key not in _FIGURES), "")  # "is 150 a month"
    return number_of(slots, count)
