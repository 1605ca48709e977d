"""A key at the top of a file that is no section of a specification."""

from collections.abc import Iterator

from spec_toolkit.model import Spec
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._nearest import nearest
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.schema._faults import faults

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for fault in faults(context, "unknown-section"):
        likely = nearest(fault.key, Spec.model_fields)
        yield Hit(
            fault.path,
            on_key=True,
            values={"key": fault.key, "nearest": likely},
            message="nearest" if likely else "message",
            suggestion="write-nearest" if likely else None,
            replace=likely,
        )
