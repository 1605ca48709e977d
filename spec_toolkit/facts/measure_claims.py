"""What the measures of technical requirements claim where their sentences name no figure."""

from collections.abc import Iterator
from typing import Literal

from spec_toolkit.facts.claim import HowMuch, claim
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.sequence import first
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.structure import Read
from spec_toolkit.languages.text import normalise
from spec_toolkit.model import Spec

#: What a figure of each kind is: a limit that is kept from below, or from above.
_BOUNDS: dict[str, Literal["most", "least"]] = {"time": "most", "percent": "least"}


def measure_claims(spec: Spec, read: Read) -> Iterator[Fact]:
    """The figure of a measure, said of what the sentence of the requirement says."""
    for number, item in enumerate(spec.technical):
        measure = item.measure
        if measure is None or not isinstance(measure.value, int | float) or not measure.unit or not item.statement:
            continue
        if any(sign.isdigit() for sign in item.statement):
            continue  # a matter of rule `measure`
        figure = f"{measure.value:g} {measure.unit}"
        found = read(figure).quantities
        bound = _BOUNDS.get(found[0].dimension) if len(found) == 1 else None
        if bound is None:
            continue
        source = Source(("technical", number, "measure", "value"), None, None, figure, item.id, structural=True)
        slots = Slots(read(normalise(item.statement).text))
        core, event = _told(slots, source)
        value = HowMuch(found[0]._replace(kind=bound), slots.roles, event)
        yield from claim("quantity", "amount", found[0].dimension, core, value, slots, source)


def _told(slots: Slots, source: Source) -> tuple[frozenset[str], frozenset[str]]:
    """What a sentence is about, and after what it is done: from then on the time counts."""
    core = slots.core(slots.role_places)
    for fact in first(slots, source):
        then = fact.value.after & core
        if then and fact.value.before < core:
            return then, fact.value.before
    return core, frozenset()
