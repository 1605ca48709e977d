"""A condition with a value that its field cannot have, or a stage that its object does not run through."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._nearest import same
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.reference._conditions import sites

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for site in sites(context):
        for comparison, likely, allowed in site.unknown_values():
            value = comparison.value
            assert value is not None
            yield Hit(
                site.path,
                value.start,
                value.end,
                values={"field": comparison.field.text, "nearest": likely, "allowed": ", ".join(allowed[:12])},
                suggestion="write-nearest" if likely else None,
                replace=likely if likely and same(value.text, likely) else None,
            )
