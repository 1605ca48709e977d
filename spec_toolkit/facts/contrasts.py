"""Which of two values that exclude each other something has, its hours among them (see `claims`)."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import ALL, Starts, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term
from spec_toolkit.facts.values import COPIES

#: Contrasts that hold for all that is said of a thing.
_SETTLED = frozenset(
    (
        "hours",
        "secrecy",
        "uniqueness",
        "sorting",
        "sides",
        "calendar",
        "input",
        "tax",
        "place",
        "scope",
        "identity",
        "hand",
        "rounding",
        "ways",
    )
)


#: Those that other languages tell apart by other claims.
_EVERYWHERE = _SETTLED - {"ways"}


#: People at whose request something is done.
_ASKING = concepts().persons | {"owner", "user"}


def settles(slots: Slots, source: Source) -> Iterator[Fact]:
    """The one of two values that something has: "around the clock", "closed at night"."""
    arabic = slots.reading.language == "ar"
    named = [
        (term, group, value)
        for term, group, value in slots.reading.contrasts
        if group in (_EVERYWHERE if slots.reading.language == "he" and slots.systems else _SETTLED)
        and not (group == "hand" and arabic and slots.reading.permits)
    ]
    if not named and (by_hand := _himself(slots)) is not None:
        named = [(by_hand, "hand", "manual")]
    if "closed" in slots.reading.categories and (shut := _shut(slots)) is not None:
        named = [(shut, "hours", "limited")]
    if (refused := _refused_hours(slots)) is not None:
        named = [(refused, "hours", "limited")]
    if len({(group, value) for _, group, value in named}) != 1:
        return
    if slots.denies and refused is None and not all(term is slots.found[slots.denied] for term, _, _ in named):
        if named[0][1] != "hand":
            return
        named = [(named[0][0], "hand", "automatic" if named[0][2] == "manual" else "manual")]
    marks = {place for place, term in enumerate(slots.found) if any(term is mark for mark, _, _ in named)}
    _, group, value = named[0]
    if group == "hours":
        marks |= {place for place, term in enumerate(slots.found) if _tells_time(term) or term is refused}
    elif group == "hand" and slots.reading.language == "en":
        marks |= {place for place, _ in slots.systems}  # "from the telephony system", "in the CRM"
    elif group == "place":
        marks |= {place for place, term in enumerate(slots.found) if term.has("place", "houses")}
    core = slots.core(marks | slots.role_places, (*_HELD[group], f"{group} {value}"))
    if group == "place":
        core = core - COPIES or (ALL if slots.reading.language == "ar" and not core else core)
    elif group == "hand" and arabic and len(core - _ASKING) > 1:
        core -= _ASKING  # "the renewal depends on a request of the subscriber"
    elif not core and group in ("hours", "rounding") and (bare := _bare(slots)):
        core = bare
    elif not core and any(term.key == "crm" or term.has("subject") for term in slots.found):
        core = frozenset(("crm",))  # what the specification is about
    yield from claim("exclusive-value", "set", group, core, Starts(frozenset((value,))), slots, source)
    if group == "hand" and slots.reading.language == "en" and not slots.reading.quantities:
        when = _occasion(slots)
        whole = slots.core(marks | slots.role_places | when, (*_HELD[group], f"{group} {value}")) if when else core
        if len(whole) > 1 and whole < core:
            once = Starts(frozenset((value, _SOMETIMES)))
            yield from claim("exclusive-value", "set", group, whole, once, slots, source)


#: What two values share that something has on two occasions, so that they do not exclude each other.
_SOMETIMES = "on an occasion"


def _occasion(slots: Slots) -> frozenset[int]:
    """The places of what says when something is done: "as soon as the case is closed"."""
    found = slots.found
    start = next(
        (at for at, term in enumerate(found) if at and term.has("at_once", "upon", "after", "when")), len(found)
    )
    told = frozenset(range(start, len(found)))
    return told | {place for place, term in enumerate(found) if term.conditional}


def _bare(slots: Slots) -> frozenset[str]:
    """What an English sentence names that is no name elsewhere: "support is available", "amounts are rounded"."""
    if slots.reading.language != "en":
        return frozenset()
    named = (term.key or term.words[0].lower().removesuffix("s") for term in slots.found)
    return frozenset(name for name in named if name in ("service", "amount", "figure", "value"))


def _himself(slots: Slots) -> Term | None:
    """What says that somebody does something himself, who does all that the sentence speaks of: "بنفسه"."""
    if not slots.roles or slots.denies or not slots.reading.categories.isdisjoint(("purposes", "conditions")):
        return None
    return next((term for term in slots.found if term.has("himself")), None)


#: Names that say only that something has such a value.
_OPEN = (
    "availability",
    "maintenance",
    "downtime",
    "end",
    "planned",
    "schedule",
    "close",
    "sides offline",
    "operation",
    "service",
    "phone_number",
    "window",
    "call",
    "answer",
    "caller",
)
_HELD = dict.fromkeys(_SETTLED, ("availability", "maintenance")) | {
    "hours": _OPEN,
    "identity": (
        "keep",
        "view",
        "customer",
        "person",
        "member",
        "relate",
        "collect",
        "name",
        "participant",
        "save",
        "document",
    ),
    "hand": (
        "launch",
        "create",
        "edit",
        "calculate",
        "enter",
        "view",
        "step",
        "operation",
        "hand automatic",
        "hand manual",
    ),
    "input": ("enter", "select", "availability", "relate", "accept", "field", "edit"),
    "tax": ("availability", "view", "export"),
    "secrecy": ("availability", "maintenance", "keep", "encrypt", "send"),
    "rounding": ("availability", "view"),
    "sides": ("availability", "maintenance", "usabl", "use"),
    "ways": ("sync", "flow", "exchang", "send", "interface", "relate"),
    "place": ("availability", "maintenance", "keep", "host", "publish", "sharing public", "sharing private", "region"),
}


def _shut(slots: Slots) -> Term | None:
    """What says that something is not open at certain times: "is taken offline every Sunday"."""
    arabic = slots.reading.language == "ar"
    if not any(_at_times(term) or (arabic and (term.has("weekday") or term.key == "weekend")) for term in slots.found):
        return None
    return next((term for term in slots.found if term.has("closed") and not term.conditional), None)


def _at_times(term: Term) -> bool:
    """Whether it says at which time of the day or of the week."""
    return term.has("rhythm", "daytimes") or ":" in term.words[0][1:-1]


def _refused_hours(slots: Slots) -> Term | None:
    """What says that nobody is there at certain times: "nobody answers at night", "is not staffed on Sundays"."""
    kinds = slots.reading.categories
    if (
        slots.reading.language != "en"
        or not slots.denies
        or not kinds.isdisjoint(("modal", "conditions", "exceptions"))
    ):
        return None
    if not any(_at_times(term) or term.has("weekday") for term in slots.found):
        return None
    tended = (term for term in slots.found if term.has("tended") or term.key == "answer")
    return next((term for term in tended if not term.conditional and not term.has("contrast")), None)


def _tells_time(term: Term) -> bool:
    return (
        ":" in term.words[0]
        or term.has("rhythm", "ordinal", "closed", "weekday", "daytimes")
        or term.key in ("holiday", "weekend")
    )
