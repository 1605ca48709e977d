"""Whether two facts speak of the same thing: by the names that both hold, and by those that only one of them holds."""

from typing import Literal

from spec_toolkit.facts.concepts import concepts

#: `wider`: the first is about more than the second, which names something besides.
Relation = Literal["same", "wider", "narrower"]

#: Names that only one side may hold for each that both hold.
_MOST_BESIDES = 2


def relation(one: frozenset[str], two: frozenset[str], roles: frozenset[str] = frozenset()) -> Relation | None:
    """How two cores stand to each other; None where each names something that the other does not.

    `roles` are the names of those who act on either side: "staff in the branches" are the branch staff.
    """
    left, right = one - two, two - one
    if left or right:
        if roles:
            left, right = left - roles, right - roles
        if left and right:
            left, right = _without_kinds(left, right)
            if left and right:
                return None
    shared = len(one) - len(one - two)
    slight = concepts().slight
    besides = len(left - slight) + len(right - slight)
    if not shared:
        return None if one and two and besides else "same" if one == two else None
    if besides > (0 if shared == 1 else _MOST_BESIDES * shared):
        return None
    if left:
        return "narrower"
    return "wider" if right else "same"


def _without_kinds(one: frozenset[str], two: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Takes a general name on one side and the special ones on the other away."""
    kinds = concepts().kinds
    taken: set[str] = set()
    for general, special in ((one, two), (two, one)):
        for name in kinds.keys() & general:
            if held := kinds[name] & special:
                taken |= {name, *held}
    return (one - taken, two - taken) if taken else (one, two)


def people_meet(one: frozenset[frozenset[str]], two: frozenset[frozenset[str]]) -> bool:
    """Whether somebody of the one group can be somebody of the other."""
    return any(a <= b or b <= a for a in one for b in two)


def covers(general: frozenset[frozenset[str]], special: frozenset[frozenset[str]]) -> bool:
    """Whether what is said of the first group holds for somebody of the second."""
    anybody, leading = concepts().anybody, concepts().leading
    for a in general:
        named = a - anybody
        # The manager of a shop is none of the shop staff, the head nurse none of the nurses.
        if any(named <= b and not (named and leading & {name.removeprefix("of ") for name in b - a}) for b in special):
            return True
    return False


def strangers(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether what is told of the one people is told of others: "sent to suppliers", "sent to customers"."""
    return bool(one) and bool(two) and one.isdisjoint(two)
