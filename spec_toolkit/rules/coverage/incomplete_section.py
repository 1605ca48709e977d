"""A recommended section that is empty or lacks one of its parts."""

from collections.abc import Iterator

from spec_toolkit.facts.readiness import SECTIONS, missing_parts
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit

SEVERITY = "warning"
STATUS_SENSITIVE = True


def check(context: Context) -> Iterator[Hit]:
    for section in SECTIONS:
        if parts := missing_parts(context.spec, section):
            values = {"section": section, "missing": ", ".join(f"`{part}`" for part in parts)}
            empty = len(parts) == len(SECTIONS[section][0])
            yield Hit(("spec", "title"), values=values, message="empty" if empty else "message")
