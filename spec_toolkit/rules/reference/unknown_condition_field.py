"""A condition about a field that its object does not have."""

from collections.abc import Iterator

from spec_toolkit.rules._called import called
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.reference._conditions import sites

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for site in sites(context):
        for comparison, likely in site.unknown_fields():
            field = comparison.field
            yield Hit(
                site.path,
                field.start,
                field.end,
                values={
                    "object": called(site.subject.object.name, site.subject.object.id),
                    "nearest": likely,
                    "fields": ", ".join(each.id for each in site.subject.object.fields[:12]),
                },
                suggestion="write-nearest" if likely else "fields-are" if site.subject.object.fields else None,
            )
