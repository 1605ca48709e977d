"""Two automations on one event that hand the same thing to different people, for ranges of a number that overlap."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from spec_toolkit.languages.conditions import WITH_NUMBER, Comparison, fold, parse_condition, spellings
from spec_toolkit.languages.text import normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten

SEVERITY = "error"
SOURCE = "Lint catalogue C12"


class _Range(NamedTuple):
    """The numbers that a condition lets through; an end that is not `closed` is left out."""

    low: float
    low_closed: bool
    high: float
    high_closed: bool

    def holds(self, other: "_Range") -> bool:
        low = (self.low, not self.low_closed) <= (other.low, not other.low_closed)
        return low and (other.high, other.high_closed) <= (self.high, self.high_closed)

    def overlaps(self, other: "_Range") -> bool:
        """Whether they have numbers in common, and each has some of its own."""
        low, low_open = max((self.low, not self.low_closed), (other.low, not other.low_closed))
        high, high_closed = min((self.high, self.high_closed), (other.high, other.high_closed))
        meets = low < high or (low == high and high_closed and not low_open)
        return meets and not self.holds(other) and not other.holds(self)


class _Handing(NamedTuple):
    """An action that hands something to somebody, with the range of numbers that it is for."""

    number: int
    condition: int
    range: _Range
    who: frozenset[str]


def check(context: Context) -> Iterator[Hit]:
    groups: dict[object, list[_Handing]] = {}
    for number, one in enumerate(context.spec.automations):
        event = context.facts.topic(one.trigger)
        ranged = [(place, c) for place, text in enumerate(one.conditions) for c in _ranges(text)]
        if not event or len(ranged) != 1:
            continue
        place, comparison = ranged[0]
        bounds = _range(comparison)
        others = frozenset(fold(text) for at, text in enumerate(one.conditions) if at != place)
        for action in one.actions:
            reading = context.facts.read(normalise(action).text)
            roles = frozenset().union(*reading.role_phrases)
            if bounds and roles:
                key = (event, others, spellings(comparison.field.text)[-1], reading.topic(roles))
                groups.setdefault(key, []).append(_Handing(number, place, bounds, reading.names(roles)))
    for found in groups.values():
        for first, second in combinations(found, 2):
            if first.number != second.number and first.who != second.who and first.range.overlaps(second.range):
                automations = context.spec.automations
                yield Hit(
                    ("automations", second.number, "conditions", second.condition),
                    values={
                        "second": shorten(automations[second.number].conditions[second.condition]),
                        "first": shorten(automations[first.number].conditions[first.condition]),
                        "other": automations[first.number].id,
                    },
                    others=(Other(("automations", first.number, "conditions", first.condition)),),
                )


def _ranges(text: str) -> list[Comparison]:
    condition = parse_condition(text)
    return [c for c in condition.comparisons if c.operator in WITH_NUMBER] if condition else []


def _range(comparison: Comparison) -> _Range | None:
    """The numbers for which a comparison holds."""
    written = comparison.value.text if comparison.value else ""
    digits = "".join(sign for sign in written if sign.isdigit() or sign == ".")
    try:
        bound = float(digits)
    except ValueError:
        return None
    if comparison.operator in ("above", "at_least"):
        return _Range(bound, comparison.operator == "at_least", float("inf"), False)
    return _Range(float("-inf"), False, bound, comparison.operator == "at_most")
