"""Hebrew words that are written alike and mean different things: which of them, by what stands beside them."""

from spec_toolkit.facts.hebrew_clauses import acts, is_finite
from spec_toolkit.facts.tokens import Term
from spec_toolkit.facts.vocabulary import Vocabulary

#: Senses of words of which one meaning is told by the neighbours.
TOLD_APART = frozenset(
    (
        "bound",
        "rhythm",
        "lasts",
        "returns",
        "state",
        "sets_up",
        "idle",
        "in_charge",
        "bodies",
        "only",
        "performs",
        "date_of",
        "once_more",
        "purposes",
    )
)
#: "Than", as Hebrew writes it before a word.
_THAN = "מ"
#: What is no verb where a time stands behind it.
_TIMES = ("unit", "measure", "bound", "many", "lone")
#: How Hebrew writes "to" before a word.
_TO = "ל"
#: How Hebrew writes the article.
_THE = "ה"
#: Who may be set up, and what may stand before his name where it is him to whom it is done.
_USER, _ITSELF = "user", ("", "ה")
_PATIENTS = frozenset((_USER, "vendor", "employee"))
#: How nouns made of verbs end.
_DONE = ("ה", "ת")
#: How a plural ends that is his or theirs, and how that is written as a word.
_HIS, _OWN = ("יו", "יהם", "יהן", "ותיה"), "שלו"
#: "By", what is done by something, and how far before "by" it stands.
_BY, _ORDERING, _BEFORE = ("לפי", "פי"), frozenset(("search", "sort", "filter")), 3
#: Senses of "with the rights of".
_HAVING = frozenset(("weak", "light", "occasions"))
#: How far into a sentence stands who does what it says.
_OPENING = 2
#: How a verb begins that could be read as an active one without the second letter.
_SUFFERED = ("יי", "תי")
#: How far behind "gives back" the state stands to which something is brought.
_NEAR = 5


def tell_apart(found: list[Term], words: Vocabulary) -> list[Term]:
    """Reads words by what stands beside them: "not less than a year" edits nothing, "lasts a month" fetches nothing."""
    if any("only" in term.senses for term in found):
        found = _with_whose(found, words)
    place = 0
    while place < len(found):
        term = found[place]
        if term.key not in _PATIENTS and term.senses.keys().isdisjoint(TOLD_APART):
            place += 1
            continue
        behind = found[place + 1] if place + 1 < len(found) else None
        if "rhythm" in term.senses and place and found[place - 1].number is not None:
            found = _parted(found, place, words)
        elif behind is not None and "bound" in term.senses:
            _than(behind, words)
            if len(term.words) > 1 and behind.prefix.endswith(_TO) and behind.number is None:
                found = _goes_on(found, place, words)
        elif behind is not None and "lasts" in term.senses:
            _lasts(term, behind)
        elif behind is not None and "performs" in term.senses and not behind.senses:
            if behind.words[0].endswith(_DONE):
                behind.senses = {"action": behind.key}  # "לבצע התאמות"
        elif behind is not None and "date_of" in term.senses and term.prefix in _ITSELF:
            if behind.has("action") and not behind.has("thing") and not is_finite(behind):
                behind.senses, behind.key = {"thing": f"date of {behind.key}"}, f"date of {behind.key}"
        elif behind is not None and "purposes" in term.senses and _by_which(found, place):
            term.senses, term.key, term.part = {"weak": ""}, "", "works"
            behind.key = f"by {behind.key or behind.words[0]}"
            behind.senses, behind.part = {"thing": behind.key}, "names"
        elif place and "once_more" in term.senses and found[place - 1].has("action", "modal"):
            term.senses, term.key = {"light": ""}, ""
        elif "returns" in term.senses and _to_state(found, place):
            term.senses, term.key = {"action": "reopen", "back": ""}, "reopen"
        elif term.key == _USER and (role := _with_rights(found, place)) is not None:
            found = [*found[:place], *found[role:]]
        elif term.key in _PATIENTS and term.prefix in _ITSELF:
            _user(found, place)
        elif place < _OPENING and behind is not None and "bodies" in term.senses and _does(found, place):
            term.senses = {**term.senses, "role": term.key}
        elif place and "in_charge" in term.senses and term.prefix == _THE and found[place - 1].has("role"):
            term.senses, term.key, term.part = {"weak": ""}, "", "works"
        elif place and "state" in term.senses and found[place - 1].key == "status" and term.has("thing"):
            term.senses, term.key = {"state": term.senses["state"]}, ""
        place += 1
    return found


def _with_whose(found: list[Term], words: Vocabulary) -> list[Term]:
    """The terms with "his" behind a noun that is written with it: "לקוחותיו בלבד"."""
    own = words.find([_OWN], 0)
    if own is None or not any(_is_his(term) for term in found):
        return found
    named: list[Term] = []
    for term in found:
        named.append(term)
        if _is_his(term):
            named.append(Term((_OWN,), own[1], "", part="works"))
    return named


