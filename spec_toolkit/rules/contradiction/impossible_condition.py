"""A condition that no record can meet: beyond the range of its field, or one field with two values at once."""

from collections.abc import Iterator

from spec_toolkit.languages.conditions import Comparison
from spec_toolkit.model.objects import ObjectField
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.reference._conditions import Site, sites

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    objects = {thing.id: number for number, thing in enumerate(context.spec.objects)}
    for site in sites(context):
        for comparison in site.condition.comparisons:
            field = site.subject.field(comparison.field.text)
            key = _beyond(comparison, field) if field else None
            if field is None or key is None:
                continue
            thing = site.subject.object
            place = thing.fields.index(field)
            yield Hit(
                site.path,
                comparison.field.start,
                comparison.value.end if comparison.value else comparison.field.end,
                values={"field": field.name or field.id, "bound": getattr(field, key)},
                message=key,
                others=(Other(("objects", objects[thing.id], "fields", place, key)),),
            )
        yield from _two_values(site)


def _beyond(comparison: Comparison, field: ObjectField) -> str | None:
    """The bound of the field that leaves no value for the comparison."""
    number = comparison.number
    if number is None:
        return None
    low, high = (float(v) if isinstance(v, int | float) else None for v in (field.min, field.max))
    operator = comparison.operator
    if high is not None and (
        (operator == "above" and number >= high) or (operator in ("at_least", "is") and number > high)
    ):
        return "max"
    if low is not None and (
        (operator == "below" and number <= low) or (operator in ("at_most", "is") and number < low)
    ):
        return "min"
    return None


def _two_values(site: Site) -> Iterator[Hit]:
    """`stage is won and stage is lost`."""
    if "or" in site.condition.joiners:
        return
    seen: dict[str, Comparison] = {}
    for comparison in site.condition.comparisons:
        if comparison.operator != "is" or comparison.value is None:
            continue
        first = seen.setdefault(comparison.field.text.lower(), comparison)
        if first.value and first.value.text.lower() != comparison.value.text.lower():
            field = site.subject.field(comparison.field.text)
            if field is not None and field.type != "multi_choice":
                yield Hit(
                    site.path,
                    comparison.field.start,
                    comparison.value.end,
                    values={"field": field.name or field.id, "one": first.value.text, "two": comparison.value.text},
                    message="two",
                    others=(Other(site.path, start=first.field.start, end=first.value.end),),
                )
