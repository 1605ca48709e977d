"""Who has a say: stakeholder groups and the responsibility table."""

from typing import Annotated, ClassVar, Literal

from spec_toolkit.model._base import Count, Day, Empty, Id, Item, Line, Name, Prose, Ref


class Stakeholder(Item):
    """A group that needs something from the system or decides about it (CAT-STK-06)."""

    kind: ClassVar[str] = "stakeholder"

    id: Id
    """Short name to refer to. Example: sales"""
    name: Name | None = None
    """Name of the group. Example: Sales team"""
    people: Annotated[tuple[Line, ...], Empty] = ()
    """Who speaks for the group."""
    group: (
        Literal[
            "sales",
            "marketing",
            "service",
            "management",
            "operations",
            "finance",
            "it",
            "legal",
            "privacy",
            "customers",
            "other",
        ]
        | None
    ) = None
    """Kind of group, where the id does not say it."""
    level: Literal["end_user", "middle_management", "management"] | None = None
    """Where the group stands in the organisation (CAT-STK-07, CAT-STK-08)."""
    needs: Prose | None = None
    """What the group needs. Example: Daily work with leads and quotes"""
    influence: Literal["low", "medium", "high"] | None = None
    """Weight of the group in decisions."""
    size: Count | None = None
    """Number of people in the group."""
    interviewed: Day | None = None
    """Date of the interview, YYYY-MM-DD."""
    signed_off: Day | None = None
    """Date on which the group agreed to the specification."""


Person = Annotated[str, Ref("role", "stakeholder")]


class Responsibility(Item):
    """One row of the responsibility table (CAT-STK-09)."""

    task: Name
    """A process, a deliverable or a task."""
    process: Annotated[str, Ref("process")] | None = None
    """The process the row is about."""
    responsible: Person | None = None
    """Who does it."""
    accountable: Person | None = None
    """Who answers for it."""
    consulted: Annotated[tuple[Person, ...], Empty] = ()
    """Who is asked before."""
    informed: Annotated[tuple[Person, ...], Empty] = ()
    """Who is told after."""
    availability: Line | None = None
    """Time that the responsible person has for it. Example: 2 days a week"""
