"""What must be given, and what is refused without it: claims of obligation (see `claims`)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from spec_toolkit.facts.claim import Given, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.core import UNLESS
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

#: "Reduce lessons without a horse" names what is wrong, and lets nobody do without.
_TELLING = frozenset(("remind", "notify", "escalate", "warn", "show"))
_LESSENED = frozenset(("reduce", "prevent", "avoid"))


def given(slots: Slots, source: Source) -> Iterator[Fact]:
    """What is mandatory and what is optional."""
    reading = slots.reading
    named = [(term, value) for term, group, value in reading.contrasts if group == "obligation"]
    lacks = reading.lacks and slots.act not in _LESSENED | _TELLING
    spared = lacks and any(t.has("without") and not t.conditional for t in reading.found)
    arabic = reading.language == "ar"
    fills = arabic and any(t.has("completes", "fills") and not t.conditional for t in reading.found)
    even = reading.language == "he" and any(t.has("without") and t.has("concedes") for t in reading.found)
    if spared and (
        reading.permits
        or slots.denies
        or fills
        or even
        or (reading.language == "en" and (slots.act or _goes_on(slots)))
    ):
        mandatory = slots.denies
    elif not named and _takes(slots) and not slots.denies and any(_is_spared(t.senses) for t in reading.found):
        mandatory = False  # "can be opened even when the number is empty"
    elif reading.language != "ar" and _goes_even(slots):
        mandatory = False  # "is saved even where the number is blank"
    elif arabic and (gap := _stops_nothing(slots)) is not None:
        mandatory = False  # "its absence does not stop the booking"
        slots.light.add(gap)
    elif named and len({value for _, value in named}) == 1 and not spared:
        mandatory = (named[0][1] == "mandatory") != slots.denies
    elif (
        (slots.denies or (arabic and slots.act == "reject"))
        and (fills or _saves(slots))
        and any(t.conditional and _is_spared(t.senses) for t in reading.found)
    ):
        mandatory = True  # "is not saved while the name is empty"
    elif (
        fills
        and reading.obliges
        and not (named or spared or slots.denies or reading.quantities or _by_itself(reading.found))
    ):
        mandatory = True  # "the clerk has to enter the reason"
    elif reading.language == "he" and _must_be_there(reading.found) and not (named or spared or reading.quantities):
        mandatory = True  # "לכל לקוח חייבת להיות כתובת"
    elif _must_furnish(slots) and not (named or spared or reading.quantities):
        mandatory = True  # "customers have to provide a copy"
    elif arabic and fills and any(term.has("otherwise") for term in reading.found) and not slots.denies:
        mandatory = True  # "is entered, or else the system refuses"
    elif arabic and fills and slots.act == "waive" and not slots.denies:
        mandatory = False  # "is exempt from entering the reason"
    elif arabic and reading.denies and slots.act in _TAKING and _only_with(slots):
        mandatory = True  # "is accepted with the number of the passport only"
    elif _awaits_entry(slots) and not (reading.quantities or _by_itself(reading.found)):
        mandatory = True  # "is not closed before the reason is entered"
    else:
        return
    if "approve" in slots.core():
        return
    marks = {
        place
        for place, term in enumerate(reading.found)
        if term.senses.get("contrast", "").startswith("obligation:") or term.has("completes", "fills")
    }
    kept = ("keep",) if arabic else ()
    reasons = {behind.key for one, behind in pairwise(reading.found) if one.key == "reason"}
    marks |= _furnishing(slots)
    core = _required(slots, marks, {*_FILLING, *concepts().admitting, *kept, "waive"} - reasons)
    if core and "ordinal" in reading.categories:
        core |= _nth(reading.found)
    if core and arabic:
        core |= _of_whom(slots)
    core |= _said_again(slots, core)
    if len(core) > (0 if _may_be_alone(slots, core) else 1):
        yield from claim("obligation", "given", "", core, Given(mandatory), slots, source)


def _by_itself(found: list[Term]) -> bool:
    """Whether it is the system that enters or opens something: "يجب أن يفتح النظام القناة"."""
    return any(one.has("completes", "fills") and two.has("subject") for one, two in pairwise(found))


def _must_be_there(found: list[Term]) -> bool:
    """Whether a Hebrew sentence opens with all of whom something has to be there: "לכל לקוח חייבת להיות"."""
    opens = bool(found) and found[0].words[0] in _OF_EACH
    pairs = (one.senses.get("modal") == "must" and _TO_BE in (*one.words, *two.words) for one, two in pairwise(found))
    return opens and any(pairs)


#: How Hebrew writes "for each", and "to be".
_OF_EACH, _TO_BE = ("לכל", "בכל"), "להיות"


def _said_again(slots: Slots, core: frozenset[str]) -> frozenset[str]:
    """What is named a second time tells the case: "the reason of the loss is mandatory for lost deals"."""
    told = Counter(
        slots.name(place)
        for place, term in enumerate(slots.found)
        if term.has("thing") and not term.has("action") and place not in slots.light
    )
    return frozenset(f"case {name}" for name in core if told[name] > 1)


def _of_whom(slots: Slots) -> frozenset[str]:
    """Of whom alone an Arabic sentence requires it: "إلزامي لموظفي الخدمة"."""
    found = slots.found
    asked = [
        phrase
        for phrase in slots.phrases
        if min(phrase)
        and found[min(phrase)].prefix.startswith("ل")
        and found[min(phrase) - 1].senses.get("contrast", "").startswith("obligation:")
    ]
    names = frozenset().union(*slots.people(asked))
    return frozenset(f"for {name}" for name in names - concepts().anybody)


def _nth(found: list[Term]) -> frozenset[str]:
    """Which one of several is meant, but for the first: "the second phone number"."""
    told = (term.senses["ordinal"] for term in found if term.has("ordinal") and not term.taken)
    return frozenset(f"nth {ordinal}" for ordinal in told if ordinal != "1")


def _may_be_alone(slots: Slots, core: frozenset[str]) -> bool:
    """Whether one name says enough of what is required: "the phone number is mandatory"."""
    if slots.reading.language == "ar":
        return not slots.role_places
    return (
        core.isdisjoint(concepts().persons)
        and any(term.key in core and term.has("thing") for term in slots.found)
        and not (slots.reading.language == "he" and slots.role_places)
    )


def _required(slots: Slots, marks: set[int], names: set[str]) -> frozenset[str]:
    """What is required of what; of whom, where nothing else is named: "the tax number of a supplier"."""
    core = slots.core(marks | slots.role_places, names)
    if len(core) != 1 or slots.reading.language != "en" or not slots.phrases:
        return core
    found = slots.found
    whose = [
        phrase
        for phrase in slots.phrases
        if any(t.has("genitive") for t in found[max(0, min(phrase) - 2) : min(phrase)])
    ]
    if not whose and len(slots.phrases) == 1:
        whose = slots.phrases
    return slots.core(marks | slots.role_places.difference(*whose), names)


def _goes_on(slots: Slots) -> bool:
    """Whether an English sentence says that something goes on: "placing an order works without a number"."""
    return any(term.has("goes_on") and not term.conditional for term in slots.found)


def _goes_even(slots: Slots) -> bool:
    """Whether something is taken even if something else is left out."""
    found = slots.found
    if slots.denies or "concedes" not in slots.reading.categories:
        return False
    mark = next(place for place, term in enumerate(found) if term.has("concedes"))
    return any(term.conditional and (_is_spared(term.senses) or term.has("lacks")) for term in found[mark:])


def _stops_nothing(slots: Slots) -> int | None:
    """The place of what is not there, where that does not stop what goes on: "غياب الهاتف لا يمنع حفظ الطلب"."""
    found = slots.found
    twice = next((p for p, (a, b) in enumerate(pairwise(found)) if a.has("negators") and b.has("negators")), 0)
    return next((place for place, term in enumerate(found[:twice]) if term.has("lacks")), None)


def _only_with(slots: Slots) -> bool:
    """Whether an Arabic sentence says that something is taken with something else only: "لا يُقبل إلا برقم الهوية"."""
    pairs = pairwise(slots.found)
    return any(a.has("except_only") and b.has("thing") and b.prefix == "ب" and not b.has("role") for a, b in pairs)


def _takes(slots: Slots) -> bool:
    """Whether something may be done, or is saved at all events."""
    return slots.reading.permits or any(
        t.has("completes") and t.has("writes") and not t.conditional for t in slots.found
    )


def _must_furnish(slots: Slots) -> bool:
    """Whether an English sentence says what somebody has to give: "customers have to provide a copy"."""
    if slots.denies or "furnishes" not in slots.reading.categories:
        return False
    pairs = pairwise(slots.found)
    return any(a.senses.get("modal") == "must" and b.has("furnishes") and not a.conditional for a, b in pairs)


def _furnishing(slots: Slots) -> set[int]:
    """The places of the customers who have to give something, and of the verb."""
    found = slots.found
    if not _must_furnish(slots):
        return set()
    modal = next(place for place, term in enumerate(found) if term.senses.get("modal") == "must")
    return {place for place in range(max(0, modal - 2), modal) if found[place].key in concepts().persons} | {modal + 1}


def _saves(slots: Slots) -> bool:
    """Whether a Hebrew sentence speaks of saving or opening something."""
    return slots.reading.language == "he" and any(t.has("completes") and not t.conditional for t in slots.found)


def refused(slots: Slots, source: Source) -> Iterator[Fact]:
    """What is turned away without something must have it: "rejects a booking without a deposit", "does not save it"."""
    reading, found = slots.reading, slots.found
    if reading.permits or reading.quantities:
        return
    turns = next((place for place, term in enumerate(found) if _turns_away(slots, place)), None)
    lack = next((place for place, term in enumerate(found) if place != turns and _lacks(term, turns)), None)
    if turns is None or lack is None:
        return
    start = 0 if lack < turns or reading.language == "he" or found[turns].has("void") else turns
    stop = max(lack, turns) + 1
    while stop < len(found) and not found[stop].has("sign", "joins"):
        stop += 1
    out = {
        place
        for place, term in enumerate(found)
        if not start <= place < stop or term.has("completes", "lacks", "refuses") or _is_spared(term.senses)
    }
    core = _required(slots, out, {*_FILLING, *_TURNED, UNLESS, *concepts().admitting})
    if len(core) > 1 and "approve" not in core:
        yield from claim("obligation", "given", "", core, Given(True), slots, source)


def _turns_away(slots: Slots, place: int) -> bool:
    """Whether the system rejects or does not take something here."""
    term = slots.found[place]
    if term.conditional:
        return False
    if term.has("void") and any(before.has("considers") for before in slots.found[:place]):
        return True  # "يُعد الطلب ناقصاً إذا خلا من"
    if term.key in _REFUSING or ("refuses" in term.senses and "negators" not in term.senses):
        return not slots.denies or (slots.denied > place and slots.found[slots.denied].has("lacks"))
    return place == slots.denied and (slots.act in _TAKING or "refuses" in term.senses)


def _lacks(term: Term, turns: int | None) -> bool:
    """Whether a term says that something is not there."""
    if term.has("without", "lacks") or _is_spared(term.senses) or (term.has("exceptions") and turns is not None):
        return True
    return "negators" in term.senses and (term.conditional or term.prefix.endswith("ש"))


#: What is done with something that is turned away otherwise.
_TAKING = frozenset(("keep", "create", "accept", "register", "submit", "enter", "receive"))
#: Names that say only that it is turned away, or not.
_TURNED = frozenset(("reject", "keep", "availability", "receive", "block"))
#: Verbs by which something is turned away.
_REFUSING = ("reject", "block")

#: Where and how something is given.
_FILLING = (
    "field",
    "form",
    "screen",
    "create",
    "edit",
    "accept",
    "relate",
    "enter",
    "recording",
    "record",
    "save",
    "close",
)


def _is_spared(senses: Mapping[str, str]) -> bool:
    return senses.get("contrast") == "obligation:optional"


def _awaits_entry(slots: Slots) -> bool:
    """Whether something waits until something else is filled in: "unless", "before", "only after", "has to"."""
    found, kinds = slots.found, slots.reading.categories
    if "fills" not in kinds or "hand" in kinds:
        return False
    entered = [place for place, term in enumerate(found) if term.has("fills")]
    if slots.reading.language == "en":
        return _waits(slots, entered)
    denied = next((p for p, t in enumerate(found) if t.has("negators") and not t.has("except_only")), len(found))
    if denied < entered[-1] and not kinds.isdisjoint(_UNTIL):
        marks = [place for place, term in enumerate(found) if term.has(*_UNTIL) and place > denied]
        return any(0 < place - mark <= _NEAR for mark in marks for place in entered)
    burdened = found[0].has("burdens") and (found[1].has("role") or any(t.has("that") for t in found[2:_EARLY]))
    obliges = slots.reading.obliges or burdened
    return obliges and not slots.denies and entered[0] <= _EARLY


def _waits(slots: Slots, entered: list[int]) -> bool:
    """Whether an English sentence lets something wait for an entry: "is not saved until", "is only saved once"."""
    found = slots.found
    waits = next((p for p, t in enumerate(found) if p == slots.denied or (t.has("only") and not t.conditional)), None)
    if waits is None:
        return False
    near = range(waits + 1, len(found))
    marks = [
        place for place in near if found[place].has("until", "before", "upon", "after", "conditions", "exceptions")
    ]
    return any(0 < place - mark <= _NEAR + 1 for mark in marks[:1] for place in entered)


#: What stands between what waits and what it waits for.
_UNTIL = ("exceptions", "before", "except_only", "until")
#: How far behind "unless" the verb stands, and how far into a sentence behind "has to".
_NEAR, _EARLY = 3, 4
