"""Dates and phases in a sentence: when something is, not before, or at the latest.

A date is a range of days, counted as `date.toordinal`: "the second quarter of 2026" has 91 of them. A phase is a
number, a day without a year ("31 August") one of a year of its own.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Literal, NamedTuple

from spec_toolkit.facts.arabic_figures import is_arabic_year
from spec_toolkit.facts.parts import half_year
from spec_toolkit.facts.tokens import Term

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
#: A day as most of the world writes it: 15.3.2027, 15/3/2027.
_DAY_FIRST = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
#: Months and days up to this number may change places: 3/4/2027.
_MONTHS = 12
#: A day of any year is counted in this one.
_ANY_YEAR = 2000
_DATED = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d [A-Z]")
_QUARTER = re.compile(r"[QqTt]([1-4])")
#: How many terms may stand between the parts of one date, and before one.
_REACH = 4

Kind = Literal["on", "since", "until", "not"]


class When(NamedTuple):
    """`low` to `high`; `dimension` is "date", "day" or "phase"; `first` and `end` are the terms that it takes."""

    dimension: str
    low: int
    high: int
    kind: Kind
    first: int = 0
    end: int = 0


def apart(one: When, two: When) -> bool:
    """Whether no day (or phase) keeps both."""
    if one.dimension != two.dimension:
        return False
    if "not" in (one.kind, two.kind):  # "is no part of phase 1" says nothing of what comes before or after it
        return {one.kind, two.kind} == {"not", "on"} and (one.low, one.high) == (two.low, two.high)
    if one.kind == two.kind == "until" and one.dimension != "phase":  # two last days for one thing
        return one.high < two.low or two.high < one.low
    (low, high), (low_too, high_too) = _span(one), _span(two)
    return high < low_too or high_too < low


def _span(when: When) -> tuple[float, float]:
    if when.kind == "since":
        return when.low, float("inf")
    if when.kind == "until":
        return float("-inf"), when.high
    return when.low, when.high


def when(found: list[Term], denies: bool) -> list[When]:
    """The date and the phase that a sentence names; none of either where it names more than one."""
    days = dates(found)
    if len(days) == 2 and (lasts := _lasts(found, *days)):
        days = []
    else:
        lasts = []
    named = [_moved(found, _phases(found)), days]
    return lasts + [one for ones in named if len(ones) == 1 and (one := _bounded(found, ones[0], denies)) is not None]


#: What stands before a phase from which something "is excluded".
_OUT_OF = [True, True]


def _bounded(found: list[Term], one: When, denies: bool) -> When | None:
    """A date or phase with what stands before it: on it, from it on, until it."""
    before = found[max(0, one.first - _REACH) : one.first]
    kind: Kind = "on"
    if any(term.has("before") for term in before):
        # "Not before the end of June" is after it; "before June" is until the day before.
        if denies:
            closes = any(term.has("closes") for term in before)
            low = one.high if closes else one.low
            return one._replace(kind="since", low=low, high=max(low, one.high))
        return one._replace(kind="until", high=one.low - 1)
    if any(term.has("after") and not term.has("arrives", "earliest") for term in before):
        return one._replace(kind="since", low=one.high + 1)
    if denies:
        if any(term.has("until") for term in before):
            return one._replace(kind="since")
        part = one.dimension == "phase" and any(term.has("arrives", "unscoped") for term in found[: one.first])
        part = part or (
            one.dimension == "phase" and [t.has("negators", "from") for t in found[: one.first][-2:]] == _OUT_OF
        )
        return one._replace(kind="not") if part else None
    behind = found[one.end : one.end + _REACH]
    if any(term.has("earliest") for term in (*before, *behind)):
        return one._replace(kind="since")
    if any(term.has("latest", "until") for term in (*before, *behind)):
        return one._replace(kind="until")
    if any(term.senses.get("bound") == "most" for term in before):
        kind = "until"
    elif any(term.senses.get("bound") == "least" or term.has("from") for term in before):
        kind = "since" if one.dimension == "date" else "on"
    return one._replace(kind=kind)


def _lasts(found: list[Term], one: When, two: When) -> list[When]:
    """From when to when: "lasts from May until the end of July 2027"."""
    between = found[one.first + 1 : two.first]
    opens = any(term.has("from") for term in found[max(0, one.first - _REACH) : one.first])
    if not opens or len(between) > _REACH or not any(term.has("until", "to") for term in between):
        return []
    return [one._replace(kind="since"), two._replace(kind="until")]


def may_be_dated(text: str, months: bool) -> bool:
    """Whether some word looks like a year, or stands before a month: a quick look. `months`: the text names one."""
    return _DATED.search(text) is not None or (months and _DAY.search(text) is not None)


def _moved(found: list[Term], phases: list[When]) -> list[When]:
    """ "Postponed from phase 1 to phase 2" leaves the second."""
    if len(phases) == 2 and all(one.first for one in phases):
        before = [found[one.first - 1] for one in phases]
        if before[0].has("from") and before[1].has("to"):
            return phases[1:]
    return phases


def _phases(found: list[Term]) -> list[When]:
    return [
        When("phase", int(float(term.key[6:])), int(float(term.key[6:])), "on", place, place + 2)
        for place, term in enumerate(found)
        if term.key.startswith("phase ")
    ]


def dates(found: list[Term]) -> list[When]:
    """Every day, month and quarter that a sentence names."""
    dated: list[When] = []
    for place, term in enumerate(found):
        word = term.words[0]
        if dated and place < dated[-1].end:
            continue
        if match := _ISO.fullmatch(word):
            if (day := _day(*map(int, match.groups()))) is not None:
                dated.append(When("date", day, day, "on", place, place + 1))
        elif (match := _DAY_FIRST.fullmatch(word)) and (
            match[2] == "." or int(match[1]) > _MONTHS or _is_foreign(found)
        ):
            if (day := _day(int(match[4]), int(match[3]), int(match[1]))) is not None:
                dated.append(When("date", day, day, "on", place, place + 1))
        elif term.has("month") and (year := _year(found, place)):
            dated.append(_in_month(found, place, int(term.senses["month"]), year))
        elif term.has("month") and (yearly := _yearly(found, place)):
            dated.append(yearly)
        elif (year := _whole_year(found, place)) and not dated:
            dated.append(
                When("date", date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal(), "on", place, place + 1)
            )
        elif "closes" in term.senses and (year := _year(found[: place + 2], place)):  # "until the end of 2026"
            last = date(year, 12, 31).toordinal()
            dated.append(When("date", last, last, "on", place, place + 2))
        elif (quarter := _quarter(found, place)) and (year := _year(found, place)):
            first = 3 * quarter - 2
            low, high = date(year, first, 1), date(year, first + 2, monthrange(year, first + 2)[1])
            dated.append(When("date", low.toordinal(), high.toordinal(), "on", place, place + _REACH))
        elif is_arabic_year(found, place) and (year := _year(found[: place + 2], place)):  # "قبل عام 2027"
            low, high = date(year, 1, 1), date(year, 12, 31)
            dated.append(When("date", low.toordinal(), high.toordinal(), "on", place, place + 2))
        elif (half := half_year(found, place)) and (year := _year(found, place)):
            low, high = (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))
            stop = next(at for at in range(place, len(found)) if found[at].words[0] == str(year)) + 1
            dated.append(When("date", low.toordinal(), high.toordinal(), "on", place, stop))
    return dated


#: "In" and "in the year" as Hebrew writes them before a year.
_HEBREW_IN = ("ב", "בשנת")


def _whole_year(found: list[Term], place: int) -> int:
    """An English year with nothing before it but "in": "is introduced in 2026"."""
    before = found[place - 1] if place else None
    inside = before is not None and (before.words[0].lower() == "in" or before.words[0] in _HEBREW_IN)
    if not inside or not any(term.has("arrives") for term in found):
        return 0
    return _year(found[place - 1 : place + 1], 0)


def _day(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def _in_month(found: list[Term], place: int, month: int, year: int) -> When:
    behind = range(place + 1, place + 1 + _REACH)
    last = next(at for at in behind if found[at].words[0] == str(year)) + 1
    last = next((at for at in behind if at < last and found[at].has("month", "until")), last)  # "from May to July 2026"
    for near in (place - 1, place - 2, place + 1):
        if 0 <= near < len(found):
            number = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", found[near].words[0])
            day = _day(year, month, int(number[1])) if number else None
            if day is not None:
                return When("date", day, day, "on", min(near, place), last)
    low = date(year, month, 1).toordinal()
    return When("date", low, low + monthrange(year, month)[1] - 1, "on", place, last)


def _is_foreign(found: list[Term]) -> bool:
    """Whether it is no English, where the month may stand first."""
    return any(not term.words[0].isascii() for term in found)


def _yearly(found: list[Term], place: int) -> When | None:
    """ "On the 31st of August", in whatever year."""
    english = found[place].words[0].isascii()
    if english and not _names_month(found, place):
        return None
    for near in (place - 1, place - 2):
        if near >= 0 and (number := found[near].words[0]).isdigit():
            day = _day(_ANY_YEAR, int(found[place].senses["month"]), int(number))
            return When("day", day, day, "on", near, place + 1) if day is not None else None
    return None


def _names_month(found: list[Term], place: int) -> bool:
    """Whether an English month stands behind its day and what leads to a day: "on 1 May", "until the 31st of March"."""
    near = found[max(0, place - 1) : place]
    lead = found[max(0, place - 3) : max(0, place - 1)]
    numbered = bool(near) and near[0].words[0].isdigit() and found[place].words[0][0].isupper()
    return numbered and any(term.has("inside", "latest", "until", "before", "from", "after", "span") for term in lead)


def _year(found: list[Term], place: int) -> int:
    """The year behind a month or quarter."""
    for term in found[place + 1 : place + 1 + _REACH]:
        word = term.words[0]
        if len(word) == 4 and word.isdigit() and 1990 <= int(word) <= 2100:
            return int(word)
    return 0


def _quarter(found: list[Term], place: int) -> int:
    """ "Q2", "second quarter", "quarter 2"."""
    term = found[place]
    if match := _QUARTER.fullmatch(term.words[0]):
        return int(match[1])
    if not term.has("quarters"):
        return 0
    for near in (*found[max(0, place - 1) : place], *found[place + 1 : place + 2]):
        value = near.senses.get("ordinal") or (f"{near.number:g}" if near.number is not None else "")
        if value in ("1", "2", "3", "4"):
            return int(value)
    return 0
