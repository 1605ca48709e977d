"""A word where only certain words are allowed."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._nearest import nearest, same
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.schema import _translations as translations
from spec_toolkit.rules.schema._faults import Fault, faults, part_of

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for fault in faults(context, "unknown-value"):
        value = str(fault.error.value)
        allowed = _allowed(fault)
        names = translations.values(part_of(fault.path), fault.key, allowed)
        found = nearest(value, allowed) or nearest(value, names)
        likely = names[found] if found else None
        # A mapping whose keys are limited is refused at the key.
        on_key = fault.path[-1] == value
        yield Hit(
            fault.path,
            on_key=on_key,
            values={"key": fault.key, "words": value, "nearest": likely, "allowed": ", ".join(allowed)},
            suggestion="write-nearest" if likely else None,
            replace=likely if found and same(value, found) else None,
        )


def _allowed(fault: Fault) -> tuple[str, ...]:
    if fault.field and fault.field.choices:
        return fault.field.choices
    # Pydantic's own list: 'a', 'b' or 'c'.
    return tuple(str(fault.error.context.get("expected", "")).split("'")[1::2])
