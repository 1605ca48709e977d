"""More capability of the highest level than a small team or a short plan can take in."""

import datetime as dt
from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "info"
#: Leading levels from which the rule asks; users and days of the plan below which a project is small or short.
OPTIONS = {"leading": 3, "users": 20, "days": 120}

_CODE = "priority/scope-against-means"


def check(context: Context) -> Iterator[Hit]:
    spec = context.spec
    places = [("modules", n, "level") for n, part in enumerate(spec.modules) if part.level == "leading"]
    places += [("capabilities", n, "level") for n, part in enumerate(spec.capabilities) if part.level == "leading"]
    if len(places) < context.option(_CODE, "leading", OPTIONS["leading"]):
        return
    users = spec.budget.users if spec.budget else None
    if isinstance(users, int) and users < context.option(_CODE, "users", OPTIONS["users"]):
        yield Hit(places[0], message="users", values={"count": len(places), "users": users})
        return
    days = _days(context)
    if days is not None and days < context.option(_CODE, "days", OPTIONS["days"]):
        yield Hit(places[0], message="days", values={"count": len(places), "days": days})


def _days(context: Context) -> int | None:
    """Days from the start of the first phase to the end of the last, where the plan says so."""
    phases = context.spec.rollout.phases if context.spec.rollout else ()
    starts = [phase.start for phase in phases if isinstance(phase.start, dt.date)]
    ends = [phase.end for phase in phases if isinstance(phase.end, dt.date)]
    return (max(ends) - min(starts)).days if starts and ends else None
