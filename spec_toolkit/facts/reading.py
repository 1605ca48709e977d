"""A sentence read for its facts: topic, who acts, whether it denies, what it limits, which numbers it names."""

import re
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from spec_toolkit.cached import cached_property
from spec_toolkit.facts.attributes import mark_existing
from spec_toolkit.facts.framing import frame
from spec_toolkit.facts.hebrew_clauses import mark_clauses
from spec_toolkit.facts.measuring import measure
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reasons import without_reasons
from spec_toolkit.facts.relative import mark_contact_clauses, without_asides, without_grounds
from spec_toolkit.facts.tokens import Term, role_names, terms
from spec_toolkit.facts.turned import read_as_verbs, straightened
from spec_toolkit.facts.vocabulary import RoleNames, Vocabularies, vocabulary
from spec_toolkit.languages.text import language_of

#: Signs that end a clause.
STOPS = frozenset(",;:.،؛")
#: Names that stand in any sentence of a specification.
_EVERYWHERE = frozenset(("user", "crm"))
#: What is sent by its nature: "sends a reply" says no more than "replies".
_SENT = frozenset(("answer", "notify", "remind"))
#: Senses that name somebody.
_WHO = ("role", "everyone", "nobody")
#: After these an English noun before a role is part of its name.
DETERMINERS = frozenset(("the", "a", "an", "every", "each", "by", "only", "all", "any"))
#: How a construct plural ends: the noun behind it belongs to it.
_CONSTRUCT = {"he": ("י",), "ar": ("و", "ي")}
_DO = frozenset(("do", "does", "did"))
#: An id behind the name of an item.
_REFERENCE = re.compile(r"\s?\[[A-Z]{1,6}-\d+(?:\.\d+)*\]")
#: Senses of what belongs to somebody because he does it.
#: What is named by those for whom it is.
_PAPERS = frozenset(("report", "dashboard", "survey", "newsletter"))
_ACTS = frozenset(("action", "role", "modal", "restricts", "weak", "light"))
#: Senses of a verb that denies: "stays closed".
_STAYS = frozenset(("action", "negators"))
_RELATIVE = frozenset(("that", "which", "who", "whose"))
#: The letter by which Arabic opens what follows a condition.
_SO = "ف"
#: "Guests' files": no quotation mark.
_POSSESSIVE = re.compile(r"(?<=\w)s' ")
#: How an Arabic verb in the present begins; the noun of the second form has the shape of تعديل.
_PRESENT = re.compile("[وف]?س?(?:ي|ت(?!..[يئ].?$))")


