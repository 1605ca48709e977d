"""Which channel, place or value something has: claims of an attribute (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import ALL, EVERYTHING, HOME, Way, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.exclusive import LIMITED, only_focus
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.quantities import MONEY
from spec_toolkit.facts.quiet import SHOWING
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots

#: How far into a sentence who acts may stand.
_OPENING = 3
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
            out, (*_REACHING, "view") if category == "currency" and reading.language != "ar" else _REACHING
        )
        if category == "channel" and reading.language == "ar":
            core = core - {"receive"} or core  # who gets it is sent it
        if category == "channel" and reading.language == "en":
            core = core - _COMING or core
        if category == "currency" and reading.language != "ar":
            core = core or _AMOUNTS
        if category in _SHOWN:
            seen = _SEEN if not core.isdisjoint(_SEEN) else frozenset()
            core = core - seen - {"document"} | ({"view"} if seen else set()) or core
        if category == _WRITTEN:
            core = core - _WRITING | {"date"}
        if category == "place":
            if reading.language == "ar":
                core -= _SCOPED
            everything = not reading.categories.isdisjoint(("every", "universal")) or "reach" in reading.categories
            core = core - COPIES or (EVERYTHING if everything else ALL)  # a copy of the data is the data
        elif category == "language":
            core = core or _SCREENS
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
    return reading.language != "ar" and every and not reading.permits and not reading.quantities


def _is_shown(slots: Slots) -> bool:
    """Whether an English sentence says in which currency something is shown, and not that it may be or is as well."""
    reading = slots.reading
    shown = reading.language != "ar" and any(term.key in SHOWING for term in slots.found) and not slots.denies
    also = any(term.words[-1].lower() in ("also", "too", "well") or term.has("even") for term in slots.found)
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
#: What is in a language where a sentence names nothing else: "all screens", "the system".
_SCREENS = frozenset(("interface",))
#: What an Arabic sentence says besides of where something is: how it is run, that a phase includes a place.
_SCOPED = frozenset(("place cloud", "relate", "host", "resolve", "sync"))
#: What holds the same data once more.
COPIES = frozenset(("backup", "full_backup", "partial_backup"))
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
