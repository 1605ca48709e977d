"""Something that is due, or needed, at a time that the plan of the project does not allow."""

import datetime as dt
from collections.abc import Iterator

from spec_toolkit.facts.structure import time
from spec_toolkit.findings import SpecPath
from spec_toolkit.model.rollout import Phase
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"

#: What is waited for until a day, and the items that wait for it.
_AWAITED = ("assumptions", "dependencies", "open_questions")
#: What is delivered in a phase.
_DELIVERED = ("requirements", "technical", "automations", "integrations")
#: Days that make no difference: targets fall due at the ends of months, closer support ends on a working day.
_GRACE = 14
_DAY = 24 * 60 * 60.0
#: Id to where a phase stands, and the phase.
_Phases = dict[str, tuple[SpecPath, Phase]]


def check(context: Context) -> Iterator[Hit]:
    rollout = context.spec.rollout
    phases: _Phases = {
        phase.id: (("rollout", "phases", n), phase) for n, phase in enumerate(rollout.phases if rollout else ())
    }
    yield from _goals(context)
    if rollout:
        yield from _success(context, phases)
        yield from _needed(context, phases)
        yield from _awaited(context, phases)
        yield from _tender(context)
        yield from _closer_support(context)


def _goals(context: Context) -> Iterator[Hit]:
    """Goals that are due before any of their indicators is."""
    kpis = {kpi.id: (n, kpi) for n, kpi in enumerate(context.spec.kpis)}
    for number, goal in enumerate(context.spec.goals):
        linked = [kpis[id] for id in goal.kpis if id in kpis]
        due = [(kpi.due, place, kpi.id) for place, kpi in linked if isinstance(kpi.due, dt.date)]
        if due and len(due) == len(linked) and isinstance(goal.due, dt.date) and goal.due < min(due)[0]:
            first, place, id = min(due)
            values = {"item": goal.id, "then": goal.due, "first": first, "other": id}
            others = (Other(("kpis", place, "due")),)
            yield Hit(("goals", number, "due"), values=values, message="goal", others=others)


def _success(context: Context, phases: _Phases) -> Iterator[Hit]:
    """Indicators that decide on a phase and are due before it goes live."""
    kpis = {kpi.id: (n, kpi) for n, kpi in enumerate(context.spec.kpis)}
    for path, phase in phases.values():
        first, where = _live(context, path, phase)
        for place, id in enumerate(phase.success):
            number, kpi = kpis.get(id, (0, None))
            if kpi and isinstance(kpi.due, dt.date) and first and kpi.due < first - dt.timedelta(_GRACE):
                values = {"item": id, "phase": phase.id, "then": kpi.due, "first": first}
                others = (Other((*path, "success", place), "decides"), Other(where))
                yield Hit(("kpis", number, "due"), values=values, message="kpi", others=others)


def _live(context: Context, path: SpecPath, phase: Phase) -> tuple[dt.date | None, SpecPath]:
    """The day on which a phase first goes live, or else starts, and where it stands."""
    rollout = context.spec.rollout
    lives = [
        (one.date, ("rollout", "milestones", n, "date"))
        for n, one in enumerate(rollout.milestones if rollout else ())
        if one.type == "go_live" and one.phase == phase.id and isinstance(one.date, dt.date)
    ]
    if lives:
        return min(lives)
    return phase.start if isinstance(phase.start, dt.date) else None, (*path, "start")


def _needed(context: Context, phases: _Phases) -> Iterator[Hit]:
    """What is needed before the phase starts that delivers it."""
    for section in ("requirements", "technical"):
        for number, item in enumerate(getattr(context.spec, section)):
            path, phase = phases.get(item.phase, ((), None))
            if phase and isinstance(phase.start, dt.date) and isinstance(item.due, dt.date) and item.due < phase.start:
                values = {"item": item.id, "phase": phase.id, "then": item.due, "first": phase.start}
                others = (Other((*path, "start")),)
                yield Hit((section, number, "due"), values=values, message="needed", others=others)


def _awaited(context: Context, phases: _Phases) -> Iterator[Hit]:
    """What is there only after the phase that waits for it has ended."""
    delivered = {item.id: item.phase for section in _DELIVERED for item in getattr(context.spec, section)}
    for section in _AWAITED:
        for number, item in enumerate(getattr(context.spec, section)):
            if not isinstance(item.due, dt.date) or getattr(item, "answer", None):
                continue
            for place, id in enumerate(item.affects):
                path, phase = phases.get(delivered.get(id) or id, ((), None))
                if phase and isinstance(phase.end, dt.date) and item.due > phase.end:
                    values = {"item": item.id, "other": id, "phase": phase.id, "then": item.due, "first": phase.end}
                    others = (Other((section, number, "affects", place), "waits"), Other((*path, "end")))
                    yield Hit((section, number, "due"), values=values, message="awaited", others=others)
                    break


def _tender(context: Context) -> Iterator[Hit]:
    """A phase that brings modules and starts before the offers are in."""
    tender, rollout = context.spec.tender, context.spec.rollout
    starts = [
        (phase.start, n, phase.id)
        for n, phase in enumerate(rollout.phases if rollout else ())
        if phase.scope and isinstance(phase.start, dt.date)
    ]
    limit = tender.submission if tender else None
    if starts and isinstance(limit, dt.date) and min(starts)[0] < limit:
        start, number, id = min(starts)
        values = {"phase": id, "then": start, "first": limit}
        others = (Other(("tender", "submission")),)
        yield Hit(("rollout", "phases", number, "start"), values=values, message="tender", others=others)


def _closer_support(context: Context) -> Iterator[Hit]:
    """Closer support that ends long before or after the time that it is to last."""
    rollout = context.spec.rollout
    lasts = time(rollout.hyper_care, context.facts.read) if rollout else None
    if rollout is None or lasts is None:
        return
    dated = [(n, one, one.date) for n, one in enumerate(rollout.milestones) if isinstance(one.date, dt.date)]
    for number, one, end in dated:
        lives = [(day, n) for n, other, day in dated if other.type == "go_live" and other.phase == one.phase]
        if one.type != "hyper_care_end" or len(lives) != 1:
            continue
        days = (end - lives[0][0]).days
        if not lasts.low / _DAY - _GRACE <= days <= lasts.high / _DAY + _GRACE:
            values = {"words": rollout.hyper_care, "days": days, "first": lives[0][0], "then": end}
            others = (Other(("rollout", "hyper_care")), Other(("rollout", "milestones", lives[0][1], "date")))
            here = ("rollout", "milestones", number, "date")
            yield Hit(here, values=values, message="support", others=others)
