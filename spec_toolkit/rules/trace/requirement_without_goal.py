"""A requirement that serves no goal and answers no pain point."""

from collections.abc import Iterator

from spec_toolkit.model.current_state import PainPoint
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    if not context.spec.goals:
        return
    answered = {each for point in _points(context) for each in point.requirements}
    for number, item in enumerate(context.spec.requirements):
        void = item.status in ("rejected", "obsolete")
        if not (item.goals or item.pain_points or item.id in answered or void or item.priority == "nice_to_have"):
            yield Hit(("requirements", number, "id"), values={"name": item.id})


def _points(context: Context) -> tuple[PainPoint, ...]:
    return context.spec.current_state.pain_points if context.spec.current_state else ()
