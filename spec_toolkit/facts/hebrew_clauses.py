"""Which words of a Hebrew sentence stand in a condition, in a relative clause, or say only on what occasion.

Hebrew seldom sets a sign behind such a clause: "בסיום הביקור הטכנאי סוגר את הקריאה", "הזמנה שאושרה נשלחת ללקוח". It
ends where the main clause begins: at its verb, or at the one who acts.
"""

from collections.abc import Set
from functools import cache
from itertools import pairwise
from typing import Literal

from spec_toolkit.facts.morphology import morphology
from spec_toolkit.facts.tokens import Term
from spec_toolkit.languages.folding import fold

_Clause = Literal["", "condition", "relative", "occasion"]

#: What a relative clause begins with, and a noun that is definite.
_THAT, _ARTICLE = "ש", "ה"
#: Senses of what says when.
_OCCASIONS = ("after", "occasions")
#: Kinds of names of which "none but" leaves one.
_KINDS = ("channel", "place", "role")
#: How far into a sentence a clause may begin behind which the main clause follows.
_OPENING = 2


def mark_clauses(found: list[Term], stops: Set[str]) -> None:
    """Marks the terms of such clauses. `stops` are the signs that end a clause."""
    _done(found)
    _by_oneself(found)
    _taken_out(found)
    signs = [at for at, term in enumerate(found[:-1]) if "sign" in term.senses and term.words[0] in stops]
    last = signs[-1] if signs else -1
    place = 0
    while place < len(found):
        clause = _opens(found, place)
        if not clause:
            place += 1
            continue
        stop = place
        while stop < len(found) and not _closes(found, place, stop, last if clause == "condition" else -1, stops):
            found[stop].conditional = True
            stop += 1
        place = max(stop, place + 1)


def _done(found: list[Term]) -> None:
    """What is written like somebody's title is a verb before what it is done to: "חתם על" is no underwriter."""
    for term, behind in pairwise(found):
        if "role" not in term.senses or "action" not in term.senses:
            continue
        if behind.has("objects") or term.prefix.endswith(_THAT):
            term.key = term.senses["action"]
            term.senses = {name: value for name, value in term.senses.items() if name != "role"}


def _by_oneself(found: list[Term]) -> None:
    """Who "approves alone" does it without others, which does not say that nobody else does."""
    for verb, alone in pairwise(found):
        if "oneself" in alone.senses and verb.has("action") and not verb.prefix and is_finite(verb):
            alone.senses = {"light": ""}


def _taken_out(found: list[Term]) -> None:
    """What is written like "except" is the verb "take out" behind "may" or "must not"."""
    for before, term in pairwise(found):
        if "exceptions" in term.senses and "action" in term.senses:
            other = "action" if before.has("modal", "negators") else "exceptions"
            term.senses = {
                name: sense for name, sense in term.senses.items() if (name == "action") == (other == "action")
            }
            term.key, term.part = (term.senses["action"], "names") if other == "action" else ("", "depends")


def only_but(found: list[Term]) -> None:
    """ "לא תישלח אלא במסרון" is "only by text message": what stands behind "but" is of no kind named before it."""
    but = next((place for place, term in enumerate(found) if "besides" in term.senses), 0)
    denied = [term for term in found[:but] if "negators" in term.senses and not term.conditional]
    if len(denied) != 1 or "sign" in found[but - 1].senses:
        return
    behind = found[but + 1 : but + 2]
    named = [name for name in _KINDS if behind and behind[0].has(name)]
    if named and not any(term.has(*named) for term in found[:but]):
        found[but].senses, found[but].key, found[but].part = {"only": ""}, "", "works"
        denied[0].senses, denied[0].key, denied[0].part = {"weak": ""}, "", "works"


def name_until(found: list[Term]) -> None:
    """ "עד להנפקת הכרטיס" says until what, not up to how many."""
    for term, behind in pairwise(found):
        if "up_to" in term.senses and (
            behind.has("events") or (behind.has("action") and _is_nominal(behind) and behind.prefix in ("", "ל"))
        ):
            term.senses, term.key, term.part = {"until": ""}, "", "works"


