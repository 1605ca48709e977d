"""What roles may do, with what they inherit."""

from collections import defaultdict
from functools import cache

from spec_toolkit.model import Spec
from spec_toolkit.model.permissions import Permission, Role


class Matrix:
    """The permission matrix of a specification."""

    def __init__(self, spec: Spec) -> None:
        self.roles: dict[str, Role] = {role.id: role for role in spec.roles}
        self.rows: dict[tuple[str, str], list[tuple[int, Permission]]] = defaultdict(list)
        #: Objects that some row speaks of.
        self.objects: set[str] = set()
        for number, row in enumerate(spec.permissions):
            self.rows[row.role, row.object].append((number, row))
            self.objects.add(row.object)
        self.ancestors = cache(self._ancestors)

    def _ancestors(self, role: str) -> tuple[str, ...]:
        """The role and every role that it inherits from, nearest first; safe against cycles."""
        found, queue = [], [role]
        while queue:
            current = queue.pop(0)
            if current not in found:
                found.append(current)
                queue += self.roles[current].inherits if current in self.roles else ()
        return tuple(found)

    def allowed(self, role: str, thing: str) -> set[str]:
        """The actions that a role may do on an object: the nearest row that speaks of an action decides."""
        granted: set[str] = set()
        denied: set[str] = set()
        for ancestor in self.ancestors(role):
            rows = self.rows.get((ancestor, thing), [])
            granted |= {action for _, row in rows for action in row.allow} - denied
            denied |= {action for _, row in rows for action in row.deny} - granted
        return granted

    def granting(self, role: str, thing: str, action: str) -> int | None:
        """The row by which a role may do something with every record of an object, whatever stands in it."""
        if action not in self.allowed(role, thing):
            return None
        rows = [row for ancestor in self.ancestors(role) for row in self.rows.get((ancestor, thing), ())]
        return next((n for n, row in rows if action in row.allow and not row.when and not row.fields), None)

    def speaks_of(self, action: str, thing: str) -> bool:
        """Whether any row names an action for an object."""
        rows = [row for (_, other), found in self.rows.items() if other == thing for _, row in found]
        return any(action in row.allow or action in row.deny for row in rows)

    def row(self, role: str, thing: str) -> int | None:
        """The first row that speaks of a role, or of one it inherits from, and an object."""
        for ancestor in self.ancestors(role):
            if rows := self.rows.get((ancestor, thing)):
                return rows[0][0]
        return None

    def first_row(self, thing: str) -> int:
        """The first row that speaks of an object that some row speaks of."""
        return next(number for (_, other), rows in self.rows.items() if other == thing for number, _ in rows)

    def fields(self, role: str, thing: str, *actions: str) -> frozenset[str] | None:
        """The fields to which rights of a role are limited; None where it has one on all of them, or none at all."""
        granting = [
            row
            for ancestor in self.ancestors(role)
            for _, row in self.rows.get((ancestor, thing), ())
            if not set(actions).isdisjoint(row.allow)
        ]
        if not granting or not all(row.fields for row in granting):
            return None
        return frozenset(field for row in granting for field in row.fields)

    def name(self, role: str) -> str:
        """What a role is called."""
        return (self.roles[role].name or role) if role in self.roles else role
