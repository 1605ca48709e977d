"""At which time of the day something is done, and when not: "no messages between 20:00 and 08:00" (see `claims`)."""

import re
from collections.abc import Iterator

from spec_toolkit.facts.claim import AtTime, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.slots import Slots

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
#: Minutes of a day, and how many terms may stand between two times.
DAY, _BETWEEN = 24 * 60, 3
#: What says only that there are hours, or that something runs then.
_SAID = ("hours limited", "hours", "time", "moment")


def at_times(slots: Slots, source: Source) -> Iterator[Fact]:
    """A claim where something is done at one time, or denied from one to another, before or after one."""
    found, reading = slots.found, slots.reading
    times = [(p, m) for p, term in enumerate(found) if (m := _CLOCK.fullmatch(term.words[0]))]
    if not times or len(times) > 2 or not slots.act or "exceptions" in reading.categories:
        return
    minutes = [int(m[1]) * 60 + int(m[2]) for _, m in times]
    places = frozenset(p for p, _ in times)
    if len(times) == 2:
        if times[1][0] - times[0][0] > _BETWEEN or not slots.denies:
            return
        first, last = minutes
    else:
        near = found[max(0, times[0][0] - 2) : times[0][0]]
        before, after = any(t.has("before") for t in near), any(t.has("after") for t in near)
        first, last = (0, minutes[0]) if before else (minutes[0], DAY if after else minutes[0])
        if (before or after) != slots.denies:
            return  # "after 20:00" says little of what is done, and nothing is denied for one moment
    core = slots.core(places | slots.role_places, _SAID)
    yield from claim("negation", "at time", "", core, AtTime(first, last, not slots.denies), slots, source)
