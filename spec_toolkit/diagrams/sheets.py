"""Divides a graph into sheets that stay readable on a page.

A graph too large for a page is not shrunk: it is drawn sheet by sheet, group by group, and what lies beyond a sheet is
shown on it as a dashed neighbour. Every item stands on exactly one sheet as itself, every tie on at least one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from spec_toolkit.diagrams.canvas import Canvas
from spec_toolkit.diagrams.graphs import Layout, Plan, fits, laid_out
from spec_toolkit.diagrams.items import Item
from spec_toolkit.diagrams.palette import GHOST

#: How far a figure may be shrunk onto its page before it is split: 10.5 px become about 6 pt.
SMALLEST = 0.85
#: How many items are tried first on a sheet.
_FIRST_TRY = 10
#: How many items of several groups are tried on one sheet.
_MOST_TOGETHER = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """One figure of a graph: its canvas, what is on it, the keys of what is there as itself, and their groups."""

    canvas: Canvas
    plan: Plan
    items: tuple[str, ...]
    groups: tuple[str, ...] = ()
    part: int = 1
    parts: int = 1


def sheets(plan: Plan, right_to_left: bool, groups: dict[str, str] | None = None) -> Iterator[Sheet]:
    """The plan on as few sheets as stay readable; `groups` says for each item what it belongs to (its module)."""
    plan = _consistent(plan)
    if not plan.items:
        return
    whole = laid_out(plan)
    keys = tuple(item.key for item in plan.items)
    if whole.scale >= SMALLEST or len(keys) < 4:
        yield Sheet(whole.canvas(right_to_left), plan, keys)
        return
    found = [
        Sheet(layout.canvas(right_to_left), layout.plan, own, names)
        for names, members in _packed(plan, _grouped(plan, groups or {}))
        for own, layout in _parts(plan, members)
    ]
    for number, sheet in enumerate(found, start=1):
        yield replace(sheet, part=number, parts=len(found))


def _consistent(plan: Plan) -> Plan:
    """The plan without what a draft may hold: a second item with the same key, a tie to an item that is not there."""
    items = {item.key: item for item in reversed(plan.items)}
    ties = {(tie.key, tie.label): tie for tie in reversed(plan.ties) if tie.source in items and tie.target in items}
    return replace(plan, items=tuple(reversed(items.values())), ties=tuple(reversed(ties.values())))


def _grouped(plan: Plan, groups: dict[str, str]) -> dict[str, list[str]]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for item in plan.items:
        members[groups.get(item.key, "")].append(item.key)
    return dict(members)


def _packed(plan: Plan, groups: dict[str, list[str]]) -> list[tuple[tuple[str, ...], list[str]]]:
    """Names and members of the groups, small neighbouring ones together as long as they fit on one sheet."""
    packed: list[tuple[tuple[str, ...], list[str]]] = []
    for name, members in groups.items():
        names = (name,) if name else ()
        if packed:
            before, others = packed[-1]
            if len(others) + len(members) <= _MOST_TOGETHER and _fits(plan, [*others, *members]):
                packed[-1] = ((*before, *names), [*others, *members])
                continue
        packed.append((names, members))
    return packed


def _fits(plan: Plan, members: Sequence[str]) -> bool:
    return fits(excerpt(plan, members), SMALLEST)


def _parts(plan: Plan, members: Sequence[str]) -> list[tuple[tuple[str, ...], Layout]]:
    """The members in order on as few sheets as they take, evenly spread if that fits."""
    units = _units(plan, members)
    parts: list[tuple[str, ...]] = []
    guess = _FIRST_TRY
    while units:
        guess = _most(plan, units, max(guess, 2))
        parts.append(_keys(units[:guess]))
        units = units[guess:]
    return [(own, laid_out(excerpt(plan, own))) for own in _evened(plan, members, parts)]


def _most(plan: Plan, units: list[list[str]], guess: int) -> int:
    """How many of the units one sheet takes, sought up or down from a guess."""
    least, too_many = 1, len(units) + 1
    size = min(guess, len(units))
    while least < size < too_many:
        if _fits(plan, _keys(units[:size])):
            least = size
        else:
            too_many = size
        step = (least + too_many) // 2 if too_many <= len(units) else least + max(1, least // 3)
        size = min(step, len(units))
    return least


def _evened(plan: Plan, members: Sequence[str], parts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The parts with the members spread evenly over them, where the last one is short and that fits."""
    units = _units(plan, members)
    size = ceil(len(units) / len(parts)) if parts else 0
    if not parts or len(_units(plan, parts[-1])) >= size - 1:
        return parts
    even = [_keys(units[start : start + size]) for start in range(0, len(units), size)]
    return even if all(_fits(plan, piece) for piece in even) else parts


def _units(plan: Plan, members: Sequence[str]) -> list[list[str]]:
    """The members, each with what is part of it."""
    owner = {item.key: item.part_of for item in plan.items}
    units: list[list[str]] = []
    for key in members:
        if units and owner[key] and owner[key] in units[-1]:
            units[-1].append(key)
        else:
            units.append([key])
    return units


def _keys(units: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(key for unit in units for key in unit)


def excerpt(plan: Plan, members: Sequence[str]) -> Plan:
    """The members with all their ties; items at the other end become dashed neighbours, reduced to a name."""
    own = set(members)
    seen_as = {item.key: item.part_of or item.key for item in plan.items if item.key not in own}
    ties = tuple(
        replace(tie, source=seen_as.get(tie.source, tie.source), target=seen_as.get(tie.target, tie.target))
        for tie in plan.ties
        if tie.source in own or tie.target in own
    )
    near = {key for tie in ties for key in (tie.source, tie.target)} - own
    items = tuple(
        item if item.key in own else _ghost(item) for item in plan.items if item.key in own or item.key in near
    )
    return replace(plan, items=items, ties=ties)


def _ghost(item: Item) -> Item:
    if item.shape == "dot":
        return item
    shape = item.shape if item.shape == "entity" else "plain"
    return replace(item, shape=shape, tone=GHOST, notes=(), rows=())
