"""What frames a sentence: phases, dates, steps of a process, and "nobody but" in other words.

Each of these is several words that are one term, so they are brought together before anything else is read.
"""

from itertools import pairwise

from spec_toolkit.facts.dates import dates
from spec_toolkit.facts.tokens import Term

#: How many terms a role may stand behind "apart from".
_NEAR = 4
#: How far into a sentence a clause that only says in which step of a process it is may begin, and how far it reaches.
_OPENING = 3
_REACH = 12
#: How Arabic "but" is written.
_BUT = "إلا"
#: How many terms the name of the process may end behind the word for a step.
_COURSE = 8
#: How phases are numbered: "phase P2", of which P1 and P2 alone are priorities.
_LETTER = "p"
_LETTERED = "priority_"


def frame(found: list[Term], categories: frozenset[str]) -> frozenset[str]:
    """Brings the words of each frame together; returns the senses that occur in the sentence afterwards."""
    if "phases" in categories:
        _phases(found)
    if "steps" in categories:
        _steps(found)
    _dates(found, categories)
    if "quarters" in categories and "ordinal" in categories:
        _quarters(found)
    if "ordinal" in categories and ("spells" in categories or "dayparts" in categories):
        _spells(found, "contrast" not in categories)
    if "except_only" in categories and "negators" in categories:
        _unless(found)
    if "exceptions" in categories and ("nobody" in categories or "negators" in categories) and _but(found):
        return frozenset().union(*(term.senses for term in found))
    return categories


def _phases(found: list[Term]) -> None:
    """ "phase 2" is one name."""
    for label, number in pairwise(found):
        if number.has("phases") and label.has("ordinal"):
            label, number = number, label  # "the first phase"
        if label.has("phases") and (number.number is not None or number.has("ordinal")):
            value = number.number if number.number is not None else float(number.senses["ordinal"])
            label.key, number.key, number.number = f"phase {value:g}", "", None
        elif label.has("phases") and number.key.startswith(_LETTERED):
            label.key, number.key, number.senses = f"phase {number.key[-1]}", "", {}
    for label, letter, number in zip(found, found[1:], found[2:], strict=False):
        if label.has("phases") and letter.key == _LETTER and number.number is not None:
            label.key, letter.key, number.key, number.number = f"phase {number.number:g}", "", "", None


def _steps(found: list[Term]) -> None:
    """ "In step 4 of the billing process," says where something is done, not what."""
    for place, term in enumerate(found):
        if not term.has("steps"):
            continue
        taken = [term]
        for near in (*found[max(0, place - 1) : place], *found[place + 1 : place + 2]):
            if near.number is not None or near.has("ordinal"):
                taken.append(near)
        if len(taken) > 1 and place <= _OPENING:
            reach = range(place, min(len(found), place + _REACH))
            comma = next((at for at in reach if found[at].words[0] in ",:،"), None)
            if comma is None:  # "in step 4 of the renewal process the manager"
                comma = next((at + 1 for at in reach[:_COURSE] if found[at].has("courses")), None)
            taken += found[:comma] if comma else []
        if len(taken) > 1:
            for one in taken:
                one.senses, one.key, one.number = {}, "", None


def _dates(found: list[Term], categories: frozenset[str]) -> None:
    """ "1 March 2026" is one name, and no count."""
    if "month" not in categories:
        return
    for day in dates(found):
        if day.dimension == "date" and day.end - day.first > 1:
            parts = found[day.first : day.end]
            for part in parts:
                part.number, part.key = None, ""
            parts[0].key = f"date {day.low} {day.high}"


def _quarters(found: list[Term]) -> None:
    """ "The second quarter" without a year is another one than the fourth."""
    for number, quarter in pairwise(found):
        if number.has("quarters") and quarter.has("ordinal"):
            number, quarter = quarter, number  # Hebrew "the quarter the second"
            number.number = None
        if number.has("ordinal") and quarter.has("quarters") and not quarter.key:
            quarter.key, quarter.part = f"quarter:{number.senses['ordinal']}", "names"


def _spells(found: list[Term], clock: bool) -> None:
    """ "The second year" is another one than the first, "ten in the evening" another hour than eight in the morning.

    Hours (`clock`) are names unless the days beside them are what is compared.
    """
    for one, other in pairwise(found):
        if one.has("spells") and one.prefix.endswith("ال") and other.has("ordinal"):
            spell, number = one, other
        elif clock and one.has("ordinal") and other.has("dayparts"):
            spell, number = other, one
        else:
            continue
        name = f"{spell.words[0]}:{number.senses['ordinal']}"
        spell.senses, spell.key, spell.part = {"thing": name}, name, "names"
        number.senses, number.key, number.part = {}, "", "works"


def _but(found: list[Term]) -> bool:
    """ "Apart from managers, nobody may" is "only managers may". Returns whether it is said."""
    but = next((place for place, term in enumerate(found) if term.has("exceptions") and not term.has("conditions")), -1)
    if but < 0 or not any(term.has("role") for term in found[but + 1 : but + 1 + _NEAR]):
        return False
    nobody = [
        place
        for place, term in enumerate(found)
        if term.has("nobody")
        or (term.has("negators") and any(next_.has("role") for next_ in found[place + 1 : place + 2]))
    ]
    denied = [place for place, term in enumerate(found) if term.has("negators")]
    if not nobody and not any(term.has("role") for term in found[:but]) and not found[but + 1].has("action"):
        nobody = denied  # "is not approved except by the manager"
    if len(nobody) != 1 or len(denied) > 1:
        return False
    found[but].senses, found[but].key, found[but].part = {"except_only": ""}, "", "works"
    place = nobody[0]
    for term in found[place : place + (2 if found[place + 1].has("role") else 1)]:
        term.senses, term.key, term.part = {"weak": ""}, "", "works"
    return True


def _unless(found: list[Term]) -> None:
    """Arabic "إلا" (but) and "ألا" (that not) are one without their hamza; behind a negator "إلا" denies nothing."""
    for place, term in enumerate(found):
        if term.has("except_only") and term.words[0].startswith(_BUT) and len(term.senses) > 1:
            negated = any(near.has("negators", "nobody") for near in found[:place])
            term.senses = {name: sense for name, sense in term.senses.items() if name != "negators" or not negated}
