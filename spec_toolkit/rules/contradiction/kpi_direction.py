"""An indicator whose baseline, target and failure threshold do not lie the way it is to go."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for number, kpi in enumerate(context.spec.kpis):
        base, target, failure = (_number(v) for v in (kpi.baseline, kpi.target, kpi.failure_threshold))
        up = kpi.direction == "increase"
        values = {"baseline": kpi.baseline, "target": kpi.target, "failure": kpi.failure_threshold}
        here = ("kpis", number)
        if kpi.direction not in ("increase", "decrease"):
            if kpi.direction == "maintain" and base is not None and target is not None and base != target:
                yield Hit(
                    (*here, "target"),
                    values=values,
                    message="maintain",
                    severity="info",
                    others=(Other((*here, "baseline"), "baseline"),),
                )
            continue
        if base is not None and target is not None and (target <= base if up else target >= base):
            message = "increase" if up else "decrease"
            others = (Other((*here, "baseline"), "baseline"), Other((*here, "direction"), "direction"))
            yield Hit((*here, "target"), values=values, message=message, others=others)
        elif target is not None and failure is not None and (failure > target if up else failure < target):
            yield Hit(
                (*here, "failure_threshold"),
                values=values,
                message="failure",
                others=(Other((*here, "target"), "target"),),
            )
        elif target is not None and failure == target:
            yield Hit(
                (*here, "failure_threshold"),
                values=values,
                message="equal",
                others=(Other((*here, "target"), "target"),),
            )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
