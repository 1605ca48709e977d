"""What was decided, what is open, what is assumed, what could go wrong."""

from typing import Annotated, ClassVar, Literal

from spec_toolkit.model._base import Day, Empty, Flag, Grade, Id, Item, Line, Name, Promise, Prose, Ref
from spec_toolkit.model.stakeholders import Person

AnyItem = Annotated[
    str,
    Ref(
        "requirement",
        "goal",
        "kpi",
        "process",
        "automation",
        "object",
        "integration",
        "module",
        "screen",
        "report",
        "role",
        "phase",
        "constraint",
        "assumption",
        "risk",
        "decision",
        "question",
        "stakeholder",
        "pain_point",
        "business_rule",
    ),
]


class Constraint(Item):
    """What cannot be chosen (CAT-DOC-12)."""

    kind: ClassVar[str] = "constraint"

    id: Id
    """Example: C-01"""
    statement: Promise | None = None
    """Example: All personal data is stored in the European Economic Area."""
    source: Line | None = None
    """Law, contract or decision that it comes from."""
    affects: Annotated[tuple[AnyItem, ...], Empty] = ()
    """Items that it limits."""


class Assumption(Item):
    """What is taken as given and would change the specification if wrong."""

    kind: ClassVar[str] = "assumption"

    id: Id
    """Example: A-01"""
    statement: Promise | None = None
    """Example: The web site can send an HTTP request on submission."""
    owner: Person | None = None
    """Who checks it."""
    due: Day | None = None
    """Until when it is checked."""
    affects: Annotated[tuple[AnyItem, ...], Empty] = ()
    """Items that rest on it."""


class Dependency(Item):
    """Something outside the project that it needs."""

    kind: ClassVar[str] = "dependency"

    id: Id
    """Example: DEP-01"""
    statement: Promise | None = None
    """What is needed from whom."""
    owner: Person | None = None
    """Who follows it up."""
    due: Day | None = None
    """When it is needed."""
    affects: Annotated[tuple[AnyItem, ...], Empty] = ()
    """Items that wait for it."""


class Risk(Item):
    """What could go wrong (CAT-IMP-14)."""

    kind: ClassVar[str] = "risk"

    id: Id
    """Example: R-01"""
    statement: Prose | None = None
    """Example: Salespeople keep their own lists"""
    likelihood: Grade | None = None
    """low, medium or high."""
    impact: Grade | None = None
    """low, medium or high."""
    owner: Person | None = None
    """Who watches it."""
    response: Promise | None = None
    """Example: Involve two salespeople in each design review"""
    affects: Annotated[tuple[AnyItem, ...], Empty] = ()
    """Items that it threatens."""


class Decision(Item):
    """Something that was decided, with the reason (CAT-DOC-08)."""

    kind: ClassVar[str] = "decision"

    id: Id
    """Example: D-01"""
    date: Day | None = None
    """When, YYYY-MM-DD."""
    decision: Prose | None = None
    """Example: Service module follows in phase 2"""
    why: Prose | None = None
    """Example: The team can absorb one change at a time"""
    decided_by: Annotated[tuple[Person, ...], Empty] = ()
    """Who decided."""
    affects: Annotated[tuple[AnyItem, ...], Empty] = ()
    """Items that it concerns."""


class OpenQuestion(Item):
    """Something that has to be answered, by whom and until when."""

    kind: ClassVar[str] = "question"

    id: Id
    """Example: Q-01"""
    question: Prose | None = None
    """Example: Which holidays count as non-working days?"""
    owner: Person | None = None
    """Who finds the answer."""
    due: Day | None = None
    """Until when, YYYY-MM-DD."""
    answer: Prose | None = None
    """The answer, once there is one."""
    affects: Annotated[tuple[AnyItem, ...], Empty] = ()
    """Items that wait for the answer."""


class Change(Item):
    """One line of the change history."""

    version: Line
    """Example: 1.0"""
    date: Day | None = None
    """When, YYYY-MM-DD."""
    author: Line | None = None
    """Who made the change."""
    summary: Prose | None = None
    """Example: First issue to vendors"""


class Approval(Item):
    """Who has to approve the document, and whether they have."""

    role: Person
    """Who approves."""
    name: Line | None = None
    """The person."""
    status: Literal["pending", "approved", "rejected"] | None = None
    """How it stands."""
    date: Day | None = None
    """When, YYYY-MM-DD."""


class ReferenceDocument(Item):
    """A document that this one leans on."""

    kind: ClassVar[str] = "document"

    id: Id | None = None
    """Example: DOC-01"""
    title: Name
    """Its title."""
    version: Line | None = None
    """Its version."""
    date: Day | None = None
    """Its date."""
    link: Line | None = None
    """Where it is."""


class GlossaryEntry(Item):
    """A term and what it means here (CAT-DOC-11)."""

    term: Name
    """Example: Lead"""
    definition: Prose | None = None
    """Example: A person or company that showed interest and has not yet been qualified"""
    aliases: Annotated[tuple[Name, ...], Empty] = ()
    """Other words for it. Example: Opportunity"""
    abbreviation: Line | None = None
    """Its short form."""


class Deliverable(Item):
    """Something the vendor hands over."""

    kind: ClassVar[str] = "deliverable"

    id: Id | None = None
    """Example: DEL-01"""
    name: Name
    """Example: Administrator guide"""
    due: Day | None = None
    """When, YYYY-MM-DD."""
    owner: Person | None = None
    """Who takes it over."""
    mandatory: Flag = True
    """False where it is optional."""
