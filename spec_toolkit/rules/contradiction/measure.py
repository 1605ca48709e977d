"""A requirement whose sentence, measure and acceptance name different limits."""

from collections.abc import Iterator

from spec_toolkit.facts.quantities import Quantity, clash
from spec_toolkit.findings import SpecPath
from spec_toolkit.model.requirements import Measure, Obligation, Scenario
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    yield from each_text(context, _differing)


def _differing(context: Context) -> Iterator[Hit]:
    """What statements say otherwise than the measure and the acceptance of their item."""
    for path, quantities in context.facts.quantities.items():
        if quantities and path[0] in ("requirements", "technical") and path[2:] == ("statement",):
            item: Obligation = context.spec.value(path[:2])
            yield from _measure(context, path[:2], quantities, vars(item).get("measure"))
            if any(q.upper or q.lower for q in quantities):
                yield from _acceptance(context, path[:2], quantities, item.acceptance)


def _measure(context: Context, path: SpecPath, said: list[Quantity], measure: Measure | None) -> Iterator[Hit]:
    """No quantity of the measure's kind in the sentence has the measure's value."""
    if measure is None or not isinstance(measure.value, int | float) or not measure.unit:
        return
    wanted = context.facts.amounts(f"{measure.value:g} {measure.unit}")
    if len(wanted) != 1 or wanted[0].dimension == "count":
        return
    same = [q for q in said if q.dimension == wanted[0].dimension]
    if same and not any(q.low <= wanted[0].high and wanted[0].low <= q.high for q in same):
        yield Hit(
            (*path, "measure", "value"),
            values={"value": f"{measure.value:g} {measure.unit}"},
            others=(Other((*path, "statement")),),
        )


def _acceptance(
    context: Context, path: SpecPath, said: list[Quantity], acceptance: tuple[object, ...]
) -> Iterator[Hit]:
    """A criterion that lets pass what the sentence forbids: the only limit of its kind on either side, and looser."""
    for place, criterion in enumerate(acceptance):
        text = criterion.then if isinstance(criterion, Scenario) else criterion
        key: SpecPath = ("then",) if isinstance(criterion, Scenario) else ()
        if not isinstance(text, str):
            continue
        tested = context.facts.amounts(text)
        for quantity in tested:
            here = [q for q in tested if q.dimension == quantity.dimension]
            there = [q for q in said if q.dimension == quantity.dimension]
            if len(here) != 1 or len(there) != 1 or quantity.dimension in ("count", "rhythm"):
                continue
            looser = quantity.upper and there[0].upper and quantity.low > there[0].high
            looser = looser or (quantity.lower and there[0].lower and quantity.high < there[0].low)
            if looser or (not (quantity.upper and there[0].upper) and _disjoint(quantity, there[0])):
                yield Hit(
                    (*path, "acceptance", place, *key),
                    message="acceptance",
                    others=(Other((*path, "statement")),),
                )


def _disjoint(one: Quantity, two: Quantity) -> bool:
    """Two bounds that no value keeps; moments and plain figures are left alone."""
    return ((one.upper and two.lower) or (one.lower and two.upper)) and clash(one, two)