def deny_prevented(found: list[Term]) -> None:
    """What the system prevents or blocks is not done: "תחסום צירוף", "תמנע מהנציג לבטל"."""
    for place, (term, behind) in enumerate(pairwise(found)):
        if "prevents" not in term.senses or "ש" in term.prefix:
            continue
        noun = behind.has("action") and not behind.has("thing", "role") and _is_nominal(behind)
        person = behind.has("role") and behind.prefix.startswith("מ")
        if noun or (person and any(t.has("action") and t.prefix == "" for t in found[place + 2 : place + 5])):
            term.senses, term.key, term.part = {"negators": ""}, "", "works"


def name_others(found: list[Term]) -> None:
    """What is written like "after" is "other" where nothing follows that it could come after."""
    for place, term in enumerate(found):
        if "others" in term.senses and "after" in term.senses:
            behind = found[place + 1] if place + 1 < len(found) else None
            if behind is None or not behind.content or behind.prefix:
                term.senses = {name: sense for name, sense in term.senses.items() if name not in _OCCASIONS}
                term.key, term.part = "other", "names"


def _is_nominal(term: Term) -> bool:
    """Whether a term is a noun made of a verb: "עריכה", "הוספת"."""
    return not is_finite(term) or (term.words[0].startswith("ה") and term.words[0].endswith(("ה", "ת")))


def _opens(found: list[Term], place: int) -> _Clause:
    """What clause begins at a term."""
    term = found[place]
    senses = term.senses
    if not (senses or term.prefix):
        return "condition" if not place and _is_when(term.words[0]) else ""
    if "negators" in senses:
        return "relative" if place and term.words[0].startswith(_THAT) and _is_described(found[place - 1]) else ""
    if "occasions" in senses and place < _OPENING and _is_event(found, place):
        return "occasion"
    if "conditions" in senses or "exceptions" in senses:
        return "condition"
    if not place and term.words[0].startswith(_ONCE) and term.has("action") and term.prefix in _ONCE_BEFORE:
        term.senses = {**senses, "after": ""}
        return "occasion"
    if _THAT not in term.prefix or (place and found[place - 1].has("nobody")):
        return ""
    if place and found[place - 1].has("copula") and term.has("action"):
        return ""  # "it is the manager that approves"
    return "relative"


def _is_when(word: str) -> bool:
    """Whether a sentence opens with "when" before a verb or a noun that the vocabulary does not hold."""
    return word.startswith(_WHEN) and len(word) > len(_WHEN) + _LEAST and word[len(_WHEN)] in _VERBAL


#: "When" as Hebrew writes it before a word, how a verb or a definite noun behind it begins, and its letters at least.
_WHEN, _VERBAL, _LEAST = "כש", "מנתה", 3


#: "Once" as Hebrew writes it before a verb, and what of it is a prefix of a verb that the vocabulary holds with "that".
_ONCE, _ONCE_BEFORE = "מש", ("מ", "מש")


def _is_described(before: Term) -> bool:
    """Whether a relative clause can belong to a term: "orders that", not "sees to it that"."""
    if "complements" in before.senses or "purposes" in before.senses:
        return False
    return "action" not in before.senses or not is_finite(before)


def _is_event(found: list[Term], place: int) -> bool:
    """Whether something happens behind a word for an occasion, and not so much time passes."""
    behind = found[place + 1] if place + 1 < len(found) else None
    if behind is None or behind.number is not None or behind.has("measure", "unit", "lone", "phases", "bound"):
        return False
    return not found[place].has("weak") or behind.has("action")


