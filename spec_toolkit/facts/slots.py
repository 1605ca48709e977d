"""The slots of a sentence: besides its core and its predicate, who acts, in which systems, and within which limits.

Two authors say one thing in different words. Their sentences are compared slot by slot: what they are about (`core`),
what is done (`predicate`), and here what stands around these.
"""

from collections.abc import Iterable, Iterator

from spec_toolkit.cached import cached_property
from spec_toolkit.facts.arabic_times import A_DAY, is_left
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.concerned import concerned
from spec_toolkit.facts.core import Places
from spec_toolkit.facts.flows import systems_of
from spec_toolkit.facts.hebrew_clauses import acts, is_finite
from spec_toolkit.facts.predicate import Predicate
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.tokens import STOPS, Term

#: A clause has as many terms at least.
_A_CLAUSE = 3
#: How Arabic writes "to" before what is done.
_AIMS = ("ل", "لل")
#: Channels that are systems as well.
_RUN = frozenset(("website", "portal", "app"))
#: Verbs by which something goes from one to another.
_HANDING = frozenset(("move", "sync", "assign", "send", "escalate", "pass_on"))
#: What may stand before the one with whom a Hebrew sentence opens, and how many people are more than one.
_SUBJECTS, _SEVERAL = ("", "ה", "ל"), 2


def _is_light(name: Term) -> bool:
    """Whether a word behind "system" says nothing of which one: "the new system", not "מערכת הרישום"."""
    if name.has("action") and not name.words[0].isascii() and is_finite(name) and not name.has("thing"):
        return True  # "the price list in the system | is read"
    return name.has("light") and not (name.has("action") and name.prefix == "ה")


