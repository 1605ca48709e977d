"""The phrases that name people, each with the noun that belongs to it: "the call agent", "the head of finance"."""

from spec_toolkit.facts.hebrew_clauses import is_finite
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.tokens import DETERMINERS, Term

#: Senses of the noun behind a role: an Arabic verb with an article is the noun made of it ("the lending clerk").
_NAMING = {
    "he": {"thing", "houses", "bodies"},
    "ar": {"thing", "action", "completes", "fills", "writes", "reads", "holders"},
}
#: Senses of a Hebrew noun made of a verb, which says what somebody is in charge of.
_DOING = frozenset(("action", "completes", "fills", "thing"))
_ARTICLE = {"he": "ה", "ar": "ال"}
#: How Arabic writes "to the" before a word.
_TO_THE = "لل"


def people_phrases(reading: Reading) -> list[frozenset[int]]:
    """The places of each phrase in the terms of the sentence."""
    return _compounds(reading) if reading.language == "en" else _constructs(reading)


def _compounds(reading: Reading) -> list[frozenset[int]]:
    """Role phrases with the noun that opens them: "the call agent", "collection agents"."""
    found = reading.found
    phrases: list[frozenset[int]] = []
    for phrase in reading.role_phrases:
        near = first = min(phrase)
        while near and first - near < _NOUNS and _modifies(found[near - 1]):
            near -= 1
        before = found[near - 1].words
        opens = near == 0 or (before[0].lower() in DETERMINERS and len(before) == 1)
        opens = opens or found[near - 1].has("serves")
        if near == 0 and _is_done_to(found, first):
            opens = False
        if opens and not any(term.has("writes", "reads", "system") for term in found[near:first]):
            phrase |= frozenset(range(near, first))
        behind = max(phrase) + 1
        if found[behind - 1].words[-1].lower() == "of" and behind < len(found) and found[behind].content:
            phrase |= {behind}  # "the head of finance"
        if phrases and min(phrase) in phrases[-1]:
            continue  # "employees in the call centre" are no call centre
        if phrases and min(phrase) == max(phrases[-1]) + 1 and not found[min(phrase)].has("everyone"):
            phrase |= phrases.pop()  # "the volunteer coordinator"
        phrases.append(phrase | _where(reading, max(phrase) + 1))
    return phrases


def _is_done_to(found: list[Term], role: int) -> bool:
    """Whether a sentence opens with what is done to people: "removing drivers from a tour is …"."""
    if not found[0].has("action") or not found[0].words[0].endswith("ing") or not found[role].words[-1].endswith("s"):
        return False
    verb = next((term for term in found[role:] if term.has("copula", "modal")), None)
    return verb is not None and verb.words[0].lower() == "is"


#: How many nouns may stand before a role: "the head-office loyalty team".
_NOUNS = 3


def _modifies(term: Term) -> bool:
    return term.content and term.number is None and "role" not in term.senses and not term.has("modal", "negators")


#: Senses of what may follow a phrase that names people by the place where they work.
_ENDS = ("modal", "copula", "negators", "auxiliary", "action", "only", "sign", "restricts", "weak")
#: Senses of words that name no place of work.
_NO_PLACE = ("system", "channel", "system_words", "phases", "month", "conditions", "number", "negators", "modal")


def _where(reading: Reading, start: int) -> frozenset[int]:
    """The places of the name behind a role that says where somebody works: "employees in the shops"."""
    found = reading.found
    if start + 1 >= len(found) or not found[start].has("workplace"):
        return frozenset()
    place = start + 1
    if found[place].has("article") and place + 1 < len(found):
        place += 1
    stop = place
    while stop < len(found) and stop < place + 2 and found[stop].content and not found[stop].has(*_NO_PLACE):
        stop += 1
    named = found[place:stop]
    if not named or any(term.number is not None for term in named):
        return frozenset()
    if found[start].has("genitive") and not any(term.has("area") for term in named):
        return frozenset()  # "the owner of the contract"
    if stop < len(found) and not found[stop].has(*_ENDS):
        return frozenset()
    return frozenset(range(place, stop))


#: What is said of somebody who does nothing.
_IDLE = "inactivity"


def _has(noun: Term, article: str) -> bool:
    return noun.words[0].startswith(article)


