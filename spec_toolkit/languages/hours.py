"""Weekdays and hours of the day in a text, in three languages: `languages/<language>/hours.yaml`."""

import re
from functools import cache
from typing import Any, NamedTuple

from spec_toolkit.languages.text import LANGUAGES, normalise
from spec_toolkit.package_data import values

DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")

_CLOCK = r"([01]?\d|2[0-4])(?::([0-5]\d))?\s*([ap]m)?"


class _Words(NamedTuple):
    """What names days, joins the ends of a stretch, and says that there is no closing time."""

    day: re.Pattern[str]
    days: dict[str, str]
    weekend: re.Pattern[str]
    joins: re.Pattern[str]
    always: re.Pattern[str]
    span: re.Pattern[str]
    support: re.Pattern[str]
    vendor: re.Pattern[str]


def weekdays(text: str) -> frozenset[str]:
    """The weekdays that a normalised text names, those between the ends of a stretch with them."""
    words = _words()
    named: set[str] = set()
    last: tuple[int, str] | None = None
    for found in words.day.finditer(text):
        day = words.days[found["day"].casefold()]
        if last and words.joins.fullmatch(text[last[0] : found.start()]):
            start, end = DAYS.index(last[1]), DAYS.index(day)
            named.update(DAYS[(start + step) % 7] for step in range((end - start) % 7 + 1))
        named.add(day)
        last = (found.end(), day)
    if words.weekend.search(text):
        named.add("saturday")
    return frozenset(named)


def weekday(text: str) -> str | None:
    """The weekday that a normalised text is the name of, with nothing besides it."""
    words = _words()
    found = words.day.search(text)
    return words.days[found["day"].casefold()] if found and found[0] == text else None


def is_always(text: str) -> bool:
    """Whether a normalised text says "around the clock"."""
    return _words().always.search(text) is not None


def span(text: str) -> tuple[int, int] | None:
    """The one stretch of hours that a normalised text names, in minutes since midnight."""
    found = [
        (_minutes(*match.group(1, 2, 3)), _minutes(*match.group(4, 5, 6)))
        for match in _words().span.finditer(text)
        if (match[2] or match[3] or match[6]) and (match[5] or match[6])
    ]
    return found[0] if len(found) == 1 and found[0][0] < found[0][1] else None


def names_support(text: str) -> bool:
    """Whether a normalised text names the support that is given."""
    return _words().support.search(text) is not None


def names_vendor(text: str) -> bool:
    """Whether a normalised text names the one who gives support."""
    return _words().vendor.search(text) is not None


def minutes(clock: str | None) -> int | None:
    """Minutes since midnight of a clock time (`08:30`), or None for what is none."""
    found = re.fullmatch(r"([01]?\d|2[0-4]):([0-5]\d)", clock.strip()) if clock else None
    return int(found[1]) * 60 + int(found[2]) if found else None


def _minutes(hour: str, minute: str | None, half: str | None) -> int:
    """Minutes since midnight."""
    hours = int(hour) % 12 + 12 * (half.lower() == "pm") if half else int(hour)
    return 60 * hours + int(minute or 0)


@cache
def _words() -> _Words:
    """The words of all languages together: their scripts keep them apart."""
    data: list[dict[str, Any]] = [values(f"languages/{language}/hours.yaml") for language in LANGUAGES]
    days = {normalise(form).text: day for each in data for day, forms in each["days"].items() for form in forms}

    def any_of(forms: Any) -> str:
        known = {normalise(form).text for form in forms}
        return "|".join(re.escape(form) for form in sorted(known, key=lambda form: (-len(form), form)))

    before = "|".join(each["before"] for each in data)
    joins = any_of(word for each in data for word in each["joins"])
    both = any_of(word for each in data for word in (*each["joins"], *each["both"]))
    support = any_of(word for each in data for word in each["support"])
    vendor = any_of(word for each in data for word in each["vendor"])
    lead = "|".join(each["lead"] for each in data)
    return _Words(
        re.compile(rf"(?<!\w)(?:{before})?(?P<day>{any_of(days)})(?!\w)", re.I),
        days,
        re.compile(rf"(?<!\w)(?:{before})?(?:{any_of(w for each in data for w in each['weekend'])})(?!\w)", re.I),
        re.compile(rf"\s*(?:{joins})\s*(?:{lead})?\s*", re.I),
        re.compile(rf"(?<!\w)(?:{any_of(w for each in data for w in each['always'])})(?!\w)", re.I),
        re.compile(rf"(?<![\d:]){_CLOCK}\s*(?:{both})\s*-?{_CLOCK}(?![\d:])", re.I),
        re.compile(rf"(?<!\w)(?:{support})(?!\w)", re.I),
        re.compile(rf"(?<!\w)(?:{vendor})(?!\w)", re.I),
    )