def _is_his(term: Term) -> bool:
    return "thing" in term.senses and term.words[-1].endswith(_HIS)


def _parted(found: list[Term], place: int, words: Vocabulary) -> list[Term]:
    """ "14 days | from the day" is no "day by day"."""
    first, *others = found[place].words
    unit, mark = words.find([first], 0), words.find(others, 0)
    if unit is None or mark is None or "unit" not in unit[1]:
        return found
    parts = [Term((first,), unit[1], "", part="works"), Term(tuple(others), mark[1], "", mark[2], part="works")]
    return [*found[:place], *parts, *found[place + 1 :]]


def _goes_on(found: list[Term], place: int, words: Vocabulary) -> list[Term]:
    """What "does not pass into" a state is written like what "does not exceed" a figure: "לא יעבור לסטטוס סגור"."""
    denial, *verb = found[place].words
    denies, goes = words.find([denial], 0), words.find(verb, 0)
    if denies is None or goes is None or "negators" not in denies[1] or "moves" not in goes[1]:
        return found
    parts = [Term((denial,), denies[1], "", part="depends"), Term(tuple(verb), goes[1], goes[1].get("action", ""))]
    return [*found[:place], *parts, *found[place + 1 :]]


def _than(term: Term, words: Vocabulary) -> None:
    """ "Than a year" is written like "edits" and "from the day"."""
    word = term.words[0]
    if len(term.words) > 1 or not word.startswith(_THAN) or "unit" in term.senses:
        return
    meant = words.find([word.removeprefix(_THAN)], 0)
    if meant is not None and "lone" in meant[1] and not meant[2]:
        term.senses, term.key, term.prefix, term.part = meant[1], "", _THAN, "works"


def _lasts(term: Term, behind: Term) -> None:
    """What lasts so long is written like what is drawn from somewhere: "נמשך חודש", "נמשך מה-ERP"."""
    if behind.number is not None or behind.has(*_TIMES):
        term.senses, term.key, term.part = {"lasts": "", "weak": ""}, "", "works"
    elif "action" in term.senses:
        term.senses = {name: sense for name, sense in term.senses.items() if name not in ("lasts", "weak")}
        term.part = "names"


def _user(found: list[Term], place: int) -> None:
    """Who is set up is an account ("הקמת משתמש חדש", "משתמשים ייובאו"); who is not active does nothing just now."""
    term = found[place]
    before = next((one for one in reversed(found[:place]) if not one.has("objects", "every")), None)
    behind = next((one for one in found[place + 1 :] if not one.has("fresh", "modal", "negators")), None)
    sets_up = before is not None and before.has("sets_up") and (term.key == _USER or not is_finite(before))
    if sets_up or (behind is not None and behind.has("sets_up") and _is_suffered(behind)):
        term.key = "account" if term.key == _USER else term.key
        term.senses = {"thing": term.key}
    elif term.key == _USER and behind is not None and behind.has("idle"):
        behind.key, behind.senses = "inactivity", {"thing": "inactivity"}


def _with_rights(found: list[Term], place: int) -> int | None:
    """The place of the role whose rights a user has: "משתמשים עם הרשאת מנהל"."""
    stop = place + 1
    while stop < len(found) and found[stop].senses.keys() <= _HAVING and not found[stop].has("sign"):
        stop += 1
    return stop if stop > place + 1 and stop < len(found) and found[stop].has("role") else None


def _by_which(found: list[Term], place: int) -> bool:
    """Whether it says by what something is searched or sorted: "חיפוש לפי שם"."""
    near = found[max(0, place - _BEFORE) : place]
    return found[place].words[-1] in _BY and any(term.key in _ORDERING for term in near)


def _does(found: list[Term], place: int) -> bool:
    """Whether who opens a sentence does something: "מוקד השירות יטפל", not "הסניף ייסגר"."""
    verb = found[place + 1]
    if verb.has("negators") and place + 2 < len(found):
        verb = found[place + 2]
    if found[place].prefix not in _ITSELF or verb.prefix or any(one.content for one in found[:place]):
        return False
    return verb.has("modal") or (verb.has("action") and is_finite(verb) and not _is_suffered(verb))


def _is_suffered(verb: Term) -> bool:
    """Whether it is done to the one who is named before it: "ייפתחו", "יוקמו", not "פותח"."""
    return is_finite(verb) and (verb.words[0].startswith(_SUFFERED) or not acts(verb))


def _to_state(found: list[Term], place: int) -> bool:
    """Whether something is brought back to a state: "תשיב אותו למצב פעיל"."""
    return any(term.key == "status" and term.prefix.endswith("ל") for term in found[place + 1 : place + _NEAR])
