"""Somebody of whom the Arabic vocabulary has no name, told by where he stands: "يستطيع الناظر إلغاء الحجز"."""

import re

from spec_toolkit.facts.arabic_verbs import is_finite
from spec_toolkit.facts.roots import root
from spec_toolkit.facts.tokens import STOPS, Term

_THE, _TO = "ال", "ل"
#: The first place behind a name, and whether it opens with "to".
_Name = tuple[int, int]
#: Senses of what a sentence goes on with behind "the keeper alone".
_GOES_ON = ("modal", "possesses", "owning")
#: Senses of a noun that a verb may have as its object.
_OBJECT = ("thing", "light")
#: Senses of what a name may have as its second part.
_OF = {"thing", "action", "area", "completes", "fills", "writes", "reads", "light", "thin"}
#: The shape of the one who does something: "الناشر".
_DOER = re.compile("(?:ال|لل)?[^ا]ا[^اي][^ا]")
#: Senses of words of little weight.
_LITTLE = {"weak", "light"}
#: What is done to what has so many words at least.
_NAMED, _A_DEED = ("thing", "action"), 2
#: How a verb begins of which "he" is the subject, and how nouns end that are feminine.
_HE, _FEMININE = "ي", ("ة", "ه", "ات")


def name_people(found: list[Term], categories: frozenset[str]) -> bool:
    """Makes somebody of nouns that only somebody can be; returns whether there is one."""
    names: list[_Name] = []
    for place, term in enumerate(found):
        if term.has("modal") and "role" not in term.senses:
            names += _allowed(found, place)
        elif term.has("only"):
            names += _alone(found, place)
        elif term.has("except_only") and "negators" in categories | term.senses.keys():
            names += _excepted(found, place)
        elif is_finite(term) and not term.conditional:
            names += _acting(found, place)
    for start, stop in names:
        term = found[start]
        key = root(term.words[0], "ar")
        term.senses, term.key, term.part = {"role": key}, key, "names"
        for part in found[start + 1 : stop]:
            part.part = "names"
    return bool(names)


def _name(found: list[Term], start: int, *, to: bool = False) -> int:
    """Where a name ends that begins here: "the keeper", "the keeper of the museum"; `start` where none begins.

    `to`: it begins with "to" ("للناظر", "لقيّم المتحف").
    """
    if start >= len(found) or not _is_unknown(found[start]) or len(found[start].words) > 1:
        return start
    word = found[start].words[0]
    if to and not word.startswith(_TO):
        return start
    stop = start + 1
    if word.startswith(_TO * 2) if to else word.startswith(_THE):
        while stop < len(found) and not found[stop].senses and found[stop].words[0].startswith(_THE):
            stop += 1  # "the senior keeper"
        return stop
    behind = found[stop] if stop < len(found) else None
    if behind is None or not behind.words[0].startswith(_THE) or not behind.senses.keys() <= _OF:
        return start
    return stop + 1


def _is_unknown(term: Term) -> bool:
    """Whether the vocabulary holds a word only as one of little weight, or as the one who does something."""
    if term.number is not None or term.taken:
        return False
    return term.senses.keys() <= _LITTLE or (term.senses.keys() == {"action"} and bool(_DOER.fullmatch(term.words[0])))


def _allowed(found: list[Term], modal: int) -> list[_Name]:
    """Who may do something: between "may" and what may be done."""
    start = modal + 1
    if start < len(found) and found[start].has("every") and not found[start].prefix:
        start += 1
    for to in (False, True):
        stop = _name(found, start, to=to)
        if start < stop < len(found):
            act = found[stop]
            if found[modal].has("entitles") and act.has("only", "sign"):
                return [(start, stop)]  # "is the keeper's right alone"
            if act.has("that") or (act.has("action") and not act.words[0].startswith(_THE) and not act.prefix):
                return [(start, stop)]
    return []


def _alone(found: list[Term], only: int) -> list[_Name]:
    """Who alone does something: before "alone", where the sentence opens with him and a verb follows."""
    behind = found[only + 1 : only + 2]
    if not behind or not (behind[0].has(*_GOES_ON) or is_finite(behind[0])):
        return []
    return [(0, only)] if _name(found, 0) == only else []


def _excepted(found: list[Term], mark: int) -> list[_Name]:
    """Who alone does something: behind "but", at the end of a clause that names what is done."""
    if sum(len(term.words) for term in found[:mark] if term.content and term.has(*_NAMED)) < _A_DEED:
        return []
    for to in (False, True):
        stop = _name(found, mark + 1, to=to)
        if stop > mark + 1 and (stop == len(found) or found[stop].words[0] in STOPS):
            return [(mark + 1, stop)]
    return []


def _acting(found: list[Term], verb: int) -> list[_Name]:
    """Who does something: between a verb and a noun that can only be its object."""
    start = verb + 1
    stop = _name(found, start)
    if stop == start or not found[start].words[0].startswith(_THE) or stop >= len(found):
        return []
    thing = found[stop]
    if not thing.has(*_OBJECT) or thing.prefix not in ("", _THE) or thing.number is not None:
        return []
    word = thing.words[0]
    if not word.startswith(_THE):
        follows = stop + 1 < len(found) and found[stop + 1].words[0].startswith(_THE)
        return [(start, stop)] if follows else []
    he = found[verb].words[0].startswith(_HE) and not found[start].words[0].endswith(_FEMININE)
    return [(start, stop)] if he and thing.has("thing") and word.endswith(_FEMININE) else []