@dataclass
class Reading:
    """One sentence. `found` are its terms; the properties say what they amount to."""

    text: str
    language: str
    found: list[Term]
    quantities: list[Quantity]
    #: Every sense that occurs in the sentence.
    categories: frozenset[str]
    #: Names of declared roles, each as the keys of its words.
    roles: RoleNames = field(default_factory=dict, repr=False)

    @property
    def scope(self) -> tuple[Quantity, ...]:
        """The quantities that limit what the sentence says: "above 10 %"."""
        return tuple(quantity for quantity in self.quantities if quantity.kind != "many")

    @cached_property
    def negations(self) -> int:
        """Negators outside conditions, "without" not counted."""
        if "negators" not in self.categories:
            return 0
        return sum(1 for term in self.found if term.has("negators") and not term.conditional and not term.taken)

    @property
    def denies(self) -> bool:
        return self.negations % 2 == 1 or "nobody" in self.categories

    @cached_property
    def lacks(self) -> bool:
        """Whether it says "without"."""
        return "without" in self.categories and any(t.has("without") and not t.taken for t in self.found)

    @cached_property
    def permits(self) -> bool:
        return "modal" in self.categories and any(term.senses.get("modal") == "may" for term in self.found)

    @cached_property
    def obliges(self) -> bool:
        return "modal" in self.categories and any(term.senses.get("modal") == "must" for term in self.found)

    @cached_property
    def contrasts(self) -> list[tuple[Term, str, str]]:
        """Terms that name a value of an attribute: term, group, value."""
        named: list[tuple[Term, str, str]] = []
        if "contrast" not in self.categories:
            return named
        for term in self.found:
            if (value := term.senses.get("contrast")) and not term.conditional:
                group, _, name = value.partition(":")
                named.append((term, group, name))
        return named

    @cached_property
    def whole_topic(self) -> frozenset[str]:
        """The names of everything that the sentence is about."""
        return self._topic(frozenset())

    def topic(self, without: "set[int] | frozenset[int]" = frozenset()) -> frozenset[str]:
        """The names of what the sentence is about, without the terms at these places.

        Users are everybody and the CRM is the subject of all: both words add nothing.
        """
        return self._topic(without) if without else self.whole_topic

    def _topic(self, without: "set[int] | frozenset[int]") -> frozenset[str]:
        named = frozenset(
            [
                f"if not {term.key}"
                if term.part == "depends" and term.has("negators") and not term.has("action")
                else term.key
                for place, term in enumerate(self.found)
                if term.key and not term.taken and place not in without
            ]
        )
        rest = named - _EVERYWHERE
        if "send" in rest and not rest.isdisjoint(_SENT):
            rest -= {"send"}
        return rest if len(rest) > 1 else named

    @cached_property
    def role_phrases(self) -> list[frozenset[int]]:
        """Places of each role with the modifiers that stand beside it."""
        phrases: list[frozenset[int]] = []
        if self.categories.isdisjoint(_WHO):
            return phrases
        for place, term in enumerate(self.found):
            if term.part != "names" or term.senses.keys().isdisjoint(_WHO) or self._is_whose(place):
                continue
            if self._tells_which(place):
                continue
            places = {place}
            step = -1 if self.language == "en" else 1
            near = place + step
            while 0 <= near < len(self.found) and self.found[near].has("area"):
                places.add(near)
                near += step
            if len(places) == 1 and self._compounds(place, near):
                places.add(near)
            phrase = frozenset(places) | self._declared(place)
            if phrase not in phrases:
                phrases.append(phrase)
        return phrases

    def _declared(self, place: int) -> frozenset[int]:
        """The places of the declared name that a role is a word of: "the office manager" is one person."""
        for before, name in self.roles.get(self.found[place].key, ()):
            start = place - before
            stop = start + len(name)
            if start >= 0 and tuple([term.key for term in self.found[start:stop]]) == name:
                return frozenset(range(start, stop))
        return frozenset()

    def _is_whose(self, place: int) -> bool:
        """Whether a role says whose something is: Hebrew "complaints of employees"."""
        if place < 2 or "whose" not in self.found[place - 1].senses or self.found[place].prefix:
            return False
        owned = self.found[place - 2].senses
        return "thing" in owned and owned.keys().isdisjoint(_ACTS)

    def _tells_which(self, place: int) -> bool:
        """Whether an English role only says which thing is meant: "the management report"."""
        if self.language != "en" or place + 1 >= len(self.found) or self.found[place].words[-1].endswith("s"):
            return False
        behind = self.found[place + 1]
        return behind.key in _PAPERS and not behind.words[-1].endswith("s")

    def _compounds(self, role: int, near: int) -> bool:
        """Whether a noun makes one name with a role: "the compliance officer", or a construct plural before it."""
        if not 0 <= near < len(self.found):
            return False
        noun, named = self.found[near], self.found[role]
        if not noun.content or noun.number is not None or (noun.senses and noun.senses.keys() != {"thing"}):
            return False
        if self.language != "en":
            return bool(noun.senses) and named.words[-1].endswith(_CONSTRUCT[self.language])
        before = self.found[near - 1] if near else None
        return before is None or before.words[0].lower() in DETERMINERS

    @cached_property
    def role_groups(self) -> list[frozenset[frozenset[int]]]:
        """Role phrases that are joined: "managers and administrators" is one group of two phrases."""
        groups: list[list[frozenset[int]]] = []
        for phrase in self.role_phrases:
            if groups and self._joined(max(groups[-1][-1]), min(phrase)):
                groups[-1].append(phrase)
            else:
                groups.append([phrase])
        return [frozenset(group) for group in groups]

    def _joined(self, end: int, start: int) -> bool:
        between = self.found[end + 1 : start]
        if not between:
            return self.found[start].prefix.startswith(("ו", "و"))
        return len(between) <= 2 and all(
            term.words[0].lower() in ("and", "or", "או", "أو", "ו", "و", "as", "well") or term.words[0] in ",،"
            for term in between
        )

    def names(self, places: "set[int] | frozenset[int]") -> frozenset[str]:
        """The names of the terms at these places."""
        return frozenset(self.found[place].key for place in places if self.found[place].key)


