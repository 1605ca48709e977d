"""What needs an approval, who gives it, and what goes without: claims of approval (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import Needs, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots

#: How far behind "unless" the approval stands where Hebrew or Arabic says it.
_NEAR = 3


def needs(slots: Slots, source: Source) -> Iterator[Fact]:
    """What needs an approval, and what is done without."""
    reading = slots.reading
    core = slots.core(slots.role_places)
    if "approve" not in core and _confirms(slots):
        core = core - {"acknowledge"} | {"approve"}
    if "approve" not in core:
        return
    named = {value for _, group, value in reading.contrasts if group == "obligation"}
    if reading.lacks or "optional" in named:
        approval = slots.denies
    elif "mandatory" in named:
        approval = not slots.denies or "granted_only" in reading.categories
    elif reading.obliges and (slots.act == "approve" or _confirms(slots)) and not slots.denies:
        approval = True  # "has to be signed off by the director"
    elif reading.language == "ar" and _by_itself(slots):
        approval = False
    elif reading.language == "ar" and _awaits(slots):
        approval = True
    elif reading.language == "en" and _goes_for(slots):
        approval = not slots.denies
    elif reading.language == "en" and not slots.denies and not reading.permits and _is_approved(slots):
        approval = True  # "is approved by the director"
        core = slots.core(slots.role_places | _until(slots))
    elif (follows := _follows_approval(slots) or _waits_for_approval(slots)) is not None:
        approval = True
        core = slots.core(slots.role_places | set(range(follows, len(reading.found))))
    else:
        return
    if reading.language == "ar":
        core = core - {"grant"} or core
    core -= _APART if slots.act not in _SUBMITTING or reading.language != "ar" else {*_APART, slots.act}
    if reading.language == "ar" and approval:
        core = core & slots.core(slots.role_places | _until(slots)) or core
    if len(core) > 1 and (reading.lacks or reading.language == "en"):
        core = core - GRANTED or core
    lack = next((place for place, term in enumerate(reading.found) if term.has("without")), len(reading.found))
    if reading.language != "en" and not reading.lacks:
        lack = next((place for place, term in enumerate(reading.found) if term.key == "approve"), lack)
    # Who stands behind "without approval by" approves, and does nothing without it.
    acting = [p for p in slots.phrases if approval or min(p) < lack or reading.found[min(p)].prefix.startswith("ל")]
    if reading.language == "en" and not approval and not reading.lacks:
        mark = max((p for p, t in enumerate(reading.found) if t.has("contrast")), default=0)
        acting = [p for p in acting if min(p) < mark]  # "does not need the approval of the manager"
    spared = [p for p in slots.phrases if p not in acting]
    spared = [p for p in spared if not all(reading.found[place].key == "user" for place in p)]  # "asking anyone"
    value = Needs(approval, slots.people(acting), slots.people(spared))
    yield from claim("without", "needs", "", core, value, slots, source)


def _by_itself(slots: Slots) -> bool:
    """Whether what would be approved is approved without anybody: "تُعتمد الطلبات تلقائياً"."""
    by_itself = any(group == "hand" and value == "automatic" for _, group, value in slots.reading.contrasts)
    return by_itself and slots.act == "approve" and not slots.denies


def _is_approved(slots: Slots) -> bool:
    """Whether an English sentence says by whom something is approved."""
    if slots.act != "approve" or slots.reading.quantities or not slots.reading.categories.isdisjoint(_ONLY_SO):
        return False
    place = slots.act_place or 0
    found = slots.found
    if not found[place - 1].has("copula", "being"):
        return False
    behind = found[place + 1 : place + 2]
    return bool(behind) and behind[0].words[-1].lower() == "by" and bool(slots.roles)


#: Senses of sentences that say of some only that they are approved.
_ONLY_SO = ("conditions", "only", "except_only", "restricts", "after", "exceptions")


def _goes_for(slots: Slots) -> bool:
    """Whether something waits for an approval, or goes to somebody for it: "awaits approval", "for approval"."""
    return not slots.reading.permits and any(term.has("awaits") and not term.conditional for term in slots.found)


def unless_approved(slots: Slots, source: Source) -> Iterator[Fact]:
    """What is not done unless somebody approves it: "لا تُصرف السلفة ما لم يوافق المدير"."""
    found = slots.found
    mark = next((place for place, term in enumerate(found) if term.has("exceptions")), len(found))
    english = slots.reading.language == "en"
    behind = found[mark + 1 : mark + 1 + (_APPROVED if english else _NEAR)]
    if slots.reading.language == "he" or not slots.denies or slots.reading.scope or not 0 <= slots.denied < mark:
        return
    if any(term.key == "approve" for term in behind) and not any(term.has("negators") for term in behind):
        core = slots.core(slots.role_places | set(range(mark, len(found)))) - _APART
        core = core - GRANTED or core
        people = slots.people(phrase for phrase in slots.phrases if min(phrase) > mark)
        yield from claim("without", "needs", "", core, Needs(True, people), slots, source)


def _until(slots: Slots) -> frozenset[int]:
    """The places of what an approval comes before: "before the quote is sent"."""
    start = next((p for p, t in enumerate(slots.found) if p and t.has("before") and not t.taken), len(slots.found))
    return frozenset(range(start, len(slots.found)))


def _confirms(slots: Slots) -> bool:
    """Whether somebody has to confirm something before it goes on: that approves it."""
    reading = slots.reading
    return (
        slots.act == "acknowledge" and reading.obliges and reading.language == "en" and "before" in reading.categories
    )


def _follows_approval(slots: Slots) -> int | None:
    """The place of "after" where a sentence says that something is done only after an approval."""
    found = slots.found
    if slots.denies or slots.reading.language == "ar":
        return None
    for place, term in enumerate(found):
        only = term.words[0].lower() == "only" or (place and found[place - 1].has("only", "except_only"))
        if term.has("after") and only:
            behind = found[place + 1 : place + 1 + _APPROVED]
            return place if any(near.key == "approve" for near in behind) else None
    return None


def _waits_for_approval(slots: Slots) -> int | None:
    """The place of "until" or "before" where nothing goes on before an approval: "no refund is paid until …"."""
    found = slots.found
    if slots.reading.language != "en" or not slots.denies:
        return None
    for place, term in enumerate(found):
        if term.has("until", "before") and (slots.denied < place or "nobody" in slots.reading.categories):
            behind = found[place + 1 : place + 1 + _APPROVED]
            return place if any(near.key == "approve" for near in behind) else None
    return None


#: Verbs by which something is put to those who approve it.
_SUBMITTING = frozenset(("upload", "send", "view", "pass_on", "escalate", "submit", "sync", "relate"))
#: How far behind "after" the approval stands: "after the sales manager has approved it".
_APPROVED = 6

#: What is done with something once it is approved, if it must be.
GRANTED = frozenset(("pay", "create", "send", "ship", "give"))


#: What an approval is given to does not depend on these.
_APART = frozenset(("approve", "hand automatic", "hand manual"))


def _awaits(slots: Slots) -> bool:
    """Whether something waits for an approval: "only after", "not before", "the manager approves every"."""
    kinds = slots.reading.categories
    if not kinds.isdisjoint(("conditions", "exceptions")) or slots.reading.scope:
        return False
    if "except_only" in kinds and "after" in kinds:
        return True
    marks = [term for term in slots.found if term.key == "approve"]
    if not kinds.isdisjoint(("only", "except_only")) and any(term.prefix.endswith("ب") for term in marks):
        return True  # "with the approval of the manager only"
    if slots.act in _SUBMITTING and any(term.prefix.startswith("ل") for term in marks) and not slots.denies:
        return True  # "is put to the manager for approval"
    if slots.denies:
        return "before" in kinds
    return slots.act == "approve" and bool(slots.roles) and "every" in kinds and not slots.reading.permits
