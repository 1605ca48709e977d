"""What a sentence claims, slot by slot, so that sentences by different authors can be compared (see `slots`).

A claim is a fact whose bucket names only the question ("may", "how long", "how often"). Its subject is the core of the
sentence; `alike` says which cores speak of the same thing, `settling` which values cannot both hold.
"""

from collections.abc import Callable, Container, Iterator

from spec_toolkit.facts.claim import NOBODY, May, Who, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.dates import may_be_dated
from spec_toolkit.facts.definitions import defined, final
from spec_toolkit.facts.entering import enters
from spec_toolkit.facts.exchange import leads, often, passed
from spec_toolkit.facts.exclusive import ALONE, LIMITED, acting_group, narrows, only_focus
from spec_toolkit.facts.fact import Fact, Kind, Source
from spec_toolkit.facts.hours import hours, may_have_hours
from spec_toolkit.facts.naming import named
from spec_toolkit.facts.owning import owns
from spec_toolkit.facts.quantified import how_many, how_much, sums
from spec_toolkit.facts.reach import reaches
from spec_toolkit.facts.reading import DETERMINERS, Reading
from spec_toolkit.facts.requisites import given, needs, refused
from spec_toolkit.facts.retained import kept
from spec_toolkit.facts.sequence import dated, first
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.uptime import uptime
from spec_toolkit.facts.values import settles, starts, ways


def claims(reading: Reading, source: Source, without: Container[str] = ()) -> Iterator[Fact]:
    """Everything that a sentence claims, but for these forms (see `quiet`)."""
    kinds = reading.categories
    slots = Slots(reading)
    if not kinds.isdisjoint(("defines", "considers")) or (reading.quantities and "conditions" in kinds):
        yield from (named if reading.language == "en" else defined)(slots, source)
    if "exceptions" in kinds:
        if "fills" in kinds:
            yield from given(slots, source)  # "is not saved unless the number is entered"
        if not kinds.isdisjoint(("starts", "default", "fresh", "completes", "value")):
            yield from starts(slots, source)  # "unless somebody chooses another one"
        yield from refused(slots, source)  # "is not saved unless the number is entered"
        return
    if "claim may" not in without:
        yield from _may(slots, source)
    if not kinds.isdisjoint(("contrast", "only")) or ("restricts" in kinds and "parts" in kinds):
        yield from _reads(slots, source)
    for wanted, extract in _EXTRACTORS:
        if not kinds.isdisjoint(wanted) and _FORMS.get(extract) not in without:
            yield from extract(slots, source)
    if reading.quantities:
        yield from kept(slots, source)
        yield from how_much(slots, source)
        yield from how_many(slots, source)
        yield from often(slots, source)
        yield from sums(slots, source)
        if not kinds.isdisjoint(("outage", "closed")) or "availability" in reading.whole_topic:
            yield from uptime(slots, source)
    elif "action" in kinds and (slots.denies or not kinds.isdisjoint(("forever", "at_once"))):
        yield from kept(slots, source)
    if "tended" in kinds and may_have_hours(reading.text):
        yield from hours(slots, source)
    if "phases" in kinds or may_be_dated(reading.text):
        yield from dated(slots, source)


