"""A step whose actor may not do what the step asks for."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.tokens import Term
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
            if (action := _action(context, step.action, step.object, _missing(matrix, role.id, step.object))) is None:
                continue
            row = matrix.row(role.id, step.object)
            any_row = row if row is not None else matrix.first_row(step.object)
            yield Hit(
                ("processes", number, "steps", place, "action"),
                values={"role": role.name or role.id, "object": step.object, "action": action, "step": step.id},
                message="message" if row is not None else "no-row",
                others=(Other(("permissions", any_row), "row"),),
            )


def _missing(matrix: Matrix, role: str, thing: str) -> Callable[[str], bool]:
    """Whether an action is one that a role may not take on an object."""
    allowed = matrix.allowed(role, thing)

    def missing(action: str) -> bool:
        return not allowed & _ENOUGH.get(action, {action}) and (
            action not in _SPECIAL or matrix.speaks_of(action, thing)
        )

    return missing


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


def _action(context: Context, text: str, thing: str, missing: Callable[[str], bool]) -> str | None:
    """The first action that a step asks for and its actor may not take, or None where nothing is certain."""
    target = context.index.find("object", thing)
    names = (
        context.facts.topic(getattr(target.part, "name", None) or thing.replace("_", " ")) if target else frozenset()
    )
    for verb, worked_on in context.facts.ask(text, _verbs):
        action, own = _ACTIONS.get(verb), names
        if action == "update" and target and worked_on not in names:
            # "Update the vehicle length in the booking": a field of it.
            own = names.union(*(context.facts.topic(field.name or field.id) for field in _fields(target.part)))
        if action and (action == "approve" or worked_on in own) and missing(action):
            return action
    return None


def _fields(thing: object) -> Sequence[ObjectField]:
    return thing.fields if isinstance(thing, Object) else ()


def _verbs(reading: Reading) -> list[tuple[str, str | None]]:
    """The verbs of a step, each with the thing that is worked on: what a stage belongs to where a stage is named."""
    found = reading.found
    verbs = [place for place, term in enumerate(found) if term.has("action") and term.key and _opens(found, place)]
    said: list[tuple[str, str | None]] = []
    for place, end in pairwise((*verbs, len(found))):
        things = [term.key for term in found[place + 1 : end] if term.has("thing") and term.key]
        if len(things) > 1 and things[0] in _STATES:
            del things[0]
        behind = found[place + 1 : place + 2]
        if found[place].key == "create" and found[place].has("sets_up") and behind and behind[0].has("objects"):
            continue  # "לפתוח את הביקור" may open one that is there
        said.append((found[place].key, things[0] if things else None))
    return said


#: What a record is in: "change the stage of the order".
_STATES = frozenset(("stage", "status"))


def _opens(found: Sequence[Term], place: int) -> bool:
    """Whether a verb opens a step, or what is done next in it: "and change the stage"."""
    if all(term.has("role", "article") or not term.key for term in found[:place]):
        return True  # "the agent deletes"
    before, behind = found[place - 1], found[place + 1 : place + 2]
    if found[place].prefix in _AND:
        return True
    return before.has("joins", "ensues") and not before.has("to") and bool(behind) and behind[0].has("article")


#: How Hebrew and Arabic write "and" before a word.
_AND = ("ו", "و")
