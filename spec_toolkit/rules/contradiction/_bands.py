"""Who decides on which part of a figure: the limits of a business rule as bands, and what a sentence says of them."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.slots import Slots
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.text import normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules.contradiction._thresholds import Names, direction, limited, names_of

Kind = Literal["decides", "barred", "free", "needs", "refused"]
Way = Literal["least", "most", "exact", "range", "any", "all"]


class Band(NamedTuple):
    """Who decides above `low` and up to `high`; None: without a bound."""

    path: SpecPath
    role: Names
    low: float | None
    high: float | None


class Bands(NamedTuple):
    """Who decides on one figure: what it measures, what else a sentence on it may name, one figure in its unit."""

    measured: Names
    allowed: Names
    figure: Quantity
    all: tuple[Band, ...]
    #: The names of each role with those of the roles whose rights it inherits.
    heirs: tuple[tuple[Names, tuple[Names, ...]], ...] = ()
    #: The words of an automation that sends what is above a figure for approval; "" for a business rule.
    written: str = ""

    def words(self, band: Band) -> str:
        """A band as it is written."""
        bounds = (("above", band.low), ("up_to", band.high))
        return self.written or ", ".join(f"{key}: {bound:g}" for key, bound in bounds if bound is not None)

    def concerns(self, said: "Verdict") -> bool:
        """Whether a sentence speaks of these: who decides is no matter of an automation that only asks."""
        return not self.written or (said.kind == "free" and said.part.way == "most")

    def of(self, role: Names) -> list[Band]:
        """The bands on which somebody decides, also those that he inherits."""
        mine = [one for one in self.all if _meet(role, one.role)]
        rights = next((rights for name, rights in self.heirs if _meet(role, name)), ())
        return mine or [one for one in self.all if one.role in rights]


class Part(NamedTuple):
    """The part of a figure that a sentence is about; `any`: it says "of any size", `all`: it names no figure."""

    way: Way
    low: float | None = None
    high: float | None = None


class Verdict(NamedTuple):
    """What a sentence says: who decides or may not, or that it is free, must be approved, is refused."""

    kind: Kind
    part: Part
    role: Names = frozenset()
    #: Who need not be asked.
    spared: Names = frozenset()
    permits: bool = False
    alone: bool = False


def bands(context: Context) -> Iterator[Bands]:
    """The bands of the business rules that say what they measure."""
    read = context.facts.read
    roles = {role.id: context.facts.topic(role.name or role.id) for role in context.spec.roles}
    heirs = tuple((roles[role.id], tuple(roles[r] for r in role.inherits if r in roles)) for role in context.spec.roles)
    things = {thing.id: context.facts.topic(thing.name or thing.id) for thing in context.spec.objects}
    for number, rule in enumerate(context.spec.business_rules):
        thing = things.get(rule.object or "", frozenset())
        # "Amount" says nothing of what it is the amount of.
        measured = (names_of(Slots(read(normalise(rule.about).text))) or thing) if rule.about else frozenset()
        found, units = [], set()
        for place, limit in enumerate(rule.thresholds if measured else ()):
            low, high = (float(v) if isinstance(v, int | float) else None for v in (limit.above, limit.up_to))
            figure = read(f"1 {limit.unit or ''}").quantities
            if limit.role in roles and len(figure) == 1 and (low, high) != (None, None):
                found.append(Band(("business_rules", number, "thresholds", place), roles[limit.role], low, high))
                units.add(figure[0])
        if len(units) == 1:
            yield Bands(measured, measured | thing, units.pop(), tuple(found), heirs)


def asking(context: Context) -> Iterator[Bands]:
    """From which figure on an automation sends something for approval."""
    for one in limited(context):
        if not one.roles or not any("approve" in action for action in one.actions):
            continue
        thing = frozenset().union(*one.actions) - one.roles - concepts().handing - concepts().requisites
        for limit in one.limits:
            measured, figure = limit.measured or thing, limit.quantity
            if direction(figure) == "least" and measured and figure.dimension != "time":
                asked = Band(limit.path, one.roles, figure.number, None)
                yield Bands(measured, one.allowed, figure, (asked,), written=limit.words)


def against(verdict: Verdict, rule: Bands) -> Band | None:
    """The band that does not allow what a sentence says; None where all do."""
    return _AGAINST[verdict.kind](verdict, rule)


def _decided(said: Verdict, rule: Bands) -> Band | None:
    """Whoever decides, on a part that is not his."""
    mine = rule.of(said.role)
    if not mine:
        # Who stands in no band may give what needs nobody's approval.
        return _reached(said.part, rule.all) if said.permits and said.part.way == "most" else None
    others = [one for one in rule.all if one not in mine]
    way, low, high = said.part
    if way == "all":  # "only the director approves refunds"
        return others[0] if said.alone and others else None
    if way == "any":
        if all(one.high is not None for one in mine):
            return mine[-1]
        return others[0] if others and not said.permits else None
    if way == "exact":
        above = all(one.high is not None and (high or 0) > one.high for one in mine)
        return mine[0] if above or not (said.permits or any(_holds(one, high or 0) for one in mine)) else None
    starts = way == "most" or low in [one.low for one in mine]
    ends = way == "least" or high in [one.high for one in mine]
    return None if starts and ends else mine[-1 if starts else 0]


def _barred(said: Verdict, rule: Bands) -> Band | None:
    """Whoever may not decide, on a part that is his."""
    return _reached(said.part, tuple(rule.of(said.role)))


def _freed(said: Verdict, rule: Bands) -> Band | None:
    """A part that goes without approval, of which a band says who approves."""
    own = rule.of(said.role) if said.role else []
    return _reached(
        said.part,
        tuple(one for one in rule.all if one not in own and (not said.spared or _meet(said.spared, one.role))),
    )


def _needed(said: Verdict, rule: Bands) -> Band | None:
    """An approval where nobody gives one."""
    first = min(rule.all, key=lambda one: one.low or 0)
    way, low, _ = said.part
    if way == "least":
        return None if low in [one.low or 0 for one in rule.all] else first
    return first if first.low and (way == "any" or (way == "exact" and (low or 0) <= first.low)) else None


def _refused(said: Verdict, rule: Bands) -> Band | None:
    """What is never given, of which a band says who approves it."""
    return _reached(said.part, rule.all) if said.part.way in ("least", "exact") else None


_AGAINST = {"decides": _decided, "barred": _barred, "free": _freed, "needs": _needed, "refused": _refused}


def _reached(part: Part, asked: tuple[Band, ...]) -> Band | None:
    """The first of several bands that a part reaches into."""
    way, low, high = part
    if way == "all":
        return None
    if way == "exact":
        return next((one for one in asked if _holds(one, high or 0)), None)
    within = (
        one
        for one in asked
        if (high is None or one.low is None or high > one.low) and (low is None or one.high is None or low < one.high)
    )
    return next(within, None)


def _holds(band: Band, figure: float) -> bool:
    return (band.low is None or figure > band.low) and (band.high is None or figure <= band.high)


def _meet(said: Names, role: Names) -> bool:
    """Whether the people of a sentence are those of a role: "the manager" may be another than the sales manager."""
    return bool(role) and role <= said
