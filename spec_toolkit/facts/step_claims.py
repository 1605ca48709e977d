"""What the steps of processes claim: who takes each of them, and within which time."""

from collections.abc import Iterator

from spec_toolkit.facts.claim import NOBODY, HowMuch, May, People, Who, claim
from spec_toolkit.facts.fact import LEAST, Fact, Source
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.structure import Read, people_of, time
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.text import normalise
from spec_toolkit.model import Spec
from spec_toolkit.model.processes import Step


def step_claims(spec: Spec, read: Read) -> Iterator[Fact]:
    """Every claim of the processes that shall be; a step under a condition says nothing of the others."""
    roles = {role.id: role for role in spec.roles}
    for number, process in enumerate(spec.processes):
        if process.state == "as_is":
            continue
        for place, step in enumerate(process.steps):
            own = Slots(read(normalise(step.action or "").text))
            core = own.core(own.role_places) | opens_with(own.reading)
            if len(core) < LEAST:
                continue
            here = ("processes", number, "steps", place)
            role = roles.get(step.actor or "")
            # A machine is nobody.
            who = NOBODY if role is None or role.system else people_of(role, roles, read)
            yield from _taken(step, here, own, core, who)
            yield from _timed(step, here, own, core, who, read)


def opens_with(reading: Reading) -> frozenset[str]:
    """What is done by the noun that opens a Hebrew or Arabic step, even if that says little elsewhere."""
    first = reading.found[0] if reading.found else None
    return (
        frozenset((first.key,))
        if first and reading.language != "en" and first.key and first.has("action")
        else frozenset()
    )


def _taken(step: Step, here: SpecPath, own: Slots, core: frozenset[str], who: People) -> Iterator[Fact]:
    """Who takes a step may do so, and takes it."""
    if not who or not own.act or step.when or own.denies:
        return
    source = Source((*here, "actor"), None, None, f"{step.action} ({step.actor})", step.id, structural=True)
    value = May(True, own.act, who, False, frozenset())
    yield from claim("permission", "may", "", core, value, own, source)
    yield from claim("exclusive-right", "who", "", core, Who(who, False, own.act), own, source)


def _timed(step: Step, here: SpecPath, own: Slots, core: frozenset[str], who: People, read: Read) -> Iterator[Fact]:
    """How long a step may take."""
    limit = time(step.time_limit, read)
    if limit is not None:
        words = f"{step.action} ({step.time_limit})"
        source = Source((*here, "time_limit"), None, None, words, step.id, structural=True)
        value = HowMuch(limit._replace(kind="most"), who, frozenset())
        yield from claim("quantity", "amount", limit.dimension, core, value, own, source)
