"""Finds the quantities and rhythms of a sentence and takes their words out of its topic."""

from itertools import pairwise

from spec_toolkit.facts.arabic_figures import ADJECTIVES, is_arabic_one, more_than_one, repeats
from spec_toolkit.facts.bounds import bound_around, bound_before, bound_behind, with_far_bound
from spec_toolkit.facts.parts import half_year, is_year, nth, raised, share, spans
from spec_toolkit.facts.quantities import Kind, Quantity, scale
from spec_toolkit.facts.rhythms import rhythms
from spec_toolkit.facts.tokens import Term

#: Senses of words that are a quantity without digits.
_COUNTING = ("many", "measure", "lone")
_HALF = 0.5
#: "And" as Hebrew and Arabic write it in front of a word.
_AND = ("ו", "و")
_RANGE_SIGNS = {"-", "–", "—"}
#: What stands before what has some: Hebrew "to one request".
_TO_ONE = ("ל", "ב")


def measure(found: list[Term], categories: frozenset[str]) -> list[Quantity]:
    """The quantities of a sentence, in order; their terms are taken. `categories` are all senses that occur in it."""
    quantities = list(rhythms(found)) if "rhythm" in categories else []
    if "ordinal" in categories:
        quantities += nth(found)
    words = not categories.isdisjoint(_COUNTING)
    reached = 0
    for place, term in enumerate(found):
        if place < reached or (term.number is None and not (words and term.has(*_COUNTING))):
            continue
        quantity = _quantity(found, place)
        if quantity is None:
            continue
        quantities.append(quantity)
        for taken in found[quantity.first : quantity.end]:
            taken.taken = True
        reached = quantity.end
    counts = [quantity for quantity in quantities if quantity.dimension == "count"]
    if len(counts) > 1 and counts[0].first == 0 and counts[0].value == ("count", 1, 1, "exact"):
        quantities.remove(counts[0])  # "one deal has two contacts": any deal
    if len(quantities) > 1 and "changes" in categories:
        quantities = raised(found, quantities)
    for dual, two in pairwise(counts):
        if dual.value == two.value and repeats(found, dual, two):
            quantities.remove(two)
    if len(quantities) > 1 and "role" in categories and "from" in categories:
        quantities = spans(found, quantities)
    return with_far_bound(found, quantities) if quantities else quantities


def _quantity(found: list[Term], place: int) -> Quantity | None:
    term = found[place]
    if term.taken:
        return None
    if (part := share(found, place)) is not None:
        return part
    if term.has("many"):
        return _many(found, place)
    if term.has("measure"):
        number, unit = term.senses["measure"].split()
        return _bounded(found, place, place + 1, float(number), unit)
    if term.has("lone") and not term.prefix.startswith("ה") and _is_alone(found, place):
        return _bounded(found, place, place + 1, 1, term.senses["unit"])
    if term.number is None or _is_label(found, place) or half_year(found, place):
        return None
    if term.has("ordinal") and term.prefix.endswith("ה"):  # Hebrew "the second"
        term.number, term.key, term.part = None, f"nth {term.senses['ordinal']}", "names"
        return None
    return _numbered(found, place, term.number)


def _numbered(found: list[Term], place: int, number: float) -> Quantity | None:
    """A number with what follows it, or a unit or counted noun before "one"."""
    stop, unit = place + 1, ""
    second: float | None = None
    if (more := _added(found, stop, number)) is not None:
        stop, number = more
    if stop + 1 < len(found) and found[stop + 1].number is not None and _joins(found, place, stop):
        second = found[stop + 1].number
        stop += 2
    elif _multiplies(found, stop):
        number *= found[stop].number or 1  # "two thousand"
        stop += 1
    spoken = stop
    while stop < len(found) and found[stop].has("weak") and not found[stop].has("unit") and stop - place < 3:
        stop += 1
    if stop < len(found) and found[stop].has("unit"):
        unit = found[stop].senses["unit"]
        stop += 1
        if stop < len(found) and found[stop].number == _HALF and found[stop].prefix in _AND:
            number, stop = number + _HALF, stop + 1  # "four minutes and a half"
    else:
        stop = spoken
        if place and found[place - 1].has("clock"):
            found[place - 1].taken = found[place].taken = True
            return None  # "at six o'clock"
        if place and found[place - 1].has("unit") and not found[place - 1].taken:
            unit = found[place - 1].senses["unit"]
            if unit == "year" and is_year(found[place]):
                return None  # "the year 2026"
            found[place - 1].taken = True
        elif is_year(found[place]) and not _counts_many(found, place, stop):
            return None
        elif place > 1 and found[0].senses.get("unit") == "percent" and _ends_figure(found, stop):
            unit = "percent"  # "the percentage of collected bills rises to 97"
    if second is not None:
        dimension, low, _ = scale(number, unit)
        _, _, high = scale(second, unit)
        low, high = min(low, high), max(low, high)  # "from 9 to 4 days"
        return Quantity(dimension, low, high, "range", place, stop)
    return _bounded(found, place, stop, number, unit)


