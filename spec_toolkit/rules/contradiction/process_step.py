"""A sentence against the steps of a process: what comes first, and how long a step may take."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from spec_toolkit.facts.alike import people_meet
from spec_toolkit.facts.claims import claims
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.quantities import clash
from spec_toolkit.facts.reading import Reading
from spec_toolkit.languages.phrases import pattern
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._steps import Linked, Names, TakenStep, followers, steps_of

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

#: Senses of sentences that tell of a special case.
_SPECIAL = frozenset(("conditions", "exceptions", "except_only"))


def check(context: Context) -> Iterator[Hit]:
    if context.spec.processes:
        yield from each_text(context, _told, "processes", "roles", "objects")


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say against a step."""
    steps = list(steps_of(context))
    by_name: dict[str, list[TakenStep]] = defaultdict(list)
    for step in steps:
        for name in step.own:
            by_name[name].append(step)
    if not steps:
        return
    linked = Linked(context, steps)
    yield from _order(context, by_name, linked)
    yield from _reserved(context, linked)
    yield from _told_of(context, by_name, linked)
    if any(step.limit for step in steps):
        yield from _limits(context, by_name, linked)


def _order(context: Context, by_name: dict[str, list[TakenStep]], linked: Linked) -> Iterator[Hit]:
    roles = frozenset().union(*(context.facts.topic(role.name or role.id) for role in context.spec.roles))
    by_rarest = _by_rarest(by_name)
    named = frozenset().union(*(step.all for steps in by_name.values() for step in steps))
    for fact in context.facts.claimed("claim first"):
        before, after, _ = fact.value
        if before.isdisjoint(named) or after.isdisjoint(named):
            continue
        firsts, thens = _meant(by_rarest, before, after), _meant(by_rarest, after, before)
        pairs = [(firsts[process], thens[process]) for process in firsts.keys() & thens.keys()]
        if not pairs:
            near = linked.known_by(before), linked.known_by(after)
            if not (near[0] and near[1]) and not (before.isdisjoint(by_name) or after.isdisjoint(by_name)):
                near = linked.named(fact, before - roles), linked.named(fact, after - roles)
            pairs = [(near[0], near[1])] if near[0] and near[1] and near[0].process == near[1].process else []
        for first, then in pairs:
            following = followers(context.spec.processes[first.process])
            if first.step.id in following[then.step.id] and then.step.id not in following[first.step.id]:
                values = {"first": then.step.action, "then": first.step.action}
                yield _hit(fact.source, "message", then, "next", values)
                break


def _by_rarest(by_name: dict[str, list[TakenStep]]) -> dict[str, list[TakenStep]]:
    """Each step under the rarest of its own names alone."""
    found: dict[str, list[TakenStep]] = defaultdict(list)
    for name, steps in by_name.items():
        for step in steps:
            if name == min(step.own, key=lambda one: (len(by_name[one]), one)):
                found[name].append(step)
    return found


def _meant(by_rarest: dict[str, list[TakenStep]], part: Names, other: Names) -> dict[int, TakenStep]:
    """The one step of each process that a part of a sentence speaks of; its object may stand in the other part."""
    found: dict[int, list[TakenStep]] = defaultdict(list)
    for step in (step for name in part for step in by_rarest.get(name, ())):
        if step.own <= part and step.core <= part | other and part - step.core <= concepts().slight:
            found[step.process].append(step)
    return {process: steps[0] for process, steps in found.items() if len(steps) == 1}


def _told_of(context: Context, by_name: dict[str, list[TakenStep]], linked: Linked) -> Iterator[Hit]:
    """Sentences that leave out what always comes before, or give a step to another one."""
    declared = {role.id: context.facts.topic(role.name or role.id) for role in context.spec.roles}
    same = concepts().same
    for told in context.facts.told:
        for said in told.said:
            if not by_name.keys().isdisjoint(same.get(name, name) for name in said.topic):
                yield from _left_out(context, said.source, linked)
                yield from _taken(context, said.source, linked, declared)


def _left_out(context: Context, source: Source, linked: Linked) -> Iterator[Hit]:
    """A step that goes without another one, which always comes before it."""
    done, lacking = context.facts.ask(source.words, _without)
    then, first = linked.known_by(done), linked.known_by(lacking)
    if then and first and then.process == first.process:
        following = followers(context.spec.processes[first.process])
        if then.step.id in following[first.step.id] and first.step.id not in following[then.step.id]:
            values = {"first": first.step.action, "then": then.step.action}
            yield _hit(source, "message", first, "next", values)


def _without(reading: Reading) -> tuple[Names, Names]:
    """What a sentence says is done, and without what."""
    found, same = reading.found, concepts().same
    if not reading.lacks or reading.denies or not reading.categories.isdisjoint(_SPECIAL):
        return frozenset(), frozenset()
    mark = next(place for place, term in enumerate(found) if term.has("without") and not term.taken)
    done, lacking = (
        frozenset(same.get(term.key, term.key) for term in side if term.key and not term.has("light", "weak"))
        for side in (found[:mark], found[mark + 1 :])
    )
    return done, lacking


