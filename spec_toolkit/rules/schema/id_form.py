"""An id with blanks or signs in it, that nobody could refer to."""

import re
from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.schema._faults import faults

SEVERITY = "error"

_GAPS = re.compile(r"[^\w.-]+")


def check(context: Context) -> Iterator[Hit]:
    for fault in faults(context, "id-form"):
        likely = _GAPS.sub("-", fault.error.value).strip("-")
        yield Hit(
            fault.path,
            values={"nearest": likely},
            suggestion="write-nearest" if likely else None,
        )
