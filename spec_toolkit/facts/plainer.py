"""What English sentences wrap around what they say, taken off: "callers can be sure that", "no data are held outside".

Like `turned`, each step gives the terms of a plainer sentence that says the same.
"""

from collections.abc import Callable
from itertools import pairwise

from spec_toolkit.facts.tokens import Term

#: Senses of what stands before a phrase that names people, where a verb does not.
_BEFORE_NAMES = ("article", "sign", "every", "workplace", "conditions")
#: How verbs end that are no noun before a role.
_VERBAL = ("s", "ed", "ing")


def without_assurance(found: list[Term]) -> list[Term]:
    """ "Callers can be sure that no number is kept" says that no number is kept."""
    mark = next((place for place, term in enumerate(found[:-2]) if term.has("assures")), None)
    if mark is None or any(term.has("sign", "negators", "action") for term in found[:mark]):
        return found
    return found[mark + 1 :]


def only_inside(found: list[Term]) -> list[Term]:
    """ "No data are held outside the EU" is "data are held only in the EU"."""
    mark = next((place for place, term in enumerate(found) if term.has("outwith")), 0)
    denied = next((place for place, term in enumerate(found[:mark]) if term.has("negators")), 0)
    if denied and any(term.has("place") for term in found[mark + 1 : mark + 3]) and found[mark - 1].has("action"):
        only, inside = _only_in()
        return [*found[:denied], *found[denied + 1 : mark], only, inside, *found[mark + 1 :]]
    if (
        not mark
        or not (found[0].has("negators") and found[0].has("article"))
        or not found[mark - 1].has("action", "possesses")
    ):
        return found
    only, inside = _only_in()
    return [*found[1:mark], only, inside, *found[mark + 1 :]]


def without_grade(found: list[Term]) -> list[Term]:
    """ "Cases of urgent priority" are urgent cases."""
    for place in range(3, len(found)):
        of = found[place].has("gradings") and found[place - 1].content and found[place - 2].has("genitive")
        if of and found[place - 3].has("thing") and not found[max(0, place - 4)].has("genitive"):
            return [*found[: place - 3], found[place - 1], found[place - 3], *found[place + 1 :]]
    return found


def theirs(found: list[Term]) -> list[Term]:
    """ "Their assigned leads" are their leads."""
    for place in range(1, len(found) - 1):
        if found[place - 1].has("his") and found[place].key in _GIVEN and found[place].words[0].endswith("ed"):
            return [*found[:place], *found[place + 1 :]]
    return found


#: What has been done to what somebody has.
_GIVEN = ("assign", "relate", "allocate")


def out_of_phase(found: list[Term]) -> list[Term]:
    """ "Phase 1 excludes the portal": the portal is out of scope in phase 1."""
    leaves = next((place for place, term in enumerate(found) if term.has("excepts") and term.has("hinders")), 0)
    if not leaves or not any(term.has("phases") for term in found[:leaves]) or found[leaves].words[0][-1] != "s":
        return found
    if any(term.has("copula", "modal", "sign", "negators") for term in found[:leaves]):
        return found
    stop = len(found) - found[-1].has("sign")
    out = Term(("out", "of", "scope"), {"negators": "", "unscoped": ""}, "", part="depends")
    verb = Term(("is",), {"copula": "", "weak": ""}, "", part="works")
    inside = Term(("in",), {"inside": "", "weak": ""}, "", part="works")
    return [*found[leaves + 1 : stop], verb, out, inside, *found[:leaves], *found[stop:]]


def as_system(found: list[Term]) -> list[Term]:
    """ "Orders go to accounting" names the accounting system."""
    for place in range(1, len(found)):
        if found[place].has("ledgers") and found[place].words[0].endswith("ing") and found[place - 1].has("to"):
            behind = found[place + 1 : place + 2]
            if not (behind and behind[0].has("role", "system_words", "thing", "action")):
                system = Term((*found[place].words, "system"), {"system": _LEDGER}, _LEDGER)
                return [*found[:place], system, *found[place + 1 :]]
    return found


#: The system of those who keep the books.
_LEDGER = "accounting_system"


def for_some(found: list[Term]) -> list[Term]:
    """ "Limited to managers" names those who alone may, and no figure."""
    for place, term in enumerate(found[:-1]):
        if term.has("bound") and term.words[-2:] == ("limited", "to"):
            behind = next((near for near in found[place + 1 :] if not near.has("article")), term)
            if behind.has("role"):
                restricts = Term(term.words, {"restricts": ""}, "", part="works")
                return [*found[:place], restricts, *found[place + 1 :]]
    return found


def _only_in() -> tuple[Term, Term]:
    only = Term(("only",), {"only": ""}, "", part="works")
    return only, Term(("in",), {"inside": "", "weak": "", "workplace": ""}, "", part="works")


def without_stress(found: list[Term]) -> list[Term]:
    """The terms without what only stresses that all are meant: ", even for visitors on the road"."""
    for place in range(3, len(found) - 2):
        even = found[place].has("stresses") and not found[place].words[0].endswith("ing")
        if even and found[place - 1].words[0] == "," and found[place + 1].senses.get("preposition") == "for":
            stop = next((at for at in range(place, len(found)) if found[at].has("sign")), len(found))
            return [*found[: place - 1], *found[stop:]]
    return found


def read_as_names(found: list[Term]) -> None:
    """Verbs before a role that are part of its name: "store managers", "the purchase clerk"."""
    for place, (term, role) in enumerate(pairwise(found)):
        if "action" not in term.senses or "role" not in role.senses or len(term.words) > 1:
            continue
        if term.has("thing", "area", "role"):
            continue
        before = found[place - 1] if place else None
        opens = before is None or (before.has(*_BEFORE_NAMES) and not before.has("to", "modal"))
        if opens and not term.words[0].endswith(_VERBAL) and (place or role.words[-1].endswith("s")):
            term.senses = {"area": term.key}


#: What takes off what is wrapped around a claim, in turn, with the senses that a sentence must have for it.
PLAINER: tuple[tuple[frozenset[str], Callable[[list[Term]], list[Term]]], ...] = (
    (frozenset(("assures",)), without_assurance),
    (frozenset(("outwith", "negators")), only_inside),
    (frozenset(("stresses",)), without_stress),
    (frozenset(("gradings", "genitive")), without_grade),
    (frozenset(("his", "action")), theirs),
    (frozenset(("phases", "excepts")), out_of_phase),
    (frozenset(("ledgers", "to")), as_system),
    (frozenset(("bound", "role")), for_some),
)
