"""The sentences that a compound English sentence is made of, each with the subject and the object that it shares.

"Clerks can view prices and cannot edit them" says two things: "Clerks can view prices", "Clerks cannot edit prices".
"""

import re
from itertools import pairwise

from spec_toolkit.facts import arabic_compound, hebrew_compound
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.tokens import Term

#: Signs that part two sentences: "; ", ": " where it is no time of a day.
_ENDS, _HALVES = (";", ":"), re.compile(r";|: ")
#: Senses of what may open the predicate of a clause.
_VERBAL = ("auxiliary", "modal", "copula", "negators", "masters")
#: Senses of verbs that say what is done.
_DOING = ("action", "writes", "reads", "arrives")
#: Senses that leave open whether a word behind a role is its verb: "an agent triggers each one".
_PLAIN = frozenset(("weak", "light"))
#: Senses of words that stand before a verb without being its subject.
_LEADING = ("only", "negators", "light", "sign")
#: Senses of prepositions behind which the object of a verb has ended.
_ELSEWHERE = ("from", "inside", "before", "after", "until", "conditions", "rhythm", "sign")


def conjuncts(reading: Reading) -> list[str]:
    """The texts of the sentences; nothing where the sentence is one."""
    kinds = reading.categories
    if "options" in kinds and _lists(reading.found):
        return []
    if reading.language == "he":
        return hebrew_compound.conjuncts(reading)
    if reading.language == "ar":
        return arabic_compound.conjuncts(reading)
    if reading.language != "en" or "exceptions" in kinds or ("turns" not in kinds and not _HALVES.search(reading.text)):
        return []
    found = reading.found
    turn = next((place for place in range(2, len(found) - 1) if _turns(found, place)), None)
    if turn is None:
        return []
    verb = _predicate(found, turn)
    if verb is None:
        return []
    ends = found[turn].words[0] in _ENDS
    first, second = found[:turn], found[turn + 1 :]
    if not ends and _stands_alone(found, turn):
        told = _resolved(second, _object(first, verb) or _subject(first, verb), first)
        return [_text(first), _text([*_opening(first), *told])]
    if ends:
        if _predicate(second, len(second)) is None:
            return []
        return [_text(first), _text(_resolved(second, _object(first, verb) or _subject(first, verb), first))]
    shared = _object(first, verb)
    if _gerund(found, turn + 1):
        return [_text(first), _text(_resolved(second, shared or _subject(first, verb), first))]
    if not shared and not found[turn + 1].has("arrives", "copula"):
        done = next((place for place, term in enumerate(second) if term.has(*_DOING)), None)
        if done is None or not any(term.content for term in second[done + 1 :]):
            return [_text(first), _text([*_subject(first, verb), *_resolved(second, shared, first)])]
        return [_text([*first, *second[done + 1 :]]), _text([*_subject(first, verb), *second])]
    told = [*_subject(first, verb), *_resolved(second, shared, first)]
    if _does_more(found, turn) and any(term.key in concepts().persons for term in shared):
        stop = len(told) - told[-1].has("sign")  # "registers the customer and sets the limit" of the customer
        return [_text(first), _text(told), _text([*told[:stop], Term(("of",), {}, ""), *shared])]
    return [_text(first), _text(told)]


def _lists(found: list[Term]) -> bool:
    """Whether a colon opens a list of values, whatever they mean elsewhere: "three values: open, paid, closed"."""
    return any(term.has("options") and behind.words[0] == ":" for term, behind in pairwise(found))


def _turns(found: list[Term], place: int) -> bool:
    """Whether another predicate begins behind a term: "; ", "and cannot", "but may not", "and follows in"."""
    term, behind = found[place], found[place + 1]
    if term.words[0] in _ENDS:
        return True
    if not term.has("turns") or term.conditional or term.taken or behind.conditional:
        return False
    if behind.has("arrives") and not behind.key:
        return True
    if behind.has("copula") and any(one.has("writes") for one in found[place + 2 : place + 4]):
        return True  # "and are then passed to the ERP"
    if _gerund(found, place + 1):
        return True
    if _does_more(found, place) or _stands_alone(found, place):
        return True
    near = found[place + 1 : place + 4]
    denied = next((at for at, one in enumerate(near) if one.has("negators")), None)
    if denied is None or not all(one.has(*_VERBAL) for one in near[:denied]) or near[denied].has("state"):
        return False  # "and no copy leaves it" has a subject of its own
    return any(one.has(*_DOING) for one in near[denied + 1 : denied + 3])


def _does_more(found: list[Term], place: int) -> bool:
    """Whether who does one thing to something does another to something else: "registers it and sets the limit"."""
    verb = next((at for at in range(1, place) if _is_done(found[at])), None)
    behind = found[place + 1]
    if verb is None or place == verb + 1 or not _is_done(behind) or not any(t.has("thing") for t in found[verb:place]):
        return False
    if any(term.has(*_APART) and not term.conditional for term in found[:place]) or not any(
        t.content for t in found[place + 2 :]
    ):
        return False
    does, does_too = found[verb].words[-1].endswith("s"), behind.words[-1].endswith("s")
    return does and does_too


