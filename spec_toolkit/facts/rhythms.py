"""How often something is done: "daily", "twice a week", and how long it is from one time to the next."""

from collections.abc import Iterator

from spec_toolkit.facts.bounds import bound_behind, bound_of
from spec_toolkit.facts.quantities import Kind, Quantity
from spec_toolkit.facts.tokens import Term

_RHYTHM = {
    "0": (0.0, 0.0),
    "minute": (60, 60),
    "quarter_hour": (900, 900),
    "half_hour": (1800, 1800),
    "hour": (3600, 3600),
    "day": (86400, 86400),
    "week": (604800, 604800),
    "month": (28 * 86400, 31 * 86400),
    "quarter": (89 * 86400, 92 * 86400),
    "half_year": (181 * 86400, 184 * 86400),
    "year": (365 * 86400, 366 * 86400),
    "twice_day": (43200, 43200),
    "twice_week": (302400, 302400),
    "twice_month": (14 * 86400, 31 * 43200),
    "semester": (120 * 86400, 184 * 86400),
}


#: What a bound of how often is for the time between.
_TURNED: dict[Kind, Kind] = {"most": "least", "least": "most"}


def rhythms(found: list[Term]) -> Iterator[Quantity]:
    for place, term in enumerate(found):
        if term.has("rhythm"):
            rhythm = term.senses["rhythm"]
            if rhythm == "0" and place and found[place - 1].has("from"):
                continue  # "counted from the moment it is"
            term.taken = True
            times = found[place - 1].number if place and len(term.words) > 1 and not found[place - 1].taken else None
            if times and term.words[0].isascii():
                times = None  # "100 per month" counts what there is in a month
            if place > 1 and found[place - 1].has("several_times"):
                times = found[place - 2].number
                found[place - 2].taken = times is not None
            if times:  # "four | times a day": Hebrew writes "times" like "twice"
                rhythm = rhythm.removeprefix("twice_")
            low, high = _RHYTHM[rhythm]
            if times:
                found[place - 1].taken = True
                low, high = low / times, high / times
            yield Quantity("rhythm", low, high, _spacing(found, place), place - bool(times), place + 1)


def _spacing(found: list[Term], place: int) -> Kind:
    """How long it is from one time to the next: "at most once a month" is a month or longer."""
    bound = bound_behind(found, place + 1)
    before = found[place - 1] if place else None
    if before and before.has("bound") and not before.taken:
        bound = place - 1, bound_of(before)
    if bound is None:
        return "exact"
    mark, kind = bound
    if kind == "above" and any(term.has("negators") and not term.taken for term in found[:mark]):
        kind = "most"  # "not more than once a month"
        next(term for term in found[:mark] if term.has("negators") and not term.taken).taken = True
    if kind not in _TURNED:
        return "exact"
    found[mark].taken = True
    return _TURNED[kind]
