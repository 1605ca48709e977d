"""Stretches of the year in a sentence, with or without a year: "between 15 May and 31 August", "in June"."""

import datetime as dt
import re
from calendar import monthrange
from typing import NamedTuple

from spec_toolkit.facts.dates import dates
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.tokens import Term

_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A year that has every day.
_LEAP = 2024


class Season(NamedTuple):
    """From one day of the year (month, day) to another, both included; `years` where it is written with them."""

    first: tuple[int, int]
    last: tuple[int, int]
    years: tuple[int, int] | None

    def holds(self, day: dt.date) -> bool:
        """Whether a day lies in it; one that begins in autumn may end in spring."""
        if self.years:
            return (self.years[0], *self.first) <= (day.year, day.month, day.day) <= (self.years[1], *self.last)
        at = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= at <= self.last
        return at >= self.first or at <= self.last


def season(reading: Reading) -> Season | None:
    """The one stretch of the year that a sentence names."""
    found = reading.found
    places = [place for place, term in enumerate(found) if _is_month(term, reading.language)]
    if not places:
        return _in_figures(reading)
    if len(places) > 2:
        return None
    first, last = places[0], places[-1]
    if first != last and not any(_joins(term) for term in found[first + 1 : last]):
        return None
    month, month_too = int(found[first].senses["month"]), int(found[last].senses["month"])
    day, day_too = _day(found, first), _day(found, last)
    if first == last and day and (before := _number(found, first - 3, _DAY)) and _joins(found[first - 2]):
        day = before  # "15 to 31 August"
    year, year_too = _year(found, first), _year(found, last)
    years = (year or year_too, year_too) if year_too else None
    return Season((month, day or 1), (month_too, day_too or monthrange(_LEAP, month_too)[1]), years)


def _is_month(term: Term, language: str) -> bool:
    """Whether a term names a month; English "may" is a verb."""
    return term.has("month") and (language != "en" or term.words[0][0].isupper())


def _joins(term: Term) -> bool:
    return term.has("joins", "to", "bound") or term.words[0] in "-–"


def _number(found: list[Term], place: int, wanted: re.Pattern[str]) -> int | None:
    """The number at a place, where it is one of the kind that is wanted."""
    word = found[place].words[0] if 0 <= place < len(found) else ""
    return int(re.sub(r"\D", "", word)) if wanted.fullmatch(word) else None


def _day(found: list[Term], place: int) -> int | None:
    """The day beside a month: "15 May", "the 15th of May", "May 15"."""
    near = (_number(found, at, _DAY) for at in (place - 1, place - 2, place + 1))
    return next((day for day in near if day), None)


def _year(found: list[Term], place: int) -> int | None:
    """The year behind a month: "May 2027", "May 15, 2027"."""
    near = (_number(found, at, _YEAR) for at in (place + 1, place + 2, place + 3))
    return next((year for year in near if year), None)


def _in_figures(reading: Reading) -> Season | None:
    """Two dates in figures: "between 2027-05-15 and 2027-08-31"."""
    named = dates(reading.found)
    if len(named) != 2:
        return None
    low, high = dt.date.fromordinal(named[0].low), dt.date.fromordinal(named[1].high)
    return Season((low.month, low.day), (high.month, high.day), (low.year, high.year))
