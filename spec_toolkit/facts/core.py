"""The core of a sentence: the names of what it is about, whoever wrote it.

Words of little weight and clauses that only say what something is for are left out, names for the same thing are one
(`concepts`), and those who act are told apart from what something is done to (`people`).
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from spec_toolkit.facts.adjuncts import adjuncts
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.hebrew_adjuncts import adjuncts as hebrew_adjuncts
from spec_toolkit.facts.hebrew_adjuncts import opening_of
from spec_toolkit.facts.hebrew_clauses import is_finite
from spec_toolkit.facts.people import people_phrases
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.roots import root
from spec_toolkit.facts.tables import Senses
from spec_toolkit.facts.tokens import STOPS, Term

Places = set[int] | frozenset[int]

#: Stand in any sentence, or say only how its parts stand to each other.
_EMPTY = frozenset(("user", "crm", "not", "before", "after", "exceptions", "default", "target"))
_MARKS = frozenset(("before", "after"))
#: The name of a condition that denies: "when there are no glasses".
UNLESS = "if not"
_ASIDE = ("purposes", "even", "not_even", "either")
_LIGHT = ("light", "universal", "purposes", "thin")
#: Senses beside which a word has no name but its root.
_BARE = {"live", "last", "goes_back"}
#: Senses of what a thin noun may be the head of.
_MEANT = ("thing", "action")
_SAME = concepts().same

#: Verbs that change a state: "sets it back to", "moves it back to".
_SETS = ("edit", "move", "return", "relate", "send", "sync")
_QUOTES = ('"', "'")
#: How Hebrew nouns end of which there are several: "purchases" are what has been bought.
_MANY = ("ות", "ים")


def _suffers(found: list[Term], phrase: frozenset[int]) -> bool:
    """Whether an English sentence opens with people to whom something is done: "suppliers are approved"."""
    place = max(phrase) + 1
    if any(term.content for term in found[: min(phrase)]):
        return False
    start = place
    while place < len(found) and found[place].has(*_PASSIVE) and not found[place].content:
        place += 1
    if place == start or place >= len(found) or not found[place].has("action"):
        return False
    verb = found[place]
    passive = found[place - 1].has("copula", "being") and verb.words[0].lower().endswith(("ed", "en", "wn"))
    return passive and verb.key not in _TOLD


#: Senses of what stands before the participle.
_PASSIVE = ("modal", "copula", "negators", "auxiliary", "light", "weak", "contrast")
#: Verbs of which somebody gets something.
_TOLD = frozenset(("send", "notify", "remind", "show", "give"))


def _told_already(names: set[str], english: bool) -> frozenset[str]:
    """Names that say no more than another one of these does; what a verb is done to, where more is told of it."""
    known = concepts()
    taken = frozenset[str]()
    if english:  # an Arabic time counts "from the inactivity", which is no name then
        taken = taken.union(*(known.beside[name] for name in known.beside.keys() & names))
    for verb in known.by_nature.keys() & names:
        if names - known.by_nature[verb] - {verb}:
            taken |= known.by_nature[verb]
    return taken


class Core:
    """What one reading is about. Places are positions in its terms (`found`)."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.found = reading.found
        #: Places of light words and of clauses that only say what for.
        self.light: set[int] = set()
        #: Places of verbs that say what something else is done for: "submits it for approval", "asks her to close it".
        self.aims: set[int] = set()
        #: Where "sets back to" says that something is reopened.
        self.back: int | None = None
        if reading.language == "ar":
            self.light |= adjuncts(reading.found)
        elif reading.language == "he" and not reading.categories.isdisjoint(_ASIDE):
            self.light |= hebrew_adjuncts(reading.found)
            if reading.quantities and (opening := opening_of(self.light)):
                # "For monthly billing the system keeps": how often says nothing of what is kept.
                left = [quantity for quantity in reading.quantities if quantity.first not in opening]
                reading = self.reading = replace(reading, quantities=left)
        self._named = self._names(frozenset(self.light))
        self.phrases = people_phrases(reading)
        if reading.language == "en":
            self.phrases = [phrase for phrase in self.phrases if not _suffers(reading.found, phrase)]
        if reading.language == "he" and self.light:
            self.phrases = [phrase for phrase in self.phrases if not phrase <= self.light]
        self.role_places: frozenset[int] = frozenset().union(*self.phrases)

    def core(self, without: Places = frozenset(), names: Iterable[str] = ()) -> frozenset[str]:
        """The names of what the sentence is about, without the terms at these places and without these names."""
        named = self._named
        core = {name for place, name in named if place not in without} if without else {name for _, name in named}
        return frozenset(core.difference(names) if names else core)

    def generic(self, without: Places) -> frozenset[str]:
        """The names of light words, for sentences that name nothing else: "records are kept for two years"."""
        if self.reading.language != "ar":
            return frozenset()
        places = [p for p in self.light.difference(without) if "universal" not in self.found[p].senses]
        return frozenset(
            root(self.found[p].words[0], self.reading.language) for p in places if len(self.found[p].words) == 1
        )

    def name(self, place: int) -> str:
        """The name of the term at a place; its key where it is no part of what the sentence is about."""
        return next((name for at, name in self._named if at == place), self.found[place].key)

    def _ends_clause(self, place: int) -> bool:
        """Whether nothing but a sign follows."""
        return place + 1 == len(self.found) or "sign" in self.found[place + 1].senses

    def _names(self, aside: frozenset[int]) -> list[tuple[int, str]]:
        """Everything that the sentence names, with its place, without light words and clauses that say what for.

        `aside` are the places of what says nothing of its own.
        """
        reading, same = self.reading, _SAME
        language = reading.language
        lighter = not reading.categories.isdisjoint(_LIGHT)
        purpose, aims = False, language == "en"
        heads: set[str] = set()
        here = "houses" in reading.categories and language == "he"
        named: list[tuple[int, str]] = []
        for place, term in enumerate(self.found):
            senses, key = term.senses, term.key
            if place in self.light:
                continue
            if here and "houses" in senses and (term.prefix.endswith("ב") or self._of_house(place)):
                self.light.add(place)
                continue
            if place < 2 and "houses" in senses and self._acts(place):
                self.light.add(place)
                continue
            if lighter and senses:
                if "purposes" in senses and language != "he" and (place > 1 or self._is_aside(place)):
                    purpose = True
                elif purpose and "sign" in senses and term.words[0] in STOPS:
                    purpose = False
                if "thin" in senses and (self._heads(place) or key in heads):
                    heads.add(key)
                    self.light.add(place)
                    continue
                if "stated" in senses and self._says_state(place):
                    named.append((place, term.words[0].lower()))
                    continue
                if purpose or "light" in senses or ("universal" in senses and "negators" not in senses):
                    self.light.add(place)
                    continue
            elif purpose:
                self.light.add(place)
                continue
            if key == "role" and any("role" in near.senses for near in self.found[place + 1 : place + 3]):
                continue  # "the role 'Clerk'"
            if key == "access_right" and language == "ar" and "role" in self._behind(place):
                continue  # what somebody's rights include is what he may do
            if not key or term.taken or key in _EMPTY or ("masters" in senses and "single" in senses):
                if term.conditional and "negators" in senses:
                    named.append((place, UNLESS))
                elif term.conditional and "owned_by" in senses:
                    named.append((place, "if owned"))  # "when it is assigned to a technician"
                elif term.conditional and not _MARKS.isdisjoint(senses) and self._ends_clause(place):
                    named.append((place, f"if {term.words[-1]}"))  # Hebrew writes "other" as it writes "after"
                continue
            if key == "view" and "negators" in senses and self._is_of_doing():
                continue  # "deleting records is off limits"
            if "action" in senses and place and aims and self._is_aim(place):
                named.append((place, f"for {same.get(key, key)}"))
                self.aims.add(place)
            elif senses.keys() <= _BARE and language != "en" and not term.words[0].isascii():
                named.append((place, root(term.words[0], language)))
            else:
                named.append((place, same.get(key, key)))
        if taken := _told_already({name for _, name in named}, language == "en"):
            named = [(at, name) for at, name in named if name not in taken]
        if language == "en":
            named = self._returning(named)
            if any(name == "remind" for _, name in named) and "channel" not in reading.categories:
                named = [(at, name) for at, name in named if name != "send"]  # "sends a reminder"
        elif language == "he":
            named = self._brought_back(named)
        if "contrast" in reading.categories:
            named += [
                (self.found.index(term), f"{group} {value}")
                for term, group, value in reading.contrasts
                if group not in ("obligation", "default_state") and value not in ("always", "visible")
                if not aside or self.found.index(term) not in aside
            ]
        return named

    def _says_state(self, place: int) -> bool:
        """Whether an English participle says in which state something is: "completed orders", "has been completed"."""
        term, before = self.found[place], self.found[place - 1] if place else None
        if term.conditional and term.words[0].endswith("ed"):
            return True  # "when a task is completed"
        if not term.words[0].endswith("ed") or (before is not None and before.has("copula", "modal")):
            return False
        behind = self.found[place + 1 : place + 2]
        return bool(behind) and (behind[0].content or term.conditional)

    def _is_of_doing(self) -> bool:
        """Whether a sentence is about doing something: "deleting records is", "מחיקת רשומות"."""
        first = self.found[0]
        if not first.has("action") or first.key == "view":
            return False
        if self.reading.language == "he":
            return not is_finite(first) and not first.words[0].endswith(_MANY)
        noun = len(self.found) > 1 and self.found[1].has("genitive")  # "deletion of records"
        return noun or first.words[0].endswith("ing")

    def _behind(self, place: int) -> Senses:
        """The senses of the next term."""
        return self.found[place + 1].senses if place + 1 < len(self.found) else {}

    def _returning(self, named: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Without the verb and the state in "sets a cancelled contract back to Active", which only reopens it."""
        back = next((at for at, name in named if name == "reopen" and self.found[at].has("to")), None)
        if back is None:
            return self._returned(named)
        verb = next((at for at, name in named if name in _SETS and at < back), None)
        if verb is None:
            return named
        self.back = back
        self.light.update((verb, *range(back + 1, self._end_of_state(back + 1))))
        return [(at, name) for at, name in named if at not in self.light]

    def _returned(self, named: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """ "Returns it to the status Open" reopens it."""
        found = self.found
        verb = next((at for at, name in named if name == "return"), len(found))
        state = next((at for at in range(verb + 2, len(found)) if found[at].has("starts")), None)
        if state is None or not any(term.has("to") for term in found[state - 2 : state]):
            return named
        self.back = verb
        self.light.update(range(state, self._end_of_state(state + 1)))
        return [(at, "reopen" if at == verb else name) for at, name in named if at not in self.light]

    def _brought_back(self, named: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """ "תחזור למצב" and "מחזיר אותה לסטטוס" reopen it."""
        verb = next((at for at, name in named if name == "reopen" or self.found[at].has("back")), len(self.found))
        states = (at for at, name in named if at > verb and name == "status" and self.found[at].prefix.endswith("ל"))
        state = next(states, None)
        if state is None:
            return named
        self.back = verb
        self.light.update(range(state, self._end_of_state(state + 1)))
        return [(at, "reopen" if at == verb else name) for at, name in named if at not in self.light]

    def _end_of_state(self, start: int) -> int:
        """Behind the name of a state, which stands in quotation marks or in capitals."""
        found = self.found
        if start < len(found) and found[start].words[0] in _QUOTES:
            return next((at + 1 for at in range(start + 1, len(found)) if found[at].words[0] in _QUOTES), start)
        behind = (at for at in range(start, len(found)) if not found[at].words[0][0].isupper())
        return next(behind, len(found))

    def _of_house(self, place: int) -> bool:
        """Whether something belongs to whom the whole document is about: "של הבנק"."""
        return place > 1 and "whose" in self.found[place - 1].senses and self.found[place].prefix.endswith("ה")

    def _acts(self, place: int) -> bool:
        """Whether a verb follows: "the library sends"."""
        start = place + 1
        while start < len(self.found) and self.found[start].senses.keys() == {"light"}:
            start += 1  # "the charity sets out to keep"
        behind = self.found[start : start + 1]
        return bool(behind) and behind[0].has("action", "modal", "negators") and not behind[0].has("thing", "role")

    def _is_aside(self, place: int) -> bool:
        """Whether what opens the sentence ends at a comma and is no part of it: "for reasons of cost, …"."""
        found = self.found
        if found[place].has("relative"):  # "whatever its language, …", but not "whatever appears on it, …"
            clause = takewhile(lambda term: term.words[0] not in STOPS, found[place + 1 :])
            whose = found[place].has("universal") and found[place + 1].has("weak")
            if not whose or any(term.has("action", "copula", "modal") for term in clause):
                return False
        return any(term.words[0] in STOPS for term in found[place:-1])

    def _heads(self, place: int) -> bool:
        """Whether the noun behind says what is meant: "the file of the complaint"."""
        behind = self.found[place + 1 : place + 2]
        return bool(behind) and bool(behind[0].key) and not behind[0].prefix.strip("ال") and behind[0].has(*_MEANT)

    def _is_aim(self, place: int) -> bool:
        """Whether a verb is what another one is done for: behind "for", or behind "asks the manager to"."""
        found = self.found
        mark = found[place - 1].words[-1].lower()
        if mark == "for" and not found[place].words[-1].lower().endswith("ing"):
            return any("action" in term.senses and term.key and not term.conditional for term in found[: place - 1])
        if mark != "to" or "asks" not in self.reading.categories:
            return False
        asking = next((at for at in range(place - 2, -1, -1) if "asks" in found[at].senses), place)
        return any("role" in term.senses for term in found[asking + 1 : place - 1])
