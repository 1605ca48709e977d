"""A step whose actor may not do what the step asks for."""

from collections.abc import Iterator, Sequence

from spec_toolkit.facts.reading import Reading
from spec_toolkit.model.objects import Object, ObjectField
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._permissions import Matrix

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    spec = context.spec
    matrix = Matrix(spec)
    for number, process in enumerate(spec.processes):
        if process.state == "as_is":
            continue
        for place, step in enumerate(process.steps):
            role = matrix.roles.get(step.actor or "")
            if (
                role is None
                or role.system
                or step.object is None
                or step.object not in matrix.objects
                or not step.action
            ):
                continue
            action = _action(context, step.action, step.object)
            if action is None or matrix.allowed(role.id, step.object) & _ENOUGH.get(action, {action}):
                continue
            if action in _SPECIAL and not matrix.speaks_of(action, step.object):
                continue
            row = matrix.row(role.id, step.object)
            any_row = row if row is not None else matrix.first_row(step.object)
            yield Hit(
                ("processes", number, "steps", place, "action"),
                values={"role": role.name or role.id, "object": step.object, "action": action, "step": step.id},
                message="message" if row is not None else "no-row",
                others=(Other(("permissions", any_row), "row"),),
            )


#: Names of verbs in sentences to actions of the matrix; a verb that may be several actions is left out.
_ACTIONS = {
    "create": "create",
    "edit": "update",
    "delete": "delete",
    "export": "export",
    "import": "import",
    "approve": "approve",
    "close": "update",
    "merge": "merge",
    "assign": "assign",
}


#: Other rights that are enough for an action.
_ENOUGH = {"assign": {"assign", "update"}, "merge": {"merge", "update"}}
#: Actions that count only where the matrix speaks of them for the object at all.
_SPECIAL = frozenset(("approve", "export", "import", "assign", "merge"))


def _action(context: Context, text: str, thing: str) -> str | None:
    """The action that the verb at the start of a step asks for, or None where it is not certain."""
    said = context.facts.ask(text, _verb)
    if said is None:
        return None
    verb, worked_on = said
    action = _ACTIONS.get(verb)
    target = context.index.find("object", thing)
    names = (
        context.facts.topic(getattr(target.part, "name", None) or thing.replace("_", " ")) if target else frozenset()
    )
    if action == "update" and target and worked_on not in names:
        # "Update the vehicle length in the booking": a field of it.
        names = frozenset().union(*(context.facts.topic(field.name or field.id) for field in _fields(target.part)))
    return action if action == "approve" or worked_on in names else None


def _fields(thing: object) -> Sequence[ObjectField]:
    return thing.fields if isinstance(thing, Object) else ()


def _verb(reading: Reading) -> tuple[str, str | None] | None:
    """The verb at the start of a step and the thing that is worked on."""
    named = [(place, term) for place, term in enumerate(reading.found) if term.key]
    if not named or not named[0][1].has("action"):
        return None
    place, verb = named[0]
    worked_on = next((term.key for term in reading.found[place + 1 :] if term.has("thing") and term.key), None)
    return verb.key, worked_on
