"""A goal whose sentence names another figure or date than its indicator."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.findings import SpecPath
from spec_toolkit.model.goals import Kpi
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    kpis = {kpi.id: (number, kpi) for number, kpi in enumerate(context.spec.kpis)}
    for number, goal in enumerate(context.spec.goals):
        linked = [kpis[each] for each in goal.kpis if each in kpis]
        if len(linked) != 1 or not goal.statement:
            continue
        place, kpi = linked[0]
        yield from _figure(context, ("goals", number, "statement"), goal.statement, ("kpis", place), kpi)
        due = goal.due or kpi.due
        dates = list(_dates(goal.statement))
        if isinstance(due, dt.date) and dates and due not in dates:
            where = ("goals", number, "due") if goal.due else ("kpis", place, "due")
            yield Hit(
                ("goals", number, "statement"),
                values={"value": ", ".join(map(str, dates)), "due": due},
                message="date",
                others=(Other(where, "due"),),
            )


_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")


def _dates(text: str) -> Iterator[dt.date]:
    for found in _DATE.findall(text):
        with suppress(ValueError):  # a day that no month has
            yield dt.date.fromisoformat(found)


def _aimed(said: Quantity, baseline: Quantity) -> Quantity:
    """What "from 9 to 4 days" aims at: the end of the range that is not the baseline."""
    if said.low == baseline.low:
        return said._replace(low=said.high)
    return said._replace(high=said.low) if said.high == baseline.high else said


def _figure(context: Context, path: SpecPath, text: str, kpi_path: SpecPath, kpi: Kpi) -> Iterator[Hit]:
    """Figures of the indicator's unit in the goal, none of which is the target."""
    if not isinstance(kpi.target, int | float) or not kpi.unit:
        return
    target = context.facts.amounts(f"{kpi.target:g} {kpi.unit}")
    if len(target) != 1:
        return
    if target[0].dimension == "count":
        yield from _count(context, path, text, kpi_path, kpi)
        return
    baseline = context.facts.amounts(f"{kpi.baseline:g} {kpi.unit}") if isinstance(kpi.baseline, int | float) else []
    same = [
        _aimed(q, baseline[0]) if len(baseline) == 1 and q.kind == "range" else q
        for q in context.facts.amounts(text)
        if q.dimension == target[0].dimension
    ]
    if same and not any(q.low <= target[0].high and target[0].low <= q.high for q in same):
        yield Hit(
            path,
            values={"target": f"{kpi.target:g} {kpi.unit}", "kpi": kpi.id},
            others=(Other((*kpi_path, "target"), "target"),),
        )


def _count(context: Context, path: SpecPath, text: str, kpi_path: SpecPath, kpi: Kpi) -> Iterator[Hit]:
    """A count that leaves the baseline for another figure than the target: "from 60 complaints to 20"."""
    figures = [
        figure
        for q in context.facts.amounts(text)
        if q.dimension == "count"
        for figure in ((q.low, q.high) if q.kind == "range" else (q.number,))
    ]
    if len(figures) == _BOTH and kpi.baseline in figures and kpi.target not in figures:
        yield Hit(
            path,
            values={"target": f"{kpi.target:g} {kpi.unit}", "kpi": kpi.id},
            others=(Other((*kpi_path, "target"), "target"),),
        )


#: From which figure to which.
_BOTH = 2
