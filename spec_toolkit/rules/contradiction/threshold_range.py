"""Approval limits of a business rule that overlap, leave a gap or are upside down."""

from collections.abc import Iterator
from itertools import pairwise

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for number, rule in enumerate(context.spec.business_rules):
        bounds = []
        for place, limit in enumerate(rule.thresholds):
            low = float(limit.above) if isinstance(limit.above, int | float) else None
            high = float(limit.up_to) if isinstance(limit.up_to, int | float) else None
            if low is not None and high is not None and low >= high:
                values = {"role": limit.role, "low": f"{low:g}", "high": f"{high:g}"}
                here = ("business_rules", number, "thresholds", place)
                yield Hit((*here, "above"), values=values, message="empty", others=(Other((*here, "up_to"), "bound"),))
            else:
                bounds.append((limit.unit or "", low, high, place, limit.role))
        yield from _neighbours(number, bounds)
    yield from _twice(context)


Bound = tuple[str, float | None, float | None, int, str]


def _neighbours(number: int, bounds: list[Bound]) -> Iterator[Hit]:
    """Each limit against the next one above it. Limits without a lower bound may lie inside each other."""
    for unit in dict.fromkeys(bound[0] for bound in bounds):
        ladder = sorted((b for b in bounds if b[0] == unit), key=lambda b: (b[1] is not None, b[1] or 0, b[2] or 0))
        for lower, upper in pairwise(ladder):
            high, low = lower[2], upper[1]
            if low is None:
                continue
            path = ("business_rules", number, "thresholds", upper[3], "above")
            other = ("business_rules", number, "thresholds", lower[3])
            values = {"role": upper[4], "below": lower[4], "unit": unit, "low": f"{low:g}"}
            if high is None or low < high:
                values["high"] = "" if high is None else f"{high:g}"
                where = (*other, "up_to") if high is not None else other
                yield Hit(
                    path,
                    values=values,
                    message="overlap" if high is not None else "open",
                    others=(Other(where, "bound"),),
                )
            elif low > high:
                values["high"] = f"{high:g}"
                yield Hit(path, values=values, message="gap", others=(Other((*other, "up_to"), "bound"),))


def _twice(context: Context) -> Iterator[Hit]:
    """Two rules about one thing that give a role two limits."""
    seen: dict[tuple[object, ...], tuple[int, int, object]] = {}
    for number, rule in enumerate(context.spec.business_rules):
        for place, limit in enumerate(rule.thresholds):
            if not rule.about or limit.up_to is None:
                continue
            key = (rule.about.strip().lower(), rule.object, limit.role, limit.unit)
            known = seen.setdefault(key, (number, place, limit.up_to))
            if known[0] != number and known[2] != limit.up_to:
                yield Hit(
                    ("business_rules", number, "thresholds", place, "up_to"),
                    values={"role": limit.role, "high": limit.up_to, "low": known[2], "about": rule.about},
                    message="twice",
                    others=(Other(("business_rules", known[0], "thresholds", known[1], "up_to"), "bound"),),
                )
