"""A range or share that no value can have."""

import re
from collections.abc import Iterator

from spec_toolkit.findings import SpecPath
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for i, thing in enumerate(context.spec.objects):
        for j, field in enumerate(thing.fields):
            here = ("objects", i, "fields", j)
            if isinstance(field.min, int | float) and isinstance(field.max, int | float) and field.min > field.max:
                yield Hit(
                    (*here, "min"),
                    values={"low": field.min, "high": field.max, "name": field.name or field.id},
                    others=(Other((*here, "max")),),
                )
    yield from _shares(context)


def _shares(context: Context) -> Iterator[Hit]:
    """Percentages outside 0 to 100."""
    spec = context.spec
    found: list[tuple[SpecPath, object]] = []
    for i, thing in enumerate(spec.objects):
        found += [
            (("objects", i, "stages", j, "probability"), stage.probability) for j, stage in enumerate(thing.stages)
        ]
    for i, item in enumerate(spec.technical):
        if item.measure:
            found.append((("technical", i, "measure", "percentile"), item.measure.percentile))
            if "availability" in (item.measure.metric, item.category) and item.measure.unit == "%":
                found.append((("technical", i, "measure", "value"), item.measure.value))
    for i, link in enumerate(spec.integrations):
        if link.availability and link.availability.unit == "%":
            found.append((("integrations", i, "availability", "value"), link.availability.value))
    if spec.selection:
        found.append((("selection", "fit_threshold"), spec.selection.fit_threshold))
        found.append((("selection", "quality_share"), spec.selection.quality_share))
    for i, kpi in enumerate(spec.kpis):
        if kpi.unit == "%" and _SHARE.search(kpi.formula or ""):
            found += [(("kpis", i, key), getattr(kpi, key)) for key in ("baseline", "target", "failure_threshold")]
    for path, value in found:
        if isinstance(value, int | float) and not 0 <= value <= 100:
            yield Hit(path, values={"value": f"{value:g}"}, message="share")


_SHARE = re.compile(r"\bshare\b|שיעור|חלק|נסבת|نسبة", re.IGNORECASE)
