"""The predicate of a sentence: what is done to what it is about (`core`), and whether the sentence denies it."""

from collections.abc import Iterator
from itertools import takewhile

from spec_toolkit.cached import cached_property
from spec_toolkit.facts.adjuncts import main_clause
from spec_toolkit.facts.arabic_verbs import is_finite as is_present
from spec_toolkit.facts.arabic_verbs import is_for, joined_verbs
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.core import Core
from spec_toolkit.facts.hebrew_clauses import is_finite, joined_infinitives
from spec_toolkit.facts.tokens import STOPS

#: How somebody for whom it is allowed begins, where a verb does not.
_TO = {"en": "\0", "he": "\0", "ar": "لل"}
#: Senses of words that are nothing that is done.
_NO_ACT = dict.fromkeys(("en", "he"), ("thing", "channel", "system")) | {"ar": ("thing", "channel", "system", "area")}
#: How a Hebrew verb behind "may" begins.
_INFINITIVE = "ל"
#: Two negators so near to each other cancel out.
_NEAR = 3
#: How English nouns end that are made of verbs, where there are several: "readings", "viewings".
_DEEDS = "ings"
_JOINING = frozenset(("and", "or", ","))


class Predicate(Core):
    """What is done and what is denied, each found when first asked for."""

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
        """Whether the sentence says that something is not, or that nobody does it."""
        return self.denied >= 0 or "nobody" in self.reading.categories

    @cached_property
    def act(self) -> str:
        """What is done: the verb behind "may", else the first action of the main clause."""
        place = self.act_place
        kinds = self.reading.categories
        if (place is None or self._is_got(place)) and "receives" in kinds and "system" not in kinds:
            sent = any(name in concepts().sent for _, name in self._named)  # what needs no verb for it
            gets = any(term.has("receives") and not term.conditional for term in self.found)
            if place is None or (gets and not sent):
                return "send" if gets and not sent else ""
        return "" if place is None else next((name for at, name in self._named if at == place), "")

    @cached_property
    def act_place(self) -> int | None:
        """The place of what is done; None where no term of the main clause says so."""
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
        if behind is not None and found[self.denied].has("article") and found[self.denied - 1].has("action"):
            behind = None  # "sends no confirmation"
        if behind is not None and ("action" in found[behind].senses or self._is_participle(behind)):
            return behind  # "a closed ticket cannot be reopened"
        acts = [
            place
            for place, term in enumerate(found)
            if "action" in term.senses and term.content and not term.conditional
            if place not in self.aims and place not in self.role_places and not self._describes(place)
        ]
        if self.reading.language == "en":  # "attachments are rejected": a verb rather than what may be a noun
            acts = [place for place in acts if not self._is_noun(place)]
            if acts and acts[0] == 0 and found[0].words[0].endswith("ing") and "thing" not in found[0].senses:
                return 0  # "releasing a shipment is reserved to"
            acts = [place for place in acts if not found[place].words[-1].endswith(_DEEDS)]
            acts = [place for place in acts if not (place and found[place - 1].has("before", "after"))] or acts
            acts = [place for place in acts if place and found[place - 1].has("copula")] or acts
            acts = [place for place in acts if "thing" not in found[place].senses] or acts
            acts = [place for place in acts if place and not found[place - 1].has("article")] or acts
        elif self.reading.language == "ar":  # "the order is cancelled" rather than "the cancelling"
            start = main_clause(found)
            acts = [p for p in acts if not (p and found[p - 1].key == "request" and is_for(found[p - 1], found[p]))]
            acts = [place for place in acts if place >= start] or acts
            denied = {place for place in acts if place and found[place - 1].has("negators")} - {self.denied + 1}
            acts = [place for place in acts if is_present(found[place]) and place not in denied] or acts
        elif self.reading.language == "he":  # "the order is cancelled" rather than "the cancelling"
            acts = [place for place in acts if is_finite(found[place])] or acts
            acts = [place for place in acts if not found[place].prefix.endswith("ה")] or acts  # "the treating lawyer"
        return acts[0] if acts else None

    def _is_got(self, place: int) -> bool:
        """Whether an English verb is a noun for what somebody gets: "receives a confirmation"."""
        found = self.found
        if self.reading.language != "en" or place < 2 or found[place].key in ("remind", "notify"):
            return False
        return found[place - 1].has("article") and found[place - 2].has("receives")

    def _is_noun(self, place: int) -> bool:
        """Whether an English verb in its plain form stands where only a noun can: "the boiler log is"."""
        behind = self.found[place + 1 : place + 2]
        if not behind or not behind[0].has("copula") or place < 2 or len(self.found[place].words) > 1:
            return False
        return not self.found[place].words[0].endswith(("ed", "ing", "s")) and self.found[place - 1].content

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

    def implied(self, act: str) -> Iterator[str]:
        """What is done as well where something is done: who extends a rental changes it, and sees it."""
        for general in concepts().implied.get(act, ()):
            yield general
            yield from self.implied(general)

    @cached_property
    def joined_acts(self) -> tuple[str, ...]:
        """What else is done to the same thing: "edit and delete complaints"."""
        place, found = self.act_place, self.found
        if place is not None and self.reading.language == "ar":
            return tuple(self.name(at) for at in joined_verbs(found, place) if found[at].content)
        if place is not None and self.reading.language == "he":
            return tuple(self.name(at) for at in joined_infinitives(found, place))
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
        if not place or self.act != "view" or self.reading.language == "ar":
            return False
        if self.reading.language == "he":  # "רק תצפה"
            return found[place - 1].has("only") and not found[place - 1].has("turns")
        if not (self.reading.permits or self.reading.obliges or found[place - 1].has("auxiliary", "only")):
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
            if not term.senses and self.reading.language == "he" and not term.words[0].startswith(_INFINITIVE):
                continue  # "the permission is given to the … coordinators"
            return place
        return None
