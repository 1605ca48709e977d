"""What English sentences wrap around what they say, taken off: "callers can be sure that", "no data are held outside".

Like `turned`, each step gives the terms of a plainer sentence that says the same.
"""

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
    if (
        not mark
        or not (found[0].has("negators") and found[0].has("article"))
        or not found[mark - 1].has("action", "possesses")
    ):
        return found
    only = Term(("only",), {"only": ""}, "", part="works")
    inside = Term(("in",), {"inside": "", "weak": "", "workplace": ""}, "", part="works")
    return [*found[1:mark], only, inside, *found[mark + 1 :]]


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
