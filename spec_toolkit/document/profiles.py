"""What an audience gets: the specification without what is not meant for it.

A vendor never sees `internal: true` items or references to them, limits and lines of the budget, weights and
evaluators, notes, the settings of the project and, where the manifest says so, personal names.
"""

import re
from typing import Any

from spec_toolkit.model import Index, Part, Spec
from spec_toolkit.model._base import Item
from spec_toolkit.model.index import LOCAL_KINDS
from spec_toolkit.model.shape import FieldShape, shape

#: Fields that stay in the house, by part.
_WITHHELD: dict[str, frozenset[str]] = {
    "Manifest": frozenset({"notes", "lint", "triage", "exclude", "custom_schema", "logo", "outline", "withhold_names"}),
    "Budget": frozenset({"limit", "vat", "lines", "expected_benefit", "hidden_costs", "payment_terms"}),
    "Selection": frozenset({"weights", "quality_share", "evaluators"}),
    "Criterion": frozenset({"weight", "minimum"}),
}
#: Fields that hold names of persons, by part.
_NAMES: dict[str, frozenset[str]] = {
    "Manifest": frozenset({"authors", "reviewers", "distribution"}),
    "Stakeholder": frozenset({"people"}),
    "Approval": frozenset({"name"}),
    "Change": frozenset({"author"}),
    "Rollout": frozenset({"team"}),
}
_REFERENCE = re.compile(r"\[([^\[\]\s]+)\]")
_DROP = object()


def filtered(spec: Spec, profile: str) -> Spec:
    """The specification as a profile's audience may see it; the same object where nothing is held back."""
    return _Vendor(spec).spec if profile == "vendor" else spec


class _Vendor:
    def __init__(self, spec: Spec) -> None:
        self._index = Index(spec)
        self._names = spec.manifest is not None and spec.manifest.withhold_names
        self._gone = self._read_gone()
        self._gone_ids = {id_ for _, _, id_ in self._gone}
        while True:
            known = len(self._gone)
            self.spec: Spec = self._part(spec, "")
            if len(self._gone) == known:
                return

    def _read_gone(self) -> set[tuple[str, str, str]]:
        """Kind, owner and id of every internal item, with everything that lies inside it."""
        internal = [
            entry.path
            for ids in self._index.entries.values()
            for declared in ids.values()
            for entry in declared
            if isinstance(entry.part, Item) and entry.part.internal
        ]
        gone = set()
        for (kind, owner), ids in self._index.entries.items():
            for id_, declared in ids.items():
                if all(any(e.path[: len(path)] == path for path in internal) for e in declared):
                    gone.add((kind, owner, id_))
        return gone

    def _part(self, part: Any, owner: str) -> Any:
        """The part for a vendor, or _DROP."""
        if isinstance(part, Item) and part.internal:
            return _DROP
        if part.kind == "object":
            owner = part.id
        elif isinstance(target := getattr(part, "object", None), str):
            owner = target
        name = type(part).__name__
        withheld = _WITHHELD.get(name, frozenset()) | (_NAMES.get(name, frozenset()) if self._names else frozenset())
        if isinstance(part, Item):
            withheld |= {"notes"}
        changes: dict[str, Any] = {}
        cls: type[Part] = type(part)
        for field in shape(cls):
            value = getattr(part, field.attribute)
            if value is None or value == ():
                continue
            if field.key in withheld:
                changes[field.attribute] = type(part).model_fields[field.attribute].get_default()
                continue
            new = self._value(field, value, owner)
            if new is _DROP:
                if field.required:
                    self._note_gone(part)
                    return _DROP
                new = None
            if new is not value:
                changes[field.attribute] = new
        return part.model_copy(update=changes) if changes else part

    def _note_gone(self, part: Part) -> None:
        id_ = getattr(part, "id", None)
        if part.kind and id_ and part.kind not in LOCAL_KINDS:
            self._gone.add((part.kind, "", id_))
            self._gone_ids.add(id_)

    def _value(self, field: FieldShape, value: Any, owner: str) -> Any:
        if isinstance(value, tuple):
            kept = [self._one(field, entry, owner) for entry in value]
            if all(a is b for a, b in zip(kept, value, strict=True)):
                return value
            return tuple(entry for entry in kept if entry is not _DROP)
        return self._one(field, value, owner)

    def _one(self, field: FieldShape, value: Any, owner: str) -> Any:
        if isinstance(value, Part):
            return self._part(value, owner)
        if isinstance(value, str):
            if field.ref is not None:
                return _DROP if self._is_gone(field.ref.kinds, value, owner) else value
            if field.text is not None and "[" in value and self._gone_ids:
                return _REFERENCE.sub(lambda found: "[…]" if found[1] in self._gone_ids else found[0], value)
        return value

    def _is_gone(self, kinds: tuple[str, ...], id_: str, owner: str) -> bool:
        """True where the item that an id means is held back."""
        for kind in kinds:
            scope = owner if kind in LOCAL_KINDS else ""
            if self._index.find(kind, id_, scope) is not None:
                return (kind, scope, id_) in self._gone
        return False
