"""A range or share that no value can have."""

import re
from collections.abc import Iterator

from spec_toolkit.facts.structure import time
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.text import normalise
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
    yield from _durations(context)
    yield from _scores(context)


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


def _durations(context: Context) -> Iterator[Hit]:
    """Steps that usually take longer than they may."""
    for number, process in enumerate(context.spec.processes):
        for place, step in enumerate(process.steps):
            here = ("processes", number, "steps", place)
            usual, limit = (time(text, context.facts.read) for text in (step.duration, step.time_limit))
            if usual and limit and usual.low > limit.high:
                values = {"item": step.id, "low": step.duration, "high": step.time_limit}
                others = (Other((*here, "time_limit"), "limit"),)
                yield Hit((*here, "duration"), values=values, message="duration", others=others)


def _scores(context: Context) -> Iterator[Hit]:
    """Lowest scores that the scale of the criterion does not reach."""
    selection = context.spec.selection
    for number, one in enumerate(selection.criteria if selection else ()):
        ends = [float(figure) for figure in _FIGURE.findall(normalise(one.scale or "").text)]
        if len(ends) == _ENDS and isinstance(one.minimum, int | float) and not min(ends) <= one.minimum <= max(ends):
            here = ("selection", "criteria", number)
            values = {"item": one.id, "value": f"{one.minimum:g}", "scale": one.scale}
            others = (Other((*here, "scale"), "scale"),)
            yield Hit((*here, "minimum"), values=values, message="score", others=others)


_FIGURE = re.compile(r"\d+(?:\.\d+)?")
#: A scale has two ends.
_ENDS = 2
_SHARE = re.compile(r"\bshare\b|שיעור|חלק|נסבת|نسبة", re.IGNORECASE)
