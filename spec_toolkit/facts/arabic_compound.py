"""Arabic sentences that set one thing against another: "الجوال إلزامي، أما البريد فاختياري"."""

from itertools import takewhile

from spec_toolkit.facts.clauses import refers
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.tokens import STOPS, Term

#: How the predicate behind "as for" begins.
_SO = "ف"
#: How Arabic writes "for" before a verb's noun.
_FOR = "ل"
#: How a noun ends that has its owner.
_ITS = ("هما", "هم", "ها", "ه")
#: A part of a sentence has so many terms at least.
_LEAST = 2


def conjuncts(reading: Reading) -> list[str]:
    """The texts of the sentences; nothing where the sentence is one."""
    found = reading.found
    if reading.categories.isdisjoint(("as_for", "whereas")):
        return []
    for place, term in enumerate(found):
        first, second = found[:place], found[place + 1 :]
        if term.has("as_for") and (clause := _as_for(second)):
            return [_text(first), _text(_shared(first, clause))] if len(first) >= _LEAST else [_text(clause)]
        if term.has("whereas") and len(first) >= _LEAST <= len(second) and not first[0].conditional:
            return [_text(first), _text(_shared(first, second))]
    return []


def _as_for(second: list[Term]) -> list[Term]:
    """The topic behind "as for" with what is said of it, without the letter that leads to that; empty where none is."""
    topic = list(takewhile(lambda term: not _leads(term), second))
    if not topic or len(topic) == len(second) or any(term.words[0] in STOPS for term in topic[:-1]):
        return []
    said = second[len(topic)]
    plain = Term((said.words[0].removeprefix(_SO), *said.words[1:]), said.senses, said.key, said.prefix[1:])
    return [*topic, plain, *second[len(topic) + 1 :]]


def _shared(first: list[Term], second: list[Term]) -> list[Term]:
    """The second clause with what its pronouns stand for, and with where and for what it is so."""
    things = [term for term in first if term.has("thing") and term.content and not term.conditional]
    if refers(second[:1]) and len(first) > 1 and first[1].words[0].startswith("ال") and not first[1].taken:
        noun = next((second[0].words[0].removesuffix(its) for its in _ITS if second[0].words[0].endswith(its)), "")
        bare = Term((noun,), second[0].senses, second[0].key)
        return [bare, first[1], *second[1:]]  # "اسم المورد إلزامي، أما عنوانه فاختياري"
    if refers(second) and not any(term.has("thing") for term in second):
        return [*things[:1], *second]
    if "contrast" not in frozenset().union(*(term.senses for term in second)) or any(map(_goes_on, second)):
        return second
    start = next((place for place, term in enumerate(first) if place and _goes_on(term)), len(first))
    return [*(term for term in second if term.words[0] not in STOPS), *first[start:]]


def _goes_on(term: Term) -> bool:
    """Whether a term opens where or for what something is so: "في البوابة", "عند التسجيل", "لتسجيل العميل"."""
    return term.has("inside", "occasions") or (term.has("action") and term.prefix == _FOR)


def _leads(term: Term) -> bool:
    """Whether a word begins with the letter that leads from the topic to what is said of it."""
    return term.prefix.startswith(_SO) or (term.words[0].startswith(_SO) and term.has("negators", "modal", "owning"))


def _text(terms: list[Term]) -> str:
    return " ".join(word for term in terms for word in term.words if word not in STOPS)
