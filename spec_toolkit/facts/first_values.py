"""Which value something has at first, until somebody chooses another one: claims of a beginning (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import Starts, claim
from spec_toolkit.facts.exclusive import LIMITED
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term
from spec_toolkit.facts.values import values_of

#: Where a sentence may begin with where something holds.
_OPENING = 3


def starts(slots: Slots, source: Source) -> Iterator[Fact]:
    """The value that something has at first: "a new case has the status Open", "is ticked by default"."""
    found = slots.found
    proper = _proper(slots)
    begins = sum("starts" in term.senses for term in found) > 1  # "it starts with the status"
    arabic = slots.reading.language == "ar"
    if (arabic and slots.act == "reject") or (slots.reading.language != "he" and slots.denies):
        return
    if arabic and slots.act == "create":
        begins = any(term.has("starts") or (term.has("value") and term.has("thing")) for term in found)
    if slots.reading.language == "he" and "exceptions" in slots.reading.categories:
        begins = any(term.conditional and term.key in ("other", "select") for term in found)
    unchosen = _unchosen(slots)
    begins = begins or bool(unchosen)
    fresh = ("fresh", "default", "contrast", "completes") if proper else ("fresh", "default", "contrast")
    begun = _at_creation(slots)
    if not begins and not begun and not any(term.has(*fresh) for term in found):
        return
    marked = not slots.reading.categories.isdisjoint(("state", "off"))
    states = [place for place in range(len(found)) if _is_state(found, place)] if marked else []
    switched = [value for _, group, value in slots.reading.contrasts if group == "default_state"]
    values = [(group, named) for group, named in values_of(slots.reading) if group not in LIMITED]
    if any(group == "language" and _tells_apart(slots, named[-1][0]) for group, named in values):
        return
    marks = [place for place, term in enumerate(found) if "starts" in term.senses]
    if switched:
        value, attribute, out = frozenset(switched), "state", frozenset(marks)
    elif len(values) == 1 and len(values[0][1]) == 1:
        attribute, ((place, name),) = values[0]
        if place and place < _OPENING and found[0].has("inside"):
            return  # "in the German interface" says where, not what
        value, out = frozenset((name,)), frozenset((place, *marks))
    elif slots.reading.language != "he" and (quoted := _quoted(found)):
        value = frozenset(word.lower() for term in quoted for word in term.words)
        attribute = slots.reading.language
        out = frozenset((*marks, *(place for place, term in enumerate(found) if any(term is one for one in quoted))))
        out |= frozenset() if arabic else frozenset(p for p, term in enumerate(found) if term.has("completes"))
    elif proper:
        value = frozenset(found[place].words[0].lower() for place in proper)
        attribute = slots.reading.language
        out = frozenset((*proper, *marks, *(p for p, term in enumerate(found) if term.has("completes"))))
    elif states:
        place = states[-1]
        value = frozenset((found[place].senses.get("state", "off"),))
        attribute, out = "state", frozenset((place, *marks))
    elif marks or (marks := _named_first(slots, unchosen)):
        last = _last_mark(found, marks)
        copula = [place for place in range(last + 1, len(found)) if "copula" in found[place].senses]
        first = max([last, *copula[:1]]) + 1
        behind = _quoted(found[first:]) or [
            term for term in found[first:] if term.words[0][0].isalpha() and not term.has("copula", "fresh")
        ]
        # A name of a status is what it is called, whatever the word means elsewhere.
        value = frozenset(term.senses.get("value") or term.words[0].lower() for term in behind)
        attribute, out = slots.reading.language, frozenset((*marks, *range(first, len(found))))
    else:
        return
    if arabic:
        out |= slots.role_places
        inside = frozenset(place for place, term in enumerate(found) if term.conditional)
        # "At its creation" and "unless the agent chooses another one" are no part of what has the value.
        called = _BY_KIND | {attribute}  # "لغة الإشعارات الافتراضية"
        core = slots.core(out | inside, _GIVEN) - called or slots.core(out, _GIVEN) - called or slots.core(out)
    else:
        if slots.reading.language == "he":
            # "Until she chooses another", "as long as nobody has changed it".
            out |= frozenset(place for place, term in enumerate(found) if term.conditional)
        if slots.reading.language == "en" and (
            "exceptions" in slots.reading.categories or (begun and not found[0].conditional)
        ):
            out |= frozenset(place for place, term in enumerate(found) if term.conditional)
        out |= unchosen
        core = slots.core(out, (*_GIVEN, "hand automatic", *(["document"] if attribute == "format" else [])))
    if slots.reading.language != "he" and attribute == "language" and core <= _SHOWING:
        core = _SHOWING  # the language of the system is that of its screens
    if value and core:
        yield from claim("exclusive-value", "starts", attribute, core, Starts(value), slots, source)


def _unchosen(slots: Slots) -> frozenset[int]:
    """Places of the words by which a condition says that nobody chooses: "unless changed", "if he makes no choice"."""
    found = slots.found
    if slots.reading.language != "en" or "chooses" not in slots.reading.categories:
        return frozenset()
    inside = [place for place, term in enumerate(found) if term.conditional]
    chooses = frozenset(place for place in inside if found[place].has("chooses"))
    denied = frozenset(place for place in inside if found[place].has("negators", "without", "exceptions"))
    return chooses | denied if chooses and denied else frozenset()


def _last_mark(found: list[Term], marks: list[int]) -> int:
    """The last place behind which a value is named: "gets the status Waiting by default"."""
    told = (place for place in reversed(marks) if any(term.content or term.has("state") for term in found[place + 1 :]))
    return next(told, marks[-1])


def _at_creation(slots: Slots) -> bool:
    """Whether an English condition says that something comes to be: "when a customer registers"."""
    found = slots.found
    if slots.reading.language != "en" or slots.reading.permits:
        return False
    begun = any(term.conditional and term.has("completes") and term.key == "create" for term in found)
    return begun and (not slots.act or found[slots.act_place or 0].has("state"))


def _is_state(found: list[Term], place: int) -> bool:
    """Whether a word says that something is on or off: "is ticked", "is off"."""
    if "state" in found[place].senses:
        return True
    ends = place + 1 == len(found) or found[place + 1].has("sign", "conditions", "default")
    return found[place].has("off") and place > 0 and found[place - 1].has("copula") and ends


def _named_first(slots: Slots, unchosen: frozenset[int]) -> list[int]:
    """The place behind which the value stands: "the default priority | is low", "unless changed, the priority | is"."""
    found = slots.found
    if slots.reading.language != "en":
        return []
    heads = [p for p, t in enumerate(found[:-1]) if t.words[0].lower() == "default" and found[p + 1].content]
    heads += [p for p, t in enumerate(found) if t.has("fresh") and t.has("indefinite") and _is_of(found, p)]
    if not (heads or unchosen):
        return []
    copula = next((p for p, t in enumerate(found) if t.has("copula") and not t.conditional and p > 1), len(found))
    told = found[copula + 1 :]
    if not told or any(term.has("action", "modal") for term in told) or copula < min(heads, default=0):
        return []
    return [copula]


def _is_of(found: list[Term], place: int) -> bool:
    """Whether what stands before it belongs to it: "the priority of a new case"."""
    return place > 1 and any(
        term.has("genitive") and term.words[0].lower() == "of" for term in found[place - 2 : place]
    )


def ranks(slots: Slots, source: Source) -> Iterator[Fact]:
    """The rank that something has at first: "by default, a new ticket has low priority"."""
    core = slots.core(frozenset(place for place, term in enumerate(slots.found) if term.conditional))
    ranked = [name for name in core if name.startswith(_RANK)]
    if len(ranked) == 1 and len(core) > 1 and not slots.denies and not slots.reading.permits:
        value = Starts(frozenset((ranked[0].removeprefix(_RANK),)))
        rest = (core - {*ranked, *_GIVEN}) | {"priority"}
        yield from claim("exclusive-value", "starts", slots.reading.language, rest, value, slots, source)


#: How the names of ranks begin.
_RANK = "priority_"


def _tells_apart(slots: Slots, place: int) -> bool:
    """Whether a language only says which one is meant: "in the German interface"."""
    behind = slots.found[place + 1 : place + 2]
    return slots.reading.language == "en" and bool(behind) and behind[0].has("thing") and behind[0].key not in _GIVEN


#: Verbs by which something comes to have a value, and what the value is a value of.
_GIVEN = (
    "create",
    "edit",
    "box",
    "set",
    "launch",
    "view",
    "send",
    "relate",
    "language",
    "currency",
    "format",
    "status",
    "written",
)


#: What has a language where a sentence speaks of the whole system.
_SHOWING = frozenset(("language", "interface", "screen"))


#: What Arabic names besides: which kind of value it is, and that a paper is issued in it.
_BY_KIND = frozenset(("priority", "export", "recording", "hand automatic"))


def _proper(slots: Slots) -> tuple[int, ...]:
    """The places of a value that English writes like a name: "the priority Normal", "In Review"."""
    found = slots.found
    if slots.reading.language != "en":
        return ()
    places = [
        place
        for place, term in enumerate(found)
        if place > 1 and _is_name(term) and not _opens_sentence(found[place - 1])
    ]
    if not places or places[-1] - places[0] != len(places) - 1:
        return ()
    return tuple(places)


def _is_name(term: Term) -> bool:
    word = term.words[0]
    proper = word[0].isupper() and not word.isupper()
    return proper and not term.has("month", "system", "role", "place", "unit", "value")


def _opens_sentence(before: Term) -> bool:
    return before.words[0] in (".", ":", "?", "!")


_QUOTES = frozenset("\"'«»“”„״‘’")


def _quoted(found: list[Term]) -> list[Term]:
    """The words of the first name in quotation marks: what they mean elsewhere does not matter."""
    marks = [place for place, term in enumerate(found) if term.words[0] in _QUOTES]
    return found[marks[0] + 1 : marks[1]] if len(marks) == 2 else []
