"""A sentence that sets or forbids a date of the project which its phases and milestones do not keep."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from spec_toolkit.facts.dates import When, when
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.seasons import season
from spec_toolkit.facts.tokens import STOPS, Term
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.phrases import pattern, phrases
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._phases import MODULE, Brought, Day, modules_of
from spec_toolkit.rules.contradiction._phases import numbers as phase_numbers
from spec_toolkit.rules.contradiction._sentences import is_conditional

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

#: A date as YAML writes it.
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_LIMITS = frozenset(("exceptions", "except_only", "without"))
#: What a date is set to, in the words of `languages/<language>/rollout.yaml`.
_THINGS = ("go_live", "phase", "project")


class _Plan(NamedTuple):
    """The days on which phases start, on which they end, and on which the system goes live."""

    starts: list[Day]
    ends: list[Day]
    lives: list[Day]


def check(context: Context) -> Iterator[Hit]:
    if context.spec.rollout:
        yield from each_text(context, _told, "rollout", "modules")


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say against the rollout."""
    yield from _placed(context)
    plan = _plan(context)
    modules = modules_of(context)
    for said in context.facts.saying(_speaks_of) if any(plan) else ():
        text = said.source.words
        reading = context.facts.read(text)
        broken = _broken(reading, plan) or _broken_module(reading, modules)
        if broken:
            values = {"words": shorten(text), "date": broken.day}
            place = (said.source.path, said.source.start, said.source.end)
            yield Hit(*place, values=values, others=(Other(broken.path),))


def _plan(context: Context) -> _Plan:
    """The days of the rollout."""
    rollout = context.spec.rollout
    phases = rollout.phases if rollout else ()
    numbers = phase_numbers(phases)
    found: dict[str, list[Day]] = {"start": [], "end": []}
    for place, phase in enumerate(phases):
        for key, days in found.items():
            if isinstance(day := getattr(phase, key), dt.date):
                days.append(Day(("rollout", "phases", place, key), day, numbers[phase.id]))
    lives = [
        Day(("rollout", "milestones", place, "date"), one.date, numbers.get(one.phase or "", 0))
        for place, one in enumerate(rollout.milestones if rollout else ())
        if one.type == "go_live" and isinstance(one.date, dt.date)
    ]
    return _Plan(found["start"], found["end"], lives)


def _placed(context: Context) -> Iterator[Hit]:
    """Sentences that put a module into another phase than the plan does."""
    phases = context.spec.rollout.phases if context.spec.rollout else ()
    numbers = {number: id for id, number in phase_numbers(phases).items()}
    brought = _brought(context)
    for fact in context.facts.claimed("claim dated", "phase") if brought else ():
        when, source = fact.value.when, fact.source
        meant = [ways for names, ways in brought if names == fact.bucket.subject - MODULE]
        reading = context.facts.read(source.words)
        if len(meant) != 1 or when.kind not in ("on", "since") or not reading.categories.isdisjoint(_LIMITS):
            continue
        named = numbers.get(when.low)
        if named and named not in meant[0] and not (reading.denies or is_conditional(reading)):
            phase, path = next(iter(meant[0].items()))
            values = {"words": shorten(source.words), "phase": phase}
            place = (source.path, source.start, source.end)
            yield Hit(*place, values=values, message="module", others=(Other(path, "brings"),))


def _brought(context: Context) -> list[tuple[frozenset[str], dict[str, SpecPath]]]:
    """The names of each module, with the phases that bring it and where they say so."""
    found: dict[str, dict[str, SpecPath]] = {}
    for number, phase in enumerate(context.spec.rollout.phases if context.spec.rollout else ()):
        for place, id in enumerate(phase.scope):
            found.setdefault(id, {})[phase.id] = ("rollout", "phases", number, "scope", place)
    return [
        (names, found[module.id])
        for module in context.spec.modules
        if module.id in found and (names := context.facts.topic(module.name or module.id) - MODULE)
    ]