def _may(slots: Slots, source: Source) -> Iterator[Fact]:
    reading = slots.reading
    kinds = reading.categories
    if (
        reading.lacks
        or (not slots.act and (reading.quantities or _only_contrasts(reading)))
        or not kinds.isdisjoint(ALONE)
        or ("rhythm" in kinds and not _names_rhythm(reading))
    ):
        return
    if any(group == "obligation" for _, group, _ in reading.contrasts):
        return
    if (
        slots.denies
        and not reading.scope
        and (not kinds.isdisjoint(("before", "until")) or (reading.language == "he" and "after" in kinds))
    ):
        return  # "is not shipped before it is paid" is an order
    roles = NOBODY if "nobody" in kinds else slots.roles
    core = slots.core(slots.role_places, _ALLOWED if slots.act and reading.language == "ar" else _BY_ITSELF)
    if reading.language == "ar" and not kinds.isdisjoint(("before", "after")):
        core |= {mark for mark in ("before", "after") if mark in kinds}  # what is done before is not done after
    if reading.language == "ar" and not slots.denies and slots.after_the_act:
        core |= {"after"}
    if "until" in kinds and not slots.denies:
        core = _until(slots, core)
    if "reflexive" in kinds and _acts_on_himself(slots):
        return  # "crews cannot assign themselves": others may
    if not slots.act and len(core) < 2:
        return  # "there are no data of customers in it" names two things at least
    core |= {f"rhythm {q.low:g}" for q in reading.quantities if q.dimension == "rhythm"}
    core = _all_of(core, slots.act)
    systems = frozenset(name for _, name in slots.systems)
    kind: Kind = "permission" if reading.permits or roles else "negation"
    for act in dict.fromkeys((slots.act, *slots.joined_acts)):
        value = May(not slots.denies, act, roles, "universal" in kinds, systems, _side(slots))
        others = {slots.act, *slots.joined_acts} - {act}
        yield from claim(kind, "may", "", core - others, value, slots, source)


def _until(slots: Slots, core: frozenset[str]) -> frozenset[str]:
    """The core with the end of what is allowed set apart: "until it is archived" says nothing of what is archived."""
    found = slots.found
    start = next(place for place, term in enumerate(found) if term.has("until"))
    stop = next((place for place in range(start, len(found)) if found[place].has("sign")), len(found))
    outside = slots.core(slots.role_places | set(range(start, stop)))
    return frozenset(name if name in outside else f"until {name}" for name in core)


def _acts_on_himself(slots: Slots) -> bool:
    """Whether what is done is done to those who do it."""
    act = slots.act_place
    behind = slots.found[act + 1 : act + 3] if act is not None else []
    return any(term.has("reflexive") for term in behind)


#: What happens by itself happens.
_BY_ITSELF = ("hand automatic",)


def _only_contrasts(reading: Reading) -> bool:
    """Whether a sentence without a verb says which of two values something has."""
    return any(
        reading.language != "en" or (group, value) != ("hand", "automatic") for _, group, value in reading.contrasts
    )


def _names_rhythm(reading: Reading) -> bool:
    """Whether a rhythm only says which one is meant: "the monthly statistics"."""
    found = reading.found
    rhythms = [place for place, term in enumerate(found) if "rhythm" in term.senses]
    return reading.language == "en" and all(
        found[place].words[0].endswith("ly")
        and place + 1 < len(found)
        and found[place + 1].content
        and "action" not in found[place + 1].senses
        for place in rhythms
    )


def _side(slots: Slots) -> str:
    """Whether something holds before or after something else."""
    kinds, found = slots.reading.categories, slots.found
    if kinds.isdisjoint(("before", "after", "until")):
        return ""
    if any(term.has("before", "until") and not term.taken for term in found):
        return "before"
    return "after" if any(term.has("after") and not term.taken for term in found) else ""


def _goes_without(slots: Slots, source: Source) -> Iterator[Fact]:
    """What is done without something has none of it: "the report is issued without the margin"."""
    reading = slots.reading
    spared = any(term.has("without") and not term.conditional for term in reading.found)
    if not spared or slots.denies or reading.permits or reading.language != "en" or reading.quantities:
        return
    core = slots.core(slots.role_places, _MADE)
    if len(core) > 1 and core.isdisjoint(concepts().requisites):
        value = May(False, "", NOBODY, False, frozenset(name for _, name in slots.systems))
        yield from claim("negation", "may", "", core, value, slots, source)


#: Verbs that say only that there is something, which may have something in it or not.
_MADE = ("create", "send", "print", "view", "publish", "accept")


#: Fewer names than this besides "read-only" may be a figure that is reckoned.
_FEW = 2


