"""The sentences that a compound Hebrew sentence is made of, each with the subject and the object that it shares.

"הנציג רשאי לצפות במחירים ואינו רשאי לשנות אותם" says two things: "הנציג רשאי לצפות במחירים", "הנציג אינו רשאי לשנות
מחירים".
"""

from spec_toolkit.facts.hebrew_clauses import is_finite
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.tokens import STOPS, Term

#: Senses of what may only add to a sentence.
_ADDING = frozenset(("without", "after", "negators"))
#: What joins a clause to the one before it.
_AND = "ו"
#: How verbs begin that say who does it.
_PERSONS = ("י", "ת", "מ", "נ")
#: How "in it" begins.
_IN = "ב"
#: How an infinitive begins.
_TO = "ל"
#: How many terms the subject of a clause may have before its verb.
_SUBJECT = 4
#: Senses of a word that is a verb and nothing else.
_ACTING = frozenset(("action", "writes", "reads", "weak", "completes"))
#: Senses of what holds for both clauses, or says how they follow each other.
_WHOLE = ("exceptions", "sequel")
#: How many words "there is no possibility for them" has before the verb.
_HAS = 3
#: A clause that begins with a condition holds for all that follows.
_OPENING = 2


def conjuncts(reading: Reading) -> list[str]:
    """The texts of the sentences; nothing where the sentence is one."""
    found, text = reading.found, reading.text
    if ";" not in text and f" {_AND}" not in text and reading.categories.isdisjoint(("turns", "besides")):
        return []
    if not reading.categories.isdisjoint(_WHOLE) or any(term.conditional for term in found[:_OPENING]):
        return []
    if "besides" in reading.categories and (instead := _instead(found)):
        return instead
    pair = next((place for place in range(1, len(found) - 2) if _is_pair(found, place)), None)
    if pair is not None:  # "יוסיף וישנה שלבים"
        before, behind = _text(found[:pair]), _text(found[pair + 2 :])
        verbs = _text(found[pair : pair + 1]), _text(found[pair + 1 : pair + 2]).removeprefix(_AND)
        return [f"{before} {verb} {behind}" for verb in verbs]
    turn = next((place for place in range(_OPENING, len(found) - 1) if _turns(found, place)), None)
    if turn is None:
        return []
    first, second = found[:turn], found[turn:]
    if first[-1].words[0] == ",":
        first = first[:-1]
    if second[-1].words[0] == ".":
        second = second[:-1]
    verb = _predicate(first, len(first))
    if verb is None:
        verb = _nominal(first, len(first))
    if verb is None:
        return []
    if second[0].has("sign", "turns"):
        joined, second = "", second[1:]
    else:
        joined = _AND
    if (
        joined
        and second[0].words[0].startswith(_AND + _TO)
        and second[0].prefix != _AND + _TO
        and not second[0].has("negators")
    ):  # "רשאי לפתוח תיק ולעדכן את הכתובת"
        return [_text(first), " ".join((_text(first[: verb + 1]), _text(second).removeprefix(joined)))]
    opens = _predicate(second)
    if opens is None:
        return [_text(first), _text(second).removeprefix(joined)] if _says(second) else []
    subject = first[:verb] if opens == 0 and not _is_impersonal(second) else []
    refers = any(term.has("pronoun") for term in second)
    named = any(term.has("thing") and term.content for term in second)
    if subject and _is_within(second) and not any(term.has("role") for term in subject):
        refers = False  # "the log holds changes, and no views are recorded in it"
    shared = _object(first, verb, bool(subject)) if refers or not (named or subject) else []
    if refers and subject and not shared:  # "רואה את כרטיס האתר ולא יעדכן אותו"
        shared = [term for term in first[verb + 1 :] if term.part == "names" and not term.conditional]
    return [_text(first), " ".join((_text(subject), _text(second).removeprefix(joined), _text(shared)))]


def _is_within(clause: list[Term]) -> bool:
    """Whether a clause refers only to where something is: "in it"."""
    refers = [term for term in clause if term.has("pronoun")]
    return bool(refers) and all(term.words[0].startswith(_IN) for term in refers)


def _is_pair(found: list[Term], place: int) -> bool:
    """Whether two verbs that "and" joins share what stands around them: "רשאי לערוך ולמחוק פניות"."""
    one, two = found[place], found[place + 1]
    if two.prefix[:1] != _AND and not two.words[0].startswith(_AND):
        return False
    if one.conditional or one.prefix or not (one.has("action") and two.has("action")) or one.key == two.key:
        return False
    if one.has("thing", "role", "modal") or two.has("thing", "role", "modal", "negators"):
        return False
    word = two.words[0].removeprefix(_AND)
    infinitives = one.words[0].startswith(_TO) and word.startswith(_TO)
    finite = one.words[0][0] == word[0] in _PERSONS and is_finite(two)
    shared = found[place + 2]
    return (infinitives or finite) and (shared.has("thing", "objects", "role") or not shared.senses)


def main_clause(reading: Reading) -> list[str]:
    """The text before what only adds to a sentence: ", בלי אישור נוסף", ", ולא מי שפתח אותה", ", אחרי ש"."""
    found = reading.found
    if "," not in reading.text or "exceptions" in reading.categories or not _ADDING & reading.categories:
        return []
    for place in range(_OPENING, len(found) - 1):
        term = found[place + 1]
        if found[place].words[0] != "," or any(one.has("sign") for one in found[:place]):
            continue
        adds = term.has("without") or (term.has("after") and not any(one.has("negators") for one in found[:place]))
        adds |= term.prefix == _AND and "negators" in term.senses and _predicate(found[place + 2 :]) is None
        if adds and _predicate(found[:place], place) is not None:
            return [_text(found[:place])]
    return []


