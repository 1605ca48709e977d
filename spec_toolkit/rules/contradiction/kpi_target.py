"""Two targets for one indicator in the same period."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import hits

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    yield from hits(context, "kpi-target")
    yield from _twins(context)


def _twins(context: Context) -> Iterator[Hit]:
    """Two indicators of one name, unit and date with different targets."""
    seen: dict[tuple[object, ...], int] = {}
    for number, kpi in enumerate(context.spec.kpis):
        if not kpi.name or kpi.target is None:
            continue
        first = seen.setdefault((kpi.name.strip().lower(), kpi.unit, kpi.due), number)
        other = context.spec.kpis[first]
        if other.target != kpi.target:
            yield Hit(
                ("kpis", number, "target"),
                values={"name": kpi.name, "two": kpi.target, "one": other.target, "other": other.id},
                message="twins",
                others=(Other(("kpis", first, "target"), "target"),),
            )
