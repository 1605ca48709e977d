"""Whose something is or to whom it goes, told apart from those who act: "sent to suppliers", "the tenant's portal"."""

from collections.abc import Iterator

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.tokens import Term

#: What stands before those to whom something goes or whose it is, and how many words may describe them.
_MARKS = {
    "en": frozenset(("to", "for", "of", "from", "with", "between", "by")),
    "he": frozenset(("של", "אל", "עבור", "בעבור", "אצל")),
    "ar": frozenset(("إلى", "على", "لدى", "عن", "بين")),
}
_DESCRIBED = 3
#: Senses of what may stand between: "to all new suppliers".
_DESCRIBING = frozenset(("article", "every", "reach", "state", "fresh", "light", "weak", "area", "indefinite", "thing"))
#: How Hebrew and Arabic write "to" before a word.
_TO = {"he": ("ל",), "ar": ("ل", "لل")}
#: Senses of words before somebody who may do something or not, and of nouns that somebody behind them owns.
_ALLOWS = ("modal", "negators", "possesses", "restricts", "parts", "owning")
_OWNED = ("thing", "light", "channel", "holders")
_ACTS = ("action", "role", "modal", "negators", "prepositions", "sign", "copula")


def concerned(reading: Reading) -> frozenset[str]:
    """The names of the people to whom something goes or whose it is; not of those who are anybody."""
    kinds = reading.categories
    if "role" not in kinds and "thing" not in kinds:
        return frozenset()
    return frozenset(_named(reading)) - concepts().anybody


def _named(reading: Reading) -> Iterator[str]:
    persons = concepts().persons
    for place, term in enumerate(reading.found):
        if term.part != "names" or term.conditional:
            continue
        if term.key in persons or (term.has("role") and _is_concerned(reading, place)):
            yield term.key


def _is_concerned(reading: Reading, place: int) -> bool:
    found, language = reading.found, reading.language
    term = found[place]
    if language == "en":
        if term.words[-1].lower().endswith(("'s", "’s", "s'", "s’")) or _gets(found, place) or _compounds(found, place):
            return True
        return _marked(found, place, "en")
    if language == "he" and term.prefix in ("", "ה") and place + 1 < len(found) and found[place + 1].has("reads"):
        return True  # "האורח יקבל"
    if term.prefix.endswith(_TO[language]) and not term.prefix.startswith(("ב", "ب")):
        return _reaches(found, place)
    if language == "ar" and found[place].prefix not in ("", "ال"):
        return False
    return _marked(found, place, language) or _is_owner(found, place, language)


def _marked(found: list[Term], place: int, language: str) -> bool:
    for near in range(place - 1, max(-1, place - 1 - _DESCRIBED), -1):
        word = found[near].words[-1].lower()
        if word in _MARKS[language]:
            return word != "by"
        if language != "en" or not found[near].senses.keys() <= _DESCRIBING:
            return False
    return False


def _gets(found: list[Term], place: int) -> bool:
    """Whether an English verb behind somebody says that he gets something."""
    behind = found[place + 1 : place + 3]
    verb = next((term for term in behind if not term.has("modal")), None)
    return verb is not None and (verb.has("receives") or verb.key == "receive")


def _compounds(found: list[Term], place: int) -> bool:
    """Whether an English role only says whose a noun is: "the supplier portal"."""
    if place + 1 >= len(found) or found[place].words[-1].endswith("s"):
        return False
    noun = found[place + 1]
    return noun.has("thing", "channel") and not noun.has(*_ACTS)


def _reaches(found: list[Term], place: int) -> bool:
    """Whether something goes to somebody with "to" before him, not whether he may: "לנציג אין הרשאה"."""
    around = found[max(0, place - 1) : place] + found[place + 1 : place + 2]
    return place > 0 and not any(term.has(*_ALLOWS) for term in around)


def _is_owner(found: list[Term], place: int, language: str) -> bool:
    """Whether a noun before somebody is his: "פרטי העובד", "بيانات المورد"."""
    if not place:
        return False
    noun, who = found[place - 1], found[place]
    if not noun.has(*_OWNED) or noun.has(*_ACTS):
        return False
    if language == "he":
        return "ה" not in noun.prefix and who.prefix in ("", "ה")
    return not noun.words[-1].startswith("ال") and not noun.prefix.endswith(("ال", "لل"))