def _taken(context: Context, source: Source, linked: Linked, declared: dict[str, Names]) -> Iterator[Hit]:
    """A step that another one takes."""
    for subject, roles in context.facts.ask(source.words, _takers):
        step = linked.known_by(subject)
        # Who is named in the step is the one to whom it is done.
        who = [role for role in roles if step and role in declared.values() and not role <= step.all]
        if step and len(who) == len(roles) == 1 and _others(context, step.step.actor, who[0], declared):
            yield _hit(source, "actor", step, "actor", {"actor": step.step.actor})


def _takers(reading: Reading) -> tuple[tuple[Names, tuple[Names, ...]], ...]:
    """Who does what by a sentence that says not only that he may, or in which case; on which channel is no matter."""
    said = claims(reading, Source((), None, None, reading.text))
    who = [one for one in said if one.bucket.form == "claim who"]
    ways = frozenset(term.key for term in reading.found if term.has("channel"))
    special = not reading.categories.isdisjoint(_SPECIAL)
    plain = not (special or reading.permits or reading.denies or reading.scope)
    return tuple((one.bucket.subject - ways, tuple(one.value.roles)) for one in who if plain or one.value.alone)


def _others(context: Context, actor: str | None, who: Names, declared: dict[str, Names]) -> bool:
    """Whether somebody is none of those who take a step: neither its actor nor who has his rights."""
    inherits = {role.id: set(role.inherits) for role in context.spec.roles}
    if actor not in declared:
        return False
    heirs = {actor, *inherits[actor], *(id for id in declared if actor in inherits[id])}
    return not any(declared.get(id) == who for id in heirs)


def _reserved(context: Context, linked: Linked) -> Iterator[Hit]:
    """A step that somebody takes although a sentence leaves it to somebody else, or says that he takes it."""
    for fact in context.facts.telling("claim who"):
        step = linked.told(fact)
        if step is None or not step.actor or fact.bucket.subject - step.core <= concepts().slight:
            continue  # a claim like that of the step itself: a matter of rule `exclusive-right`
        if fact.value.act in step.core and not people_meet(fact.value.roles, frozenset([step.actor])):
            yield _hit(fact.source, "actor", step, "actor", {"actor": step.step.actor})


def _limits(context: Context, by_name: dict[str, list[TakenStep]], linked: Linked) -> Iterator[Hit]:
    for fact in context.facts.claimed("claim amount", "time"):
        if not fact.value.quantity.upper or fact.source.path[0] == "goals":
            continue
        near = [step for name in fact.bucket.subject for step in by_name.get(name, ()) if step.limit]
        if not near:
            continue
        core = context.facts.core(fact.source.words)
        elsewhere = _in_condition(context, fact) or context.facts.ask(fact.source.words, _somebody_who)
        meant = None if elsewhere else linked.told(fact) or _timed(context, fact, linked)
        for step in {id(s): s for s in near}.values():
            roles = frozenset(role for role in fact.value.roles if role == step.actor or not role <= step.all)
            if fact.bucket.subject ^ step.core <= concepts().slight and roles == fact.value.roles:
                continue  # a claim like that of the step itself: a matter of rule `quantity`
            actor = frozenset([step.actor]) if step.actor else frozenset()
            told = step.limit and clash(fact.value.quantity, step.limit._replace(kind="most"))
            alike = step is meant or (step.core <= core and core - step.core <= concepts().slight)
            if told and alike and (not roles or not actor or people_meet(roles, actor)):
                yield _hit(fact.source, "limit", step, "time_limit", {"limit": step.step.time_limit})
                break


def _timed(context: Context, fact: Fact, linked: Linked) -> TakenStep | None:
    """The one step of which a sentence says within which time it is taken: not its second time."""
    again = context.facts.ask(fact.source.words, _again)
    return None if again else linked.known_by(fact.bucket.subject)


def _again(reading: Reading) -> bool:
    """Whether a sentence counts which time it is, or says how long it is under way: "a second visit", "lasts"."""
    counts = any("ordinal" in term.senses and not term.taken for term in reading.found)
    return counts or pattern("thresholds", "lasts").search(reading.text) is not None


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


def _hit(source: Source, message: str, step: TakenStep, key: str, values: dict[str, str | None]) -> Hit:
    place = (source.path, source.start, source.end)
    said = {"words": shorten(source.words), "step": step.step.action, **values}
    label = {"message": "step", "actor": "acts"}.get(message, "related")
    other = Other(("processes", step.process, "steps", step.place, key), label)
    return Hit(*place, values=said, message=message, others=(other,))
