"""The slots of a sentence: what it is about, who acts, what is done, what it counts from.

Two authors say one thing in different words. Their sentences are compared slot by slot, without words of little weight
and with names for the same thing as one (`concepts`).
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from spec_toolkit.cached import cached_property
from spec_toolkit.facts.adjuncts import adjuncts, main_clause
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.flows import systems_of
from spec_toolkit.facts.hebrew_adjuncts import adjuncts as hebrew_adjuncts
from spec_toolkit.facts.hebrew_clauses import acts, is_finite
from spec_toolkit.facts.people import people_phrases
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import STOPS, Reading
from spec_toolkit.facts.reading import is_finite as is_present
from spec_toolkit.facts.roots import root

Places = set[int] | frozenset[int]

#: Stand in any sentence, or say only how its parts stand to each other.
_EMPTY = frozenset(("user", "crm", "not", "before", "after", "exceptions", "default", "target"))
_MARKS = frozenset(("before", "after"))
#: The name of a condition that denies: "when there are no glasses".
UNLESS = "if not"
#: How somebody for whom it is allowed begins, where a verb does not.
_TO = {"en": "\0", "he": "\0", "ar": "لل"}
#: Senses of words that are nothing that is done.
_NO_ACT = dict.fromkeys(("en", "he"), ("thing", "channel", "system")) | {"ar": ("thing", "channel", "system", "area")}
#: Two negators so near to each other cancel out.
_NEAR = 3
#: A clause has as many terms at least.
_A_CLAUSE = 3
#: What is there for less time than this (in seconds) is not kept.
_A_DAY = 86400
_ASIDE = ("purposes", "even", "either")
_LIGHT = ("light", "universal", "purposes", "thin")
#: Senses of what a thin noun may be the head of.
_MEANT = ("thing", "action")
_SAME = concepts().same
#: Channels that are systems as well.
_RUN = frozenset(("website", "portal", "app"))
#: What may stand before the one with whom a Hebrew sentence opens, and how many people are more than one.
_SUBJECTS, _SEVERAL = ("", "ה", "ל"), 2
_JOINING = frozenset(("and", "or", ","))


class Slots:
    """The slots of one reading, each found when first asked for."""

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
        self._named = self._names()
        self.phrases = people_phrases(reading)
        if reading.language == "he" and self.light:
            self.phrases = [phrase for phrase in self.phrases if not phrase <= self.light]
        self.role_places: frozenset[int] = frozenset().union(*self.phrases)

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

    def _names(self) -> list[tuple[int, str]]:
        """Everything that the sentence names, with its place, without light words and clauses that say what for."""
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
            if here and "houses" in senses and term.prefix.endswith("ב"):
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
                if purpose or "light" in senses or ("universal" in senses and "negators" not in senses):
                    self.light.add(place)
                    continue
            elif purpose:
                self.light.add(place)
                continue
            if key == "role" and any("role" in near.senses for near in self.found[place + 1 : place + 3]):
                continue  # "the role 'Clerk'"
            if not key or term.taken or key in _EMPTY or ("masters" in senses and "single" in senses):
                if term.conditional and "negators" in senses:
                    named.append((place, UNLESS))
                elif term.conditional and not _MARKS.isdisjoint(senses) and self._ends_clause(place):
                    named.append((place, f"if {term.words[-1]}"))  # Hebrew writes "other" as it writes "after"
                continue
            if "action" in senses and place and aims and self._is_aim(place):
                named.append((place, f"for {same.get(key, key)}"))
                self.aims.add(place)
            elif not senses and language != "en" and not term.words[0].isascii():
                named.append((place, root(term.words[0], language)))
            else:
                named.append((place, same.get(key, key)))
        if language == "en":
            named = self._returning(named)
            if any(name == "remind" for _, name in named) and "channel" not in reading.categories:
                named = [(at, name) for at, name in named if name != "send"]  # "sends a reminder"
        if "contrast" in reading.categories:
            named += [
                (self.found.index(term), f"{group} {value}")
                for term, group, value in reading.contrasts
                if group not in ("obligation", "default_state") and value not in ("always", "visible")
            ]
        return named

    def _returning(self, named: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Without the verb and the state in "sets a cancelled contract back to Active", which only reopens it."""
        back = next((at for at, name in named if name == "reopen" and self.found[at].has("to")), None)
        verb = next((at for at, name in named if name == "edit" and back is not None and at < back), None)
        if back is None or verb is None:
            return named
        self.back = back
        behind = (at for at in range(back + 1, len(self.found)) if not self.found[at].words[0][0].isupper())
        self.light.update((verb, *range(back + 1, next(behind, len(self.found)))))
        return [(at, name) for at, name in named if at not in self.light]

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
        return not found[place].has("relative") and any(term.words[0] in STOPS for term in found[place:-1])

    @property
    def acting_channel(self) -> str:
        """The channel that opens an English sentence and acts in it: "the portal rejects"."""
        found = self.found
        if self.reading.language != "en" or len(found) < _A_CLAUSE or not found[1].has("channel") or not self._acts(1):
            return ""
        return self.name(1)

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

    @cached_property
    def keeping(self) -> set[int]:
        """Places of the words that say that something is kept or deleted."""
        if self.reading.categories.isdisjoint(("action", "stays", "possesses")):
            return set()
        for names in (("keep", "delete"), ("archive",)):
            places = {
                place
                for place, term in enumerate(self.found)
                if term.key in names and not term.taken and not term.conditional and place not in self.role_places
            }
            if places:
                return places
        return self._stays

    @property
    def _stays(self) -> set[int]:
        """Places of words that say that something is there for so long: "remains available for two years"."""
        times = [q for q in self.reading.quantities if q.dimension == "time"]
        if not any(time.low >= _A_DAY and self._lasts(time) for time in times):
            return set()
        found = self.found
        stays = {p for p, t in enumerate(found[:-1]) if "stays" in t.senses and found[p + 1].has("inside")}
        stays |= {p for p, t in enumerate(found) if "possesses" in t.senses and not t.conditional}
        return stays | {p for p, t in enumerate(self.found) if t.key in ("availability", "view") and not t.conditional}

    def _lasts(self, quantity: Quantity) -> bool:
        before = self.found[max(0, quantity.first - 3) : quantity.first]
        return any(term.has("span") or term.words[0].lower() == "for" for term in before)

    @cached_property
    def denied(self) -> int:
        """The place of the negator that denies the sentence, or -1: not one in a relative clause ("שלא נרכש")."""
        found, light = self.found, self.light
        if "negators" not in self.reading.categories:
            return -1
        places = [
            place
            for place, term in enumerate(found)
            if "negators" in term.senses and not term.conditional and not term.taken and place not in light
            if not any(before.words[0] == ";" for before in found[:place])
            if not ("ש" in term.prefix and place and "negators" not in found[place - 1].senses)
        ]
        if len(places) > 1 and places[1] - places[0] <= _NEAR:
            return -1  # "is not forbidden"
        if places and self.reading.language == "ar" and self._but(places[0]):
            return -1  # "is sent by none but the manager" says by whom
        return places[0] if places else -1

    def _but(self, place: int) -> bool:
        """Whether "but" stands behind a negator in the same clause."""
        behind = takewhile(lambda term: term.words[0] not in STOPS, self.found[place + 1 :])
        return any("except_only" in term.senses and not term.conditional for term in behind)

    @property
    def denies(self) -> bool:
        return self.denied >= 0 or "nobody" in self.reading.categories

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
                if self.found[near].has("weak") and 0 <= near + step < len(self.found):
                    near += step  # "the student information system"
                name = self.found[near]
                if name.content and not name.conditional and not name.has("system", "masters"):
                    named.append((near, name.key))
        return named

    def _is_end(self, place: int) -> bool:
        """Whether data go to or come from what a term names."""
        near = self.found[max(0, place - 2) : place]
        return self.reading.language == "en" and any(term.has("from", "to") for term in near)

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

    @cached_property
    def roles(self) -> frozenset[frozenset[str]]:
        phrases = self.phrases
        if self.reading.language == "en":
            phrases = [phrase for phrase in phrases if self.acts_in(phrase)]
        return self.people(self._acting(phrases)) or self.acting_customer

    def _acting(self, phrases: list[frozenset[int]]) -> list[frozenset[int]]:
        """The phrases of those who act: where a Hebrew sentence opens with one of them, not whom it is done to."""
        act = self.act_place
        if self.reading.language != "he" or len(phrases) < _SEVERAL or act is None:
            return phrases
        first = min(phrases[0])
        opens = not any(term.content and not term.conditional for term in self.found[:first])
        if not opens or self.found[first].prefix not in _SUBJECTS or act < first:
            return phrases
        return [p for p in phrases if min(p) < act or any(t.has("agents") for t in self.found[min(p) - 2 : min(p)])]

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
        if verb is None or (verb.has("action") and not (is_finite(verb) and acts(verb))):
            return frozenset()
        return frozenset((frozenset((term.key,)),))

    @cached_property
    def act(self) -> str:
        """What is done: the verb behind "may", else the first action of the main clause."""
        place = self.act_place
        return "" if place is None else next((name for at, name in self._named if at == place), "")

    @cached_property
    def act_place(self) -> int | None:
        found = self.found
        if self.back is not None:
            return self.back
        bare = "bare" in self.reading.categories
        for mark, term in enumerate(found):
            if "modal" in term.senses and not term.conditional:
                if bare and self._only_has(mark):
                    return None
                behind = self._verb(mark + 1)
                if behind is not None:
                    return behind
        if bare and self.denied > 0 and self._only_has(self.denied):
            return None
        behind = self._verb(self.denied + 1) if self.denied > 0 and self.reading.language == "en" else None
        if behind is not None and ("action" in found[behind].senses or self._is_participle(behind)):
            return behind  # "a closed ticket cannot be reopened"
        acts = [
            place
            for place, term in enumerate(found)
            if "action" in term.senses and term.content and not term.conditional
            if place not in self.aims and place not in self.role_places and not self._describes(place)
        ]
        if self.reading.language == "en":  # "attachments are rejected": a verb rather than what may be a noun
            if acts and acts[0] == 0 and found[0].words[0].endswith("ing") and "thing" not in found[0].senses:
                return 0  # "releasing a shipment is reserved to"
            acts = [place for place in acts if not (place and found[place - 1].has("before", "after"))] or acts
            acts = [place for place in acts if place and found[place - 1].has("copula")] or acts
            acts = [place for place in acts if "thing" not in found[place].senses] or acts
            acts = [place for place in acts if place and not found[place - 1].has("article")] or acts
        elif self.reading.language == "ar":  # "the order is cancelled" rather than "the cancelling"
            start = main_clause(found)
            acts = [place for place in acts if place >= start] or acts
            denied = {place for place in acts if place and found[place - 1].has("negators")} - {self.denied + 1}
            acts = [place for place in acts if is_present(found[place]) and place not in denied] or acts
        elif self.reading.language == "he":  # "the order is cancelled" rather than "the cancelling"
            acts = [place for place in acts if is_finite(found[place])] or acts
            acts = [place for place in acts if not found[place].prefix.endswith("ה")] or acts  # "the treating lawyer"
        return acts[0] if acts else None

    def _only_has(self, mark: int) -> bool:
        """Whether what stands behind a modal names no action: "may hold 40 stops", "cannot open a file"."""
        behind = self.found[mark + 1 : mark + 4]
        verb = next((term for term in behind if not term.has("negators", "modal", "light", "only")), None)
        if verb is None or not verb.has("bare"):
            return False
        return not any(t.has("action") and any(w.endswith("ed") for w in t.words) for t in self.found[mark + 2 :])

    def _is_participle(self, place: int) -> bool:
        """Whether a word that the vocabulary does not hold is a verb by its form and place: "is never fumigated"."""
        term = self.found[place]
        return not term.senses and term.words[0].endswith("ed") and place - self.denied <= 1

    @property
    def after_the_act(self) -> bool:
        """Whether a participle says that something has been done to what the sentence is about."""
        if self.reading.language == "ar" and any("stands" in term.senses for term in self.found):
            return True  # "a contract whose status is signed"
        return any("action" in term.senses and self._describes(place) for place, term in enumerate(self.found))

    def _describes(self, place: int) -> bool:
        """Whether an Arabic participle only says which one is meant: "التذكرة المغلقة"."""
        if self.reading.language != "ar" or not place:
            return False
        noun = self.found[place - 1]
        return (
            self.found[place].words[0].startswith("الم")
            and noun.has("thing", "role")
            and (noun.words[-1].startswith("ال") or noun.prefix.endswith("ل"))
        )

    @cached_property
    def joined_acts(self) -> tuple[str, ...]:
        """What else is done to the same thing: "edit and delete complaints"."""
        place, found = self.act_place, self.found
        if place is None or self.reading.language != "en" or "action" not in found[place].senses:
            return ()
        joined: list[str] = []
        while place + 2 < len(found) and found[place + 1].words[0].lower() in _JOINING:
            place += 2
            if "action" not in found[place].senses or "thing" in found[place].senses or not found[place].content:
                break
            joined.append(next(name for at, name in self._named if at == place))
        return tuple(joined)

    @property
    def only_views(self) -> bool:
        """Whether somebody may only look: "clerks can only view it", "it can only be viewed"."""
        found, place = self.found, self.act_place
        if not place or self.act != "view" or self.reading.language != "en":
            return False
        if not self.reading.permits and not found[place - 1].has("auxiliary"):
            return False
        return any(term.has("only") and not term.taken for term in found[max(0, place - 2) : place])

    def _verb(self, start: int) -> int | None:
        """The first term that says what is done from here on, in the same clause."""
        for place in range(start, min(len(self.found), start + 8)):
            term = self.found[place]
            if "sign" in term.senses and term.words[0] in STOPS and place > start:
                return None
            if not term.key or term.taken or place in self.role_places or place in self.light:
                continue
            if "action" not in term.senses and not term.senses.keys().isdisjoint(_NO_ACT[self.reading.language]):
                if self.reading.language == "en":
                    return place if place == start else None  # "may request"
                continue  # the one who acts, or what it is done to, may stand before the verb
            if not term.senses and term.words[0].startswith(_TO[self.reading.language]):
                continue  # Arabic "it is allowed to the patient"
            return place
        return None

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
        if start is None:
            return frozenset(), frozenset()
        stop = start + 1
        while stop < len(found) and not ("sign" in found[stop].senses and found[stop].words[0] in STOPS):
            if found[stop].words[0].lower() == "to" and found[stop + 1 : stop + 2] and found[stop + 1].has("action"):
                break  # "14 days from receipt to cancel"
            stop += 1
        places = frozenset(range(start, stop))
        return self.core(frozenset(range(len(found))) - places), places
