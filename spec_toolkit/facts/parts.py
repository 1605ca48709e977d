"""Quantities that are said with two numbers or none: shares, marks on a scale, spans (see `measuring`)."""

from collections.abc import Iterator
from itertools import pairwise

from spec_toolkit.facts.quantities import Quantity, scale
from spec_toolkit.facts.tokens import Term


def is_year(term: Term) -> bool:
    return term.number is not None and 1900 <= term.number <= 2100 and term.words[0].isdigit()


def share(found: list[Term], place: int) -> Quantity | None:
    """ "One in five", "one enquiry in five"; what is counted behind it makes it none: "one form in two languages"."""
    if found[place].number is None or found[place].has("unit"):
        return None
    if found[place].number != 1:
        return _out_of(found, place)
    for mark in (place + 1, place + 2):
        if mark + 1 >= len(found) or not found[mark].has("inside"):
            continue
        number = found[mark + 1].number
        if number is None or number < 2 or number != int(number) or is_year(found[mark + 1]):
            return None
        behind = found[mark + 2] if mark + 2 < len(found) else None
        apart = mark > place + 1 or (behind is not None and behind.has("unit"))
        if apart and behind is not None and not behind.has("action", "copula", "modal", "negators", "sign"):
            return None
        for term in found[mark : mark + 2]:
            term.taken = True
        end = place + 1 if mark > place + 1 else mark + 2
        return Quantity("percent", 100 / number, 100 / number, "exact", place, end, 100 / number, "percent")
    return None


def _out_of(found: list[Term], place: int) -> Quantity | None:
    """ "Seven in ten" is a share, "4.5 out of 5" a mark on a scale."""
    number = found[place].number or 0.0
    if place + 2 >= len(found) or (whole := found[place + 2].number) is None or not number < whole <= 100:
        return None
    mark, behind = found[place + 1], found[place + 3] if place + 3 < len(found) else None
    if "turns" in mark.senses or not mark.has("from", "inside") or found[place + 2].has("unit"):
        return None
    if not mark.has("from") and (whole not in (10, 100) or (behind is not None and behind.has("unit"))):
        return None
    if whole in (10, 100) and number == int(number) and behind is not None and behind.content | behind.has("genitive"):
        part = 100 * number / whole
        return Quantity("percent", part, part, "exact", place, place + 3, part, "percent")
    if mark.has("from") and (len(mark.words) > 1 or mark.has("scales") or number != int(number)):
        return Quantity(f"score {whole:g}", number, number, "exact", place, place + 3, number, "")
    return None


def half_year(found: list[Term], place: int) -> int:
    """Which half of a year a term names with the one behind it: "النصف الثاني من 2027"; 0 where it names none."""
    if not found[place].has("halves") or place + 1 == len(found):
        return 0
    which = found[place + 1].senses.get("ordinal", "")
    years = any(is_year(term) for term in found[place + 2 : place + _YEAR])
    return int(which) if which in ("1", "2") and years else 0


#: How far behind a half of a year its year stands at most.
_YEAR = 5


def nth(found: list[Term]) -> Iterator[Quantity]:
    """The years that have passed on "its fifth anniversary", at "the end of the third year"; their terms are taken."""
    for place, (term, year) in enumerate(pairwise(found)):
        if "ordinal" not in term.senses:
            continue
        ends = any(near.has("closes") for near in found[max(0, place - 2) : place])
        if year.has("anniversaries") or (ends and year.senses.get("unit") == "year"):
            number = float(term.senses["ordinal"])
            _, low, high = scale(number, "year")
            for taken in found[place : place + 2]:
                taken.taken = True
            yield Quantity("time", low, high, "exact", place, place + 2, number, "year")
        elif "unit" in year.senses and any(near.has("latest") for near in found[max(0, place - 2) : place]):
            number = float(term.senses["ordinal"])
            dimension, low, high = scale(number, year.senses["unit"])
            if dimension == "time" and not year.taken:
                term.taken = year.taken = True  # "by the fifth day"
                yield Quantity("time", low, high, "most", place, place + 2, number, year.senses["unit"])


def spans(found: list[Term], quantities: list[Quantity]) -> list[Quantity]:
    """ "From 5 % to 20 %" is one range of what somebody may do; the goal of raising a share names two figures."""
    joined: list[Quantity] = []
    for quantity in quantities:
        low = joined[-1] if joined else None
        between = found[low.end : quantity.first] if low else []
        if (
            low
            and low.first
            and low.dimension == quantity.dimension
            and low.kind == quantity.kind == "exact"
            and low.high < quantity.low
            and len(between) == 1
            and between[0].has("to")
            and found[low.first - 1].has("from")
        ):
            joined[-1] = Quantity(low.dimension, low.low, quantity.high, "range", low.first, quantity.end)
        else:
            joined.append(quantity)
    return joined


def raised(found: list[Term], quantities: list[Quantity]) -> list[Quantity]:
    """ "Rises from 70 % to 85 %" is to be 85 %."""
    for low, high in pairwise(quantities):
        between = found[low.end : high.first]
        leads = low.first and found[low.first - 1].has("from") and len(between) == 1 and between[0].has("to")
        if leads and low.dimension == high.dimension:
            return [quantity for quantity in quantities if quantity is not low]
    return quantities