def read(text: str, known: Vocabularies | None = None) -> Reading:
    """Reads one normalised sentence in its own language."""
    language = language_of(text)
    words = _POSSESSIVE.sub("s ", text) if language == "en" and "s' " in text and " '" not in text else text
    if "[" in words:
        words = _REFERENCE.sub("", words)  # "the report Absent members [REP-01]" names the report
    found = terms(words, known[language] if known else vocabulary(language))
    categories = frozenset().union(*(term.senses for term in found))
    if language == "en":
        plain = straightened(without_asides(found) if ", wh" in text else found, categories)
        if plain is not found:
            found, categories = plain, frozenset().union(*(term.senses for term in plain))
        mark_contact_clauses(found)
    if "grounds" in categories and ("," in text or "،" in text):
        found = without_grounds(found)
        categories = frozenset().union(*(term.senses for term in found))
    if not categories.isdisjoint(("reasons", "therefore")):
        found = without_reasons(found)
        categories = frozenset().union(*(term.senses for term in found))
    categories = frame(found, categories)
    if language == "he":
        mark_clauses(found, STOPS)
    elif "conditions" in categories or "exceptions" in categories:
        _conditions(found)
        if "nobody" in categories:
            categories = _nobody_in_conditions(found, categories)
    quantities = measure(found, categories)
    if "verbal" in categories:
        categories |= read_as_verbs(found)
    _settle(found)
    if "standing" in categories:
        mark_existing(found)
    if "holders" in categories:
        _held(found, language)
    if "responsible" in categories and _responsible(found):
        categories |= {"role"}
    if "role" in categories:
        if language == "ar":
            _head(found)
        _shown(found)
    if language == "ar" and not categories.isdisjoint(("reopens", "again")):
        _again(found)
    return Reading(text, language, found, quantities, categories, role_names(known, language) if known else {})


def _conditions(found: list[Term]) -> None:
    """Marks what stands in a condition or a relative clause."""
    place = 0
    signs = [at for at, term in enumerate(found[:-1]) if "sign" in term.senses and term.words[0] in STOPS]
    last = signs[-1] if signs else -1
    while place < len(found):
        term = found[place]
        if not (term.senses or term.prefix) or not _opens(term):
            place += 1
            continue
        stop = place
        while stop < len(found) and not _closes(found, place, stop, last):
            found[stop].conditional = True
            stop += 1
        place = max(stop, place + 1)


def _nobody_in_conditions(found: list[Term], categories: frozenset[str]) -> frozenset[str]:
    """ "If nobody replies" denies the condition only. Returns the senses that occur in the sentence afterwards."""
    for term in found:
        if term.conditional and term.has("nobody"):
            term.senses, term.key, term.part = {"negators": ""}, "", "depends"
    return categories if any(term.has("nobody") for term in found) else categories - {"nobody"} | {"negators"}


