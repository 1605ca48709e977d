"""When something is and what comes before what: claims of time and order (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.adjuncts import main_clause
from spec_toolkit.facts.approvals import GRANTED
from spec_toolkit.facts.arabic_verbs import is_past
from spec_toolkit.facts.claim import NOBODY, Dated, First, Given, Needs, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.dates import When, when
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term


def dated(slots: Slots, source: Source) -> Iterator[Fact]:
    """When something is: on a day, from it on, by it, in a phase."""
    reading = slots.reading
    if "restricts" in reading.categories or ("numbering" in reading.categories and reading.quantities):
        return  # "the number of branches in phase 1 is five"
    aims = "target" in reading.whole_topic or reading.language == "ar"
    if aims and any(q.dimension not in ("time", "rhythm") for q in reading.quantities):
        return  # the figure that is aimed at for the first quarter
    named = when(slots.found, slots.denies)
    if slots.reading.lacks and slots.reading.language == "ar":
        named = [one._replace(kind="not") if _goes_without(slots, one) else one for one in named]
    if arabic := reading.language == "ar":
        named = [one._replace(kind="not") if _is_left_out(slots, one) else one for one in named]
    comes = {place for place, term in enumerate(slots.found) if "arrives" in term.senses}
    out = set(comes)
    for one in named:
        out.update(range(one.first, one.end))
        if one.dimension == "phase":
            out |= _whole(slots.found, one.end) | {
                p for p, t in enumerate(slots.found[: one.first]) if t.has("left_out")
            }
        near = range(max(0, one.first - 4), one.first)
        out.update(p for p in near if slots.found[p].has("before", "after", "closes", "bound") and not _ends(slots, p))
    moved = _PUT_OFF if arabic and any(one.first and slots.found[one.first - 1].has("to") for one in named) else ()
    core = slots.core(out, (*concepts().arriving, *moved))
    if core <= _DAY_OF and reading.language == "en" and comes and _is_system(slots):
        core = _START  # "the CRM goes live on", "go-live is on"
    core = core or slots.core(out - comes, _PLANNED) or slots.core(out - comes)
    phases = frozenset(slots.found[one.first].key for one in named if one.dimension == "phase")
    if phases and len(named) > len(phases) and all(t.has("action") for t in slots.found if t.key in core):
        core, named = core | phases, [one for one in named if one.dimension != "phase"]  # "phase 1 ends on 31 March"
    for one in named:
        there = (
            one.kind == "since"
            and not slots.denies
            and (_is_there(slots) or (one.dimension == "phase" and bool(comes)))
        )
        if there:  # "in use from 1 March": it comes on that day
            one = one._replace(kind="on", high=one.low)
        value = Dated(one._replace(first=0, end=0), bool(comes) or there, _of_every(slots, core))
        yield from claim("order", "dated", one.dimension, core, value, slots, source)
        if one.kind == "until" and _lasts(slots):  # "stays in use until June": it ends then
            ends = value._replace(when=value.when._replace(kind="on", low=one.high))
            yield from claim("order", "dated", one.dimension, core - concepts().arriving | {"end"}, ends, slots, source)
        if phases and one.dimension == "date":  # "phase 2 starts in May 2026"
            yield from claim("order", "dated", one.dimension, core | phases, value, slots, source)


def _whole(found: list[Term], end: int) -> set[int]:
    """The place of what a phase is a part of by its nature: "phase 1 of the project"."""
    if end + 1 >= len(found) or not found[end].has("from", "genitive"):
        return set()
    near = (at for at in range(end + 1, min(len(found), end + 3)) if found[at].content)
    place = next(near, None)
    return {place} if place is not None and found[place].key in _WHOLES else set()


#: What a phase is a part of by its nature.
_WHOLES = frozenset(("project", "rollout", "implementation", "launch", "plan", "develop"))


#: What the day is called on which something starts, and what is said to start where only the system is named.
_DAY_OF, _START = frozenset(("date", "day")), frozenset(("go_live",))


def _is_system(slots: Slots) -> bool:
    """Whether an English sentence says when the system starts, and names nothing else."""
    return any(term.has("subject") or term.key in ("crm", "go_live") for term in slots.found)


#: What says that something is to be on a day.
_PLANNED = ("schedule", "planned")


def _goes_without(slots: Slots, one: When) -> bool:
    """Whether a phase is said to come without something: "يُسلَّم الإصدار الأول دون بوابة الموردين"."""
    if one.dimension != "phase" or one.kind != "on" or slots.denies:
        return False
    return any(term.has("without") for term in slots.found[one.end : one.end + 2])


def _is_left_out(slots: Slots, one: When) -> bool:
    """Whether something is said to be no part of a phase: "تُستثنى الفوترة من المرحلة الأولى"."""
    if one.dimension != "phase" or one.kind != "on" or slots.denies:
        return False
    near = slots.found[max(0, one.first - 1) : one.first]
    return any(t.has("left_out") for t in slots.found[: one.first]) and any(t.has("from", "left_out") for t in near)


#: What says of a date or phase only that it is a later one: "postponed to phase 2".
_PUT_OFF = ("reschedule", "edit")


def _ends(slots: Slots, place: int) -> bool:
    """Whether a word that may close a date is what happens on it: "the pilot ends on"."""
    term = slots.found[place]
    if not term.has("action") or len(term.words) > 1:
        return False
    return term.words[0].lower() != "end" or slots.found[place + 1].has("inside", "latest", "before", "after")


def _lasts(slots: Slots) -> bool:
    """Whether something goes on until then: "stays in use until", "runs until"."""
    if slots.denies or slots.reading.language != "en":
        return False
    does = any(term.has("action") and term.content and not term.conditional for term in slots.found)
    return not does and any(term.has("until", "to") for term in slots.found)


def _of_every(slots: Slots, core: frozenset[str]) -> bool:
    """Whether it holds for all places or teams of a name: "all branches"."""
    named = [term for term in slots.found if term.key in core]
    whole = any(term.senses.get("reach") == "all" for term in slots.found)
    return whole and slots.reading.language == "en" and bool(named) and all(t.has("area", "role") for t in named)


def _is_there(slots: Slots) -> bool:
    """Whether a sentence says only that something is there or is used."""
    verbs = {term.key for term in slots.found if term.has("action") and term.content and not term.conditional}
    return verbs <= concepts().arriving


def _orders(term: Term) -> bool:
    """Whether it says what comes first: "before", "after", "once", ", and only then"."""
    if term.taken:
        return False
    return term.has("upon", "sequel") or (term.has("before", "after") and term.part == "depends")


def _follows(found: list[Term], place: int) -> bool:
    """Whether an Arabic sentence lets something follow at once: "فور اعتماد الطلب", "متى سُدِّد المبلغ"."""
    term, behind = found[place], found[place + 1]
    if term.taken or not term.has("at_once", "when"):
        return False
    return term.has("at_once") or behind.has("done") or is_past(behind)


#: Verbs that say only that something begins, goes on or ends.
_BEGINS = {"launch", "end", "complete", "availability"}


def _handed(names: frozenset[str]) -> frozenset[str]:
    """The names of an event, where it does not matter who of two is named: "is handed over", "the tenant receives"."""
    if "receive" in names:
        names = names - {"receive"} | {"ship"}
    return names - concepts().persons or names


def _preceded(found: list[Term]) -> int:
    """Where what comes second begins in "يسبق فحص العقار توقيع العقد"; 0 where the sentence opens otherwise."""
    if not found[0].has("before", "after") or not found[0].words[0].startswith(_PRESENT):
        return 0
    nouns = (at for at in range(2, len(found)) if found[at].content and not found[at].prefix)
    bare = (at for at in nouns if not found[at].words[0].startswith("ال"))
    return next((at for at in bare if found[at].has("action") or found[at - 1].words[0].startswith("ال")), 0)


#: How Arabic verbs in the present begin.
_PRESENT = ("ي", "ت")


def _joined(found: list[Term], place: int) -> bool:
    """Whether a second clause begins here: behind a comma or "and", or with the "and" of its first word."""
    return found[place - 1].has("sign", "turns") or found[place].prefix.startswith(("ו", "و"))


def _is_over(found: list[Term], mark: int) -> bool:
    """Whether an English clause says that something has been done: "when the customer has paid"."""
    stop = next((at for at in range(mark, len(found)) if found[at].has("sign")), len(found))
    near = found[mark + 1 : stop]
    done = next((at for at, term in enumerate(near) if term.has("perfect")), None)
    if done is None or any(term.has("negators", "nobody", "number", "bound") for term in near):
        return False
    return any(term.words[0].endswith(("ed", "en")) or term.has("action") for term in near[done + 1 : done + 3])


#: Senses of words that say that something happens.
_EVENTS = ("action", "auxiliary", "completes", "arrives", "writes", "reads", "closed", "fills")


def _waits(slots: Slots, place: int) -> bool:
    """Whether something does not go on until what follows has happened: "nobody signs it until …", "waits until …"."""
    found, term = slots.found, slots.found[place]
    if not term.has("until"):
        return False
    before = found[:place]
    return 0 <= slots.denied < place or any(t.has("nobody") or t.key == "wait" for t in before)


def _is_the_one(slots: Slots) -> bool:
    """Whether an English sentence says when the only one is done: "sends the quotation", not "an alert"."""
    found, act = slots.found, slots.act_place
    if slots.reading.language != "en" or act is None or act + 1 >= len(found) or len(slots.reading.quantities) > 1:
        return False
    again = concepts().repeated | concepts().sent - {"send"}
    return found[act + 1].words[0].lower() == "the" and slots.core().isdisjoint(again)


def first(slots: Slots, source: Source) -> Iterator[Fact]:
    """What comes before what."""
    reading = slots.reading
    found = reading.found
    if "anew" in reading.categories:
        return  # "checks the parts again" after it has done so before
    arabic = reading.language == "ar"
    waits = [p for p in range(len(found)) if _waits(slots, p)]
    marks = [p for p, t in enumerate(found) if _orders(t) or p in waits]
    marks = marks or [p for p, t in enumerate(found) if t.has("occasion") and _is_over(found, p)]
    if arabic and not marks:
        marks = [p for p in range(len(found) - 1) if _follows(found, p)]
    # "first this, and then that": "and then that later" says it twice.
    marks = [p for p in marks if found[p].has("sequel")][:1] or marks
    if any(found[p].has("after") and p and found[p - 1].has("only") and found[p - 1].prefix == "ו" for p in marks):
        return  # Hebrew "and only after that has happened": where it ends is not told
    marks = [p for p in marks if p + 1 not in marks]  # "follows after"
    if len(marks) != 1:
        return
    if any(q.end == marks[0] for q in reading.quantities) and not _is_the_one(slots):
        return  # "24 hours before it is due" may come again an hour before
    mark = marks[0]
    places = range(len(found))
    begin = mark
    stop = next((p for p in places if p > mark and found[p].has("sign") and found[p].words[0] in ",،;"), len(found))
    if arabic and not mark and (second := _preceded(found)):
        begin = second - 1
    elif arabic and not mark:
        main = main_clause(found) or next((p for p in places if p and not found[p].conditional), 0)
        stop = min(stop, main or stop)
    elif reading.language == "he" and found[mark].conditional:
        stop = next((p for p in range(mark, stop) if not found[p].conditional), stop)
    if found[mark].has("sequel") and not any(term.content for term in found[mark + 1 :]):
        # "first the visit is planned, the approval is given afterwards"
        begin, stop = next((p - 1 for p in range(mark, 0, -1) if _joined(found, p)), mark), mark
    if reading.language == "en" and found[mark].has("upon") and not any(t.has(*_EVENTS) for t in found[mark:stop]):
        return  # "only if the stock is sufficient": nothing happens before it
    inner = slots.core(frozenset(p for p in places if not begin < p < stop))
    outer = slots.core(frozenset(p for p in places if begin <= p < stop))
    slight = concepts().slight - ({"send"} if reading.language != "en" else set())
    whose = (inner | outer) & concepts().persons
    if arabic:
        slight |= _BEGINS
        inner, outer = _handed(inner), _handed(outer)
    inner, outer = inner - slight or inner, outer - slight or outer
    if reading.language == "en" and any(found[p].has("owned_by") for p in range(begin, stop)):
        inner |= {"relate"}  # "before it is assigned to somebody"
    if not inner or not outer:
        return
    after = found[mark].has("after", "upon", "occasion", "at_once", "when")
    if slots.denies and after:
        return
    if after != (slots.denies or mark in waits):
        inner, outer = outer, inner
    # Now `outer` comes before `inner`.
    yield from claim("order", "first", "", inner | outer, First(outer, inner, whose - inner - outer), slots, source)
    if reading.language == "en":
        yield from _follows_from(slots, outer, inner, source)


def _follows_from(slots: Slots, before: frozenset[str], after: frozenset[str], source: Source) -> Iterator[Fact]:
    """What comes before something must be there for it; what is done before its approval is done without."""
    core = before | after
    if "approve" in core:
        done = core - {"approve"}
        rest = done - GRANTED or done
        if "approve" in before and not slots.reading.permits:
            yield from claim("without", "needs", "", rest, Needs(True, NOBODY), slots, source)
        elif "approve" in after and slots.act in GRANTED:
            yield from claim("without", "needs", "", rest, Needs(False, NOBODY), slots, source)
    elif not slots.reading.permits and len(before & core) and not slots.reading.quantities:
        yield from claim("obligation", "given", "", core, Given(True), slots, source)
