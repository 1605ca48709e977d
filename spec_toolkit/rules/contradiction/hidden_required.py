"""A field that must be filled in while it cannot be seen."""

from collections.abc import Iterator

from spec_toolkit.languages.conditions import Condition, parse_condition
from spec_toolkit.model.objects import Object, ObjectField
from spec_toolkit.rules._called import called
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._graph import cycles
from spec_toolkit.rules.contradiction._permissions import Matrix

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for i, thing in enumerate(context.spec.objects):
        for j, field in enumerate(thing.fields):
            here = ("objects", i, "fields", j)
            if field.visible_when and field.required and not field.required_when:
                others = (Other((*here, "visible_when")),)
                values = {"name": called(field.name, thing.id, field.id)}
                yield Hit((*here, "required"), values=values, others=others, severity="warning")
            elif field.required_when and field.required:
                others = (Other((*here, "required_when"), "sometimes"),)
                yield Hit(
                    (*here, "required"),
                    values={"name": called(field.name, thing.id, field.id)},
                    message="always",
                    others=others,
                )
            elif field.required_when and field.visible_when and _apart(field.required_when, field.visible_when):
                others = (Other((*here, "visible_when")),)
                yield Hit(
                    (*here, "required_when"), values={"name": called(field.name, thing.id, field.id)}, others=others
                )
        yield from _circles(i, thing)
    yield from _unreachable(context)
    yield from _gates(context)


def _unreachable(context: Context) -> Iterator[Hit]:
    """Fields that must be filled in by somebody who creates records and has no right on them."""
    things = {thing.id: (n, thing) for n, thing in enumerate(context.spec.objects)}
    matrix = Matrix(context.spec)
    for number, row in enumerate(context.spec.permissions):
        if row.object not in things or "create" not in row.allow or not row.fields:
            continue
        i, thing = things[row.object]
        filled = matrix.fields(row.role, thing.id, *_WRITING)
        for j, field in enumerate(thing.fields):
            if filled is None or field.id in filled or not field.required or not _is_entered(field):
                continue
            values = {"name": called(field.name, thing.id, field.id), "role": matrix.name(row.role)}
            others = (Other(("objects", i, "fields", j, "required"), "must"),)
            yield Hit(("permissions", number, "fields"), values=values, message="role", others=others)


def _gates(context: Context) -> Iterator[Hit]:
    """Stages that ask for a field which nobody may fill in."""
    matrix = Matrix(context.spec)
    # An automation that names no object may work on any.
    served = {one.object for one in context.spec.automations}
    served |= {flow.object for link in context.spec.integrations for flow in link.data}
    for i, thing in enumerate(context.spec.objects):
        roles = [role for role in matrix.roles if not _WRITING.isdisjoint(matrix.allowed(role, thing.id))]
        limits = [matrix.fields(role, thing.id, *_WRITING) for role in roles]
        if not limits or thing.id in served or None in served or any(fields is None for fields in limits):
            continue
        filled = frozenset().union(*(fields for fields in limits if fields))
        named = {name.casefold(): field for field in thing.fields for name in (field.id, field.name or field.id)}
        for j, stage in enumerate(thing.stages):
            for place, text in enumerate(stage.gate):
                found = [named[name] for name in _fields(parse_condition(text)) if name in named]
                field = next((one for one in found if one.id not in filled and _is_entered(one)), None)
                if field:
                    values = {"name": called(field.name, thing.id, field.id), "stage": stage.name or stage.id}
                    others = (Other(("objects", i, "fields", thing.fields.index(field), "id"), "field"),)
                    here = ("objects", i, "stages", j, "gate", place)
                    yield Hit(here, values=values, message="gate", others=others)


#: Rights by which somebody fills in a field.
_WRITING = frozenset(("create", "update", "import"))


def _is_entered(field: ObjectField) -> bool:
    """Whether people enter a field: nothing else gives it a value, and it always shows."""
    return not (field.default or field.formula or field.source or field.visible_when) and field.type not in _OWN


#: Types of fields that the system fills in by itself.
_OWN = ("formula", "id")


def _apart(required: str, visible: str) -> bool:
    """Whether the two conditions cannot hold together: one field, two values."""
    one, two = parse_condition(required), parse_condition(visible)
    if one is None or two is None or "or" in (*one.joiners, *two.joiners):
        return False
    shown = {c.field.text.lower(): c for c in two.comparisons}
    for comparison in one.comparisons:
        other = shown.get(comparison.field.text.lower())
        if other and other.value and comparison.value:
            same = other.value.text.lower() == comparison.value.text.lower()
            if comparison.operator == other.operator == "is" and not same:
                return True
            if {comparison.operator, other.operator} == {"is", "is_not"} and same:
                return True
    return False


def _circles(number: int, thing: Object) -> Iterator[Hit]:
    """Fields that show only when another one is filled in that shows only because of them."""
    names = {name.lower(): field.id for field in thing.fields for name in (field.id, field.name or field.id)}
    places = {field.id: place for place, field in enumerate(thing.fields)}
    needs: dict[str, list[str]] = {}
    for field in thing.fields:
        condition = parse_condition(field.visible_when) if field.visible_when else None
        needs[field.id] = [names[key] for key in _fields(condition) if names.get(key, field.id) != field.id]
    for cycle in cycles(needs):
        first = cycle[0]
        yield Hit(
            ("objects", number, "fields", places[first], "visible_when"),
            values={"way": " → ".join([*cycle, first])},
            message="circle",
            others=tuple(Other(("objects", number, "fields", places[each], "visible_when")) for each in cycle[1:]),
        )


def _fields(condition: Condition | None) -> list[str]:
    return [c.field.text.lower() for c in condition.comparisons] if condition else []
