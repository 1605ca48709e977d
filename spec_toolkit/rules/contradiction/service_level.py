"""Support times that cannot be kept: an answer after the solution, round the clock on closed days."""

import re
from collections.abc import Iterator

from spec_toolkit.facts.structure import time
from spec_toolkit.languages.hours import weekday
from spec_toolkit.languages.text import normalise
from spec_toolkit.model.service_levels import Calendar
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    calendars = {calendar.id: (number, calendar) for number, calendar in enumerate(context.spec.calendars)}
    for number, level in enumerate(context.spec.service_levels):
        here = ("service_levels", number)
        answer, solution = time(level.response, context.facts.read), time(level.resolution, context.facts.read)
        if answer and solution and answer.low > solution.high:
            values = {"response": level.response, "resolution": level.resolution}
            yield Hit((*here, "response"), values=values, others=(Other((*here, "resolution"), "resolution"),))
    for number, calendar in calendars.values():
        here = ("calendars", number)
        if calendar.around_the_clock and (calendar.closed or calendar.hours):
            key = "closed" if calendar.closed else "hours"
            yield Hit((*here, "around_the_clock"), message="clock", others=(Other((*here, key), "closed"),))
        yield from _closed(number, calendar)
        for place, hours in enumerate(calendar.hours):
            start, end = _minutes(hours.start), _minutes(hours.end)
            if start is not None and end is not None and start >= end:
                yield Hit(
                    (*here, "hours", place, "end"),
                    values={"start": hours.start, "end": hours.end},
                    message="hours",
                    others=(Other((*here, "hours", place, "start"), "start"),),
                )


def _closed(number: int, calendar: Calendar) -> Iterator[Hit]:
    """Weekdays with working hours on which nobody works."""
    closed = {weekday(normalise(words).text): place for place, words in enumerate(calendar.closed)}
    for at, hours in enumerate(calendar.hours):
        for place, day in enumerate(hours.days):
            if day in closed:
                here = ("calendars", number, "hours", at, "days", place)
                values = {"words": calendar.closed[closed[day]], "name": calendar.name or calendar.id}
                others = (Other(("calendars", number, "closed", closed[day]), "closed"),)
                yield Hit(here, values=values, message="closed-day", others=others)


_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)$")


def _minutes(clock: str | None) -> int | None:
    """Minutes since midnight, or None for what is no clock time."""
    found = _CLOCK.match(clock) if clock else None
    return int(found[1]) * 60 + int(found[2]) if found else None