#: What is there for somebody he may do.
_ALLOWED = ("availability",)


def _reads(slots: Slots, source: Source) -> Iterator[Fact]:
    """Who may only read something does not change it, and what is only for reading in a system is not changed there."""
    core = slots.core(slots.role_places | {place for place, _ in slots.systems})
    systems = frozenset(name for _, name in slots.systems)
    if "access editable" in core:
        value = May(not slots.denies, "edit", slots.roles, False, systems)
        yield from claim("permission", "may", "", core - {"access editable"} | {"edit"}, value, slots, source)
    if slots.only_views or _only_views(slots) or _no_more(slots):
        core |= {"access read_only"}
    if "access read_only" not in core or slots.denies or not (slots.roles or systems or len(core) > _FEW):
        return
    for act in ("edit", "create", "delete"):
        value = May(False, act, slots.roles, False, systems)
        yield from claim(
            "permission", "may", "", core - {"access read_only", "view", "role_of_user"} | {act}, value, slots, source
        )


def _who(slots: Slots, source: Source) -> Iterator[Fact]:
    reading = slots.reading
    if reading.lacks and not reading.permits:
        return
    if not reading.role_phrases:
        yield from _somebody(slots, source)
        return
    groups = {frozenset().union(*group): group for group in reading.role_groups}
    if reading.language == "en":
        groups = {places: group for places, group in groups.items() if slots.acts_in(places)}
        if not groups:
            return
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
    if slots.only_views:
        return  # "clerks only have read access" leaves others alone
    if slots.act in _CHANGING and focus is None and reading.language == "en" and (changed := _changed(slots)):
        act_too = Who(value.roles, False, "edit")
        yield from claim("exclusive-right", "who", "", changed | {"edit"}, act_too, slots, source)
    if focus is None:
        out = out | _occasion(slots)
    core = slots.core(out, () if slots.act == "relate" else ("relate",))
    others = slots.role_places - out
    if core == {slots.act} and any(reading.found[place].key == "user" for place in others):
        return  # "opens users"
    yield from claim("exclusive-right", "who", "", _all_of(core, slots.act), value, slots, source)


def _occasion(slots: Slots) -> frozenset[int]:
    """The places of what is done before or after what somebody does: "merges the records after their approval"."""
    act = slots.act_place
    if act is None or slots.reading.categories.isdisjoint(("before", "after")):
        return frozenset()
    found = slots.found
    mark = next((p for p in range(act + 1, len(found)) if found[p].has("before", "after") and not found[p].taken), None)
    return frozenset() if mark is None else frozenset(range(mark, len(found)))


#: What is done to all records at once.
_LISTING = frozenset(("export", "print", "view"))


def _all_of(core: frozenset[str], act: str) -> frozenset[str]:
    """Without the list that holds them: the list of the customers is all customers, where it is exported or seen."""
    return core - {"list"} if act in _LISTING and len(core - {"list"}) > 1 else core


#: Verbs that change what they are done to, or add something to it.
_CHANGING = ("create", "increase", "reduce", "upload", "schedule", "enter")


def _changed(slots: Slots) -> frozenset[str]:
    """What is changed by something that is added to it: "adds points to a balance"."""
    found, act = slots.found, slots.act_place or 0
    everything = frozenset(range(len(found)))
    if slots.act in ("increase", "reduce"):
        return slots.core(slots.role_places | {act})
    to = next((place for place in range(act + 1, len(found)) if found[place].has("to")), None)
    if to is None or to == act + 1:
        return frozenset()
    how = frozenset(place for place, term in enumerate(found) if term.has("contrast"))
    return slots.core(everything - frozenset(range(to + 1, len(found))) - how)


