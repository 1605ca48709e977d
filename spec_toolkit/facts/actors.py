"""Who does something, and who alone: claims of those who act (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import May, Who, claim
from spec_toolkit.facts.exclusive import ALONE, acting_group, only_focus
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.listing import without_list
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import DETERMINERS

#: Verbs that change what they are done to, or add something to it.
_CHANGING = ("create", "increase", "reduce", "upload", "schedule", "enter")
#: What is done before anything else by its nature: "يصادق على النتائج قبل إرسالها" says no more of the results.
_FIRST_DONE = frozenset(("approve", "check", "sign", "confirm", "acknowledge"))
#: Senses of what no name of somebody begins with.
_NO_NAME = ("to", "from", "inside", "channel")
#: Words that the name of somebody may have.
_NAME = 4


def who_acts(slots: Slots, source: Source) -> Iterator[Fact]:
    """Who does something, and whether the sentence says that nobody else does."""
    reading = slots.reading
    if reading.lacks and not reading.permits:
        return
    if not reading.role_phrases:
        yield from _somebody(slots, source)
        return
    groups = {frozenset().union(*group): group for group in reading.role_groups}
    if reading.language != "ar":
        named = frozenset().union(*slots.phrases) if reading.language == "en" else frozenset(range(len(reading.found)))
        groups = {p: group for p, group in groups.items() if slots.acts_in(p) and not p.isdisjoint(named)}
        if not groups:
            return
    limits = not reading.categories.isdisjoint(ALONE)
    only = limits and any(term.has(*ALONE) and not term.taken for term in reading.found)
    focus = only_focus(reading, list(groups))
    nobody = "nobody" in reading.categories
    if only and focus is None and reading.language == "en" and not nobody:
        yield from _somebody(slots, source)  # "only the abbot admits a guest"
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
    if focus is None or (reading.language == "ar" and slots.act in _FIRST_DONE and "before" in reading.categories):
        out = out | _occasion(slots)
    core = slots.core(out, () if slots.act == "relate" else ("relate",))
    others = slots.role_places - out
    if core == {slots.act} and any(reading.found[place].key == "user" for place in others):
        return  # "opens users"
    core = without_list(core, slots.act)
    yield from claim("exclusive-right", "who", "", core, value, slots, source)
    joined = slots.joined_acts
    for act in dict.fromkeys((slots.act, *joined)) if joined else ():  # "وحده تعديل الدرجات وإعادة احتسابها"
        each = core - (frozenset((slots.act, *joined)) - {act})
        yield from claim("exclusive-right", "who", "", each, value._replace(act=act), slots, source)
    core = core.difference(joined)
    for implied in slots.implied(slots.act) if focus is None else ():
        too = core - {slots.act} | {implied}
        yield from claim("exclusive-right", "who", "", too, Who(value.roles, False, implied), slots, source)
    if focus is not None and slots.act and not slots.denies:  # who alone does it may do it
        allowed = May(True, slots.act, value.roles, False, frozenset(name for _, name in slots.systems))
        yield from claim("permission", "may", "", core, allowed, slots, source)


def _occasion(slots: Slots) -> frozenset[int]:
    """The places of what is done before or after what somebody does: "merges the records after their approval"."""
    act = slots.act_place
    if act is None or slots.reading.categories.isdisjoint(("before", "after")):
        return frozenset()
    found = slots.found
    mark = next((p for p in range(act + 1, len(found)) if found[p].has("before", "after") and not found[p].taken), None)
    return frozenset() if mark is None else frozenset(range(mark, len(found)))


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
    if any(term.has("copula", "being") for term in near):
        return
    who = slots.core(frozenset(range(place, len(found))))
    core = slots.core(frozenset(range(place)))
    if 0 < len(who) <= 2 and not any(term.conditional or "system" in term.senses for term in found[:place]):
        yield from claim("exclusive-right", "who", "", core, Who(frozenset((who,)), False, slots.act), slots, source)


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
            by = frozenset(range(back + 1, place))
            return frozenset() if any(found[at].has("channel") for at in by) else by  # "by e-mail only"
        verb = found[place + 1 : place + 2]
        if back <= 0 < place and not found[0].content and verb and (verb[0].has("modal") or place + 1 == act):
            return frozenset(range(place))  # "the bursar alone turns it down"
        ahead = next((at for at in range(place + 1, len(found)) if "modal" in found[at].senses), act)
        machine = any(near.has("system", "system_words") for near in found[place + 1 : ahead])
        if place < ahead <= place + _NAME + 1 and not found[place + 1].has(*_NO_NAME) and not machine:
            return frozenset(range(place + 1, ahead))
    return frozenset()
