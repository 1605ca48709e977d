"""What a Hebrew sentence says besides of grounds, measures and aims, and what only stresses it.

Such a part limits nothing of what is said, so it names no other thing. It ends at a sign, where the main clause begins
behind it, and before the one who acts: "לפי סכום החריגה | בידי המנהל".
"""

from spec_toolkit.facts.hebrew_clauses import is_finite
from spec_toolkit.facts.tokens import Term

#: Signs that end a clause.
_STOPS = frozenset(",;:.،؛")
#: How far into a sentence a part may begin behind which the main clause follows.
_OPENING = 2
#: Senses of what begins a main clause, and of what belongs to it again.
_MAIN = ("modal", "negators", "subject")
_ENDS = ("agents", "only", "exceptions", "conditions")
_ARTICLE = "ה"
#: How "for" begins where it opens a sentence.
_FOR = ("לצורך", "לשם", "לטובת")
#: How far behind "or" the word "other" stands.
_NEAR = 5


def adjuncts(found: list[Term]) -> set[int]:
    """The places of all terms in such parts."""
    places: set[int] = set()
    place = 0
    while place < len(found):
        grounds = "purposes" in found[place].senses and not _describes(found, place) and not _needs(found, place)
        if grounds or _adds_nothing(found, place):
            stop = _end(found, place)
            places.update(range(place, stop))
            place = stop
        place += 1
    return places


def opening_of(places: set[int]) -> range:
    """The places of such a part at the head of a sentence."""
    if not places or min(places) >= _OPENING:
        return range(0)
    stop = next(place for place in range(min(places) + 1, len(places) + _OPENING + 1) if place not in places)
    return range(min(places), stop)


def _describes(found: list[Term], place: int) -> bool:
    """Whether grounds belong to what a clause says of a thing: "an account that was frozen because of"."""
    return place > 0 and found[place].conditional and "ש" in found[place - 1].prefix


def _needs(found: list[Term], place: int) -> bool:
    """Whether it says for what something is required: "לצורך רישום לאירוע נדרשת כתובת"."""
    requires = (term.senses.get("contrast") == "obligation:mandatory" for term in found[place + 1 :])
    return place == 0 and found[0].words[0].startswith(_FOR) and any(requires)


def _adds_nothing(found: list[Term], place: int) -> bool:
    """Whether what follows only stresses what is said: ", even if", ", not even", "or any other"."""
    term = found[place]
    if "not_even" in term.senses and place and "sign" in found[place - 1].senses:
        return True
    if "even" in term.senses and place and "sign" in found[place - 1].senses and place + 1 < len(found):
        denies = len(term.words) > 1 or "negators" in found[place + 1].senses  # "גם לא"
        return denies or found[place + 1].conditional or term.conditional
    return "either" in term.senses and any("others" in near.senses for near in found[place + 1 : place + _NEAR])


def _end(found: list[Term], start: int) -> int:
    for place in range(start + 1, len(found)):
        term = found[place]
        if "sign" in term.senses and term.words[0] in _STOPS:
            return place
        if term.has(*_ENDS):
            return place
        if start < _OPENING and place > start + 1 and _begins(found, place):
            return place
    return len(found)


def _begins(found: list[Term], place: int) -> bool:
    """Whether the main clause begins at a term: at its verb, or at the one who acts before it."""
    term = found[place]
    if term.conditional:
        return False
    if term.has(*_MAIN) or _is_verb(term):
        return True
    behind = found[place + 1 : place + 2]
    if term.has("action") and any(one.has("subject") for one in behind):
        return True  # "… תשמור המערכת"
    return term.has("role") and term.prefix in ("", _ARTICLE) and any(_is_verb(one) for one in behind)


def _is_verb(term: Term) -> bool:
    return not term.prefix and term.has("action", "weak", "arrives") and is_finite(term)
