"""A pain point that no requirement answers."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    spec = context.spec
    direct = {each for item in (*spec.requirements, *spec.technical) for each in item.pain_points}
    goals = {each for item in (*spec.requirements, *spec.technical) for each in item.goals}
    processes = {each for item in spec.requirements for each in item.processes}
    points = spec.current_state.pain_points if spec.current_state else ()
    if any(point.id in direct or point.requirements or point.goals for point in points):
        processes = set()  # where answers are named, a process is only where it hurts
    for number, point in enumerate(points):
        if point.id in direct or point.requirements or {*point.goals} & goals or {*point.processes} & processes:
            continue
        yield Hit(("current_state", "pain_points", number, "id"), values={"name": point.id})
