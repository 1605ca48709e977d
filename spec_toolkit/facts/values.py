"""Which channel, place or value something has, and which it has at first: claims of an attribute (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import HOME, Starts, Way, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.exclusive import LIMITED, only_focus
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.quantities import MONEY
from spec_toolkit.facts.quiet import SHOWING
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term

#: Verbs that say only that something reaches somebody, or is somewhere.
_REACHING = (
    "accept",
    "currency",
    "language",
    "format",
    "send",
    "publish",
    "availability",
    "create",
    "export",
    "keep",
    "host",
    "answer",
    "reply",
    "print",
    "show",
    "switch",
    "writ",
)


def ways(slots: Slots, source: Source) -> Iterator[Fact]:
    """Channels, places and other values of which "only" may leave one."""
    reading = slots.reading
    attributes = [
        (category, told)
        for category, named in values_of(reading)
        if (told := [(place, value) for place, value in named if place not in slots.light])
    ]
    if attributes and slots.denies and slots.denied < attributes[0][1][0][0]:
        yield from _at_home(slots, attributes, source)
        return  # "and no copy leaves it" behind the value denies something else
    only = "only" in reading.categories and any(t.has("only") and not t.taken for t in reading.found)
    for category, named in attributes:
        groups = [frozenset((place,)) for place, _ in named]
        every = frozenset().union(*groups)
        alone = only_focus(reading, groups) is not None
        if only and not alone:
            if slots.roles or len(attributes) > 1 or len(groups) > 1:
                continue
            alone = True  # "can only be exported as PDF"
        if category == "place" and not alone:
            # What is held at one place is held there, unless it is said to be held elsewhere too.
            alone = len({value for _, value in named}) == 1 and any(
                term.key in ("host", "keep") or term.has("stays") for term in reading.found
            )
        if category in _OF_ONE_VALUE and not alone:
            # "The currency of the quote is the dollar": no verb, so that is what it has.
            alone = len(named) == 1 and category in slots.core() and not slots.act and not slots.reading.permits
            alone = alone and not (slots.roles and reading.language == "en")
            alone = alone or (len(named) == 1 and (_of_all(slots) or _is_shown(slots)))
        alone = alone or (category == _WRITTEN and len(named) == 1 and not reading.permits)
        values = frozenset(frozenset(value.split()) for _, value in named)
        out = every | slots.role_places | _acting(slots, category)
        core = slots.core(
            out, (*_REACHING, "view") if category == "currency" and reading.language == "en" else _REACHING
        )
        if category == "channel" and reading.language == "en":
            core = core - _COMING or core
        if category == "currency" and reading.language == "en":
            core = core or _AMOUNTS
        if category in _SHOWN:
            seen = _SEEN if not core.isdisjoint(_SEEN) else frozenset()
            core = core - seen - {"document"} | ({"view"} if seen else set()) or core
        if category == _WRITTEN:
            core = core - _WRITING | {"date"}
        if category == "place":
            if reading.language == "ar":
                core -= _SCOPED
            core = core - COPIES or ALL  # a copy of the data is the data
        elif category == "payment":
            core = core - {"accept"} | {"pay"}  # who takes cards is paid with them
        elif category == "format":
            core = core - {"document"} or core  # "as an Excel file", "as Excel"
        yield from claim("exclusive-value", "way", category, core, Way(values, alone), slots, source)


def _at_home(slots: Slots, attributes: list[tuple[str, list[tuple[int, str]]]], source: Source) -> Iterator[Fact]:
    """What is not abroad is at home."""
    named = next((named for category, named in attributes if category == "place"), [])
    if [value for _, value in named] == ["abroad"]:
        core = slots.core({place for place, _ in named} | slots.role_places, _REACHING) - _SCOPED - COPIES or ALL
        yield from claim("exclusive-value", "way", "place", core, Way(frozenset((HOME,)), True), slots, source)


def _of_all(slots: Slots) -> bool:
    """Whether an English sentence tells what all of a thing have: "all prices are shown in euros"."""
    reading = slots.reading
    every = any(term.has("every") or term.senses.get("reach") == "all" for term in reading.found)
    return reading.language == "en" and every and not reading.permits and not reading.quantities


def _is_shown(slots: Slots) -> bool:
    """Whether an English sentence says in which currency something is shown, and not that it may be or is as well."""
    reading = slots.reading
    shown = reading.language == "en" and any(term.key in SHOWING for term in slots.found) and not slots.denies
    also = any(term.words[-1].lower() in ("also", "too", "well") for term in slots.found)
    plain = shown and not also and not reading.permits and not reading.quantities and not slots.phrases
    return plain and reading.categories.isdisjoint(("conditions", "contrast", "place"))


def _acting(slots: Slots, attribute: str) -> frozenset[int]:
    """The places of a department that acts, or of people who choose how they see it: "finance exports its reports"."""
    act, found = slots.act_place, slots.found
    if slots.reading.language != "en" or not act or found[act - 1].has("copula"):
        return frozenset()
    persons = concepts().persons if attribute in _SHOWN else frozenset()
    opens = act <= _OPENING and all(t.has("area", "article", "modal") or t.key in persons for t in found[:act])
    return frozenset(range(act)) if opens else frozenset()


#: What says only that something comes over a channel: "the web form is the only source of leads".
_COMING = frozenset(("arrival", "import", "record", "source", "channel", "collect", "way"))
#: What a sentence about money speaks of that names nothing in particular.
_AMOUNTS = frozenset(("amount",))
#: How dates are written, and what says only that they are.
_WRITTEN = "date_format"
_WRITING = frozenset(("view", "writ", "written", "date format", "use", "enter", "export"))
#: Attributes that a thing has whoever looks at it.
_SHOWN = ("format", "language")
#: What says that it is seen so: "shown in German", "can be chosen in French".
_SEEN = frozenset(("view", "select", "print", "replac"))
#: Attributes of which a thing has one value where it is called by their name.
_OF_ONE_VALUE = ("currency",)
#: What an Arabic sentence says besides of where something is: how it is run, that a phase includes a place.
_SCOPED = frozenset(("place cloud", "relate", "host", "resolve", "sync"))
#: What holds the same data once more.
COPIES = frozenset(("backup", "full_backup", "partial_backup"))


#: What a sentence speaks of that names no data in particular.
ALL = frozenset(("data",))
#: Senses of words that name a value of an attribute.
_ATTRIBUTES = frozenset((*LIMITED, "value", "unit"))


def values_of(reading: Reading) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The values that a sentence names by their attribute: channel, place, currency, language, format."""
    named: dict[str, list[tuple[int, str]]] = {}
    for place, term in enumerate(reading.found):
        senses = term.senses
        if not senses or senses.keys().isdisjoint(_ATTRIBUTES):
            continue
        for category in LIMITED:
            if category in senses and term.content:
                named.setdefault(category, []).append((place, senses[category]))
        if "value" in senses:
            group, _, value = senses["value"].partition(":")
            named.setdefault(group, []).append((place, value))
        elif not term.taken and senses.get("unit") in MONEY:
            named.setdefault("currency", []).append((place, senses["unit"]))
    yield from named.items()


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
        copula = [place for place in range(marks[-1] + 1, len(found)) if "copula" in found[place].senses]
        first = max([marks[-1], *copula[:1]]) + 1
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
        core = slots.core(out | inside, _GIVEN) - _BY_KIND or slots.core(out, _GIVEN) - _BY_KIND or slots.core(out)
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
