"""Something delivered in a phase before what it needs."""

import datetime as dt
from collections.abc import Iterator

from spec_toolkit.findings import SpecPath
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    order = _order(context)
    items: dict[str, tuple[SpecPath, str | None]] = {}
    for section in ("requirements", "technical"):
        for number, item in enumerate(getattr(context.spec, section)):
            items.setdefault(item.id, ((section, number), item.phase))
    for section in ("requirements", "technical"):
        for number, item in enumerate(getattr(context.spec, section)):
            for place, need in enumerate(item.depends_on):
                path, phase = items.get(need, ((), None))
                if phase in order and item.phase in order and order[phase] > order[item.phase]:
                    yield Hit(
                        (section, number, "depends_on", place),
                        values={"need": need, "item": item.id, "late": phase, "early": item.phase},
                        others=(Other((*path, "phase")),),
                    )
    if order:
        yield from _parts(context, order)
        yield from _first_domain(context, order)


#: What an item needs, where it stands: the section, the key, and the section of what the key names.
_LINKS = (
    ("requirements", "integrations", "integrations"),
    ("requirements", "automations", "automations"),
    ("automations", "triggers", "automations"),
)


def _parts(context: Context, order: dict[str, int]) -> Iterator[Hit]:
    """Integrations, automations, modules and objects that come later than what needs them."""
    spec = context.spec
    for section, key, target in _LINKS:
        known = {one.id: (n, one.phase) for n, one in enumerate(getattr(spec, target))}
        for number, item in enumerate(getattr(spec, section)):
            for place, need in enumerate(getattr(item, key)):
                there, phase = known.get(need, (0, None))
                if phase in order and item.phase in order and order[phase] > order[item.phase]:
                    values = {"need": need, "item": item.id, "late": phase, "early": item.phase}
                    others = (Other((target, there, "phase")),)
                    yield Hit((section, number, key, place), values=values, others=others)
    modules = _modules(context, order)
    homes = {thing.id: thing.module for thing in spec.objects if thing.module in modules}
    for number, item in enumerate(spec.requirements):
        if item.module in modules and item.phase in order and order[modules[item.module][0]] > order[item.phase]:
            late, where = modules[item.module]
            values = {"need": item.module, "item": item.id, "late": late, "early": item.phase}
            yield Hit(("requirements", number, "module"), values=values, others=(Other(where),))
    for path, id, phase, things, own in _worked_on(context):
        # What works on something of the phase besides shows the rest once it is there.
        homed = [(order.get(modules[homes[thing] or ""][0], 0), thing) for thing in things if thing in homes]
        if phase not in order or not homed or len(homed) < len(things) or min(homed)[0] <= order[phase]:
            continue
        thing = min(homed)[1]
        module = homes[thing]
        if module and module != own:
            late, where = modules[module]
            values = {"need": thing, "item": id, "late": late, "early": phase, "module": module}
            yield Hit(path, values=values, message="object", others=(Other(where),))


def _modules(context: Context, order: dict[str, int]) -> dict[str, tuple[str, SpecPath]]:
    """The first phase that brings each module, and where it says so."""
    found: dict[str, tuple[str, SpecPath]] = {}
    phases = list(enumerate(context.spec.rollout.phases if context.spec.rollout else ()))
    for number, phase in sorted(phases, key=lambda pair: order.get(pair[1].id, 0)):
        for place, module in enumerate(phase.scope):
            found.setdefault(module, (phase.id, ("rollout", "phases", number, "scope", place)))
    return found


def _worked_on(context: Context) -> Iterator[tuple[SpecPath, str, str | None, tuple[str, ...], str | None]]:
    """What works on objects: its address, id and phase, the objects, the module that it belongs to itself."""
    for n, item in enumerate(context.spec.requirements):
        yield ("requirements", n, "objects"), item.id, item.phase, item.objects, item.module
    for n, automation in enumerate(context.spec.automations):
        things = (automation.object,) if automation.object else ()
        yield ("automations", n, "object"), automation.id, automation.phase, things, None
    for n, link in enumerate(context.spec.integrations):
        yield ("integrations", n, "data"), link.id, link.phase, tuple(flow.object for flow in link.data), None


def _first_domain(context: Context, order: dict[str, int]) -> Iterator[Hit]:
    """The module to start with, where a later phase brings it."""
    module = context.spec.scope.first_domain if context.spec.scope else None
    modules = _modules(context, order)
    if module is None or module not in modules:
        return
    late, where = modules[module]
    first, _ = min(modules.values(), key=lambda brought: order.get(brought[0], 0))
    if order.get(late, 0) > order.get(first, 0):
        values = {"need": module, "late": late, "early": first}
        yield Hit(("scope", "first_domain"), values=values, message="start", others=(Other(where),))


def _order(context: Context) -> dict[str, int]:
    """Phases by rank: by their first day where all have one, else as they are listed."""
    phases = list(context.spec.rollout.phases) if context.spec.rollout else []
    starts = [phase.start for phase in phases]
    if all(isinstance(start, dt.date) for start in starts):
        days = sorted({start for start in starts if isinstance(start, dt.date)})
        return {phase.id: days.index(phase.start) for phase in phases if isinstance(phase.start, dt.date)}
    return {phase.id: number for number, phase in enumerate(phases)}
