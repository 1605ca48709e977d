"""Finds, bucket by bucket, the facts that cannot both hold.

Within a bucket facts with the same value are one; only different values are compared, so the work grows with the
number of facts, not with its square.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from spec_toolkit.facts.alike import strangers
from spec_toolkit.facts.fact import Fact
from spec_toolkit.facts.quantities import Quantity, clash, overlap
from spec_toolkit.facts.settling import settled

#: More different values than this in one bucket are no contradiction but a list; the first ones are compared.
_MOST_VALUES = 24


@dataclass(frozen=True, slots=True)
class Clash:
    """Two facts that cannot both hold; `first` stands earlier in the specification."""

    first: Fact
    second: Fact

    @property
    def kind(self) -> str:
        return self.first.kind if _RANK[self.first.kind] <= _RANK[self.second.kind] else self.second.kind


#: Where two sentences clash in several ways, the most telling one is reported.
_ORDER = (
    "retention",
    "obligation",
    "direction",
    "frequency",
    "kpi-target",
    "quantity",
    "cardinality",
    "exclusive-right",
    "permission",
    "order",
    "without",
    "exclusive-value",
    "negation",
)
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}


def clashes(facts: Iterable[Fact], pairs: Iterable[tuple[Fact, Fact]] = ()) -> list[Clash]:
    """Every contradiction between the facts, one for each pair of places; `pairs` are claims that cannot both hold."""
    buckets: dict[Any, list[Fact]] = defaultdict(list)
    for fact in facts:
        buckets[fact.bucket].append(fact)
    best: dict[tuple[Any, Any], Clash] = {}
    for bucket, held in buckets.items():
        if len(held) < 2:
            continue
        values: dict[Any, list[Fact]] = defaultdict(list)
        for fact in held:
            values[_value(fact), tuple([q.value for q in fact.scope]), fact.concerned].append(fact)
        if len(values) < 2:
            continue
        judge = _JUDGES[bucket.form]
        for one, two in combinations(list(values.values())[:_MOST_VALUES], 2):
            if judge(one[0], two[0]):
                for pair in _pairs(one, two):
                    _keep(best, pair)
    for pair in pairs:
        _keep(best, pair)
    return sorted(best.values(), key=lambda c: (_RANK[c.kind], _at(c.second), _at(c.first)))


def opposed(claims: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Claims that cannot both hold, two and two."""
    for one, two in settled(claims):
        yield from _pairs(one, two)


def _pairs(one: list[Fact], two: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Each fact of the later value against the first of the other one."""
    for fact in two:
        yield one[0], fact
    for fact in one[1:]:
        yield two[0], fact


def _keep(best: dict[tuple[Any, Any], Clash], pair: tuple[Fact, Fact]) -> None:
    first, second = sorted(pair, key=lambda fact: (_sortable(fact.source.path), fact.source.start or 0))
    same_place = first.source.path == second.source.path and first.source.start == second.source.start
    if same_place or (first.source.structural and second.source.structural and first.kind != "retention"):
        return
    found = Clash(first, second)
    key = ((first.source.path, first.source.start), (second.source.path, second.source.start))
    known = best.get(key)
    if known is None or _RANK[found.kind] < _RANK[known.kind]:
        best[key] = found


def _at(found: Fact) -> Any:
    return _sortable(found.source.path), found.source.start or 0


def _sortable(path: tuple[str | int, ...]) -> tuple[tuple[int, int | str], ...]:
    return tuple((0, key) if isinstance(key, int) else (1, key) for key in path)


def _value(fact: Fact) -> Any:
    value = fact.value
    if isinstance(value, Quantity):
        return value.value
    if isinstance(value, tuple):
        return tuple(part.value if isinstance(part, Quantity) else part for part in value)
    return value


def _scopes_meet(one: Fact, two: Fact) -> bool:
    return all(overlap(a, b) for a in one.scope for b in two.scope)


def _polarity(one: Fact, two: Fact) -> bool:
    """One says so, the other denies it. A limit on one side only must be on the side that permits: "cannot be
    restored" denies "can be restored within 30 days", but "may be deleted" is not denied by "not when over 100".
    """
    if one.value == two.value or not _scopes_meet(one, two):
        return False
    says, denies = (one, two) if one.value else (two, one)
    limits = {q.dimension for q in denies.scope} - {q.dimension for q in says.scope}
    return not limits


def _exclusive(one: Fact, two: Fact) -> bool:
    """One says "only these", the other names somebody or something else."""
    (who, alone), (whom, alone_too) = one.value, two.value
    if not (alone or alone_too) or not _scopes_meet(one, two):
        return False
    if not who or not whom:
        return bool(who != whom)
    only, other = (who, whom) if alone else (whom, who)
    if all(any(a <= b or b <= a for a in only) for b in other):
        return False
    if alone and alone_too:
        return True
    narrow, wide = (one, two) if alone else (two, one)
    return not ({q.dimension for q in narrow.scope} - {q.dimension for q in wide.scope})


def _approval(one: Fact, two: Fact) -> bool:
    """One asks for an approval, the other does without it; who gives the approval needs none himself."""
    (required, who), (required_too, who_too) = one.value, two.value
    return required != required_too and not (who & who_too) and _scopes_meet(one, two)


def _amount(one: Fact, two: Fact) -> bool:
    return clash(one.value, two.value)


def _amount_by_anyone(one: Fact, two: Fact) -> bool:
    """Of two who act each may have a time; who acts and what is done by anybody share it."""
    (acts, time), (acts_too, time_too) = one.value, two.value
    return acts != acts_too and clash(time, time_too)


def _retention(one: Fact, two: Fact) -> bool:
    (verb, time), (verb_too, time_too) = one.value, two.value
    if verb == verb_too:
        return clash(time, time_too)
    kept, erased = (time, time_too) if verb == "keep" else (time_too, time)
    if kept.upper:
        return bool(erased.low > kept.high)
    return bool(erased.high < kept.low)


def _contrast(one: Fact, two: Fact) -> bool:
    (value, sense), (value_too, sense_too) = one.value, two.value
    if not _scopes_meet(one, two) or strangers(one.concerned, two.concerned):
        return False
    return bool(value != value_too) if sense and sense_too else bool(value == value_too and sense != sense_too)


def _order(one: Fact, two: Fact) -> bool:
    (first, then), (first_too, then_too) = one.value, two.value
    return bool((first - first_too) & then_too) and bool((then - then_too) & first_too)


def _flow(one: Fact, two: Fact) -> bool:
    (origin, _, only, topic), (origin_too, _, only_too, topic_too) = one.value, two.value
    if origin == origin_too or not (only or only_too):
        return False
    return not topic or not topic_too or topic == topic_too


def _single(one: Fact, two: Fact) -> bool:
    value, value_too = one.value, two.value
    return not (value <= value_too or value_too <= value)


_JUDGES: dict[str, Callable[[Fact, Fact], bool]] = {
    "polarity": _polarity,
    "exclusive": _exclusive,
    "approval": _approval,
    "amount": _amount,
    "amount by anyone": _amount_by_anyone,
    "retention": _retention,
    "contrast": _contrast,
    "order": _order,
    "flow": _flow,
    "single": _single,
}
