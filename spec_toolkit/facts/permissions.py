"""What may be done and what not: claims of permission and of denial (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import NOBODY, May, Starts, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.exclusive import ALONE, narrows
from spec_toolkit.facts.fact import Fact, Kind, Source
from spec_toolkit.facts.listing import without_list
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots

#: What happens by itself happens.
_BY_ITSELF = ("hand automatic",)
#: What is there for somebody he may do.
_ALLOWED = ("availability",)
#: Verbs that say only that there is something, which may have something in it or not.
_MADE = ("create", "send", "print", "view", "publish", "accept")
#: Names that say only that something may be read.
_READ = frozenset(("access read_only", "view", "availability", "role_of_user"))
#: Fewer names than this besides "read-only" may be a figure that is reckoned.
_FEW = 2


def may(slots: Slots, source: Source) -> Iterator[Fact]:
    """Whether something is done, and who may do it or may not."""
    reading = slots.reading
    kinds = reading.categories
    if (
        reading.lacks
        or (not slots.act and (reading.quantities or _only_contrasts(reading)))
        or not kinds.isdisjoint(ALONE)
        or ("rhythm" in kinds and _is_rhythmic(slots) and not _names_rhythm(reading))
    ):
        return
    if any(group == "obligation" and not term.has("modal") for term, group, _ in reading.contrasts):
        return
    if slots.denies and reading.language == "he" and any(group == "hand" for _, group, _ in reading.contrasts):
        return  # "is not sent automatically" says how, not whether
    if slots.denies and not reading.scope and not kinds.isdisjoint(("before", "until")):
        return  # "is not shipped before it is paid" is an order
    roles = NOBODY if "nobody" in kinds else slots.roles
    if slots.denies and reading.language == "en":  # "is never sent automatically" denies that it happens by itself
        core = slots.core(slots.role_places)
    else:
        core = slots.core(slots.role_places, _ALLOWED if slots.act and reading.language == "ar" else _BY_ITSELF)
    if reading.language == "ar" and not kinds.isdisjoint(("before", "after")):
        core |= {mark for mark in ("before", "after") if mark in kinds}  # what is done before is not done after
    if reading.language == "ar" and slots.denies and "weekday" in kinds:
        core |= {"weekday"}  # what is not done on Fridays is done on other days
    if reading.language == "ar" and not slots.denies and slots.after_the_act:
        core |= {"after"}
    if "until" in kinds and not slots.denies:
        core = _until(slots, core)
    if "reflexive" in kinds and _acts_on_himself(slots):
        return  # "crews cannot assign themselves": others may
    if reading.language == "en" and len(core) == 1 and not slots.act and reading.text.lower().startswith("there"):
        core |= {"availability"}  # "there is no web shop"
    if not slots.act and len(core) < 2:
        return  # "there are no data of customers in it" names two things at least
    hidden = reading.language == "ar" and slots.act_place != slots.denied >= 0
    if hidden and slots.act and slots.found[slots.denied].has("action"):
        core -= {slots.name(slots.denied)}  # "the button for deleting is hidden from"
    core |= {f"rhythm {q.low:g}" for q in reading.quantities if q.dimension == "rhythm"}
    core = _without_sending(without_list(core, slots.act))
    if slots.denies and any(term.senses.get("verbal") == "copy" for term in slots.found):
        core |= {"copy"}  # of what no copy is made a part may be kept
    systems = frozenset(name for _, name in slots.systems)
    kind: Kind = "permission" if reading.permits or roles else "negation"
    always = "universal" in kinds or _of_all(slots)
    automatic = any((group, told) == ("hand", "automatic") for _, group, told in reading.contrasts)
    for act in dict.fromkeys((slots.act, *slots.joined_acts)):
        value = May(not slots.denies, act, roles, always, systems, _side(slots) or _state(slots))
        others = {slots.act, *slots.joined_acts} - {act}
        yield from claim(kind, "may", "", core - others, value, slots, source)
        if not slots.denies and automatic:  # what is never done by itself is not done by itself under a condition
            yield from claim(kind, "may", "", core - others | {*_BY_ITSELF}, value, slots, source)
        if not slots.denies and (ways := _by_which(slots)):  # what is sent by e-mail is sent
            yield from claim(kind, "may", "", slots.core(slots.role_places | ways, others), value, slots, source)
        if slots.denies and (others_too := _or_else(slots)):  # who may change neither the one nor the other
            first = core & slots.core(slots.role_places | others_too)
            yield from claim(kind, "may", "", first, value, slots, source)
        for implied in () if slots.denies else slots.implied(act):
            too = core - others - {act} | {implied}
            yield from claim(kind, "may", "", too, value._replace(act=implied), slots, source)


def _of_all(slots: Slots) -> bool:
    """Whether a sentence opens with all of what something is done to: "all exports are logged"."""
    reading = slots.reading
    if slots.denies or reading.permits or slots.roles or not reading.categories.isdisjoint(_NOT_ALL):
        return False
    opens = 1 if reading.language == "ar" else 0  # "يسجَّل كل تصدير"
    if not any(term.senses.get("reach") == "all" for term in reading.found[: opens + 1]):
        return False
    # "כל שיחה נכנסת", "כל ההזמנות הפתוחות": a word that says which ones may be no part of the core.
    core = slots.core()
    which = (at for at in range(slots.act_place or 0) if reading.found[at].part == "names")
    return all(slots.name(at) in core for at in which)


#: Senses of what says that not all are meant.
_NOT_ALL = ("conditions", "exceptions", "only", "except_only", "others", "before", "after", "until")


def _is_rhythmic(slots: Slots) -> bool:
    """Whether a sentence says how often something is done, not whether."""
    if slots.denies or (slots.reading.language == "en" and not slots.roles):
        return True
    return slots.reading.language == "ar" and "weekday" in slots.reading.categories  # "صباح كل أحد"


def scoped(slots: Slots, source: Source) -> Iterator[Fact]:
    """What is no part of the project is not introduced by it: "the mobile app is out of scope"."""
    reading, found = slots.reading, slots.found
    if reading.language != "en" or not reading.categories.isdisjoint(("conditions", "exceptions")):
        return
    if slots.act != "introduce" and reading.categories.isdisjoint(("unscoped", "arrives")):
        return
    unscoped = "unscoped" in reading.categories
    comes = slots.act == "introduce" or any(term.has("arrives") and not term.key for term in found)
    if (not unscoped and (not comes or slots.denies)) or (unscoped and sum(term.has("phases") for term in found) == 1):
        return  # what is out of one phase may come in another
    dated = {place for place, term in enumerate(found) if term.key.startswith(("phase ", "date "))}
    act = slots.act_place or 0
    acting = {place for place in slots.role_places if place < act and not found[act - 1].has("copula")}
    core = slots.core(acting | dated, _ALL_OF_IT)
    value = Starts(frozenset(("out" if unscoped else "in",)))
    yield from claim("exclusive-value", "set", "delivered", core, value, slots, source)


#: What the whole is called of which something is a part or not.
_ALL_OF_IT = ("introduce", "contract", "project", "phase", "delivery", "scope", "rollout")


def _or_else(slots: Slots) -> frozenset[int]:
    """The places of the other thing that an Arabic sentence denies as well: "لا يعدّل الأسعار أو خصوماتها"."""
    found, act = slots.found, slots.act_place
    if slots.reading.language != "ar" or act is None or "either" not in slots.reading.categories:
        return frozenset()
    mark = next((at for at in range(act + 2, len(found)) if found[at].has("either")), len(found))
    behind = found[mark + 1 : mark + 2]
    if not behind or behind[0].has("action", "role") or found[mark - 1].has("action", "role", "number"):
        return frozenset()
    stop = next((at for at in range(mark, len(found)) if found[at].has("sign", "from", "to", "inside")), len(found))
    return frozenset(range(mark, stop))


#: How Arabic writes "by" before a word.
_BY = ("ب", "بال")


def _by_which(slots: Slots) -> frozenset[int]:
    """The places of the channels over which something goes: "by e-mail", "برسالة نصية"."""
    found = slots.found
    if slots.reading.language == "he" or "channel" not in slots.reading.categories:
        return frozenset()
    if slots.reading.language == "ar":
        return frozenset(
            place
            for place, term in enumerate(found)
            if place and term.has("channel") and (term.prefix.endswith(_BY) or found[place - 1].has("via"))
        )
    return frozenset(
        place
        for place, term in enumerate(found)
        if place and term.has("channel") and not term.has("thing") and found[place - 1].has("via")
    )


def _without_sending(core: frozenset[str]) -> frozenset[str]:
    """The core without the verb of a message, which is sent by its nature: "gets a text message", "none is sent"."""
    return core - {"send"} if core & concepts().sent - {"send"} else core


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
    """Whether something holds before, during or after something else."""
    kinds, found = slots.reading.categories, slots.found
    if "conditions" in kinds and any(term.has("during") and not term.taken for term in found):
        return "during"
    if kinds.isdisjoint(("before", "after", "until", "upon")):
        return ""
    if any(term.has("before", "until") and not term.taken for term in found):
        return "before"
    if any(term.has("after") and not term.taken for term in found):
        return "after"
    return "upon" if slots.reading.language == "en" and any(term.has("upon") for term in found) else ""


def _state(slots: Slots) -> str:
    """Whether an Arabic sentence denies what is done after something else: "الفاتورة المعتمدة لا تُعدَّل"."""
    return "after" if slots.reading.language == "ar" and slots.denies and slots.after_the_act else ""


def goes_without(slots: Slots, source: Source) -> Iterator[Fact]:
    """What is done without something has none of it: "the report is issued without the margin"."""
    reading = slots.reading
    spared = any(term.has("without") and not term.conditional for term in reading.found)
    if not spared or slots.denies or reading.permits or reading.language != "en" or reading.quantities:
        return
    core = slots.core(slots.role_places, _MADE)
    if len(core) > 1 and core.isdisjoint(concepts().requisites - {"check"}):
        value = May(False, "", NOBODY, False, frozenset(name for _, name in slots.systems))
        yield from claim("negation", "may", "", core, value, slots, source)


def frozen(slots: Slots, source: Source) -> Iterator[Fact]:
    """What is locked is not changed: "a submitted timesheet is locked"."""
    found, reading = slots.found, slots.reading
    mark = next(place for place, term in enumerate(found) if term.has("frozen"))
    if slots.denies or slots.act != "block" or not mark or not found[mark - 1].has("copula"):
        return
    if reading.quantities or not reading.categories.isdisjoint(("after", "before", "until", "permits", "only")):
        return
    if any(term.content and not term.conditional for term in found[mark + 1 :]):
        return  # "is locked in the safe"
    core = slots.core(slots.role_places | {mark})
    if len(core) > 1 and not any(term.has("role") or term.key == "account" for term in found):
        value = May(False, "edit", NOBODY, False, frozenset(), "after")
        yield from claim("permission", "may", "", core | {"edit"}, value, slots, source)


def read_only(slots: Slots, source: Source) -> Iterator[Fact]:
    """Who may only read something does not change it, and what is only for reading in a system is not changed there."""
    core = slots.core(slots.role_places | {place for place, _ in slots.systems})
    if slots.reading.language == "ar":
        core = core.difference(_ALLOWED)  # "is there for the agent, to be read only"
    systems = frozenset(name for _, name in slots.systems)
    if "access editable" in core:
        if slots.reading.language == "ar":
            core |= {mark for mark in ("before", "after") if mark in slots.reading.categories}
        value = May(not slots.denies, "edit", slots.roles, False, systems, _side(slots))
        yield from claim("permission", "may", "", core - {"access editable"} | {"edit"}, value, slots, source)
    if slots.only_views or _only_views(slots) or _no_more(slots):
        core |= {"access read_only"}
    if "access read_only" not in core or slots.denies or not (slots.roles or systems or len(core) > _FEW):
        return
    for act in sorted(concepts().changing):
        value = May(False, act, slots.roles, False, systems)
        yield from claim("permission", "may", "", core - _READ | {act}, value, slots, source)


def _only_views(slots: Slots) -> bool:
    """Whether somebody's part is limited to seeing something."""
    found = slots.found
    limits = [place for place, term in enumerate(found) if "restricts" in term.senses and narrows(slots.reading, place)]
    return bool(limits) and "view" in slots.core() and not any(t.has("action") and t.key != "view" for t in found)


def _no_more(slots: Slots) -> bool:
    """Whether seeing is all that somebody may do: "has read access to orders and nothing more"."""
    last = next((term for term in reversed(slots.found) if "sign" not in term.senses), None)
    return last is not None and last.has("no_more") and slots.act == "view" and bool(slots.roles)
