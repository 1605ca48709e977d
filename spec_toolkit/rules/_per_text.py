"""Rules that judge each text by itself: what they found in a text is kept, and the text not read again.

Two texts are the same for them when they say the same in the same kind of place: see `_Places`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from spec_toolkit.model.portions import KEY, results
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
    texts, place_of = context.texts, _Places(context)
    again = []

    def key(number: int) -> bytes:
        text = texts[number]
        return blake2b(f"{place_of(text)}\0{text.text}".encode("utf-8", "surrogatepass"), digest_size=KEY).digest()

    def judged(numbers: Sequence[int]) -> dict[int, tuple[_Frozen, ...]]:
        by_path = {texts[number].path: number for number in numbers}
        found: dict[int, list[_Frozen | None]] = defaultdict(list)
        for rule, hit in _live(context, rules, [texts[number] for number in numbers]):
            if hit.path in by_path:
                found[by_path[hit.path]].append(_freeze(rule.code, hit))
        # What cannot be kept is found again each time.
        return {number: () if None in frozen else tuple(filter(None, frozen)) for number, frozen in found.items()}

    units = [(portion.sum, portion.texts) for portion in context.portions] or [("", range(len(texts)))]
    for portion in results(shelf, units, judged, key):
        for number, (_, found) in portion.items():
            for frozen in found:
                yield by_code[frozen[0]], _thaw(texts[number], frozen)
            if not found:
                again.append(texts[number])
    # Asked of no text at all, the rules still tell what is open where a figure or an id belongs.
    yield from _live(context, rules, again)


def _live(context: Context, rules: Sequence[Rule], texts: "Sequence[TextField]") -> Iterator[tuple[Rule, Hit]]:
    """What the rules find in these texts alone."""
    narrowed = replace(context, only=tuple(texts))
    for rule in rules:
        for hit in rule.check(narrowed):
            yield rule, hit


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
