"""Arabic sentences that say how much time must have passed ("لا يُصعَّد قبل مرور يومين"), or how long something stays."""

from collections.abc import Iterable

from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.tokens import STOPS, Term

#: Senses of a sentence that denies something.
_DENIALS = ("negators", "nobody")
#: How far behind "has passed" stands from when on a time counts.
_FAR = 6


def tell_elapsed(found: list[Term]) -> None:
    """What is not done before a time has passed is done only after it, what is done before is done within it."""
    for place, term in enumerate(found):
        if not term.has("elapses"):
            continue
        if term.has("before"):
            denied = any(near.has(*_DENIALS) and not near.conditional for near in found[:place])
            term.senses = {"except_only": "", "after": "", "weak": ""} if denied else {"bound": "most"}
            term.key, term.part = ("after", "depends") if denied else ("", "works")
        for near in found[place + 1 : place + _FAR]:
            if near.words[0] in STOPS:
                break
            if near.has("burdens") and len(near.words) == 1:
                near.senses = {"weak": "", "counts_from": ""}
                break


def is_left(found: list[Term], times: Iterable[Quantity]) -> int | None:
    """The place of "stays" where it says how long a record does: "تبقى فواتير العملاء في النظام عشر سنوات".

    Not where it says in which state something stays ("تبقى التذكرة معلقة ثلاثة أيام"): that has no article.
    """
    for place, term in enumerate(found):
        if not term.has("stays") or term.conditional or any(near.has("negators") for near in found[:place]):
            continue
        for time in times:
            between = found[place + 1 : time.first]
            while between and (between[-1].taken or between[-1].has("span", "bound")):
                between = between[:-1]
            if time.low >= A_DAY and between and all(map(_names_it, between)) and _is_owned(between[-1]):
                return place
    return None


#: What stays for less time than this (in seconds) is not kept.
A_DAY = 86400
#: Senses of what says in which state something is, and names under which a record is there.
_STATES, _THERE = ("contrast", "state", "starts"), frozenset(("keep", "availability"))
#: How nouns end that have their owner.
_ITS = ("ه", "ها", "هم")


def _names_it(term: Term) -> bool:
    """Whether a term is a part of the name of a record, or says where it is."""
    if term.words[0] in STOPS or term.has("negators", "modal"):
        return False
    if term.key in _THERE:
        return True
    bare = not term.words[0].startswith("ال") and not term.prefix
    return not (bare and (term.has(*_STATES) or (term.has("live") and not term.has("light"))))


def _is_owned(term: Term) -> bool:
    """Whether a noun has an article or an owner, so that it says in no state something is."""
    word = term.words[-1]
    return word.startswith("ال") or word.endswith(_ITS) or term.key in _THERE or term.has("system", "subject")


def tell_stays(found: list[Term]) -> None:
    """What stays after something is not deleted then: "تبقى سجلات المرضى بعد وفاتهم"."""
    if any(term.number is not None or term.has("unit", "measure") for term in found):
        return  # how long it stays
    verb = next((place for place, term in enumerate(found) if term.has("stays") and not term.conditional), None)
    if verb is None or any(term.has("negators", "only") for term in found[:verb]):
        return
    after = next((place for place in range(verb + 1, len(found)) if found[place].has("after")), None)
    between = found[verb + 1 : after]
    if between and between[-1].has("bound", "even"):
        between = between[:-1]  # "حتى بعد"
    if after is None or not between or any(term.has("bound") for term in between):
        return
    if all(map(_names_it, between)) and _is_owned(between[-1]):
        found[verb].senses, found[verb].key = {"action": "delete", "negators": ""}, "delete"
        found[verb].part = "depends"
        for term in between:
            if term.key in _THERE:
                term.senses, term.key, term.part = {"light": ""}, "", "works"


def idle(core: frozenset[str], event: frozenset[str]) -> frozenset[str]:
    """The core without how a session ends in which nobody does anything: "تُغلق الجلسة", "يُسجَّل خروج المستخدم"."""
    names = core | event
    if names.isdisjoint(_INACTIVE) or names.isdisjoint(_SESSION):
        return core
    return core - _INACTIVE - _SESSION - _ENDING | {"session", "inactivity"}


_INACTIVE, _SESSION = frozenset(("inactivity", "dormant")), frozenset(("session", "logout"))
_ENDING = frozenset(("end", "close", "recording", "user", "undo", "hand automatic"))
