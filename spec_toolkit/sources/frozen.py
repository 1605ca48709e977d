"""A file that was read, as bytes that can be kept, and back: reading YAML takes many times longer."""

import marshal
from array import array
from typing import Any

from spec_toolkit.sources.reader import Parsed, Quoted


def freeze(parsed: Parsed) -> bytes | None:
    """The bytes of what a file says; None for one with faults, which is read anew each time."""
    if parsed.faults or parsed.data is None:
        return None
    # Quoted texts are kept as plain ones, with the places where they stand.
    holders: list[Any] = []
    keys: list[Any] = []
    copies: dict[int, Any] = {}
    data = _plain(parsed.data, holders, keys, copies)
    return marshal.dumps((data, parsed.marks.tobytes(), parsed.root, holders, keys))


def thaw(frozen: bytes) -> Parsed:
    """What `freeze` was given."""
    data, places, root, holders, keys = marshal.loads(frozen)
    for holder, key in zip(holders, keys, strict=True):
        holder[key] = Quoted(holder[key])
    marks = array("i")
    marks.frombytes(places)
    return Parsed(data, marks, root)


def _plain(value: Any, holders: list[Any], keys: list[Any], copies: dict[int, Any]) -> Any:
    """A copy without `Quoted`; what stands there more than once (an alias) is one value in the copy as well."""
    known = copies.get(id(value))
    if known is not None:
        return known
    mapping = type(value) is dict
    copy: Any = {} if mapping else []
    copies[id(value)] = copy
    for key, part in value.items() if mapping else enumerate(value):
        kind = type(part)
        if kind is dict or kind is list:
            part = _plain(part, holders, keys, copies)
        elif kind is Quoted:
            part = str(part)
            holders.append(copy)
            keys.append(key)
        if mapping:
            copy[key] = part
        else:
            copy.append(part)
    return copy
