"""A sentence against the steps of a process: what comes first, and how long a step may take."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from spec_toolkit.facts.alike import people_meet
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import LEAST, Fact
from spec_toolkit.facts.quantities import Quantity, clash
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.structure import time
from spec_toolkit.model.processes import Process, Step
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

Names = frozenset[str]


class _Step(NamedTuple):
    """A step: its process, its place there, what it is about, and what of that is not the object it works on."""

    process: int
    place: int
    step: Step
    core: Names
    own: Names
    actor: Names
    limit: Quantity | None


def check(context: Context) -> Iterator[Hit]:
    if context.spec.processes:
        yield from each_text(context, _told, "processes", "roles", "objects")


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say against a step."""
    steps = list(_steps(context))
    by_name: dict[str, list[_Step]] = defaultdict(list)
    for step in steps:
        for name in step.own:
            by_name[name].append(step)
    if not steps:
        return
    linked = _Linked(context, steps)
    yield from _order(context, by_name, linked)
    yield from _reserved(context, linked)
    if any(step.limit for step in steps):
        yield from _limits(context, by_name, linked)


class _Linked:
    """The steps of the processes that an item refers to: there a sentence may name a step by less, or say more."""

    def __init__(self, context: Context, steps: list[_Step]) -> None:
        self._context = context
        self._numbers = {process.id: number for number, process in enumerate(context.spec.processes)}
        self._steps: dict[int, list[_Step]] = defaultdict(list)
        for step in steps:
            self._steps[step.process].append(step)

    def steps(self, fact: Fact) -> list[_Step]:
        """The steps of the one process that the item of a fact refers to."""
        ids: tuple[str, ...] = getattr(self._context.spec.value(fact.source.path[:2]), "processes", ())
        return self._steps[self._numbers[ids[0]]] if len(ids) == 1 and ids[0] in self._numbers else []

    def named(self, fact: Fact, part: Names) -> _Step | None:
        """The one step of that process of which everything in a part of a sentence speaks."""
        found = [step for step in self.steps(fact) if part <= step.core] if part else []
        return found[0] if len(found) == 1 else None

    def told(self, fact: Fact) -> _Step | None:
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


def _steps(context: Context) -> Iterator[_Step]:
    """The steps of the processes that shall be, but those under a condition."""
    roles = {role.id: role.name or role.id for role in context.spec.roles}
    things = {thing.id: context.facts.topic(thing.name or thing.id) for thing in context.spec.objects}
    for number, process in enumerate(context.spec.processes):
        for place, step in enumerate(process.steps if process.state != "as_is" else ()):
            if step.when or not step.action:
                continue
            core = context.facts.core(step.action)
            own = core - things.get(step.object or "", frozenset())
            if own:
                actor = context.facts.topic(roles.get(step.actor or ""))
                limit = time(step.time_limit, context.facts.read)
                yield _Step(number, place, step, core, own, actor, limit)


def _order(context: Context, by_name: dict[str, list[_Step]], linked: _Linked) -> Iterator[Hit]:
    roles = frozenset().union(*(context.facts.topic(role.name or role.id) for role in context.spec.roles))
    by_rarest = _by_rarest(by_name)
    for fact in context.facts.claimed("claim first"):
        before, after, _ = fact.value
        if before.isdisjoint(by_name) or after.isdisjoint(by_name):
            continue
        firsts, thens = _meant(by_rarest, before, after), _meant(by_rarest, after, before)
        pairs = [(firsts[process], thens[process]) for process in firsts.keys() & thens.keys()]
        if not pairs:
            near = linked.named(fact, before - roles), linked.named(fact, after - roles)
            pairs = [(near[0], near[1])] if near[0] and near[1] and near[0] is not near[1] else []
        for first, then in pairs:
            following = _followers(context.spec.processes[first.process])
            if first.step.id in following[then.step.id] and then.step.id not in following[first.step.id]:
                values = {"first": then.step.action, "then": first.step.action}
                yield _hit(fact, "message", then, "next", values)
                break


