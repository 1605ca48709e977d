"""A sentence as vocabulary terms: what each word or phrase can mean, and where it stands."""

import re
from dataclasses import dataclass
from typing import Literal

from spec_toolkit.facts.declared import RoleNames, Vocabularies
from spec_toolkit.facts.tables import Senses
from spec_toolkit.facts.vocabulary import Vocabulary
from spec_toolkit.languages.text import TOKEN, language_of, normalise

#: Dates, clock times and ids are one word each; so is a number with its thousands.
_WHOLE = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.m\.|[apAP][mM]\b)|\d{1,2}:\d{2}(?::\d{2})?"
    r"|[A-Z]{1,6}-\d+(?:\.\d+)*|\d{1,2}/\d{1,2}/\d{2,4}|<=|>="
)
#: What a text holds that has one of these.
_SIGNS = ("-", ":", "/", "=", "am", "pm", ".m", "AM", "PM", ".M")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

#: Signs that end a clause.
STOPS = frozenset(",;:.،؛")
#: After these an English noun before a role is part of its name.
DETERMINERS = frozenset(("the", "a", "an", "every", "each", "by", "only", "all", "any"))

#: What gives a word its name when it means several things, in this order.
NAMING = (
    "nobody",
    "everyone",
    "role",
    "thing",
    "action",
    "channel",
    "system",
    "place",
    "area",
    "value",
    "default",
    "single",
)


#: Whether a term names something, works in the sentence, or does what its neighbours say.
Part = Literal["names", "works", "depends"]

_NAMES = ("thing", "role", "action", "channel", "area", "system", "place", "value", "everyone", "nobody", "default")
_MARKS = ("exceptions", "before", "after")
#: Categories of words that work in a sentence and name nothing.
_WORKING = (
    "weak", "modal", "without", "only", "restricts", "except_only", "conditions", "copula", "to", "from", "every",
    "bound", "many", "back", "forever", "sign", "span", "inside", "writes", "reads", "turns", "auxiliary", "article",
    "pronoun", "genitive", "workplace", "relative", "opening", "weekday",
)  # fmt: skip

#: Categories whose words, when they mean nothing else, are named by their own stem.
_OWN_NAMES = (
    "writes", "reads", "light", "state", "houses", "asks", "verbal", "falls", "off", "readable", "hinders",
    "live", "last", "goes_back", "chooses", "daytimes", "failing", "numbered",
    "intervals", "options", "picks", "fixes", "prices", "raised", "counted_off", "left_out", "shown",
)  # fmt: skip

#: How far behind a dual its mark stands.
_NEAR = 4
#: How a dual ends that could be a plural; before a noun that belongs to it without its last letter.
_PLURAL_DUALS = ("ين", "بي")
#: A quick look at words that may be duals.
_DUALS = ("ان", "ين")

#: Names of categories whose words all say the same.
_FIXED = {"everyone": "user", "nobody": "user", "default": "default"}


@dataclass(slots=True)
class Term:
    """A word or phrase: its senses, and the name by which texts are compared."""

    words: tuple[str, ...]
    senses: Senses
    key: str
    prefix: str = ""
    number: float | None = None
    part: Part = "names"
    #: Stands in a condition or a relative clause.
    conditional: bool = False
    #: Taken by a quantity, a bound or another construction: no part of the topic any more.
    taken: bool = False
    #: Says by its ending that there are two of it.
    dual: bool = False

    def has(self, *categories: str) -> bool:
        """Whether it can mean something of one of these categories."""
        senses = self.senses
        if senses:
            for category in categories:
                if category in senses:
                    return True
        return False

    @property
    def content(self) -> bool:
        """Whether it says what the sentence is about."""
        return bool(self.key) and not self.taken


def split(text: str) -> list[tuple[str, int, int]]:
    """The words and signs of a text with their places."""
    found: list[tuple[str, int, int]] = []
    place = 0
    for whole in _WHOLE.finditer(text):
        found += [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text, place, whole.start())]
        found.append((_by_the_clock(whole.group()), whole.start(), whole.end()))
        place = whole.end()
    found += [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text, place)]
    return found


def _by_the_clock(word: str) -> str:
    """A time of the day as the clock shows it: "6 p.m." is "18:00"."""
    time = _HALF_DAY.fullmatch(word)
    if time is None:
        return word
    return f"{int(time[1]) % 12 + (12 if time[3] in 'pP' else 0)}:{time[2] or '00'}"


#: Hour, minute and half of the day.
_HALF_DAY = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?([apAP])\.?[mM]\.?")


def _words(text: str) -> list[str]:
    """The words and signs of a text."""
    # The expression tries seven ways at every letter; a look for the signs that all of them need takes no time.
    if any(sign in text for sign in _SIGNS) and _WHOLE.search(text):
        return [word for word, _, _ in split(text)]
    return TOKEN.findall(text)


def terms(text: str, known: Vocabulary) -> list[Term]:
    """The terms of a sentence, the longest forms first."""
    words = _words(text)
    ready, ready_before, ready_phrases = known.ready, known.ready_before, known.ready_phrases
    found: list[Term] = []
    last = len(words) - 1
    place = 0
    while place <= last:
        word = words[place]
        # A word that starts no phrase is the same term wherever it stands, any other one before the same word.
        made = ready.get(word)
        if made is None:
            following = words[place + 1] if place < last else ""
            made = ready_before.get((word, following))
        if made is not None:
            senses, key, prefix, number, part_played, dual = made
            if dual:
                found.append(_two())
            found.append(Term((word,), senses, key, prefix, number, part_played, dual=dual))
            place += 1
            continue
        phrase = (word, following, words[place + 2] if place + 1 < last else "")
        if phrase in ready_phrases:
            length, (senses, key, prefix, number, part_played, dual) = ready_phrases[phrase]
            if dual:
                found.append(_two())
            taken = tuple(words[place : place + length])
            found.append(Term(taken, senses, key, prefix, number, part_played, dual=dual))
            place += length
            continue
        term, stop = _term(words, place, known)
        ready_term = (term.senses, term.key, term.prefix, term.number, term.part, term.dual)
        if stop == place + 1 and known.alone(word):
            ready[word] = ready_term
        elif stop == place + 1 and not known.goes_on(word, following):
            ready_before[word, following] = ready_term
        elif known.reach(words, place) <= place + len(phrase):
            ready_phrases[phrase] = (stop - place, ready_term)
        if term.dual:
            found.append(_two())
        found.append(term)
        place = stop
    return _several(found) if known.language == "ar" else found


