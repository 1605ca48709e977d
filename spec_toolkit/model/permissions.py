"""Who may do what: roles, the permission matrix, user management."""

from typing import Annotated, ClassVar, Literal

from spec_toolkit.model._base import Count, Empty, Flag, Id, Item, Line, Name, Promise, Prose, Ref

Action = Literal["create", "read", "update", "delete", "approve", "export", "import", "assign", "share", "merge"]
RoleId = Annotated[str, Ref("role")]


class Role(Item):
    """A role in the system."""

    kind: ClassVar[str] = "role"

    id: Id
    """Example: sales-rep"""
    name: Name | None = None
    """Example: Sales representative"""
    description: Prose | None = None
    """What people in this role do."""
    users: Count | None = None
    """How many people have it."""
    inherits: Annotated[tuple[RoleId, ...], Empty] = ()
    """Roles whose permissions it has too."""
    system: Flag = False
    """True for the system itself or another machine."""
    external: Flag = False
    """True for people outside the organisation."""
    stakeholder: Annotated[str, Ref("stakeholder")] | None = None
    """The stakeholder group it belongs to."""
    excludes: Annotated[tuple[RoleId, ...], Empty] = ()
    """Roles that the same person may not have (separation of duties)."""


class Permission(Item):
    """One cell of the permission matrix (CAT-PER-02)."""

    role: RoleId
    """The role."""
    object: Annotated[str, Ref("object")]
    """The object."""
    allow: Annotated[tuple[Action, ...], Empty] = ()
    """What the role may do."""
    deny: Annotated[tuple[Action, ...], Empty] = ()
    """What the role may not do, even where it inherits it."""
    scope: Literal["own", "team", "all", "none"] | None = None
    """Which records: its own, its team's, all, none."""
    fields: Annotated[tuple[Annotated[str, Ref("field")], ...], Empty] = ()
    """Only these fields."""
    masked: Annotated[tuple[Annotated[str, Ref("field")], ...], Empty] = ()
    """Fields that the role sees masked (CAT-PER-03)."""
    when: Line | None = None
    """Condition under which it holds."""


class UserManagement(Item):
    """How people get in, change and leave (CAT-PER-03)."""

    sign_in: Promise | None = None
    """Example: Single sign-on with multi-factor authentication"""
    joiners_leavers: Promise | None = None
    """Example: The CRM administrator removes access within one working day of departure"""
    access_review: Line | None = None
    """How often access is reviewed. Example: every 6 months"""
    administrators: Promise | None = None
    """Who administers, and what administrators may not do."""
    audit_log: Promise | None = None
    """What is logged and how long it is kept."""
    separation_of_duties: Annotated[tuple[Promise, ...], Empty] = ()
    """Tasks that one person may not do alone."""
    password_policy: Promise | None = None
    """Rules for passwords where there is no single sign-on."""
    sessions: Promise | None = None
    """When a session ends."""
