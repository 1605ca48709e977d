"""Who refers to an item: the other half of every reference, so that links lead both ways."""

from collections import defaultdict
from collections.abc import Iterator

from spec_toolkit.document.blocks import Inlines, Text
from spec_toolkit.document.composer import Composer
from spec_toolkit.model import Entry, Part
from spec_toolkit.model.shape import shape

#: Kinds that lie inside an item: who refers from there is the item that holds them.
_INNER = ("step", "field", "stage")
#: Kinds that do not list who refers to them: the document groups by them, or they lie inside an item.
_UNLISTED = frozenset({*_INNER, "module", "phase"})
#: Past this many only the first are listed and the rest counted; `Referrers.long` has them all.
_MANY = 40
_FIRST = 12
#: Up to this many are shown with their names.
_NAMED = 4


class Referrers:
    """For each item the items that refer to it, read from the index once."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        index = composer.index
        by_path = {e.path: e for ids in index.entries.values() for declared in ids.values() for e in declared}
        #: By the identity of the part: the field that refers, and the item.
        self._found: dict[int, list[tuple[str, Entry]]] = defaultdict(list)
        for reference in index.references:
            source = by_path.get(reference.item_path)
            target = composer.find(reference.kinds, reference.id, reference.owner)
            if source is None or target is None or source.part is target.part or target.kind in _UNLISTED:
                continue
            key = next(k for k in reversed(reference.path) if isinstance(k, str))
            if source.kind in _INNER:
                holder = by_path.get(reference.item_path[:2])
                if holder is None or holder.part is target.part:
                    continue
                source, key = holder, ""
            self._found[id(target.part)].append((key, source))

    def rows(self, part: Part) -> Iterator[tuple[str, Inlines]]:
        """Label and links of who refers to an item, by kind, without those that it refers to itself."""
        composer = self._composer
        for label, others in self._by_label(part):
            if len(others) > _MANY:
                first = composer.join(composer.link(source, with_name=False) for source in others[:_FIRST])
                yield label, (*first, Text(f" + {composer.formats.number(len(others) - _FIRST)}"))
            else:
                yield label, composer.join(composer.link(source, len(others) <= _NAMED) for source in others)

    def long(self) -> Iterator[tuple[Entry, str, Inlines]]:
        """The lists that `rows` shortens, in full: the item, the label, the links."""
        composer = self._composer
        for ids in composer.index.entries.values():
            for declared in ids.values():
                for label, others in self._by_label(declared[0].part):
                    if len(others) > _MANY:
                        yield declared[0], label, composer.join(composer.link(s, with_name=False) for s in others)

    def _by_label(self, part: Part) -> Iterator[tuple[str, list[Entry]]]:
        """Who refers to an item, by the label of the list, without those that it refers to itself."""
        found = self._found.get(id(part))
        if not found:
            return
        composer = self._composer
        rows: dict[str, dict[int, Entry]] = defaultdict(dict)
        for key, source in found:
            label = composer.words.get(f"back.{key}") or composer.words[f"kinds.{source.kind}"]
            rows[label].setdefault(id(source.part), source)
        own = {id(entry.part) for entry in self._targets(part)}
        for label, sources in rows.items():
            if others := [source for identity, source in sources.items() if identity not in own]:
                yield label, others

    def _targets(self, part: Part) -> Iterator[Entry]:
        """The items that a part itself refers to."""
        for field in shape(type(part)):
            if field.ref is None:
                continue
            value = getattr(part, field.attribute)
            for id_ in value if isinstance(value, tuple) else (value,):
                if isinstance(id_, str) and (entry := self._composer.find(field.ref.kinds, id_)) is not None:
                    yield entry
