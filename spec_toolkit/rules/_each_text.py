"""What rules find in each binding text by itself: kept by the file that the text stands in, and asked again only of
files that changed or when a section that the rule compares with is another one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from spec_toolkit.facts.answers import name_of
from spec_toolkit.findings import SpecPath
from spec_toolkit.kept import digest
from spec_toolkit.model import Portion
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

_PLAIN = frozenset((str, int, float, bool, type(None)))
#: Stands for the section of the portion in an address whose position counts from the first item of the portion.
_HERE = ""


def each_text(context: Context, find: Callable[[Context], Iterable[Hit]], *sections: str) -> Iterator[Hit]:
    """What `find` has to say of the binding texts, file by file.

    It goes through what `context.facts` tells of the texts, judges each of them by itself, and looks at nothing else
    but the item of the text, these sections, and what any text says (`read`, `topic`, `ask`).
    """
    if not context.portions:
        yield from find(context)
        return
    shelf = context.kept.shelf("hits", context.facts.declared)
    ground = digest(*[portion.sum for portion in context.portions if portion.section in sections])
    for portion in context.facts.portions:
        key = (name_of(find), ground, portion.sum)
        known = shelf.get(key)
        if known is None:
            made = list(find(_narrowed(context, portion)))
            known = tuple([_freeze(hit, portion) for hit in made])
            if None in known:
                yield from made
                continue
            shelf.put(key, known)
        for frozen in known:
            yield _thaw(frozen, portion)


def _narrowed(context: Context, portion: Portion) -> Context:
    """The same specification, of whose texts only those of a portion are told."""
    narrowed = replace(context)
    vars(narrowed)["facts"] = context.facts.of(portion)
    return narrowed


def _freeze(hit: Hit, portion: Portion) -> tuple[Any, ...] | None:
    """A hit as plain values; None for one that is none."""
    values = tuple(hit.values.items())
    if hit.place is not None or not all(type(value) in _PLAIN for _, value in values):
        return None
    others = tuple([(_relative(o.path, portion), o.message, o.start, o.end, o.on_key) for o in hit.others])
    more = (hit.start, hit.end, hit.on_key, hit.message, hit.suggestion, hit.ask, hit.replace, hit.yaml, hit.severity)
    return _relative(hit.path, portion), values, others, *more


def _thaw(frozen: tuple[Any, ...], portion: Portion) -> Hit:
    path, values, others, start, end, on_key, message, suggestion, ask, replacement, yaml, severity = frozen
    return Hit(
        _absolute(path, portion),
        start,
        end,
        on_key,
        dict(values),
        message,
        suggestion,
        ask,
        tuple([Other(_absolute(other, portion), *more) for other, *more in others]),
        replacement,
        yaml,
        severity=severity,
    )


def _relative(path: SpecPath, portion: Portion) -> SpecPath:
    position = path[1] if len(path) > 1 else None
    if path[0] != portion.section or not isinstance(position, int) or position not in portion.items:
        return path
    return (_HERE, position - portion.items.start, *path[2:])


def _absolute(path: SpecPath, portion: Portion) -> SpecPath:
    if path[0] != _HERE:
        return path
    position = path[1]
    assert isinstance(position, int)
    return (portion.section, portion.items.start + position, *path[2:])
