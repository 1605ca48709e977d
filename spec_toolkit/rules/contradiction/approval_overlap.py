"""Two automations of which one approves what the other one holds for somebody's approval."""

from collections import defaultdict
from collections.abc import Iterator

from spec_toolkit.facts.quantities import overlap
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.conditions import fold
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._thresholds import Limit, Limited, Names, limited

SEVERITY = "error"
SOURCE = "Lint catalogue C12"


def check(context: Context) -> Iterator[Hit]:
    by_measure: dict[tuple[Names, Names], list[tuple[Limited, Limit]]] = defaultdict(list)
    for one in limited(context):
        if any("approve" in action for action in one.actions):
            for limit in one.limits:
                if limit.quantity.dimension != "time":
                    by_measure[one.event, limit.measured].append((one, limit))
    for found in by_measure.values():
        free = [pair for pair in found if pair[0].approves]
        held = [pair for pair in found if not pair[0].approves and pair[0].roles]
        for one, limit in free:
            for two, limit_too in held:
                if _meet(one, limit, two, limit_too):
                    yield _hit((one, limit), (two, limit_too))


def _meet(one: Limited, limit: Limit, two: Limited, limit_too: Limit) -> bool:
    """Whether some figure keeps both limits, and both hold under the same other conditions."""
    same = limit.quantity.dimension == limit_too.quantity.dimension
    return (
        same
        and overlap(limit.quantity, limit_too.quantity)
        and _besides(one, limit.path) == _besides(two, limit_too.path)
    )


def _besides(one: Limited, path: SpecPath) -> set[str]:
    """The other conditions of an automation."""
    return {fold(text) for place, text in enumerate(one.automation.conditions) if path[2:] != ("conditions", place)}


def _hit(first: tuple[Limited, Limit], second: tuple[Limited, Limit]) -> Hit:
    """The later one of the two against the earlier one."""
    (one, limit), (two, limit_too) = sorted((first, second), key=lambda pair: pair[0].number)
    values = {
        "first": limit.words, "second": limit_too.words, "other": one.automation.name or one.automation.id,
        "item": two.automation.name or two.automation.id,
    }  # fmt: skip
    return Hit(limit_too.path, values=values, others=(Other(limit.path),))
