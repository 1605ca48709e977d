"""What the sentence of a business rule says of each role, against its thresholds: "a clerk up to 10 %", `up_to: 15`."""

from collections.abc import Iterator

from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.slots import Slots
from spec_toolkit.languages.text import normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._thresholds import Names, comparable, direction, figures

SEVERITY = "error"
SOURCE = "Lint catalogue C12"


def check(context: Context) -> Iterator[Hit]:
    roles = {role.id: context.facts.topic(role.name or role.id) for role in context.spec.roles}
    for number, rule in enumerate(context.spec.business_rules):
        if not rule.statement or not rule.thresholds:
            continue
        text = normalise(rule.statement).text
        slots = Slots(context.facts.read(text))
        for place, limit in enumerate(rule.thresholds):
            read = figures(context.facts.read(f"1 {limit.unit or ''}"))
            said = _said(slots, roles.get(limit.role or "", frozenset()), read)
            if said is None:
                continue
            key = "up_to" if direction(said) == "most" else "above"
            bound = limit.up_to if key == "up_to" else limit.above
            if isinstance(bound, int | float) and said.number != bound:
                path = ("business_rules", number, "thresholds", place, key)
                values = {"words": shorten(rule.statement), "limit": f"{key}: {bound:g}"}
                yield Hit(("business_rules", number, "statement"), values=values, others=(Other(path),))


def _said(slots: Slots, role: Names, units: list[Quantity]) -> Quantity | None:
    """The one figure that stands behind a role and before the next one; None where it is not sure."""
    phrases = sorted(slots.phrases, key=min)
    mine = [
        at for at, phrase in enumerate(phrases) if role and role <= frozenset(slots.name(place) for place in phrase)
    ]
    if len(mine) != 1 or not units:
        return None
    start = max(phrases[mine[0]])
    stop = min(phrases[mine[0] + 1]) if mine[0] + 1 < len(phrases) else len(slots.found)
    near = [q for q in figures(slots.reading) if start < q.first < stop and comparable(q, units[0])]
    return near[0] if len(near) == 1 and direction(near[0]) in ("most", "least") else None
