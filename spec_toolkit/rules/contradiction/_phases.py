"""How sentences call the phases of the rollout, and what these bring when."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from spec_toolkit.findings import SpecPath
from spec_toolkit.model.rollout import Phase
from spec_toolkit.rules._context import Context

#: What a part of the system is called.
MODULE = frozenset(("module", "modul"))


class Day(NamedTuple):
    """A day of the plan, where it stands, and the number of its phase (0: of none)."""

    path: SpecPath
    day: dt.date
    phase: int = 0


class Brought(NamedTuple):
    """The names of a module that one phase brings, and the days on which this phase starts and ends."""

    names: frozenset[str]
    start: Day
    end: Day


def numbers(phases: Sequence[Phase]) -> dict[str, int]:
    """The number by which sentences call each phase: that of its id where all ids have one, else its place."""
    ends = [re.search(r"\d+$", phase.id) for phase in phases]
    numbers = [int(end[0]) for end in ends if end]
    return {phase.id: n for phase, n in zip(phases, numbers if all(ends) else count(1), strict=False)}


def modules_of(context: Context) -> list[Brought]:
    """The modules that one phase alone brings, where it says when."""
    rollout = context.spec.rollout
    brought = [
        (place, phase, id) for place, phase in enumerate(rollout.phases if rollout else ()) for id in phase.scope
    ]
    known = numbers([phase for _, phase, _ in brought])
    found = []
    for module in context.spec.modules:
        own = [(place, phase) for place, phase, id in brought if id == module.id]
        names = context.facts.topic(module.name) - MODULE
        if len(own) != 1 or not names:
            continue
        phase, path = own[0][1], ("rollout", "phases", own[0][0])
        if isinstance(phase.start, dt.date) and isinstance(phase.end, dt.date):
            number = known[phase.id]
            start, end = Day((*path, "start"), phase.start, number), Day((*path, "end"), phase.end, number)
            found.append(Brought(names, start, end))
    return found