def _counts_many(found: list[Term], place: int, stop: int) -> bool:
    """Whether what could be a year counts what stands behind it: "up to 2000 characters"."""
    bounded = place > 0 and found[place - 1].senses.get("bound") in ("most", "least", "above", "below")
    return bounded and stop < len(found) and found[stop].has("thing", "role") and not found[stop].has("month")


def _ends_figure(found: list[Term], stop: int) -> bool:
    """Whether nothing is counted behind a number."""
    return stop >= len(found) or found[stop].has("sign", "bound", "before", "closes")


def _added(found: list[Term], stop: int, number: float) -> tuple[int, float] | None:
    """ "twenty-five", Arabic "five and twenty": where the number ends, and the number."""
    if not found[stop - 1].words[0][0].isalpha():
        return None
    behind = stop + 1 if stop < len(found) and found[stop].words[0] == "-" else stop
    if behind >= len(found) or (more := found[behind].number) is None or not found[behind].words[0][0].isalpha():
        return None
    joined = behind > stop or found[behind].prefix.startswith(("ו", "و"))
    tens, ones = max(number, more), min(number, more)
    if not joined or not (10 <= tens <= 90 and tens % 10 == 0 and 1 <= ones <= 9):
        return None
    return behind + 1, tens + ones


def _multiplies(found: list[Term], stop: int) -> bool:
    """ "two thousand": a number word behind a number, unless it can be a unit (Hebrew "years" looks like "two")."""
    if stop >= len(found) or found[stop].number is None or found[stop].has("unit"):
        return False
    return found[stop].words[0][0].isalpha() and not is_year(found[stop - 1])


def _bounded(found: list[Term], first: int, end: int, number: float, unit: str) -> Quantity:
    """The quantity at these terms with the bound before or behind it; takes the bound's terms too."""
    dimension, low, high = scale(number, unit)
    kind: Kind = "exact"
    written_in_digits = found[first].words[0][0].isdigit()
    bound = bound_before(found, first) or bound_around(found, first) or bound_behind(found, end)
    if bound is not None:
        place, kind = bound
        found[place].taken = True
    elif found[first].has("many"):
        kind = "many"
    every = (
        bool(first)
        and found[first - 1].has("every")
        and (written_in_digits or found[first - 1].words[0].lower() == "every" or _is_each(found, first, end))
    )
    if kind == "exact" and every and dimension == "time":
        found[first - 1].taken = True
        dimension = "rhythm"
    if dimension == "time" and (interval := _interval(found, first, end)) is not None:
        found[interval].taken = True
        dimension = "rhythm"
    if kind == "exact" and dimension == "time" and (moment := _moment(found, first)) is not None:
        found[moment].taken = True
        only = found[moment].has("except_only") or (moment > 0 and found[moment - 1].has("only"))
        kind = "least" if only else "after"
    if kind in ("exact", "after") and dimension == "time" and _not_sooner(found, first, end):
        kind = "least"
    if kind == "exact" and first and found[first - 1].key == "age" and found[first - 1].prefix.endswith("מ"):
        kind = "least"  # Hebrew "from age 16"
    return Quantity(dimension, low, high, kind, first, end, number, unit)


