"""What each file gives to each section, and what was found out in it: as a whole while the file has the same bytes,
else unit by unit (a text, an item).
"""

import marshal
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from spec_toolkit.kept import Shelf, digest
from spec_toolkit.model.index import Index, TextField
from spec_toolkit.model.load import Loaded
from spec_toolkit.model.spec import Spec

#: Bytes of the key of a unit.
KEY = 16
_ORDER = {section: place for place, section in enumerate(Spec.model_fields)}


class Portion(NamedTuple):
    """What one file gives to one section. Two with the same `sum` hold the same texts and items."""

    section: str
    sum: str
    #: Positions among the items of the section; empty where it is no list.
    items: range
    #: Positions among all texts.
    texts: range


def portions(index: Index, loaded: Loaded, layout: Iterable[tuple[str, int, str]]) -> tuple[Portion, ...]:
    """The portions in document order. `layout`: section, position of the first item in the source data, and what tells
    the content of the file.

    Empty where a text belongs to none of them.
    """
    starts = sorted(
        (_ORDER[section], _spec_position(loaded, section, first), section, content)
        for section, first, content in layout
        if section in _ORDER
    )
    texts = index.texts()
    found: list[Portion] = []
    for number, (order, first, section, content) in enumerate(starts):
        end = starts[number + 1][:2] if number + 1 < len(starts) else (len(_ORDER), 0)
        written = range(bisect_left(texts, (order, first), key=_position), bisect_left(texts, end, key=_position))
        value = getattr(loaded.spec, section)
        count = len(value) if isinstance(value, tuple) else 0
        items = range(min(first, count), min(end[1], count) if end[0] == order else count)
        # What was refused in a section may have taken more with it than itself.
        refused = [(error.path, error.type) for error in loaded.errors if error.path[0] == section]
        same = digest(content, section, len(items), len(written), refused)
        found.append(Portion(section, same, items, written))
    return tuple(found) if sum(len(portion.texts) for portion in found) == len(texts) else ()


def _spec_position(loaded: Loaded, section: str, first: int) -> int:
    """Where the item that stands at a position in the source data stands in the specification."""
    return int(loaded.spec_path((section, first))[1])


def _position(text: TextField) -> tuple[int, int]:
    """Where a text stands: its section, and the item in a list."""
    path = text.path
    item = path[1] if len(path) > 1 else 0
    return _ORDER[str(path[0])], item if isinstance(item, int) else 0


def results(
    shelf: Shelf,
    units: Sequence[tuple[str, range]],
    make: Callable[[Sequence[int]], Mapping[int, Any]],
    key: Callable[[int], bytes | None],
) -> list[dict[int, tuple[bytes, Any]]]:
    """For each range of units the key and the result of those that have one, by number.

    `units`: ranges, each with what tells its content. `key` gives what the result of a unit depends on (16 bytes; None:
    nothing is asked of it), `make` the results, as plain values, of some units. The shelf holds nothing else.
    """
    known = [shelf.get(sum) for sum, _ in units]
    changed = [place for place, value in enumerate(known) if value is None]
    before = _by_key(shelf.unused()) if changed else {}
    keys = {place: {unit: own for unit in units[place][1] if (own := key(unit)) is not None} for place in changed}
    # Many units say the same: one of them is asked.
    asked: dict[bytes, int] = {}
    for own_keys in keys.values():
        for unit, own in own_keys.items():
            if own not in before:
                asked.setdefault(own, unit)
    made = make(sorted(asked.values()))
    before.update((own, made.get(unit)) for own, unit in asked.items())
    found: list[dict[int, tuple[bytes, Any]]] = []
    for place, (sum, numbers) in enumerate(units):
        start = numbers.start
        if place in keys:
            own_results = {
                unit - start: (own, before[own]) for unit, own in keys[place].items() if before[own] is not None
            }
            nothing = b"".join([own for own in keys[place].values() if before[own] is None])
            shelf.put(sum, (nothing, marshal.dumps(own_results)), new=0)
        else:
            nothing, frozen = known[place]
            own_results = marshal.loads(frozen)
        shelf.size += len(nothing) // KEY + len(own_results)
        found.append({start + number: value for number, value in own_results.items()} if start else own_results)
    shelf.added += len(asked)
    return found


def wholes(
    shelf: Shelf, name: str, portions: Iterable[Portion], make: Callable[[range], Any]
) -> list[tuple[range, Any]]:
    """For each portion its texts and what `make` finds in all of them together: a plain value that is not None. `name`
    tells what is looked for.
    """
    found = []
    for portion in portions:
        key = (name, portion.sum)
        known = shelf.get(key)
        if known is None:
            known = make(portion.texts)
            shelf.put(key, known)
        found.append((portion.texts, known))
    return found


def _by_key(portions: Iterable[tuple[bytes, bytes]]) -> dict[bytes, Any]:
    """Key to result, None for nothing found, of portions that are not there any more."""
    found: dict[bytes, Any] = {}
    for nothing, frozen in portions:
        found.update(dict.fromkeys([nothing[at : at + KEY] for at in range(0, len(nothing), KEY)]))
        found.update(marshal.loads(frozen).values())
    return found
