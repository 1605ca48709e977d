"""What a Hebrew sentence adds to a denial or to an "only" without claiming more.

", and not before then", ", and in no other format", ", neither as PDF nor as a file".
"""

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.hebrew_clauses import is_finite
from spec_toolkit.facts.tokens import Term

#: "And", and how many terms "and in no other format" may have.
_AND, _TAIL = "ו", 7


def leave_out_stresses(found: list[Term]) -> None:
    """Takes such parts out of what the sentence names."""
    _restated(found)
    _neither(found)
    _no_other(found)


def _restated(found: list[Term]) -> None:
    """ ", and not before then" says no more than what stands before it."""
    for place, term in enumerate(found):
        if "restates" not in term.senses:
            continue
        denies = next((at for at in range(place - 1, max(0, place - 4), -1) if "negators" in found[at].senses), None)
        if denies is not None and found[denies].prefix == "ו":
            for one in found[denies : place + 1]:
                one.senses, one.key, one.part = {"weak": ""}, "", "works"


def _neither(found: list[Term]) -> None:
    """ "…, לא לאקסל ולא לכל פורמט אחר" only lists what is denied already."""
    denied = next((at for at, term in enumerate(found) if "negators" in term.senses), len(found))
    for place in range(denied + 2, len(found) - 2):
        if "negators" not in found[place].senses or "sign" not in found[place - 1].senses:
            continue
        again = next((at for at in range(place + 2, len(found)) if "negators" in found[at].senses), None)
        if again is None or found[again].prefix != _AND or any(_is_doing(one) for one in found[place:]):
            continue
        for one in found[place:]:
            one.senses, one.key, one.part = {"weak": ""}, "", "works"
        return


def _no_other(found: list[Term]) -> None:
    """ ", and in no other format" says "only" of what stands before it, and denies nothing."""
    for place, term in enumerate(found):
        if "others" not in term.senses or (place + 1 < len(found) and "sign" not in found[place + 1].senses):
            continue
        start = next((at for at in range(place - 1, max(1, place - _TAIL), -1) if _adds_no(found, at)), None)
        if start is None or any(_is_doing(one) or "sign" in one.senses for one in found[start:place]):
            continue
        for one in found[start : place + 1]:
            one.senses, one.key, one.part = {"weak": ""}, "", "works"
        found[start].senses = {"only": "", "trails": ""}


def _adds_no(found: list[Term], place: int) -> bool:
    """Whether "and no" or ", without" begins here."""
    term = found[place]
    if not term.has("negators", "without") or term.has("action"):
        return False
    return term.prefix == _AND or term.words[0].startswith(_AND) or "sign" in found[place - 1].senses


def _is_doing(term: Term) -> bool:
    """Whether a term says that something is done, so that its clause says more than "no other"."""
    return (term.has("action", "modal") and is_finite(term)) or term.key in concepts().requisites