def _closes(found: list[Term], start: int, stop: int, last: int) -> bool:
    """Whether a clause that opens at one term ends before another: at a sign, or where the main clause begins.

    `last` is the place of the last sign inside the sentence: without one behind it, a modal opens the main clause.
    """
    term, senses = found[stop], found[stop].senses
    if "sign" in senses and term.words[0] in STOPS:
        return True
    if term.prefix == _SO and stop > start and ("negators" in senses or "modal" in senses or is_finite(term)):
        return True
    if found[start].has("relative") and _is_main_verb(found, start, stop):
        return True
    relative = found[start].words[0].lower() in _RELATIVE or found[start].prefix.endswith("ש")
    if relative and stop > start and senses.keys() >= _STAYS and found[stop - 1].has("action"):
        return True  # "that has been cancelled stays cancelled"
    if stop == start or not (relative or start < 2) or stop <= last:
        return False
    if "negators" in senses and "sign" not in senses:
        # "A case that was closed is not reopened": what follows the verb of the clause denies the main clause.
        if found[start].has("relative") and stop > start + 1 and not term.prefix and _is_denied(found, stop):
            return True  # "التذكرة التي أُغلقت | لا تُفتح"
        if found[stop - 1].words[-1].lower() in _DO and any(t.has("copula", "action") for t in found[start : stop - 1]):
            return True  # "rentals that were cancelled do not show up"
        behind = found[stop + 1].senses if stop + 1 < len(found) else {}
        if "occasions" in found[start].senses and stop > start + 1:
            return not any(is_finite(near) for near in found[start + 1 : stop])
        return "modal" in behind or (found[start].prefix.endswith("ש") and stop == start + 1)
    if "modal" in senses:
        return True
    if "copula" in senses and any(near.has("copula", "bound", "auxiliary") for near in found[start + 1 : stop]):
        return True  # "a file that exceeds 5 MB is rejected"
    if start >= 2:
        return False
    if senses.get("contrast", "").startswith("obligation:"):
        return True
    return stop > start + 1 and ("subject" in senses or term.key == "crm" or is_finite(term))


def is_finite(term: Term) -> bool:
    """Whether an Arabic word is a verb in the present and no noun made of it (تعديل)."""
    return "action" in term.senses and _PRESENT.match(term.words[0]) is not None


def _held(found: list[Term], language: str) -> None:
    """Where something is written down is no other subject: "prices in the price list" are prices."""
    for place, term in enumerate(found):
        if term.has("holders") and term.content and (term.prefix.endswith("ב") or _inside(found, place)):
            others = {other.key for other in found if other.content and other is not term} - _EVERYWHERE
            part = next((other for other in found if other.content and term.key.startswith(f"{other.key}_")), None)
            if part is not None and language == "en":
                continue  # who corrects a price in the price list corrects the list as well
            term.taken = len(others) > 1


def _head(found: list[Term]) -> None:
    """What somebody heads or works for is part of his name: "head of the collections department" is one of them."""
    for role, behind in pairwise(found):
        if role.has("comes") and behind.has("role"):
            role.senses, role.key = {}, ""  # "the arrival of the technician" is no access
        if not role.has("role", "area") or not behind.has("area") or not behind.has("role"):
            continue
        if behind.prefix not in ("", "ال"):
            continue
        if _is_bare(role):
            area = behind.senses["area"]
            behind.senses, behind.key = {"area": area}, area


def _responsible(found: list[Term]) -> bool:
    """Makes "the person in charge of the archive" somebody; returns whether there is one."""
    named = False
    for term, behind in pairwise(found):
        if term.has("responsible") and not term.has("role") and _is_bare(term) and behind.words[0].startswith("ال"):
            term.senses, term.key, term.part, named = {"role": "officer"}, "officer", "names", True
    return named


def _is_bare(noun: Term) -> bool:
    """Whether an Arabic noun has no article, so that what stands behind it belongs to it."""
    return not noun.words[-1].startswith("ال") and not noun.prefix.endswith(("ال", "لل"))