class Slots(Predicate):
    """The slots of one reading, each found when first asked for."""

    @cached_property
    def concerned(self) -> frozenset[str]:
        """The people whose something is or to whom it goes."""
        return concerned(self.reading)

    @cached_property
    def roles(self) -> frozenset[frozenset[str]]:
        """Who acts in the main clause."""
        phrases = self.phrases
        if self.reading.language != "ar":
            phrases = [phrase for phrase in phrases if self.acts_in(phrase)]
        return self.people(self._acting(phrases)) or self.acting_customer

    def _acting(self, phrases: list[frozenset[int]]) -> list[frozenset[int]]:
        """The phrases of those who act: where a Hebrew sentence opens with one of them, not whom it is done to."""
        act = self.act_place
        if self.reading.language == "ar" and len(phrases) > 1:
            phrases = self._in_turn(phrases)
            return [p for p in phrases if not self._hands_on(p) and not self._is_object(p)] or phrases
        if self.reading.language == "en" and len(phrases) > 1:
            return [phrase for phrase in phrases if not self._takes_over(min(phrase))] or phrases
        if self.reading.language != "he" or len(phrases) < _SEVERAL or act is None:
            return phrases
        first = min(phrases[0])
        opens = not any(term.content and not term.conditional for term in self.found[:first])
        if not opens or self.found[first].prefix not in _SUBJECTS or act < first:
            return phrases
        return [p for p in phrases if min(p) < act or any(t.has("agents") for t in self.found[min(p) - 2 : min(p)])]

    def _in_turn(self, phrases: list[frozenset[int]]) -> list[frozenset[int]]:
        """Those on the side of "then" on which something is done: "يعدّ المنسق الطلب ثم يعتمده المدير"."""
        mark = next((place for place, term in enumerate(self.found) if term.has("sequel")), None)
        if mark is None or self.act_place is None:
            return phrases
        return [phrase for phrase in phrases if (min(phrase) > mark) == (self.act_place > mark)] or phrases

    def _hands_on(self, phrase: frozenset[int]) -> bool:
        """Whether an Arabic phrase says between whom something goes: "بين الموظفين", "من موظف إلى آخر"."""
        before, behind = self.found[min(phrase) - 1] if min(phrase) else None, self.found[max(phrase) + 1 :]
        if before is None or self.found[min(phrase)].prefix not in ("", "ال"):
            return False
        return before.has("among", "inside") or (before.has("from") and bool(behind) and behind[0].has("to"))

    def _is_object(self, phrase: frozenset[int]) -> bool:
        """Whether an Arabic phrase is one of several things that something is done to: "الإعدادات والمستخدمين"."""
        place, found = min(phrase), self.found
        before = found[place - 1] if place else None
        joined = before is not None and found[place].prefix.startswith("و") and before.has("thing", "light")
        return joined and not before.has("role") if before is not None else False

    def _takes_over(self, place: int) -> bool:
        """Whether something goes to somebody who does not do it: "hands it over to a colleague"."""
        near = self.found[max(1, place - 2) : place]
        to = bool(near) and near[0 if len(near) > 1 and near[1].has("indefinite") else -1].words[0].lower() == "to"
        return to and any(term.has("action") and term.key in _HANDING for term in self.found)

    def acts_in(self, phrase: Places) -> bool:
        """Whether somebody acts in the main clause: "when the manager agrees" somebody else does."""
        return not all(self.found[place].conditional for place in phrase) or self._all_conditional

    @cached_property
    def _all_conditional(self) -> bool:
        """Whether the sentence has no main clause that could be told."""
        return all(term.conditional for term in self.found if term.content)

    @cached_property
    def acting_customer(self) -> frozenset[frozenset[str]]:
        """The customer, patient or student with whom a Hebrew sentence opens, where he does or may do something."""
        if self.reading.language != "he" or not self.act:
            return frozenset()
        place = next((p for p, t in enumerate(self.found[:3]) if not t.conditional and not t.has("every", "weak")), 0)
        term = self.found[place]
        if term.key not in concepts().persons or term.prefix not in ("", "ה") or term.conditional:
            return frozenset()
        behind = [t for t in self.found[place + 1 :] if not t.conditional]
        verb = next((t for t in behind if t.has("modal", "action")), None)
        if verb is None or verb.has("back") or (verb.has("action") and not (is_finite(verb) and acts(verb))):
            return frozenset()
        return frozenset((frozenset((term.key,)),))

    def people(self, phrases: Iterable[Places]) -> frozenset[frozenset[str]]:
        """Who acts, each by the names of the phrase; words for anybody only where nothing else is said."""
        return frozenset(frozenset(self._whom(phrase)) for phrase in phrases) - {frozenset()}

    def _whom(self, phrase: Places) -> Iterator[str]:
        """The names of a phrase: a volunteer coordinator is no volunteer."""
        found = self.found
        for place in phrase:
            if key := found[place].key:
                modifies = "role" in found[place].senses and place + 1 in phrase and "role" in found[place + 1].senses
                yield f"of {key}" if modifies else key

    @property
    def served(self) -> frozenset[int]:
        """Places of those for whom something is, where it does not open the sentence: "the discount for employees"."""
        if self.reading.language != "en":
            return frozenset()
        found = self.found
        phrases = [p for p in self.phrases if min(p) > 1]
        return frozenset().union(
            *(p for p in phrases if "for" in [t.words[-1].lower() for t in found[max(1, min(p) - 2) : min(p)]])
        )

    @property
    def acting_channel(self) -> str:
        """The channel that acts in an English sentence: "the portal rejects", "is rejected by the portal"."""
        found = self.found
        if self.reading.language != "en" or len(found) < _A_CLAUSE or "channel" not in self.reading.categories:
            return ""
        if found[1].has("channel") and self._acts(1):
            return self.name(1)
        agents = (at for at in range(2, len(found)) if found[at].key in _RUN and found[at - 1].has("article"))
        return next((self.name(at) for at in agents if found[at - 2].words[-1].lower() == "by"), "")

    @cached_property
    def systems(self) -> list[tuple[int, str]]:
        """The systems that the sentence names, with their places: the known ones, and "the warehouse system"."""
        named = systems_of(self.reading) if "system" in self.reading.categories else []
        if "channel" in self.reading.categories and any(name == "crm" for _, name in named):
            # "from the website to the CRM"
            named += [
                (place, term.key)
                for place, term in enumerate(self.found)
                if "channel" in term.senses and term.key in _RUN and self._is_end(place)
            ]
        if "system_words" in self.reading.categories:
            step = -1 if self.reading.language == "en" else 1
            for place, term in enumerate(self.found):
                near = place + step
                if "system_words" not in term.senses or not 0 <= near < len(self.found):
                    continue
                if self.found[near].has("objects"):
                    continue  # "מעביר למערכת את המלאי"
                if self.found[near].has("weak") and 0 <= near + step < len(self.found):
                    near += step  # "the student information system"
                name = self.found[near]
                if name.content and not name.conditional and not name.has("system", "masters") and not _is_light(name):
                    named.append((near, name.key))
        return named

    def _is_end(self, place: int) -> bool:
        """Whether data go to or come from what a term names."""
        near = self.found[max(0, place - 2) : place]
        return self.reading.language == "en" and any(
            term.has("from", "to") or term.words[-1].lower() == "to" for term in near
        )

    @cached_property
    def scope(self) -> tuple[Quantity, ...]:
        """The quantities that limit what the sentence says. "Up to 2 hours before" is 2 hours before, or more."""
        found = self.found
        scope = self.reading.scope
        if not any(quantity.dimension == "time" for quantity in scope):
            return scope
        limits: list[Quantity] = []
        for quantity in scope:
            behind = found[quantity.end : quantity.end + 2]
            if quantity.kind == "most" and any("before" in term.senses for term in behind):
                quantity = quantity._replace(kind="least")
            elif quantity.kind == "exact" and quantity.first and found[quantity.first - 1].senses.get("ordinal") == "1":
                quantity = quantity._replace(kind="most")  # "in the first two weeks after"
            elif quantity.kind == "exact" and any("after" in term.senses or "passes" in term.senses for term in behind):
                quantity = quantity._replace(kind="after")
            limits.append(quantity)
        return tuple(limits)

    @cached_property
    def keeping(self) -> set[int]:
        """Places of the words that say that something is kept or deleted."""
        if self.reading.categories.isdisjoint(("action", "stays", "possesses", "tended")):
            return set()
        for names in (("keep", "delete"), ("archive",)):
            places = {
                place
                for place, term in enumerate(self.found)
                if term.key in names and not term.taken and not term.conditional and place not in self.role_places
            }
            if places:
                return {place for place in places if not self._modifies(place)} or places
        return self._stays

    def _modifies(self, place: int) -> bool:
        """Whether an English noun only says which one is meant: "the storage contract"."""
        near = self.found[place + 1 : place + 2]
        return self.reading.language == "en" and bool(near) and near[0].has("thing")

    @property
    def _stays(self) -> set[int]:
        """Places of words that say that something is there for so long: "remains available for two years"."""
        times = [q for q in self.reading.quantities if q.dimension == "time"]
        if not times and "forever" in self.reading.categories and self.reading.language == "en":
            return {p for p, t in enumerate(self.found) if "stays" in t.senses and not t.conditional}
        found = self.found
        if self.reading.language == "ar" and (left := is_left(found, times)) is not None:
            return {place for place, term in enumerate(found) if term.key == "availability"} or {left}
        if not any(time.low >= A_DAY and self._lasts(time) for time in times):
            return set()
        stays = {p for p, t in enumerate(found[:-1]) if "stays" in t.senses and found[p + 1].has("inside")}
        stays |= {p for p, t in enumerate(found) if "possesses" in t.senses and not t.conditional}
        there = (p for p, t in enumerate(found) if t.key in ("availability", "view") and not t.conditional)
        return stays | {p for p in there if not found[p].words[-1].endswith("ings")}

    def _lasts(self, quantity: Quantity) -> bool:
        before = self.found[max(0, quantity.first - 3) : quantity.first]
        return any(term.has("span") or term.words[0].lower() == "for" for term in before)

    def _counts_of(self, quantity: Quantity) -> bool:
        """Whether what stands behind "of" is an event from which a limit counts."""
        behind = self.found[quantity.end : quantity.end + 1]
        return self.reading.language == "en" and bool(behind) and behind[0].has("genitive")

    def behind(self, quantity: Quantity) -> tuple[frozenset[str], frozenset[int]]:
        """What a time counts from ("90 days after the call"): names and places."""
        found = self.found
        start = next(
            (
                place
                for place in range(quantity.end, min(len(found), quantity.end + 3))
                if found[place].has("after", "before", "from", "counts_from") or found[place].prefix.startswith("מ")
            ),
            None,
        )
        if start is None and quantity.upper and self._counts_of(quantity):
            start = quantity.end  # "within 24 hours of receipt"
        if start is None:
            return frozenset(), frozenset()
        stop = start + 1
        while stop < len(found) and not ("sign" in found[stop].senses and found[stop].words[0] in STOPS):
            if found[stop].words[0].lower() == "to" and found[stop + 1 : stop + 2] and found[stop + 1].has("action"):
                break  # "14 days from receipt to cancel"
            if stop > start + 1 and found[stop].prefix in _AIMS and found[stop].has("action"):
                break  # "خمسة أيام من التسجيل للرد"
            stop += 1
        places = frozenset(range(start, stop))
        return self.core(frozenset(range(len(found))) - places), places