def _closes(found: list[Term], start: int, stop: int, last: int, stops: Set[str]) -> bool:
    """Whether a clause ends before a term. `last` is the place of the last sign up to which it must not."""
    term, senses = found[stop], found[stop].senses
    if "sign" in senses and term.words[0] in stops:
        return True
    clause = _opens(found, start)
    if stop == start or stop <= last or (clause != "relative" and start >= _OPENING):
        return False
    told = _tells(found, start, stop)
    if "negators" in senses:
        behind = found[stop + 1].senses if stop + 1 < len(found) else {}
        return not term.prefix and (clause == "occasion" or "modal" in behind or (clause == "relative" and told))
    if "modal" in senses:
        return not (stop == start + 1 and "negators" in found[start].senses)
    if start >= _OPENING and _tells(found, 0, start):
        return False
    if senses.get("contrast", "").startswith("obligation:"):
        return True
    if stop == start + 1:
        return clause == "relative" and _goes_on(found[start], term)
    if "subject" in senses or term.key == "crm":
        return True
    if clause == "occasion" and _acts(found, stop):
        return True
    verb = not term.prefix and (term.has("occurs") or (term.has("action") and is_finite(term)))
    return verb and (told or (clause == "occasion" and _THAT not in found[start + 1].prefix))


def _goes_on(told: Term, term: Term) -> bool:
    """Whether the verb of the sentence follows at once that of a clause: "חוזים שהסתיימו | יימחקו"."""
    first = term.words[0][:1]
    future = first == "י" or (first == "ת" and told.words[0].endswith("ה"))  # else "תשלום" would be one
    return told.has("action") and term.has("action") and future and is_finite(term)


def _acts(found: list[Term], place: int) -> bool:
    """Whether somebody is named behind a noun to which nothing more can belong: "the visit | the technician"."""
    term, before = found[place], found[place - 1]
    return (
        term.has("role", "everyone")
        and term.prefix in ("", _ARTICLE)
        and (before.prefix.endswith(_ARTICLE) or before.words[-1].startswith(_ARTICLE))
    )


def _tells(found: list[Term], start: int, stop: int) -> bool:
    """Whether there is a verb among these terms."""
    if "negators" in found[start].senses and stop <= start + 1:
        return False
    first = found[start].has("action") and _THAT in found[start].prefix
    behind = found[start + 1]
    if "negators" in found[start].senses and not behind.has("thing") and (behind.has("action") or not behind.senses):
        return True  # "who has not become a customer", with whatever verb
    return (
        first
        or any(
            t.has("modal", "objects", "lapses")
            or t.has("occurs")
            or (t.has("action") and is_finite(t))
            or (t.has("pronoun") and not t.has("copula"))  # "שיש לו", "שקיבל אותה"
            or (t.has("action") and place > start and found[place - 1].has("role"))  # "שהפקיד פתח"
            for place, t in enumerate(found[start:stop], start)
        )
    )


def is_finite(term: Term) -> bool:
    """Whether a term has the shape of a verb with a person or a participle, not of a noun made of a verb."""
    return _is_finite(term.words[0], term.prefix)


def acts(term: Term) -> bool:
    """Whether a verb says that somebody does something, not that it is done to him: "מבטל", not "מבוטל" or "נמחק"."""
    word = fold(term.words[0])
    return not word.startswith(("נ", "מו", "הו", "יו", "תו")) and word[2:3] != "ו"


@cache
def _is_finite(word: str, prefix: str) -> bool:
    shape = morphology("he").finite
    key = fold(word)
    return shape is not None and shape.match(key, len(prefix) if key.startswith(prefix) else 0) is not None


def joined_infinitives(found: list[Term], act: int) -> list[int]:
    """The places of what else is done to the same thing: "לבטל או למחוק תור"."""
    joined, place = list[int](), act
    while _is_infinitive(found[place]):
        behind = place + 1 + any(term.words[0] == "או" for term in found[place + 1 : place + 2])
        if not any(_is_infinitive(term) for term in found[behind : behind + 1]):
            break
        if behind == place + 1 and found[behind].prefix != "ו":
            break
        joined.append(place := behind)
    return joined


def _is_infinitive(term: Term) -> bool:
    """Whether a term says what is to be done: "לבטל"."""
    return term.has("action") and not term.has("thing") and term.words[0].removeprefix("ו").startswith("ל")
