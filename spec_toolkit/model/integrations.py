"""Connections to other systems."""

from typing import Annotated, ClassVar, Literal

from spec_toolkit.model._base import Empty, Id, Item, Line, Name, Number, Part, Priority, Promise, Prose, Ref
from spec_toolkit.model.stakeholders import Person


class DataFlow(Part):
    """Which data of an object are exchanged."""

    object: Annotated[str, Ref("object")]
    """The object."""
    fields: Annotated[tuple[Annotated[str, Ref("field")], ...], Empty] = ()
    """Its fields; all of them where none is named."""
    master: Line | None = None
    """Which side wins: crm, or the name of the other system (CAT-INT-09)."""
    key: Line | None = None
    """How records of both sides are matched. Example: company number"""


class Availability(Part):
    """How much of the time it must work."""

    value: Number | None = None
    """The bound."""
    unit: Line | None = None
    """Example: %"""
    window: Line | None = None
    """Period or hours it is measured over. Example: 24/7"""


class Integration(Item):
    """A connection to another system (CAT-INT-01, CAT-INT-09)."""

    kind: ClassVar[str] = "integration"

    id: Id
    """Example: INT-01"""
    system: Name | None = None
    """The other system. Example: Priority ERP"""
    purpose: Promise | None = None
    """What it is for. Example: Bring web enquiries into the CRM"""
    direction: Literal["to_crm", "from_crm", "bidirectional"] | None = None
    """Where data go."""
    data: Annotated[tuple[DataFlow, ...], Empty] = ()
    """Which data."""
    frequency: Literal["real_time", "hourly", "daily", "weekly", "monthly", "on_demand"] | None = None
    """How often."""
    method: Line | None = None
    """Example: REST"""
    authentication: Line | None = None
    """Example: OAuth 2.0"""
    volume: Line | None = None
    """Example: 120 records a month"""
    limits: Line | None = None
    """Limits of the interface. Example: 100 calls a minute"""
    availability: Availability | None = None
    """How much of the time it must work."""
    on_failure: Promise | None = None
    """What happens when it fails."""
    retry: Promise | None = None
    """How it is tried again."""
    error_queue: Promise | None = None
    """Where failed records wait, and who clears them."""
    conflict_rule: Promise | None = None
    """Which side wins when both changed a record."""
    test_environment: Line | None = None
    """Where it can be tried."""
    security: Promise | None = None
    """How the channel is protected."""
    owner: Person | None = None
    """Who watches over it."""
    vendor: Line | None = None
    """Supplier of the other system."""
    goals: Annotated[tuple[Annotated[str, Ref("goal")], ...], Empty] = ()
    """Goals that it serves."""
    description: Prose | None = None
    """More about it."""
    priority: Priority | None = None
    """must, long_term or nice_to_have."""
    phase: Annotated[str, Ref("phase")] | None = None
    """Rollout phase in which it is delivered."""