def _is_done(term: Term) -> bool:
    return term.has("action") and term.content and not term.has("thing", "role") and not term.conditional


#: Senses of what two deeds of one sentence may share, or be told apart by.
_APART = ("negators", "copula", "without", "before", "after", "until", "conditions", "only")


def _stands_alone(found: list[Term], place: int) -> bool:
    """Whether a clause begins that has a subject of its own: ", and any change to them requires a new version"."""
    second = found[place + 1 :]
    apart = found[place - 1].words[0] == "," or _is_passive_too(found, place)
    if not apart or found[place].words[-1].lower() not in _LINKS:
        return False
    asked = (at for at, term in enumerate(second) if term.senses.get("contrast", "").startswith("obligation"))
    verb = next(asked, None) or _predicate(second, len(second))
    if not verb or second[0].has("preposition", "copula", "modal", "auxiliary", "sequel", "pronoun"):
        return False
    if any(term.has("sign") or term.conditional for term in second[:verb]):
        return False
    opening = len(_opening(found))
    return any(t.content for t in second[:verb]) and not any(t.conditional for t in found[opening:place])


def _is_passive_too(found: list[Term], place: int) -> bool:
    """Whether two things are said to be done to two: "the card is blocked and the locker is released"."""
    if not found[place - 1].has("action") or not any(term.has("copula") for term in found[:place]):
        return False
    if any(term.has("sequel", "before", "after") for term in found):
        return False  # "it is sent and the contract is signed afterwards" tells an order
    return found[place + 1].has("article") and any(term.has("copula") for term in found[place + 3 : place + 5])


#: Words that join a clause to another one.
_LINKS = ("and", "but")


def _opening(first: list[Term]) -> list[Term]:
    """The condition that opens a sentence, which holds for all of it."""
    if not first[0].conditional:
        return []
    return first[: next((at for at, term in enumerate(first) if term.words[0] == ","), -1) + 1]


def _gerund(found: list[Term], place: int) -> bool:
    """Whether a clause begins whose subject is that something is done: ", and linking them is blocked"."""
    opens = found[place].has("action") and found[place].words[0].endswith("ing") and found[place - 2].words[0] == ","
    return opens and any(term.has("copula", "modal") for term in found[place + 1 : place + 8])


def _predicate(found: list[Term], stop: int) -> int | None:
    """The place where the predicate of the first clause begins."""
    for place in range(1, stop):
        term, before = found[place], found[place - 1]
        if term.conditional or term.taken:
            continue
        if term.has(*_VERBAL):
            return place
        if not term.has(*_DOING) or term.has("thing", "role") or before.has("article", "to", "conditions"):
            continue
        if not found[place + 1].has("genitive"):
            return place
    acting = (at for at in range(1, stop) if found[at - 1].has("role") and found[at].words[-1].endswith("s"))
    return next((at for at in acting if found[at].senses.keys() <= _PLAIN and not found[at].conditional), None)


def _subject(found: list[Term], verb: int) -> list[Term]:
    """What stands before the predicate, without words that belong to it."""
    while verb > 1 and found[verb - 1].has(*_LEADING) and not found[verb - 1].content:
        verb -= 1
    start = next((at + 1 for at in range(verb) if found[at].words[0] == ","), 0) if found[0].has("during") else 0
    return found[start:verb]


def _object(first: list[Term], verb: int) -> list[Term]:
    """What the first clause speaks of behind its verb."""
    behind = first[verb:]
    named: list[Term] = []
    if any(term.has("masters") for term in behind[:2]):
        return []  # "are maintained in the ERP"
    for term in behind[1:]:
        if term.has(*_ELSEWHERE):
            break
        if not named and (term.has(*_VERBAL, *_DOING, "to") and not term.has("thing")):
            continue
        named.append(term)
    return named if any(term.content and not term.has("light") for term in named) else []


def _resolved(second: list[Term], shared: list[Term], first: list[Term]) -> list[Term]:
    """The second clause with what its pronouns stand for; "writes it back" goes to the system that was named."""
    resolved: list[Term] = []
    systems = [term for term in first if term.has("system", "system_words") and term.words[-1].lower() != "crm"]
    for place, term in enumerate(second):
        if not term.has("pronoun"):
            resolved.append(term)
        elif systems and place and second[place - 1].has("to", "from", "inside"):
            resolved += _named(first, systems[-1])
        else:
            resolved += shared
    if systems and any(term.has("back") for term in second) and not any(term.has("to") for term in second):
        to = next((term for term in second if term.words[0] in ".;"), None)
        end = resolved.index(to) if to in resolved else len(resolved)
        resolved[end:end] = [Term(("to",), {}, ""), *_named(first, systems[-1])]
    return resolved


def _named(first: list[Term], system: Term) -> list[Term]:
    """A system with the name before it: "fleet system"."""
    place = first.index(system)
    return first[place : place + 1] if system.has("system") else first[max(0, place - 1) : place + 1]


def _text(terms: list[Term]) -> str:
    return " ".join(word for term in terms for word in term.words)
