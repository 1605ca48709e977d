"""Weights that do not add up to 100, or costs above the limit."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    selection = context.spec.selection
    criteria = selection.criteria if selection else ()
    weights = [one.weight for one in criteria if isinstance(one.weight, int | float)]
    if len(weights) == len(criteria) and len(weights) > 1 and abs(sum(weights) - 100) > 0.01:
        yield Hit(
            ("selection", "criteria", 0, "weight"),
            values={"sum": f"{sum(weights):g}"},
            others=tuple(Other(("selection", "criteria", n, "weight")) for n in range(1, len(criteria))),
        )
    yield from _costs(context)


def _costs(context: Context) -> Iterator[Hit]:
    """The lines of the budget over its years and users, against its limit."""
    budget = context.spec.budget
    if budget is None or not isinstance(budget.limit, int | float):
        return
    total = 0.0
    for line in budget.lines:
        if line.optional or not isinstance(line.amount, int | float):
            continue
        times = {"monthly": 12.0, "yearly": 1.0}.get(line.recurring or "")
        if times is not None and not isinstance(budget.years, int | float):
            return
        years = float(budget.years) if times is not None and isinstance(budget.years, int | float) else 1.0
        users = budget.users if line.per_user else 1
        if not isinstance(users, int):
            return
        total += float(line.amount) * (times or 1.0) * years * users
    if total > budget.limit:
        yield Hit(
            ("budget", "limit"),
            values={"sum": f"{total:,.0f}", "limit": f"{budget.limit:,}"},
            message="costs",
            others=(Other(("budget", "lines"), "lines"),),
        )