def role_names(known: Vocabularies, language: str) -> RoleNames:
    """The declared names of roles in a language, those of several words."""
    names = known.roles.get(language)
    if names is None:
        names = known.roles[language] = {}
        for form, category, _ in known.declared:
            if category == "role" and language_of(form) == language:
                name = tuple([term.key for term in terms(normalise(form).text, known[language])])
                for before, key in enumerate(name if len(name) > 1 and all(name) else ()):
                    names.setdefault(key, []).append((before, name))
        for found in names.values():
            found.sort(key=lambda named: -len(named[1]))
    return names


def _several(found: list[Term]) -> list[Term]:
    """Where a dual that could be a plural is two: "سائقين للمركبة الواحدة", "مندوبين أو أكثر"."""
    found = [term for place, term in enumerate(found) if not _only_agrees(found, place)]
    more = [p for p, t in enumerate(found) if t.has("any_one") or (t.has("bound") and t.words[0] == "أو")]
    for place in range(min(len(found), max(more) + _NEAR) - 1 if more else -1, -1, -1):
        term = found[place]
        near = any(place < mark <= place + _NEAR for mark in more)
        near = near or any(mark < place <= mark + _NEAR and found[mark].has("any_one") for mark in more)
        if near and not term.dual and term.has("role", "thing") and may_be_two(term):
            if not place or found[place - 1].number is None:
                found.insert(place, _two())
            return found
    return found


def _only_agrees(found: list[Term], place: int) -> bool:
    """Whether a "two" stands before an adjective of many, or before "50 leads": "العملاء الخاملين", "عميلا محتملا"."""
    if place + 1 >= len(found) or not found[place + 1].dual:
        return False
    named, before = found[place + 1], found[place - 1] if place else None
    if named.words[-1].endswith("ا"):
        return len(named.words) > 1
    if before is None or not named.words[0].startswith("ال") or not before.words[-1].startswith("ال"):
        return False
    return not before.dual and before.has("thing", "role")


def may_be_two(term: Term) -> bool:
    """Whether a plural is written as two are."""
    first, *others = term.words
    return first.endswith(_PLURAL_DUALS) or (bool(others) and first.endswith("ي") and not others[0].startswith("ال"))


def _two() -> Term:
    """The number that a dual holds, as a term before it."""
    return Term(("2",), {"number": "2"}, "", number=2, part="works")


def _term(words: list[str], place: int, known: Vocabulary) -> tuple[Term, int]:
    """The longest term that starts at a word, and where it ends."""
    word = words[place]
    match = known.find(words, place)
    if match is None:
        return _other(word, known), place + 1
    stop, senses, prefix = match
    if "adverb" in senses and stop == place + 1:
        senses = {name: sense for name, sense in senses.items() if name != "adverb"}
        if word.endswith("ly"):
            senses["light"] = ""
        elif not senses:
            return _other(word, known), stop
    if stop == place + 1 and "role" in senses and word.endswith("ing"):
        return _other(word, known), stop  # "boarding" is no board
    key = _name(senses, words, place, stop)
    if not key and "negators" not in senses:
        own = not senses.keys().isdisjoint(_OWN_NAMES) or (known.language == "en" and senses.keys() == {"moves"})
        key = known.unknown(words[stop - 1] if "state" in senses else word) if own else ""
    number = float(senses["number"]) if "number" in senses else None
    if number is not None:
        dual = False
    elif stop == place + 1 or words[stop - 1].endswith(_DUALS):
        dual = word.endswith(_DUALS) and known.dual(word)
    else:
        dual = word.endswith("ا") and key != "" and known.construct_dual(word)
    return Term(tuple(words[place:stop]), senses, key, prefix, number, part(senses), dual=dual), stop


def part(senses: Senses) -> Part:
    """What part a term with these senses plays, as far as its neighbours do not decide."""
    if not senses:
        return "names"
    if "negators" in senses or not senses.keys().isdisjoint(_MARKS) or ("weak" in senses and "action" in senses):
        return "depends"
    if not senses.keys().isdisjoint(_NAMES):
        return "names"
    flows = ("writes" in senses or "reads" in senses) and "weak" not in senses
    return "names" if flows or senses.keys().isdisjoint(_WORKING) or "single" in senses else "works"


def _name(senses: Senses, words: list[str], place: int, stop: int) -> str:
    for category in NAMING:
        if category in senses:
            return senses[category] or _FIXED.get(category) or " ".join(words[place:stop]).lower()
    return ""


def _other(word: str, known: Vocabulary) -> Term:
    if word[0].isdigit():
        term = Term((word,), {}, word)
        plain = word.replace(",", "") if _THOUSANDS.fullmatch(word) else word.replace(",", ".")
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            term.number = float(plain)
        return term
    if not word[0].isalpha():
        return Term((word,), {"sign": word}, "", part="works")
    return Term((word,), {}, known.unknown(word))
