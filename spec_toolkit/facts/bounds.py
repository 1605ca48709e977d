"""What bounds a quantity: "at most" before or behind it, or further away in its sentence."""

from typing import get_args

from spec_toolkit.facts.arabic_figures import is_described, more_than_one
from spec_toolkit.facts.parts import is_year
from spec_toolkit.facts.quantities import Kind, Quantity
from spec_toolkit.facts.tokens import Term

#: How many terms may stand between a bound and its number.
_REACH = 3


#: The bounds of `facts.yaml` are kinds of quantities by name.
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


def bound_of(term: Term) -> Kind:
    """What a term says of a number next to it."""
    return _KINDS[term.senses["bound"]]


def bound_before(found: list[Term], first: int) -> tuple[int, Kind] | None:
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        term = found[place]
        if term.has("bound") and not term.taken:
            return place, bound_of(term)
        its_unit = place == first - 1 and term.taken and term.has("unit")  # "above EUR 10,000"
        if not its_unit and not term.has("weak", "copula", "to", "from", "sign"):
            return None
    return None


def bound_around(found: list[Term], first: int) -> tuple[int, Kind] | None:
    """ "More than one parcel" in Hebrew and Arabic, where the number stands behind what is counted."""
    if first < 2 or found[first].number != 1 or found[first].words[0].isdigit():
        return None
    if (mark := more_than_one(found, first)) is not None:
        return mark, bound_of(found[mark])
    if found[first - 1].prefix != "מ":
        return None
    bound = bound_before(found, first - 1)
    return bound if bound is not None and bound[1] in ("above", "below") else None


def bound_behind(found: list[Term], end: int) -> tuple[int, Kind] | None:
    described = end + 2 < len(found) and is_described(found, end)  # "500 مستخدم نشط على الأقل"
    for place in range(end, min(len(found), end + 2 + described)):
        term = found[place]
        if "from" in term.senses:
            return None  # "every five minutes from the ERP"
        if term.has("bound") and not term.taken and term.senses["bound"] in ("most", "least", "exact"):
            behind = found[place + 1 : place + 2]
            follows = bool(behind) and (behind[0].number is not None or behind[0].has("measure"))
            follows = follows or _dates(found, place)
            return None if follows else (place, bound_of(term))
        if term.has("sign", "condition") or term.number is not None:
            return None
    return None


def _dates(found: list[Term], place: int) -> bool:
    """Whether a bound says until when: "until the end of the year", "until 2027"."""
    return any(term.has("closes", "month") or is_year(term) for term in found[place + 1 : place + 2])


def with_far_bound(found: list[Term], quantities: list[Quantity]) -> list[Quantity]:
    """ "The maximum size of an attachment is 25 MB": one plain quantity, and its bound further away."""
    plain = [q for q in quantities if q.kind == "exact" and q.dimension != "rhythm"]
    if len(plain) != 1:
        return quantities
    # "The highest number of participants is 25": the figure is what the bound is of.
    if (last := _closing(found, plain[0].end)) is not None:
        found[last].taken = True
        bounded = plain[0]._replace(kind=bound_of(found[last]))
        return [bounded if one is plain[0] else one for one in quantities]
    is_figure = plain[0].first > 0 and found[plain[0].first - 1].has("copula")
    counts = plain[0].dimension == "count" and not is_figure
    for place, term in enumerate(found[: plain[0].first]):
        # Of a count only a phrase bounds from afar: "the length must not exceed", not "only the manager of two".
        if counts and len(term.words) < 2:
            continue
        if term.has("bound") and not term.taken and term.senses["bound"] in ("most", "least"):
            if _dates(found, place) or term.has("from"):
                continue  # "until the end of the year", "from lead to customer"
            term.taken = True
            q = plain[0]
            kind: Kind = "most" if term.senses["bound"] == "most" else "least"
            return [q._replace(kind=kind) if one is q else one for one in quantities]
    return quantities


def _closing(found: list[Term], end: int) -> int | None:
    """The place of a phrase that bounds a figure from the end of an Arabic sentence: "… على الحجز كحد أقصى"."""
    places = [at for at in range(end, len(found)) if not found[at].has("sign")]
    if not places or found[places[-1]].words[0].isascii():
        return None
    term = found[places[-1]]
    closes = term.has("bound") and len(term.words) > 1 and not term.taken and term.senses["bound"] in ("most", "least")
    plain = all(found[at].number is None and not found[at].has("bound", "sign") for at in places[:-1])
    return places[-1] if closes and plain else None