def _instead(found: list[Term]) -> list[str]:
    """What is not, and what is instead: "לא ימוזגו אוטומטית, אלא ידנית", "לא תעלה, אלא תצפה"."""
    but = next((place for place, term in enumerate(found) if term.has("besides")), 0)
    denies = [p for p, term in enumerate(found[:but]) if term.has("negators") and not term.conditional]
    if len(denies) != 1 or not denies[0] or found[but - 1].words[0] != ",":
        return []
    (place,), rest = denies, [term for term in found[but + 1 :] if term.words[0] != "."]
    hers = place + 1 if _is_hers(found[place + 1]) else None
    verb = hers or next((p for p in range(place + 1, but) if _is_verb(found[p])), None)
    if verb is None or not rest:
        return []
    if found[verb].has("modal"):  # "אינו רשאי לערוך את התיק, אלא לצפות בו"
        if not _is_infinitive(rest[0]):
            return []
        says = [*found[:place], found[verb], *rest]
    else:
        says = (
            [*found[:place], *rest]
            if _is_verb(rest[0]) or (hers and _is_hers(rest[0]))
            else [*found[:place], found[verb], *rest]
        )
    if any(term.has("pronoun") for term in rest):
        says += _object(found[: but - 1], verb, shares=False)
    return [_text(found[: but - 1]), _text(says)]


def _is_hers(term: Term) -> bool:
    """Whether a word behind "not" or "but" is a verb of which she is the subject: "לא תעלה", "אלא תצפה"."""
    return term.has("action") and not term.prefix and not term.has("thing") and term.words[0].startswith("ת")


def _is_infinitive(term: Term) -> bool:
    """Whether a term is an infinitive: "לעדכן", "ולעדכן", not "for the report"."""
    return term.prefix in ("", _AND) and bool(term.senses) and term.words[0].removeprefix(_AND).startswith(_TO)


def _is_impersonal(clause: list[Term]) -> bool:
    """ "ואין לערוך אותם": nobody in particular does not."""
    return "negators" in clause[0].senses and clause[1].words[0].startswith("ל") and clause[1].has("action")


def _turns(found: list[Term], place: int) -> bool:
    """Whether another clause begins at a term: "; ", "ואינו רשאי", ", והתיקון עובר", ", אך"."""
    term, before = found[place], found[place - 1]
    word = term.words[0]
    if word != ";" and not word.startswith(_AND) and "turns" not in term.senses:
        return False
    if term.conditional or term.taken:
        return False
    if word == ";":
        return True
    behind = found[place + 1 :]
    if term.has("turns"):
        return _predicate(behind) is not None
    if "negators" in term.senses or "modal" in term.senses:
        near = next((at for at, one in enumerate(behind[:_HAS]) if not one.has("pronoun", "weak")), 0)
        return bool(behind) and _is_verb(behind[near], bare=False)
    unknown = not term.senses and word.startswith(_AND + _TO) and behind[0].has("objects")
    if (unknown or _is_infinitive(term)) and place > 1 and word.startswith(_AND):
        modal = next((at for at, one in enumerate(found[:place]) if one.has("modal") and not one.conditional), place)
        return modal + 2 < place and any(one.has("thing", "objects") for one in behind[:_HAS])
    if before.words[0] != ",":
        # "סורקת את הטופס ומצרפת אותו", "פותח את הכרטיס ומעדכן את הכתובת"
        acts = term.senses.keys() <= _ACTING and _is_verb(term) and any(t.has("pronoun", "objects") for t in behind[:1])
        return acts and _predicate(found[:place], place) is not None
    return _predicate(found[place:]) is not None or _nominal(found[place:]) is not None


def _is_verb(term: Term, bare: bool = True) -> bool:
    if term.has("modal", "negators"):
        return True
    return term.has("action", "writes", "reads", "arrives", "contains") and (not bare or is_finite(term))


def _predicate(found: list[Term], reach: int = _SUBJECT + 2) -> int | None:
    """The place where the predicate of a clause begins, within so many terms."""
    for place, term in enumerate(found[:reach]):
        if term.conditional:
            continue
        if term.taken or term.has("sign"):
            return None
        if _is_verb(term) or (place and _is_hers(term) and found[place - 1].has("role", "subject")):
            return place  # "האחות תצפה"
    return None


def _says(clause: list[Term]) -> bool:
    """Whether a clause says something by itself, however long its subject is."""
    return _nominal(clause) is not None or _predicate([t for t in clause if not t.taken], len(clause)) is not None


def _nominal(found: list[Term], reach: int = _SUBJECT + 2) -> int | None:
    """The place of what joins a noun to what is said of it: "הסטטוס הוא סופי", "הביטול נעשה בסניף"."""
    for place, term in enumerate(found[:reach]):
        if place and term.words[0] in STOPS:
            return None
        if place and term.has("copula", "occurs", "final") and not term.prefix and not term.conditional:
            return place
    return None


def _object(first: list[Term], verb: int, shares: bool) -> list[Term]:
    """What the first clause speaks of behind its verb, or before it where the subject is not shared anyway."""
    places = [place for place in range(len(first)) if _is_thing(first, place)]
    behind = [first[place] for place in places if place > verb]
    return behind or ([] if shares else [first[place] for place in places])


def _is_thing(found: list[Term], place: int) -> bool:
    term = found[place]
    noun = term.has("thing") or (term.has("action") and not is_finite(term) and not term.words[0].startswith("ל"))
    if not noun or not term.content or term.conditional or term.has("role", "state", "system"):
        return False
    return not (place and found[place - 1].has("system_words"))


def _text(terms: list[Term]) -> str:
    return " ".join(word for term in terms for word in term.words)