def _by_rarest(by_name: dict[str, list[_Step]]) -> dict[str, list[_Step]]:
    """Each step under the rarest of its own names alone."""
    found: dict[str, list[_Step]] = defaultdict(list)
    for name, steps in by_name.items():
        for step in steps:
            if name == min(step.own, key=lambda one: (len(by_name[one]), one)):
                found[name].append(step)
    return found


def _meant(by_rarest: dict[str, list[_Step]], part: Names, other: Names) -> dict[int, _Step]:
    """The one step of each process that a part of a sentence speaks of; its object may stand in the other part."""
    found: dict[int, list[_Step]] = defaultdict(list)
    for step in (step for name in part for step in by_rarest.get(name, ())):
        if step.own <= part and step.core <= part | other and part - step.core <= concepts().slight:
            found[step.process].append(step)
    return {process: steps[0] for process, steps in found.items() if len(steps) == 1}


def _followers(process: Process) -> dict[str, set[str]]:
    """A step to all steps that may come after it."""
    follows = {step.id: set(step.next) for step in process.steps}
    for one in follows:
        waiting = list(follows[one])
        while waiting:
            for then in follows.get(waiting.pop(), set()) - follows[one]:
                follows[one].add(then)
                waiting.append(then)
    return follows


def _reserved(context: Context, linked: _Linked) -> Iterator[Hit]:
    """A step that somebody takes although a sentence leaves it to somebody else."""
    for fact in context.facts.telling("claim who"):
        step = linked.told(fact)
        if step is None or not step.actor or fact.bucket.subject - step.core <= concepts().slight:
            continue  # a claim like that of the step itself: a matter of rule `exclusive-right`
        if fact.value.act in step.core and not people_meet(fact.value.roles, frozenset([step.actor])):
            yield _hit(fact, "actor", step, "actor", {"actor": step.step.actor})


def _limits(context: Context, by_name: dict[str, list[_Step]], linked: _Linked) -> Iterator[Hit]:
    for fact in context.facts.claimed("claim amount", "time"):
        if not fact.value.quantity.upper or fact.source.path[0] == "goals":
            continue
        near = [step for name in fact.bucket.subject for step in by_name.get(name, ()) if step.limit]
        if not near:
            continue
        core = context.facts.core(fact.source.words)
        elsewhere = _in_condition(context, fact) or context.facts.ask(fact.source.words, _somebody_who)
        meant = None if elsewhere else linked.told(fact)
        for step in {id(s): s for s in near}.values():
            if fact.bucket.subject ^ step.core <= concepts().slight:
                continue  # a claim like that of the step itself: a matter of rule `quantity`
            roles, actor = fact.value.roles, frozenset([step.actor]) if step.actor else frozenset()
            told = step.limit and clash(fact.value.quantity, step.limit._replace(kind="most"))
            alike = step is meant or (step.core <= core and core - step.core <= concepts().slight)
            if told and alike and (not roles or not actor or people_meet(roles, actor)):
                yield _hit(fact, "limit", step, "time_limit", {"limit": step.step.time_limit})
                break


def _in_condition(context: Context, fact: Fact) -> bool:
    """Whether the time may be that of the case in which something is done: "if nobody replies within 3 days"."""
    opening = context.facts.read(fact.source.words).found[:2]
    return any(term.has("conditions") and not term.has("relative") for term in opening)


def _somebody_who(reading: Reading) -> bool:
    """Whether an Arabic clause says what somebody does who is named in it: "يوجه فنيا يصل إلى الموقع خلال ساعتين"."""
    if reading.language != "ar":
        return False
    return any(
        who.has("role") and who.words[-1].endswith("ا") and does.words[0].startswith(("ي", "ت"))
        for who, does in pairwise(reading.found)
    )


def _hit(fact: Fact, message: str, step: _Step, key: str, values: dict[str, str | None]) -> Hit:
    place = (fact.source.path, fact.source.start, fact.source.end)
    said = {"words": shorten(fact.source.words), "step": step.step.action, **values}
    label = {"message": "step", "actor": "acts"}.get(message, "related")
    other = Other(("processes", step.process, "steps", step.place, key), label)
    return Hit(*place, values=said, message=message, others=(other,))
