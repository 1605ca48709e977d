"""Hebrew words that are written alike and mean different things: which of them, by what stands beside them."""

from spec_toolkit.facts.hebrew_clauses import acts, is_finite
from spec_toolkit.facts.tokens import Term
from spec_toolkit.facts.vocabulary import Vocabulary

#: Senses of words of which one meaning is told by the neighbours.
TOLD_APART = frozenset(("bound", "rhythm", "lasts", "returns", "state", "sets_up", "idle", "in_charge"))
#: "Than", as Hebrew writes it before a word.
_THAN = "מ"
#: What is no verb where a time stands behind it.
_TIMES = ("unit", "measure", "bound", "many", "lone")
#: How Hebrew writes the article.
_THE = "ה"
#: Who may be set up, and what may stand before his name where it is him to whom it is done.
_USER, _ITSELF = "user", ("", "ה")
#: How a verb begins that could be read as an active one without the second letter.
_SUFFERED = ("יי", "תי")
#: How far behind "gives back" the state stands to which something is brought.
_NEAR = 5


def tell_apart(found: list[Term], words: Vocabulary) -> list[Term]:
    """Reads words by what stands beside them: "not less than a year" edits nothing, "lasts a month" fetches nothing."""
    place = 0
    while place < len(found):
        term = found[place]
        behind = found[place + 1] if place + 1 < len(found) else None
        if "rhythm" in term.senses and place and found[place - 1].number is not None:
            found = _parted(found, place, words)
        elif behind is not None and "bound" in term.senses:
            _than(behind, words)
        elif behind is not None and "lasts" in term.senses:
            _lasts(term, behind)
        elif "returns" in term.senses and _to_state(found, place):
            term.senses, term.key = {"action": "reopen", "back": ""}, "reopen"
        elif term.key == _USER and term.prefix in _ITSELF:
            _user(found, place)
        elif place and "in_charge" in term.senses and term.prefix == _THE and found[place - 1].has("role"):
            term.senses, term.key, term.part = {"weak": ""}, "", "works"
        elif place and "state" in term.senses and found[place - 1].key == "status" and term.has("thing"):
            term.senses, term.key = {"state": term.senses["state"]}, ""
        place += 1
    return found


def _parted(found: list[Term], place: int, words: Vocabulary) -> list[Term]:
    """ "14 days | from the day" is no "day by day"."""
    first, *others = found[place].words
    unit, mark = words.find([first], 0), words.find(others, 0)
    if unit is None or mark is None or "unit" not in unit[1]:
        return found
    parts = [Term((first,), unit[1], "", part="works"), Term(tuple(others), mark[1], "", mark[2], part="works")]
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
    sets_up = before is not None and before.has("sets_up")
    if sets_up or (behind is not None and behind.has("sets_up") and _is_suffered(behind)):
        term.senses, term.key = {"thing": "account"}, "account"
    elif behind is not None and behind.has("idle"):
        behind.key, behind.senses = "inactivity", {"thing": "inactivity"}


def _is_suffered(verb: Term) -> bool:
    """Whether it is done to the one who is named before it: "ייפתחו", "יוקמו", not "פותח"."""
    return is_finite(verb) and (verb.words[0].startswith(_SUFFERED) or not acts(verb))


def _to_state(found: list[Term], place: int) -> bool:
    """Whether something is brought back to a state: "תשיב אותו למצב פעיל"."""
    return any(term.key == "status" and term.prefix.endswith("ל") for term in found[place + 1 : place + _NEAR])
