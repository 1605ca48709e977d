"""What a specification says: one module per part, joined in `spec`, with an index of every id."""

from spec_toolkit.model._base import Item, Part, Ref, TextKind, TextMark
from spec_toolkit.model.index import Entry, Index, Reference, TextField
from spec_toolkit.model.load import Loaded, ModelError, read_spec
from spec_toolkit.model.portions import Portion, portions
from spec_toolkit.model.spec import Spec

__all__ = [
    "Entry",
    "Index",
    "Item",
    "Loaded",
    "ModelError",
    "Part",
    "Portion",
    "Ref",
    "Reference",
    "Spec",
    "TextField",
    "TextKind",
    "TextMark",
    "portions",
    "read_spec",
]
