"""Weights that do not add up to 100, or costs above the limit."""

from collections.abc import Iterator
from itertools import pairwise

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
    yield from _classes(context)
    yield from _costs(context)
    yield from _people(context)
    yield from _growth(context)


def _classes(context: Context) -> Iterator[Hit]:
    """A lower class that counts for more than a higher one."""
    weights = context.spec.selection.weights if context.spec.selection else None
    classes = [(key, getattr(weights, key, None)) for key in ("must", "long_term", "nice_to_have")]
    known = [(key, weight) for key, weight in classes if isinstance(weight, int | float)]
    for (higher, more), (lower, less) in pairwise(known):
        if less > more:
            values = {"higher": higher, "more": f"{more:g}", "lower": lower, "less": f"{less:g}"}
            others = (Other(("selection", "weights", higher), "class"),)
            yield Hit(("selection", "weights", lower), values=values, message="classes", others=others)


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


#: By how much a figure that is a forecast or rounded may differ.
_ABOUT = 0.1


def _people(context: Context) -> Iterator[Hit]:
    """More people in a role than in its group, in a phase than in all roles, or to work with than to pay for."""
    spec = context.spec
    groups = {group.id: (n, group) for n, group in enumerate(spec.stakeholders)}
    for number, role in enumerate(spec.roles):
        at, group = groups.get(role.stakeholder or "", (0, None))
        if group and isinstance(group.size, int) and isinstance(role.users, int) and role.users > group.size:
            values = {"item": role.id, "users": role.users, "other": group.id, "limit": group.size}
            others = (Other(("stakeholders", at, "size"), "count"),)
            yield Hit(("roles", number, "users"), values=values, message="people", others=others)
    counts = [role.users for role in spec.roles if not role.system]
    known = [count for count in counts if isinstance(count, int)]
    budget = spec.budget.users if spec.budget else None
    for number, phase in enumerate(spec.rollout.phases if spec.rollout else ()):
        here = ("rollout", "phases", number, "users")
        if not isinstance(phase.users, int):
            continue
        if known and len(known) == len(counts) and phase.users > sum(known) * (1 + _ABOUT):
            values = {"item": phase.id, "users": phase.users, "limit": sum(known)}
            yield Hit(here, values=values, message="phase", others=(Other(("roles",), "count"),))
        elif isinstance(budget, int) and phase.users > budget:
            values = {"item": phase.id, "users": phase.users, "limit": budget}
            yield Hit(here, values=values, message="priced", others=(Other(("budget", "users"), "count"),))


def _growth(context: Context) -> Iterator[Hit]:
    """A figure in three years that no reading of the growth makes of today's: yearly, with or without what has grown
    already, or over the three years.
    """
    state = context.spec.current_state
    for number, volume in enumerate(state.volumes if state else ()):
        today, later = volume.today, volume.in_three_years
        found = [q for q in context.facts.amounts(volume.growth or "") if q.dimension == "percent"]
        if not isinstance(today, int | float) or not isinstance(later, int | float) or len(found) != 1 or today <= 0:
            continue
        rate = found[0].number / 100
        for sign in (1, -1) if later < today else (1,):
            step = sign * rate
            expected = [today * (1 + step) ** 3, today * (1 + 3 * step), today * (1 + step), today * (1 + step) ** 2]
            if min(expected) * (1 - _ABOUT) <= later <= max(expected) * (1 + _ABOUT):
                break
        else:
            values = {"name": volume.name, "today": f"{today:g}", "later": f"{later:g}", "growth": volume.growth}
            here = ("current_state", "volumes", number)
            others = (Other((*here, "growth"), "grows"),)
            yield Hit((*here, "in_three_years"), values=values, message="growth", others=others)
