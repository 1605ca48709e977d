"""The clauses of an Arabic sentence that are joined by "and", "then" or "but", each with a verb of its own.

"يطّلع المندوب على العقد، ولا يحق له تعديله" claims two things. The second clause is read with what its pronouns
stand for: "العقد لا يحق له تعديله المندوب".
"""

import re
from itertools import takewhile

from spec_toolkit.facts.arabic_verbs import is_finite
from spec_toolkit.facts.hebrew_compound import main_clause
from spec_toolkit.facts.morphology import morphology
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.tokens import STOPS, Term

#: What is joined to the clause before it begins with one of these letters.
_AND = ("و", "ف")
#: How a verb that the vocabulary does not hold begins behind "and".
_VERB = re.compile("[وف]س?ي...?|[وف]ت(?!..[يا].?$)..")
#: A main clause and what is added to it have so many terms at least.
_LEAST, _TAIL = 4, 2
#: How a verb begins of which "he" is the subject; few nouns do.
_HE = "ي"
#: A clause that begins with a condition holds for all that follows.
_OPENING = 2


def clauses(reading: Reading) -> list[str]:
    """The texts of the clauses, none where the sentence has only one."""
    found = reading.found
    if reading.language == "he":
        return main_clause(reading)
    if reading.language != "ar":
        return []
    if reading.permits and "excepting" in reading.categories and not reading.denies:
        return _excepted(found)
    if any(term.conditional for term in found[:_OPENING]):
        return _head(found)
    starts = [place for place in range(2, len(found) - 1) if _begins(found, place)]
    if not starts:
        return _head(found)
    ends = [*starts[1:], len(found)]
    first, *rest = [found[start:end] for start, end in zip([0, *starts], [starts[0], *ends], strict=True)]
    if any(_undoes(first, clause) for clause in rest):
        return _head(found)
    texts = [_text(first)]
    things = [
        term
        for term, before in zip(first, [None, *first], strict=False)
        if (term.has("thing") or _is_unknown(term)) and not term.has("role", "state") and _stands(term)
        if not (before and before.has("system_words"))
    ]
    for clause in rest:
        clause = _own(clause)
        named = any(term.has("thing") and _stands(term) for term in clause)
        before = things if refers(clause) or not named else []
        denies = any(term.has("negators", "modal") for term in clause)
        acting = denies and not any(term.has("role", "everyone", "nobody") for term in clause)
        behind = _who(first) if acting else []
        texts.append(" ".join((_text(before), _text(clause), _text(behind))))
    return texts


def _excepted(found: list[Term]) -> list[str]:
    """What is allowed but for a case is allowed in the others: "يحق له التغيير ما لم يعترض المشرف"."""
    place = next(place for place, term in enumerate(found) if term.has("excepting"))
    if place < _LEAST or any(term.conditional for term in found[:place]):
        return []
    return [f"{_text(found[:place])} {_IF_NOT} {_text(found[place + 1 :])}"]


#: How Arabic begins a condition that denies.
_IF_NOT = "إن لم"


def _head(found: list[Term]) -> list[str]:
    """The main clause alone, where what follows only adds to it: ", and records it", ", in which case"."""
    signs = [place for place in range(_LEAST, len(found) - _TAIL) if found[place].words[0] in STOPS]
    for place in signs:
        head, tail = found[:place], found[place + 1 :]
        if not any(_is_verb(term) and not term.conditional for term in head) or not _adds(tail):
            continue
        if any(term.has("exceptions", "except_only") for term in tail):
            return []
        return [_text(head)]
    return []


def _adds(tail: list[Term]) -> bool:
    """Whether something with a verb of its own follows: "and it becomes", "then", "but", "provided that he"."""
    first = tail[0]
    if first.has("sequel", "turns", "provisos"):
        return True
    word = first.words[0]
    if first.has("from") and first.prefix in _AND:
        return tail[1].has("negators") or is_finite(tail[1]) or not tail[1].senses  # "and who wants more"
    if not word.startswith(_AND) or first.has("before", "after", "until"):
        return False
    return (
        first.has("negators", "modal", "copula")
        or is_finite(first)
        or (not first.has("thing", "role", "channel", "system") and _VERB.match(word) is not None)
    )


def _who(clause: list[Term]) -> list[Term]:
    """The one who acts in a clause: the first role in it, with what belongs to the name."""
    start = next((place for place, term in enumerate(clause) if term.has("role")), len(clause))
    return [*clause[start : start + 1], *takewhile(lambda term: term.has("area"), clause[start + 1 :])]


def _begins(found: list[Term], place: int) -> bool:
    """Whether a clause begins at a term: ", and is not", "then approves", ", but"."""
    term, before = found[place], found[place - 1]
    verb = found[place + 1]
    if term.has("sequel", "turns") and is_finite(verb):
        return not term.conditional
    unknown = (not verb.senses or verb.has("arrives")) and verb.words[0].startswith(_HE)
    if term.prefix == "و" and "negators" in term.senses and (len(term.words) > 1 or unknown or is_finite(verb)):
        return not term.conditional
    if not (before.has("sign") and before.words[0] in STOPS) or term.conditional:
        return False
    if term.has("turns"):
        return any(_is_verb(near) for near in found[place + 1 : place + 3])
    return term.words[0].startswith(_AND) and (_is_verb(term) or _is_done(term))


def _is_verb(term: Term) -> bool:
    return term.has("negators", "modal") or is_finite(term)


def _is_done(term: Term) -> bool:
    """Whether a word behind "and" is a verb of little weight: "خارج المرحلة الأولى، ويُنفَّذ في الثانية"."""
    return term.words[0].startswith(_AND_HE) and term.senses.keys() <= _LITTLE and len(term.words) == 1


#: How a verb begins behind "and" of which "he" is the subject, and senses of verbs that say no more than that it is so.
_AND_HE, _LITTLE = ("وي", "فسي", "وسي"), {"light", "weak", "arrives"}


def _undoes(first: list[Term], clause: list[Term]) -> bool:
    """Whether a clause denies for a special case what the first one says: "and those of open cases are not deleted"."""
    if any(term.has("negators") for term in first) == any(term.has("negators") for term in clause):
        return False
    acts = {term.key for term in first if term.has("action")}
    return any(term.has("action") and term.key in acts for term in clause)


def _own(clause: list[Term]) -> list[Term]:
    """A clause without what joins it to the one before."""
    return clause[1:] if clause[0].has("sequel", "turns") else clause


def _is_unknown(term: Term) -> bool:
    """Whether a word that the vocabulary does not hold is a noun by its article, and no adjective."""
    word = term.words[0]
    return not term.senses and word.startswith("ال") and not word.endswith(_KINDS)


#: How Arabic adjectives end that are made of nouns.
_KINDS = ("ي", "ية", "يين", "يون")


def _stands(term: Term) -> bool:
    return bool(term.key) and not term.taken and not term.conditional


def refers(clause: list[Term]) -> bool:
    """Whether a pronoun in a clause stands for something before it."""
    pronouns = morphology("ar").pronouns
    return any(term.words[-1].endswith(pronouns) for term in clause)


def _text(terms: list[Term]) -> str:
    words = [word for term in terms if term.words[0] not in STOPS for word in term.words]
    return " ".join(words)
