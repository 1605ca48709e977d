"""Every id of a specification, who refers to it, and every text, with addresses."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spec_toolkit.findings import SpecPath
from spec_toolkit.model._base import Part, TextKind, is_placeholder
from spec_toolkit.model.shape import shape
from spec_toolkit.model.spec import Spec

#: Kinds whose ids live inside an owner: a field or a stage belongs to its object.
LOCAL_KINDS = {"field": "object", "stage": "object"}


class Entry(NamedTuple):
    """A declared id. `owner` is the object's id for fields and stages, otherwise empty."""

    kind: str
    id: str
    path: SpecPath
    part: Part
    owner: str = ""


class Reference(NamedTuple):
    """An id that is used: at `path`, meaning one of `kinds`. `owner` is the object for fields and stages.

    `item` is the id of the item that refers, `item_path` its address.
    """

    kinds: tuple[str, ...]
    id: str
    path: SpecPath
    item: str | None
    item_path: SpecPath
    owner: str = ""


class TextField(NamedTuple):
    """A text with its address, its kind and the id of the item that it belongs to."""

    path: SpecPath
    text: str
    kind: TextKind
    item: str | None
    #: The keys of the address without positions: `requirements.acceptance`.
    keys: str = ""


class Index:
    """Built in one pass over the specification.

    `entries[(kind, owner)][id]` is the list of declarations (more than one: a duplicate id).
    """

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.entries: dict[tuple[str, str], dict[str, list[Entry]]] = defaultdict(dict)
        self.references: list[Reference] = []
        #: Figures and references that are still open: `<how many users?>`.
        self.open: list[SpecPath] = []
        self._texts: list[TextField] = []
        self._items: dict[SpecPath, str] = {}
        self._walk(spec, (), "", None, (), "")

    # --- questions ------------------------------------------------------------------------------------------------

    def find(self, kind: str, id: str, owner: str = "") -> Entry | None:
        """The first declaration of an id, or None."""
        found = self.entries.get((kind, owner), {}).get(id)
        return found[0] if found else None

    def of_kind(self, kind: str) -> Iterator[Entry]:
        """The first declaration of every id of a kind, in document order."""
        for (k, _), ids in self.entries.items():
            if k == kind:
                for declared in ids.values():
                    yield declared[0]

    def texts(self) -> list[TextField]:
        return self._texts

    def item_id(self, path: SpecPath) -> str | None:
        """The id of the innermost item that an address lies in."""
        for end in range(len(path), 0, -1):
            found = self._items.get(path[:end])
            if found is not None:
                return found
        return None

    @property
    def item_count(self) -> int:
        """Number of items that carry an id."""
        return len(self._items)

    # --- the walk -------------------------------------------------------------------------------------------------

    def _walk(self, part: Part, path: SpecPath, keys: str, item: str | None, item_path: SpecPath, owner: str) -> None:
        # Asking a model for an attribute that it lacks is slow; the fields that it has are in a dictionary.
        fields = vars(part)
        own = fields.get("id")
        if part.kind and own is not None:
            item, item_path = own, path
            self._items[path] = own
            scope = owner if part.kind in LOCAL_KINDS else ""
            self.entries[(part.kind, scope)].setdefault(own, []).append(Entry(part.kind, own, path, part, scope))
        if part.kind == "object" and own is not None:
            owner = own
        elif isinstance(target := fields.get("object"), str) and target:
            owner = target
        for attribute, key, here, text, kinds, local in _plan(type(part), keys, frozenset(part.model_fields_set)):
            value = fields[attribute]
            if not value and value != "":
                continue  # most fields of most parts
            if isinstance(value, str):
                if text is not None:
                    self._texts.append(_made(TextField, ((*path, key), value, text, item, here)))
                elif kinds is not None or value.startswith("<"):
                    self._other(value, (*path, key), kinds, item, item_path, owner if local else "")
            elif isinstance(value, tuple):
                for position, entry in enumerate(value):
                    if isinstance(entry, Part):
                        self._walk(entry, (*path, key, position), here, item, item_path, owner)
                    elif not isinstance(entry, str):
                        continue
                    elif text is not None:
                        self._texts.append(_made(TextField, ((*path, key, position), entry, text, item, here)))
                    elif kinds is not None or entry.startswith("<"):
                        self._other(entry, (*path, key, position), kinds, item, item_path, owner if local else "")
            elif isinstance(value, Part):
                self._walk(value, (*path, key), here, item, item_path, owner)

    def _other(
        self,
        value: str,
        path: SpecPath,
        kinds: tuple[str, ...] | None,
        item: str | None,
        item_path: SpecPath,
        owner: str,
    ) -> None:
        """A word that is no text: still open, or an id."""
        if value.startswith("<") and is_placeholder(value):
            self.open.append(path)
        elif kinds is not None:
            self.references.append(_made(Reference, (kinds, value, path, item, item_path, owner)))


#: A field as the walk sees it: its attribute, its key, the keys of its address, the kind of its text (None where it
#: holds ids), the kinds of ids that it refers to, and whether those live inside an owner.
_Field = tuple[str, str, str, TextKind | None, tuple[str, ...] | None, bool]

#: What a named tuple is made with; its own way takes twice as long, and there are a dozen for each requirement.
_made = tuple.__new__


@cache
def _plan(part: type[Part], keys: str, written: frozenset[str]) -> tuple[_Field, ...]:
    """The fields that can hold a text, a reference, another part or a placeholder, of a part at an address where these
    attributes are written: those of most parts are few, and the others empty.
    """
    return tuple(
        (
            field.attribute,
            field.key,
            f"{keys}.{field.key}" if keys else field.key,
            field.text.kind if field.text and not field.ref else None,
            field.ref.kinds if field.ref else None,
            field.ref is not None and field.ref.kinds[0] in LOCAL_KINDS,
        )
        for field in shape(part)
        if field.attribute in written or part.model_fields[field.attribute].get_default(call_default_factory=True)
        if field.text
        or field.ref
        or field.parts
        or not (field.choices or field.free or field.needs in ("id", "yes-no"))
    )
