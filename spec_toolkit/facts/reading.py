"""A sentence read for its facts: topic, who acts, whether it denies, what it limits, which numbers it names."""

from dataclasses import dataclass, field

from spec_toolkit.cached import cached_property
from spec_toolkit.facts.arabic_construct import owns_noun
from spec_toolkit.facts.declared import RoleNames
from spec_toolkit.facts.morphology import morphology
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.tokens import DETERMINERS, Term
from spec_toolkit.facts.topic import topic_of

#: Senses that name somebody.
_WHO = ("role", "everyone", "nobody")
#: What is named by those for whom it is.
_PAPERS = frozenset(("report", "dashboard", "survey", "newsletter"))
#: What joins two people of an English sentence, what else may stand between them, and how many words.
_JOINING = frozenset(("and", "or", "as", "but"))
_BETWEEN = _JOINING | {",", "well", "the", "a", "an", "by", "his", "her", "their", "also"}
_JOINT = 4
#: As far into a Hebrew sentence a noun that is somebody's stands at least.
_IN_CONSTRUCT = 2
#: How far before an English role "of" may stand, and the senses of what describes him.
_DESCRIBED = 4
_DESCRIBING = frozenset(("state", "fresh", "light", "weak", "action"))
#: Senses of what belongs to somebody because he does it.
_ACTS = frozenset(("action", "role", "modal", "restricts", "weak", "light"))


def _verb_first(found: list[Term]) -> bool:
    """Whether an Arabic sentence can open with a verb, so that somebody behind it acts: "يمنح المندوب"."""
    return found[0].words[0].startswith(_VERBS)


#: How Arabic verbs in the present begin.
_VERBS = ("ي", "ت")


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
        return topic_of(self.found, frozenset())

    def topic(self, without: "set[int] | frozenset[int]" = frozenset()) -> frozenset[str]:
        """The names of what the sentence is about, without the terms at these places."""
        return topic_of(self.found, without) if without else self.whole_topic

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
            while 0 <= near < len(self.found) and self.found[near].has("area") and not self._begins_anew(near):
                places.add(near)
                near += step
            if len(places) == 1 and self._compounds(place, near):
                places.add(near)
            phrase = frozenset(places) | self._declared(place)
            if phrase not in phrases:
                phrases.append(phrase)
        return phrases

    def _begins_anew(self, near: int) -> bool:
        """Whether an Arabic noun without the article stands behind one that has it: "موظف التحصيل | خدمة العداد"."""
        if self.language != "ar":
            return False
        before, noun = self.found[near - 1], self.found[near]
        return before.words[0].startswith("ال") and not noun.words[0].startswith("ال") and not noun.prefix

    def _declared(self, place: int) -> frozenset[int]:
        """The places of the declared name that a role is a word of: "the office manager" is one person."""
        for before, name in self.roles.get(self.found[place].key, ()):
            start = place - before
            stop = start + len(name)
            if start >= 0 and tuple([term.key for term in self.found[start:stop]]) == name:
                return frozenset(range(start, stop))
        return frozenset()

    def _is_whose(self, place: int) -> bool:
        """Whether a role says whose something is: "complaints of employees", "تقييم الموردين"."""
        if self.language == "ar":
            return place > _verb_first(self.found) and owns_noun(self.found[place - 1], self.found[place])
        if self.language == "en":
            mark = self._of(place)
        elif (
            self.language == "he"
            and place > 2
            and self.found[place - 1].has("every")
            and self.found[place].prefix == "ה"
        ):
            mark = place - 2  # "of all the doctors"
        elif self.found[place].prefix not in (("", "ה") if self.language == "he" else ("",)):
            return False
        else:
            mark = place - 1
            if self.language == "he" and self._is_construct(place):
                self.found[place].taken = self.found[place - 2].has("from")  # whose report it is read from
                return True
        if mark < 1 or not self.found[mark].has("whose", "genitive"):
            return False
        owned = self.found[mark - 1].senses
        return "thing" in owned and owned.keys().isdisjoint(_ACTS)

    def _is_construct(self, place: int) -> bool:
        """Whether a Hebrew noun before somebody is his: "מתוך דוח המכונאי"."""
        if place < _IN_CONSTRUCT or self.found[place].prefix != "ה" or self.found[place].key == "user":
            return False
        noun, before = self.found[place - 1], self.found[place - 2]
        owned = noun.has("thing") and noun.senses.keys().isdisjoint(_ACTS) and not noun.prefix.endswith("ה")
        return owned and before.has("from", "objects", "inside", "genitive")

    def _of(self, place: int) -> int:
        """Where "of" stands before an English role and what describes it: "files of all former employees"."""
        for mark in range(place - 1, max(place - _DESCRIBED, 0), -1):
            term = self.found[mark]
            if term.has("genitive"):
                return mark if term.words[-1].lower() == "of" else 0
            if not (term.has("article", "every", "reach") or term.senses.keys() <= _DESCRIBING):
                return 0
        return 0

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
            construct = morphology(self.language).construct
            return bool(noun.senses) and construct is not None and bool(construct.search(named.words[-1]))
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
        if not between or (len(between) == 1 and self.language == "ar" and not between[0].senses):
            return self.found[start].prefix.startswith(("ו", "و"))
        words = {term.words[0].lower() for term in between}
        if self.language == "en" and len(between) <= _JOINT and not words.isdisjoint(_JOINING):
            return words <= _BETWEEN  # "by the manager as well as by the clerk"
        if "besides" in self.categories and words <= {",", "the"}:
            return any(term.has("besides") for term in self.found[:end])
        return len(between) <= 2 and all(
            term.words[0].lower() in ("and", "or", "או", "أو", "ו", "و", "as", "well")
            or term.words[0] in ",،"
            or (term.has("agents") and self.language == "he")
            for term in between
        )

    def names(self, places: "set[int] | frozenset[int]") -> frozenset[str]:
        """The names of the terms at these places."""
        return frozenset(self.found[place].key for place in places if self.found[place].key)