def _interval(found: list[Term], first: int, end: int) -> int | None:
    """The place of "intervals" beside a time: "at five-minute intervals", "at intervals of two hours"."""
    near = (*range(end, min(len(found), end + 1)), *range(max(0, first - 2), first))
    return next((place for place in near if found[place].has("intervals")), None)


def _not_sooner(found: list[Term], first: int, end: int) -> bool:
    """Whether a time is the least that passes: "three days at the earliest", "no earlier than three days after"."""
    return any(term.has("earliest") for term in (*found[max(0, first - 1) : first], *found[end : end + 1]))


def _is_each(found: list[Term], first: int, end: int) -> bool:
    """Whether "every" before a number in words says how often: "כל עשר דקות", not "כל שלושת הימים"."""
    if found[first - 1].words[0] == "كل":
        return True
    if any(term.key == "delete" for term in found):
        return False  # after how long, not how often
    return not found[first - 1].words[0].isascii() and not found[end - 1].prefix.endswith("ה")


def _moment(found: list[Term], first: int) -> int | None:
    for place in range(first - 1, max(-1, first - 3), -1):
        if found[place].has("after"):
            return place
        if not found[place].has("weak", "bound"):
            return None
    return None


def _many(found: list[Term], place: int) -> Quantity | None:
    """ "several companies"; a word that can also mean "number" counts only before an indefinite plural."""
    term = found[place]
    if term.has("unlimited"):
        return Quantity("count", float("inf"), float("inf"), "many", place, place + 1, float("inf"))
    if place + 1 >= len(found):
        return None
    after = found[place + 1]
    if term.words[0].endswith("מספר") and len(term.words) == 1 and not _is_hebrew_plural(after):
        return None
    if (
        after.number is not None
        or after.has("sign", "unlimited")
        or (term.has("bound") and after.has("unit", "measure"))
    ):
        return None
    ones = range(place + 2, min(len(found), place + 3 + ADJECTIVES))
    if term.has("bound") and any(found[at].number == 1 and more_than_one(found, at) == place for at in ones):
        return None  # "more than one parcel" bounds the one
    return Quantity("count", 2, float("inf"), "many", place, place + 1)


def _is_hebrew_plural(term: Term) -> bool:
    word = term.words[0]
    plural = word.endswith(("ים", "ות", "י")) or term.words[-1].endswith(("ים", "ות"))
    return plural and not (word.startswith("ה") and ("ה" in term.prefix or not term.senses))


def _joins(found: list[Term], place: int, middle: int) -> bool:
    """Whether two numbers are the ends of a range: 3-5, 3 to 5, between 3 and 5."""
    term = found[middle]
    if found[middle + 1].words[0][0].isdigit() != found[place].words[0][0].isdigit():
        return False
    if place and found[place].number == 1 and "bound" in term.senses and found[place - 1].prefix.endswith(_TO_ONE):
        return False  # "to one request up to five files"
    return term.words[0] in _RANGE_SIGNS or (term.has("joins"))


def _is_label(found: list[Term], place: int) -> bool:
    return place > 0 and found[place - 1].has("phases", "stage")


def _is_alone(found: list[Term], place: int) -> bool:
    """A unit without a number means one of it only after a bound or "after"."""
    before = found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    # "the hour 10:01" is a time of day.
    if after is not None and (after.number is not None or ":" in after.words[0]):
        return False
    if after is not None and (after.senses.get("bound") in ("most", "least") or after.has("last")):
        return True
    spelt = not found[place].words[0].isascii()
    if spelt and after is not None and after.has("before", "after", "counts_from"):
        return True  # "a week before the meeting", "a day from the order"
    ends = after is None or after.has("sign")
    if spelt and ends and before is not None and (before.has("copula", "lasts") or before.key == "end"):
        return True  # Hebrew "the answering time is an hour", "the trial lasts a month"
    if is_arabic_one(found, place):
        return True
    if (
        ends
        and not found[place].words[0].isascii()
        and any(term.key == "keep" or term.has("passes") for term in found[:place])
    ):
        return True  # Arabic "the recordings are kept a year", "a week has passed"
    return before is not None and (before.has("bound", "after", "every", "span") or before.key in ("keep", "validity"))
