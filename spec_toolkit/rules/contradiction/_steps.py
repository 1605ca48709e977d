"""The steps of processes, and which of them a sentence speaks of."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import LEAST, Fact
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.step_claims import opens_with
from spec_toolkit.facts.structure import time
from spec_toolkit.languages.text import normalise
from spec_toolkit.model.processes import Process, Step
from spec_toolkit.rules._context import Context

Names = frozenset[str]

#: Who begins something does it.
_STARTS = frozenset(("launch", "start"))


class TakenStep(NamedTuple):
    """A step: its process, its place there, what it is about, and what of that is not the object it works on."""

    process: int
    place: int
    step: Step
    core: Names
    own: Names
    actor: Names
    limit: Quantity | None
    #: What is done, the names of its object, and every name that a sentence about it may have.
    act: str
    thing: Names
    all: Names


def one_act(names: Names) -> Names:
    """Names with one for what customers do who agree: they consent, and approve."""
    return names - {"approve"} | {"consent"} if "approve" in names else names


class Linked:
    """The steps of the processes that an item refers to: there a sentence may name a step by less, or say more."""

    def __init__(self, context: Context, steps: list[TakenStep]) -> None:
        self._context = context
        self._numbers = {process.id: number for number, process in enumerate(context.spec.processes)}
        self._steps: dict[int, list[TakenStep]] = defaultdict(list)
        for step in steps:
            self._steps[step.process].append(step)

    def known_by(self, said: Names) -> TakenStep | None:
        """The one step of all processes that some names can be about, by what is done or what only it is about."""
        names = one_act(said) - _STARTS
        found = [step for steps in self._steps.values() for step in steps if names and names <= step.all]
        if len(found) > 1:
            found = [step for step in found if step.act and step.act in names]
        if len(found) != 1:
            return None
        step = found[0]
        rest = names - concepts().slight - concepts().persons
        done = step.act in names and (step.act in rest or rest)
        told = done or (rest & step.own and (len(rest) >= LEAST or not step.act or rest == step.own - {step.act}))
        others = (one for one in self._steps[step.process] if one.place != step.place)
        alone = step.thing and step.thing <= names and all(one.thing != step.thing for one in others)
        return step if told or alone else None

    def steps(self, fact: Fact) -> list[TakenStep]:
        """The steps of the one process that the item of a fact refers to."""
        ids: tuple[str, ...] = getattr(self._context.spec.value(fact.source.path[:2]), "processes", ())
        return self._steps[self._numbers[ids[0]]] if len(ids) == 1 and ids[0] in self._numbers else []

    def named(self, fact: Fact, part: Names) -> TakenStep | None:
        """The one step of that process of which everything in a part of a sentence speaks."""
        found = [step for step in self.steps(fact) if part <= step.core] if part else []
        return found[0] if len(found) == 1 else None

    def told(self, fact: Fact) -> TakenStep | None:
        """The one step of that process that the main clause of a sentence names, whatever it says besides."""
        steps = [step for step in self.steps(fact) if len(step.core) >= LEAST and step.core <= fact.bucket.subject]
        if not steps:
            return None
        main = self._context.facts.ask(fact.source.words, _main)
        found = [step for step in steps if step.core <= main]
        return found[0] if len(found) == 1 else None


def _main(reading: Reading) -> frozenset[str]:
    """The names in a sentence outside its conditions."""
    same = concepts().same
    return frozenset([same.get(term.key, term.key) for term in reading.found if term.key and not term.conditional])


def steps_of(context: Context) -> Iterator[TakenStep]:
    """The steps of the processes that shall be, but those under a condition."""
    roles = {role.id: role.name or role.id for role in context.spec.roles}
    things = {thing.id: context.facts.topic(thing.name or thing.id) for thing in context.spec.objects}
    for number, process in enumerate(context.spec.processes):
        for place, step in enumerate(process.steps if process.state != "as_is" else ()):
            if step.when or not step.action:
                continue
            reading = context.facts.read(normalise(step.action).text)
            core, thing = (
                context.facts.core(step.action) | opens_with(reading),
                things.get(step.object or "", frozenset()),
            )
            own = core - thing
            if own:
                actor = context.facts.topic(roles.get(step.actor or ""))
                limit = time(step.time_limit, context.facts.read)
                act = Slots(reading).act
                every = one_act(core | thing | actor | context.facts.topic(step.action))
                yield TakenStep(number, place, step, core, own, actor, limit, act, thing, every)


def followers(process: Process) -> dict[str, set[str]]:
    """A step to all steps that may come after it."""
    follows = {step.id: set(step.next) for step in process.steps}
    for one in follows:
        waiting = list(follows[one])
        while waiting:
            for then in follows.get(waiting.pop(), set()) - follows[one]:
                follows[one].add(then)
                waiting.append(then)
    return follows
