"""A role that inherits itself, a role it must be kept apart from, or opposite rights."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._graph import cycles
from spec_toolkit.rules.contradiction._permissions import Matrix

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    yield from _cycles(context)
    yield from _excluded(context)
    yield from _opposite(context)


def _cycles(context: Context) -> Iterator[Hit]:
    places = {role.id: number for number, role in enumerate(context.spec.roles)}
    for cycle in cycles({role.id: role.inherits for role in context.spec.roles}):
        last = max(cycle, key=lambda role: places[role])
        yield Hit(
            ("roles", places[last], "inherits"),
            values={"way": " → ".join([*cycle, cycle[0]])},
            others=tuple(Other(("roles", places[role], "inherits"), "link") for role in cycle if role != last),
        )


def _excluded(context: Context) -> Iterator[Hit]:
    matrix = Matrix(context.spec)
    for number, role in enumerate(context.spec.roles):
        inherited = matrix.ancestors(role.id)
        for other in context.spec.roles:
            for place, excluded in enumerate(other.excludes):
                if other.id in inherited and excluded in inherited and excluded != other.id:
                    yield Hit(
                        ("roles", number, "inherits") if role.inherits else ("roles", number, "id"),
                        values={"role": role.id, "one": other.id, "two": excluded},
                        message="excluded",
                        others=(Other(("roles", context.spec.roles.index(other), "excludes", place), "apart"),),
                    )


def _opposite(context: Context) -> Iterator[Hit]:
    """A right that a role has itself and is denied where it inherits from, or the other way round.

    The nearer row wins, so this is only worth a look; inherited from two roles that disagree, it is a contradiction.
    """
    matrix = Matrix(context.spec)
    for (role_id, thing), rows in matrix.rows.items():
        for number, row in rows:
            for ancestor in matrix.ancestors(role_id)[1:]:
                for above, upper in matrix.rows.get((ancestor, thing), ()):
                    for action in sorted({*row.deny} & {*upper.allow}):
                        yield _hit(
                            number, "deny", row.deny.index(action), above, role_id, ancestor, thing, action, "info"
                        )
    for role in context.spec.roles:
        yield from _torn(matrix, role.id, role.inherits)


def _torn(matrix: Matrix, role: str, parents: tuple[str, ...]) -> Iterator[Hit]:
    """Two roles inherited from that disagree, with no row of the role's own to decide."""
    for thing in sorted(matrix.objects) if len(parents) > 1 else ():
        own = {action for _, row in matrix.rows.get((role, thing), ()) for action in (*row.allow, *row.deny)}
        for one in parents:
            for two in parents:
                for number, row in matrix.rows.get((one, thing), ()):
                    for above, upper in matrix.rows.get((two, thing), ()):
                        for action in sorted(({*row.deny} & {*upper.allow}) - own):
                            place = row.deny.index(action)
                            yield _hit(number, "deny", place, above, role, f"{one}, {two}", thing, action, None)


def _hit(
    number: int,
    key: str,
    place: int,
    above: int,
    role: str,
    parent: str,
    thing: str,
    action: str,
    severity: "str | None",
) -> Hit:
    return Hit(
        ("permissions", number, key, place),
        values={"role": role, "parent": parent, "object": thing, "action": action},
        message="opposite" if severity else "torn",
        others=(Other(("permissions", above, "allow"), "allowed"),),
        severity="info" if severity else None,
    )