def _again(found: list[Term]) -> None:
    """ "The supervisor opens the ticket again" is one verb in two words, with the supervisor between them."""
    for place, term in enumerate(found):
        if term.has("reopens"):
            between = takewhile(lambda near: near.has("role", "area"), found[place + 1 : place + 4])
            verb = found[place + 1 + len(list(between)) :][:1]
            if verb and verb[0].key == "create":
                verb[0].senses, verb[0].key = {}, ""
        elif term.has("again"):
            for opens in found[:place] if term.key == "reopen" else found[max(0, place - 1) : place]:
                if opens.key == "create" and is_finite(opens):
                    opens.key = "reopen"  # "is not opened again"


def _inside(found: list[Term], place: int) -> bool:
    """Whether "in" or "on" stands before a term, but for an article."""
    before = found[max(0, place - 2) : place]
    if before and before[-1].words[0].lower() in DETERMINERS:
        before = before[:-1]
    return bool(before) and before[-1].has("inside")


def _shown(found: list[Term]) -> None:
    """What is shown to somebody is what she sees, whatever shows it: "the app shows technicians the history"."""
    for place, term in enumerate(found):
        if term.key != "show" or term.taken or term.conditional:
            continue
        if term.has("appears"):  # what appears is no other thing that shows it
            term.key = "view"
            continue
        behind = found[place + 1 : place + 4]
        to = next((at for at, near in enumerate(behind) if near.has("role")), None)
        if to is None:
            continue
        directly = to == 0 or behind[to - 1].has("to") or (to == 1 and behind[0].has("area"))
        if (
            behind[to].prefix.startswith("ل")
            or behind[to].prefix.startswith("ל")
            or (directly and not behind[to].prefix)
        ):
            term.key = "view"
            last = max(at for at, near in enumerate(behind) if near.has("role", "area"))
            if behind[to].prefix.startswith(("ל", "ل")) and not any(near.content for near in found[place + last + 2 :]):
                continue  # what is shown stands before those who see it
            for shows in (*found[:place], *behind[:to]):
                shows.taken = shows.taken or (shows.content and not shows.has("negators", "customer", "area"))


def _is_main_verb(found: list[Term], start: int, place: int) -> bool:
    """Whether a verb behind an Arabic relative clause is that of the main clause: "الطلبات التي رُفضت | تُحذف"."""
    least = start + 1 + found[start + 1].has("negators")
    if place <= least or found[place].prefix or not is_finite(found[place]) or found[place].has("thing"):
        return False
    if found[place - 1].has("that", "negators", "modal"):
        return False
    return not any(is_finite(term) or term.has("modal") for term in found[:start])


def _is_denied(found: list[Term], place: int) -> bool:
    """Whether an Arabic verb follows a negator."""
    return place + 1 < len(found) and is_finite(found[place + 1])


def _opens(term: Term) -> bool:
    senses = term.senses
    return "conditions" in senses or "exceptions" in senses or ("ש" in term.prefix and "negators" not in senses)


def _is_verb(before: Term | None, term: Term) -> bool:
    """Whether an English word that is a noun as well ("a record") stands as a verb."""
    return term.words[0].lower().endswith(("ed", "ing")) or (before is not None and before.has("modal", "negators"))


def _settle(found: list[Term]) -> None:
    """Words that work in the sentence are no part of its topic; negators in conditions are."""
    for place, term in enumerate(found):
        if term.part == "names":
            continue
        if term.part == "works":
            term.key = ""
        elif term.has("negators") and term.has("action"):
            continue  # "hidden from" denies that somebody sees
        elif term.has("weak") and term.has("action"):
            if not _is_verb(found[place - 1] if place else None, term):
                term.key = ""
        elif term.has("negators") and term.conditional:
            term.key = term.key or "not"
        elif mark := next((name for name in ("exceptions", "before", "after") if name in term.senses), ""):
            term.key = mark
        else:
            term.key = ""