def _constructs(reading: Reading) -> list[frozenset[int]]:
    """Hebrew and Arabic role phrases with the noun that belongs to them; it has the article: "מסלק התביעות"."""
    found, article = reading.found, _ARTICLE[reading.language]
    phrases: list[frozenset[int]] = []
    for phrase in reading.role_phrases:
        behind = max(phrase) + 1
        if len(phrase) == 1 and behind < len(found):
            role, noun = found[behind - 1], found[behind]
            bare = not role.words[-1].startswith(article) and not role.prefix.endswith((article, _TO_THE))
            defined = noun.prefix.endswith(article) if noun.senses and reading.language == "he" else _has(noun, article)
            belongs = defined or (reading.language == "he" and not role.prefix and not noun.prefix and noun.senses)
            names = noun.senses.keys() <= _NAMING[reading.language]
            if reading.language == "he" and defined and not names and not is_finite(noun):
                names = "action" in noun.senses and noun.senses.keys() <= _DOING  # "מנהלת האירוח"
            if bare and names and belongs and _is_of(reading, behind):
                phrase |= {behind}  # "ראש מדור"
                area = behind + 1 < len(found) and found[behind + 1].has("area")
                if reading.language == "ar":  # "the collector" stops "the service of the meter"
                    area = area and found[behind + 1].words[0].startswith(article)
                if area and not found[behind + 1].has("role"):
                    phrase |= {behind + 1}  # "the chief credit manager"
            elif reading.language == "he" and role.prefix in ("", _TO) and _is_adjective(noun):
                phrase |= {behind}
            elif reading.language == "ar" and not bare and _is_kind(noun):
                phrase |= {behind}  # "the medical manager"
            elif reading.language == "ar" and bare and _opens_name(found, behind):
                phrase |= {behind, behind + 1}  # "موظف شباك التذاكر"
        if phrases and min(phrase) == max(phrases[-1]) + 1 and _both_defined(reading, phrases[-1], phrase):
            phrase |= phrases.pop()  # "the pharmacist in charge"
        phrases.append(phrase)
    return phrases


def _opens_name(found: list[Term], place: int) -> bool:
    """Whether an Arabic noun of which nothing is known stands before another one that has the article."""
    article = _ARTICLE["ar"]
    if place + 1 >= len(found) or found[place].senses or found[place].prefix or not found[place].content:
        return False
    behind = found[place + 1]
    return (
        not _has(found[place], article) and _has(behind, article) and behind.senses.keys() <= _NAMING["ar"] | {"issued"}
    )


def _is_of(reading: Reading, noun: int) -> bool:
    """Whether a noun belongs to the role before it; in "לשמאי הדוח מוצג" it is what is shown to him."""
    found = reading.found
    if reading.language == "he" and noun == 1 and found[0].prefix == _TO and len(found) > _SHOWN:
        shown = found[noun + 1].key in ("show", "view") or found[noun + 1].has("contrast")
        if shown and not any(term.has("thing") for term in found[noun + 1 :]):
            return False
    return found[noun].content


#: For whom something is, at the beginning of a Hebrew sentence, and how many terms it has at least.
_TO, _SHOWN = "ל", 2


def _is_adjective(word: Term) -> bool:
    """Whether an unknown Hebrew word behind a role says of which kind it is: "נציג רפואי"."""
    return not word.senses and word.content and word.words[0].endswith(_KINDS) and len(word.words[0]) > _SHORT


#: How Hebrew adjectives end that are made of nouns, and how many letters are too few for one.
_KINDS, _SHORT = ("י", "ית", "יים", "יות"), 3


def _is_kind(word: Term) -> bool:
    """Whether an unknown Arabic word with the article says of which kind somebody is: "المدير الطبي"."""
    return not word.senses and word.content and word.words[0].startswith("ال") and word.words[0].endswith(_NISBA)


#: How Arabic adjectives end that are made of nouns.
_NISBA = ("ي", "ية", "يين", "يون", "يات")


def _both_defined(reading: Reading, one: frozenset[int], two: frozenset[int]) -> bool:
    """Whether two role phrases both have the article, so that the second says more of the first: "المحامي المتدرب"."""
    found = reading.found
    if reading.language == "he":
        return all(found[min(p)].prefix.endswith(_ARTICLE["he"]) for p in (one, two))
    who, kind = found[min(one)], found[min(two)]
    both = all(term.words[0].startswith("ال") and len(term.words) == 1 for term in (who, kind))
    return both and len(one) == len(two) == 1 and who.words[0].endswith(_MANY) == kind.words[0].endswith(_MANY)


#: How Arabic plurals of people end.
_MANY = ("ون", "ين", "ات")