def _broken_module(reading: Reading, modules: list[Brought]) -> Day | None:
    """The day of a phase that does not keep what a sentence says of when a module of it goes live."""
    if not modules or not _says(reading.text, "go_live", "start") or not reading.categories.isdisjoint(_LIMITS):
        return None
    meant = [one for one in modules if one.names <= reading.whole_topic]
    if len(meant) != 1 or _besides(reading, meant[0].names | MODULE):
        return None
    _, start, end = meant[0]
    named = [one for one in when(reading.found, reading.denies) if one.dimension == "date"]
    phase = next((int(float(t.key[6:])) for t in reading.found if t.key.startswith("phase ")), 0)
    if phase and not named and not reading.denies:
        return start if phase != start.phase else None
    if len(named) != 1:
        return None
    if named[0].kind in ("since", "on") and end.day.toordinal() < named[0].low:
        return end
    return start if named[0].kind in ("until", "on") and start.day.toordinal() > named[0].high else None


def _says(text: str, *keys: str) -> bool:
    return any(pattern("rollout", key).search(text) for key in keys)


def _speaks_of(text: str) -> bool:
    """Whether a sentence speaks of going live, or of the start or end of the project or of a phase."""
    return _says(text, "go_live") or (_says(text, "phase", "project", "module") and _says(text, "start", "end"))


def _broken(reading: Reading, plan: _Plan) -> Day | None:
    """The day of the plan that does not keep what a sentence says of it."""
    if not reading.categories.isdisjoint(_LIMITS) or _besides(reading) or not _says(reading.text, *_THINGS):
        return None
    days = _meant(reading, plan)
    named = [one for one in when(reading.found, reading.denies) if one.dimension == "date"]
    if reading.denies and len(named) != 1:
        closed = season(reading)
        return next((one for one in days if closed and closed.holds(one.day)), None)
    return _beyond(reading, named[0], days) if named and days else None


def _beyond(reading: Reading, limit: When, days: list[Day]) -> Day | None:
    """The day that is not on, not since or not until the date of a sentence."""
    first = min(days, key=lambda one: one.day)
    whole = _says(reading.text, "phase") or not _says(reading.text, "go_live")
    late = max(days, key=lambda one: one.day) if whole else first
    if limit.kind == "until" and late.day.toordinal() > limit.high:
        return late
    if limit.kind == "since" and first.day.toordinal() < limit.low:
        return first
    other = limit.kind == "on" and not limit.low <= first.day.toordinal() <= limit.high
    return first if other and len(days) == 1 and not reading.denies else None


def _meant(reading: Reading, plan: _Plan) -> list[Day]:
    """The days of the plan that a sentence speaks of."""
    text = reading.text
    number = next((int(float(t.key[6:])) for t in reading.found if t.key.startswith("phase ")), 0)
    if _says(text, "go_live"):
        days = plan.lives
    elif _says(text, "phase"):
        days = plan.starts if _says(text, "start") else plan.ends
        everything = any(term.senses.get("reach") == "all" or term.has("every", "universal") for term in reading.found)
        if not number and not (reading.denies or everything):
            return []
    elif _says(text, "start"):
        days = [min(plan.starts, key=lambda one: one.day)] if plan.starts else []
    else:
        ends = [*plan.ends, *plan.lives]
        days = [max(ends, key=lambda one: one.day)] if ends else []
    return [one for one in days if number in (0, one.phase)]


def _besides(reading: Reading, known: frozenset[str] = frozenset()) -> bool:
    """Whether a clause with what the date is set to names anything else: a training, the budget of the project."""
    clauses: list[list[Term]] = [[]]
    for term in reading.found:
        if term.has("sign") and term.words[0] in STOPS:
            clauses.append([])
        else:
            clauses[-1].append(term)
    return any(
        term.content and term.number is None and term.key not in known and not _is_known(term)
        for clause in clauses
        if _says(" ".join(" ".join(term.words) for term in clause), *_THINGS)
        for term in takewhile(lambda term: not pattern("rollout", "because").search(" ".join(term.words)), clause)
    )


def _is_known(term: Term) -> bool:
    """Whether a term is part of a date or one of the words of such a sentence."""
    if (
        term.key.startswith(("phase ", "date "))
        or _ISO.fullmatch(term.words[0])
        or term.has("month", "before", "after", "negators", "light")
    ):
        return True
    return any(pattern("rollout", key).search(" ".join(term.words)) for key in phrases("rollout"))
