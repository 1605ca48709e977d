"""A sentence that trains somebody after the phase before which the plan has the training."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._phases import numbers
from spec_toolkit.rules.contradiction._sentences import is_conditional

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

#: What is said of the training itself.
_TRAINING = frozenset(("training",))
#: "Again" is another training; what has exceptions is not said of all.
_LIMITS = frozenset(("anew", "exceptions", "except_only", "besides"))


def check(context: Context) -> Iterator[Hit]:
    trainings = context.spec.rollout.training if context.spec.rollout else ()
    phases = numbers(context.spec.rollout.phases if context.spec.rollout else ())
    planned = [
        (place, phases[training.before], _audience(context, training.audience))
        for place, training in enumerate(trainings)
        if training.before in phases
    ]
    for fact in context.facts.claimed("claim dated", "phase") if planned else ():
        who = fact.bucket.subject - _TRAINING
        when, source = fact.value.when, fact.source
        if who == fact.bucket.subject or when.kind not in ("on", "since"):
            continue
        meant = [(number, place) for place, number, audience in planned if who in audience]
        reading = context.facts.read(source.words)
        if not meant or reading.denies or is_conditional(reading) or not reading.categories.isdisjoint(_LIMITS):
            continue
        number, place = max(meant)
        if when.low > number:
            values = {"words": shorten(source.words), "phase": trainings[place].before}
            others = (Other(("rollout", "training", place, "before")),)
            yield Hit(source.path, source.start, source.end, values=values, others=others)


def _audience(context: Context, people: tuple[str, ...]) -> list[frozenset[str]]:
    """What those who are trained are called in sentences."""
    names = {group.id: group.name for group in context.spec.stakeholders}
    names |= {role.id: role.name for role in context.spec.roles}
    return [context.facts.topic(names.get(id) or id) for id in people]
