"""Dates that stand in the wrong order."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from spec_toolkit.findings import Severity, SpecPath
from spec_toolkit.model.rollout import Milestone
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    yield from _phases(context)
    yield from _training(context)
    yield from _milestones(context)
    yield from _tender(context)
    for number, group in enumerate(context.spec.stakeholders):
        here = ("stakeholders", number)
        yield from _late((*here, "interviewed"), (*here, "signed_off"), group.interviewed, group.signed_off)
    if context.spec.rollout:
        yield from each_text(context, _arrivals, "rollout")


#: Steps of an invitation in the order in which they come.
_TENDER = ("publication", "questions_until", "answers_until", "submission", "opening", "valid_until")
#: Going live on the first days after a phase belongs to it.
_GRACE = dt.timedelta(days=14)
#: What comes first among the milestones of one phase.
_RANK = {"kick_off": 0, "design": 1, "training": 2, "test": 2, "go_live": 3, "acceptance": 4, "hyper_care_end": 5}


def _late(early: SpecPath, late: SpecPath, first: object, then: object, message: str = "message") -> Iterator[Hit]:
    """A hit on `late` where its date lies before that of `early`."""
    if isinstance(first, dt.date) and isinstance(then, dt.date) and then < first:
        yield Hit(late, values={"first": first, "then": then}, message=message, others=(Other(early),))


def _phases(context: Context) -> Iterator[Hit]:
    rollout = context.spec.rollout
    phases = rollout.phases if rollout else ()
    places = {phase.id: number for number, phase in enumerate(phases)}
    for number, phase in enumerate(phases):
        here = ("rollout", "phases", number)
        yield from _late((*here, "start"), (*here, "end"), phase.start, phase.end, "phase")
        for before in phase.after:
            if before in places and before != phase.id:
                earlier = ("rollout", "phases", places[before], "end")
                yield from _late(earlier, (*here, "start"), phases[places[before]].end, phase.start, "after")


def _training(context: Context) -> Iterator[Hit]:
    """Training that comes too late for a phase: after the day on which it goes live, or starts."""
    rollout = context.spec.rollout
    phases = {phase.id: (number, phase) for number, phase in enumerate(rollout.phases)} if rollout else {}
    lives: dict[str, tuple[SpecPath, dt.date]] = {}
    for number, one in enumerate(rollout.milestones if rollout else ()):
        if one.type == "go_live" and one.phase and isinstance(one.date, dt.date):
            lives.setdefault(one.phase, (("rollout", "milestones", number, "date"), one.date))
    for number, training in enumerate(rollout.training if rollout else ()):
        if training.before in phases:
            place, phase = phases[training.before]
            key = "start" if phase.start else "end"
            path, limit = lives.get(phase.id) or (("rollout", "phases", place, key), getattr(phase, key))
            here = ("rollout", "training", number, "date")
            severity: Severity | None = None
            if not isinstance(training.date, dt.date) or not isinstance(limit, dt.date):
                continue
            if training.date <= limit and isinstance(phase.start, dt.date):
                path, limit, severity = ("rollout", "phases", place, "start"), phase.start, "info"  # it may be meant so
            if training.date > limit:
                values = {"first": limit, "then": training.date}
                yield Hit(here, values=values, message="training", others=(Other(path),), severity=severity)


def _milestones(context: Context) -> Iterator[Hit]:
    rollout = context.spec.rollout
    milestones = rollout.milestones if rollout else ()
    places = {one.id: number for number, one in enumerate(milestones) if one.id}
    phases = {phase.id: (number, phase) for number, phase in enumerate(rollout.phases)} if rollout else {}
    for number, one in enumerate(milestones):
        here = ("rollout", "milestones", number, "date")
        for before in one.after:
            if before in places:
                other = ("rollout", "milestones", places[before], "date")
                yield from _late(other, here, milestones[places[before]].date, one.date)
        if one.phase in phases and isinstance(one.date, dt.date):
            place, phase = phases[one.phase]
            if one.type not in ("training", "kick_off", "design"):
                yield from _late(("rollout", "phases", place, "start"), here, phase.start, one.date, "outside")
            if (
                one.type not in ("hyper_care_end", "acceptance")
                and isinstance(phase.end, dt.date)
                and one.date > phase.end + _GRACE
            ):
                values = {"first": phase.end, "then": one.date}
                yield Hit(here, values=values, message="outside", others=(Other(("rollout", "phases", place, "end")),))
    dated = [(n, one) for n, one in enumerate(milestones) if isinstance(one.date, dt.date) and one.type in _RANK]
    for phase_id in dict.fromkeys(one.phase for _, one in dated):
        yield from _ranked([(n, one) for n, one in dated if one.phase == phase_id])


def _ranked(dated: list[tuple[int, Milestone]]) -> Iterator[Hit]:
    """Each milestone against the latest one of those that have to come before it."""
    latest: tuple[int, Milestone] | None = None
    waiting: list[tuple[int, Milestone]] = []
    for number, one in sorted(dated, key=lambda pair: _RANK[pair[1].type or ""]):
        for early in [pair for pair in waiting if _RANK[pair[1].type or ""] < _RANK[one.type or ""]]:
            waiting.remove(early)
            if latest is None or _day(early) > _day(latest):
                latest = early
        # What is accepted before it goes live is said so by `after`.
        if latest is not None and (not one.id or one.id not in latest[1].after):
            path = ("rollout", "milestones")
            yield from _late((*path, latest[0], "date"), (*path, number, "date"), latest[1].date, one.date)
        waiting.append((number, one))


def _day(pair: tuple[int, Milestone]) -> dt.date:
    return pair[1].date if isinstance(pair[1].date, dt.date) else dt.date.min


def _tender(context: Context) -> Iterator[Hit]:
    tender = context.spec.tender
    keys = [key for key in _TENDER if tender and isinstance(getattr(tender, key), dt.date)]
    for early, late in pairwise(keys):
        first, then = getattr(tender, early), getattr(tender, late)
        if then < first:
            values = {"early": f"tender.{early}", "late": f"tender.{late}", "first": first, "then": then}
            yield Hit(("tender", late), values=values, message="tender", others=(Other(("tender", early)),))


def _arrivals(context: Context) -> Iterator[Hit]:
    """What a sentence lets go live on a day on which its own phase has not begun, or has long ended."""
    rollout = context.spec.rollout
    phases = {phase.id: (number, phase) for number, phase in enumerate(rollout.phases if rollout else ())}
    starts = [phase.start for _, phase in phases.values() if isinstance(phase.start, dt.date)]
    if not starts:
        return
    for fact in context.facts.claimed("claim dated"):
        when, source = fact.value.when, fact.source
        if when.dimension != "date" or when.kind == "until" or source.phase not in phases:
            continue
        # A day before the rollout is one of the data: "imports the invoices from 1 January 2020 on".
        if when.high < min(starts).toordinal() or not (fact.value.comes or when.kind == "since"):
            continue
        number, phase = phases[source.phase]
        for key, limit in (("start", phase.start), ("end", phase.end)):
            if not isinstance(limit, dt.date):
                continue
            late = key == "end" and when.kind == "on" and when.low > (limit + _GRACE).toordinal()
            if late or (key == "start" and when.high < limit.toordinal()):
                values = {"words": shorten(source.words), "phase": phase.id, "first": limit}
                other = Other(("rollout", "phases", number, key))
                yield Hit(source.path, source.start, source.end, values=values, message="arrives", others=(other,))