def _somebody(slots: Slots, source: Source) -> Iterator[Fact]:
    """Who does something, where the vocabulary has no role for him: "a caretaker can terminate a lease"."""
    reading, place = slots.reading, slots.act_place
    found = reading.found
    if reading.language == "he" and slots.acting_customer and not slots.denies:
        only = any(term.has("only") and not term.taken and not term.conditional for term in found[:2])
        if only or reading.categories.isdisjoint(ALONE):
            core = slots.core(names=frozenset().union(*slots.acting_customer))
            value = Who(slots.acting_customer, only, slots.act)
            yield from claim("exclusive-right", "who", "", core, value, slots, source)
        return
    if reading.language != "en" or slots.denies or not place:
        return
    if not reading.categories.isdisjoint(ALONE):
        if alone := _alone(slots):
            who, core = slots.core(frozenset(range(len(found))) - alone), slots.core(alone)
            if 0 < len(who) < _NAME:
                value = Who(frozenset((who,)), True, slots.act)
                yield from claim("exclusive-right", "who", "", core, value, slots, source)
        return
    near = found[max(0, place - 2) : place]
    if any("copula" in term.senses or term.words[0].lower() in ("be", "been") for term in near):
        return
    who = slots.core(frozenset(range(place, len(found))))
    core = slots.core(frozenset(range(place)))
    if 0 < len(who) <= 2 and not any(term.conditional or "system" in term.senses for term in found[:place]):
        yield from claim("exclusive-right", "who", "", core, Who(frozenset((who,)), False, slots.act), slots, source)


def _only_views(slots: Slots) -> bool:
    """Whether somebody's part is limited to seeing something."""
    found = slots.found
    limits = [place for place, term in enumerate(found) if "restricts" in term.senses and narrows(slots.reading, place)]
    return bool(limits) and "view" in slots.core() and not any(t.has("action") and t.key != "view" for t in found)


def _no_more(slots: Slots) -> bool:
    """Whether seeing is all that somebody may do: "has read access to orders and nothing more"."""
    last = next((term for term in reversed(slots.found) if "sign" not in term.senses), None)
    return last is not None and last.has("no_more") and slots.act == "view" and bool(slots.roles)


def _alone(slots: Slots) -> frozenset[int]:
    """Places of one who acts alone, where the vocabulary has no role for him: "by the landlord alone"."""
    found, act = slots.found, slots.act_place or 0
    for place, term in enumerate(found):
        if not term.has("only") or term.taken or term.conditional:
            continue
        back = place - 1
        while back > 0 and found[back].content and place - back < _NAME:
            back -= 1
        while back > 0 and found[back].words[0].lower() in DETERMINERS - {"by"}:
            back -= 1
        if found[back].words[-1].lower() == "by":
            return frozenset(range(back + 1, place))
        ahead = next((at for at in range(place + 1, len(found)) if "modal" in found[at].senses), act)
        if place < ahead <= place + _NAME + 1 and not found[place + 1].has("to", "from", "inside", "channel"):
            return frozenset(range(place + 1, ahead))
    return frozenset()


#: Words that the name of somebody may have.
_NAME = 4


#: What a sentence must speak of for each kind of claim.
_EXTRACTORS: tuple[tuple[tuple[str, ...], Callable[[Slots, Source], Iterator[Fact]]], ...] = (
    (("without",), _goes_without),
    (("contrast", "without", "modal", "every", "before", "after", "except_only"), needs),
    (("contrast", "without", "completes", "fills"), given),
    (("final",), final),
    (("contrast", "without", "lacks", "negators"), refused),
    (("role", "everyone", "action", "modal"), _who),
    (("enters",), enters),
    (("owned_by", "owning"), owns),
    (("reach",), reaches),
    ((*LIMITED, "value", "unit"), ways),
    (("system", "system_words"), passed),
    (("masters",), leads),
    (("contrast", "closed"), settles),
    (("before", "after", "upon", "until", "sequel"), first),
    (("starts", "default", "state", "contrast", "fresh", "completes", "value"), starts),
)

#: The form of all that these find.
_FORMS: dict[Callable[[Slots, Source], Iterator[Fact]], str] = {
    needs: "claim needs",
    _who: "claim who",
    ways: "claim way",
}
