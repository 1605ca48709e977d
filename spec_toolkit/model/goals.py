"""Why the system is wanted and how success and failure are measured."""

from typing import Annotated, ClassVar, Literal

from spec_toolkit.model._base import Day, Empty, Flag, Id, Item, Line, Name, Number, Priority, Promise, Prose, Ref
from spec_toolkit.model.stakeholders import Person


class Goal(Item):
    """A business goal (CAT-GOL-01)."""

    kind: ClassVar[str] = "goal"

    id: Id
    """Example: G-01"""
    statement: Promise | None = None
    """What is to change, by how much, until when. Example: Shorten the average deal cycle from 40 days to 30 days by 2027-06-30."""
    why: Prose | None = None
    """The reason. Example: Long cycles lose one deal in five to faster competitors."""
    owner: Person | None = None
    """Who answers for it."""
    kpis: Annotated[tuple[Annotated[str, Ref("kpi")], ...], Empty] = ()
    """How it is measured."""
    priority: Priority | None = None
    """must, long_term or nice_to_have."""
    due: Day | None = None
    """When it is to be reached."""
    departments: Annotated[tuple[Line, ...], Empty] = ()
    """Departments that it serves (CAT-GOL-05)."""


class Kpi(Item):
    """A key performance indicator (CAT-KPI-13)."""

    kind: ClassVar[str] = "kpi"

    id: Id
    """Example: KPI-01"""
    name: Name | None = None
    """Example: Average deal cycle"""
    formula: Line | None = None
    """How it is worked out. Example: mean(deal closed date - deal created date) over the last 90 days"""
    unit: Line | None = None
    """Example: days"""
    direction: Literal["increase", "decrease", "maintain"] | None = None
    """Where it is to go."""
    baseline: Number | None = None
    """Value today."""
    target: Number | None = None
    """Value wanted."""
    failure_threshold: Number | None = None
    """At or past this value the project has failed on this measure (CAT-KPI-01)."""
    due: Day | None = None
    """When the target is to be reached."""
    frequency: Line | None = None
    """How often it is measured. Example: monthly"""
    source: Line | None = None
    """Where the data come from. Example: Deal stage history"""
    owner: Person | None = None
    """Who reports it."""
    adoption: Flag = False
    """True where it measures the use of the system itself (CAT-IMP-06)."""
