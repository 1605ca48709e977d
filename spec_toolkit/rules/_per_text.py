"""Rules that judge each text by itself: what they found in a text is kept, and the text not read again.

Two texts are the same for them when they say the same in the same kind of place: see `_Places`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from spec_toolkit.findings import SpecPath
from spec_toolkit.kept import Shelf
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._project_words import words_by_content
from spec_toolkit.rules._rule import Hit, Rule

if TYPE_CHECKING:
    from spec_toolkit.model import TextField

#: Code of the rule, and the values of the hit but for its address.
_Frozen = tuple[Any, ...]


def hits(context: Context, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Hit]]:
    """What the rules find, in no order."""
    by_code = {rule.code: rule for rule in rules}
    options = {code: dict(context.options[code]) for code in by_code if code in context.options}
    shelf = context.kept.shelf("texts", sorted(by_code), options, words_by_content(context.spec, context.index))
    new: list[TextField] = []
    new_keys: set[tuple[str, str]] = set()
    waiting: list[tuple[TextField, tuple[str, str]]] = []
    place_of = _Places(context)
    for text in context.texts:
        key = (place_of(text), text.text)
        known = shelf.get(key)
        if known:
            for frozen in known:
                yield by_code[frozen[0]], _thaw(text, frozen)
        elif known is None:
            if key in new_keys:
                waiting.append((text, key))
            else:
                new_keys.add(key)
                new.append(text)
    yield from _judged(context, rules, new, shelf, place_of)
    again = []
    for text, key in waiting:
        if key in shelf.values:
            for frozen in shelf.values[key]:
                yield by_code[frozen[0]], _thaw(text, frozen)
        else:
            again.append(text)
    if again:
        yield from _judged(context, rules, again, shelf, place_of)


def _judged(
    context: Context, rules: Sequence[Rule], texts: "Sequence[TextField]", shelf: Shelf, place_of: "_Places"
) -> Iterator[tuple[Rule, Hit]]:
    """What the rules find in these texts, kept for the next time they come."""
    paths = {text.path for text in texts}
    found: dict[SpecPath, list[_Frozen]] = defaultdict(list)
    unkept: set[SpecPath] = set()
    narrowed = replace(context, only=tuple(texts))
    for rule in rules:
        for hit in rule.check(narrowed):
            yield rule, hit
            if hit.path in paths:
                frozen = _freeze(rule.code, hit)
                if frozen is None:
                    unkept.add(hit.path)
                else:
                    found[hit.path].append(frozen)
    for text in texts:
        if text.path not in unkept:
            shelf.put((place_of(text), text.text), tuple(found.get(text.path, ())))


class _Places:
    """The kind of place that a text stands in, as far as rules ask for it."""

    def __init__(self, context: Context) -> None:
        self._spec = context.spec
        self._flags: dict[tuple[str | int, ...], str] = {}

    def __call__(self, text: "TextField") -> str:
        path = text.path
        place = f"{text.kind} {text.keys}"
        if path[0] == "requirements" or path[0] == "technical":
            flags = self._flags.get(path[:2])
            if flags is None:
                item: Any = self._spec.value(path[:2])
                measured = vars(item).get("measure") is not None
                flags = self._flags[path[:2]] = f" {measured} {item.priority is None}"
            return place + flags
        return place


def _freeze(code: str, hit: Hit) -> _Frozen | None:
    """A hit as plain values; None for one that points elsewhere as well."""
    if hit.others or hit.place is not None or hit.yaml or hit.on_key:
        return None
    values = tuple(hit.values.items())
    if not all(type(value) in (str, int, float, bool, type(None)) for _, value in values):
        return None
    more = (hit.message, hit.suggestion, hit.ask, hit.replace, hit.severity)
    return (code, hit.start, hit.end, values, *more)


def _thaw(text: "TextField", frozen: _Frozen) -> Hit:
    _, start, end, values, message, suggestion, ask, replacement, severity = frozen
    return Hit(
        text.path,
        start,
        end,
        values=dict(values),
        message=message,
        suggestion=suggestion,
        ask=ask,
        replace=replacement,
        severity=severity,
    )
