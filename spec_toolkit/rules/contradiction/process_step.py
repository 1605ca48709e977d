"""A sentence against the steps of a process: what comes first, and how long a step may take."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.alike import people_meet
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Fact
from spec_toolkit.facts.quantities import Quantity, clash
from spec_toolkit.facts.structure import time
from spec_toolkit.model.processes import Process, Step
from spec_toolkit.rules._context import Context
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
    steps = list(_steps(context))
    by_name: dict[str, list[_Step]] = defaultdict(list)
    for step in steps:
        for name in step.own:
            by_name[name].append(step)
    if steps:
        yield from _order(context, by_name)
    if any(step.limit for step in steps):
        yield from _limits(context, by_name)


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


def _order(context: Context, by_name: dict[str, list[_Step]]) -> Iterator[Hit]:
    for fact in context.facts.claimed("claim first"):
        before, after = fact.value
        if before.isdisjoint(by_name) or after.isdisjoint(by_name):
            continue
        firsts, thens = _meant(by_name, before, after), _meant(by_name, after, before)
        for process in firsts.keys() & thens.keys():
            first, then = firsts[process], thens[process]
            following = _followers(context.spec.processes[process])
            if first.step.id in following[then.step.id] and then.step.id not in following[first.step.id]:
                values = {"first": then.step.action, "then": first.step.action}
                yield _hit(fact, "message", then, "next", values)
                break


def _meant(by_name: dict[str, list[_Step]], part: Names, other: Names) -> dict[int, _Step]:
    """The one step of each process that a part of a sentence speaks of; its object may stand in the other part."""
    found: dict[int, set[tuple[int, _Step]]] = defaultdict(set)
    for step in {id(s): s for name in part for s in by_name.get(name, ())}.values():
        if step.own <= part and step.core <= part | other and part - step.core <= concepts().slight:
            found[step.process].add((step.place, step))
    return {process: steps.pop()[1] for process, steps in found.items() if len(steps) == 1}


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


def _limits(context: Context, by_name: dict[str, list[_Step]]) -> Iterator[Hit]:
    for fact in context.facts.claimed("claim amount", "time"):
        if not fact.value.quantity.upper or fact.source.path[0] == "goals":
            continue
        near = [step for name in fact.bucket.subject for step in by_name.get(name, ()) if step.limit]
        if not near:
            continue
        core = context.facts.core(fact.source.words)
        for step in {id(s): s for s in near}.values():
            if fact.bucket.subject ^ step.core <= concepts().slight:
                continue  # a claim like that of the step itself: a matter of rule `quantity`
            roles, actor = fact.value.roles, frozenset([step.actor]) if step.actor else frozenset()
            told = step.limit and clash(fact.value.quantity, step.limit._replace(kind="most"))
            alike = step.core <= core and core - step.core <= concepts().slight
            if told and alike and (not roles or not actor or people_meet(roles, actor)):
                yield _hit(fact, "limit", step, "time_limit", {"limit": step.step.time_limit})
                break


def _hit(fact: Fact, message: str, step: _Step, key: str, values: dict[str, str | None]) -> Hit:
    place = (fact.source.path, fact.source.start, fact.source.end)
    said = {"words": shorten(fact.source.words), "step": step.step.action, **values}
    other = Other(("processes", step.process, "steps", step.place, key), "step" if message == "message" else "related")
    return Hit(*place, values=said, message=message, others=(other,))
