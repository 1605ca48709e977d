"""A key that the part it stands in does not have."""

from collections.abc import Iterator

from spec_toolkit.model import Part
from spec_toolkit.model.shape import shape
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._nearest import nearest
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.schema import _translations as translations
from spec_toolkit.rules.schema._faults import faults, part_of

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for fault in faults(context, "unknown-key"):
        part = part_of(fault.path)
        keys = [field.key for field in shape(part)] if part else []
        likely = nearest(fault.key, keys) or (_translated(part, fault.key, keys) if part else None)
        # `{definition: fast, good}`: after a comma in braces YAML takes a word for a key.
        glued = fault.error.value is None and not likely
        yield Hit(
            fault.path,
            on_key=True,
            values={"key": fault.key, "nearest": likely, "keys": ", ".join(keys)},
            message="nearest" if likely else "message",
            suggestion="write-nearest" if likely else "quote" if glued else None,
            replace=likely,
        )


def _translated(part: type[Part], key: str, keys: list[str]) -> str | None:
    """The key that a word of another language names: `עדיפות` is `priority`."""
    names = translations.keys(part, keys)
    found = None if key.isascii() else nearest(key, names)
    return names[found] if found else None
