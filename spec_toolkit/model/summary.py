"""What opens the document: the executive summary and the scope."""

from typing import Annotated

from spec_toolkit.model._base import Empty, Item, Line, Name, Part, Prose, Ref


class ExecutiveSummary(Item):
    """Purpose of the system, business goals served, main benefits (CAT-DOC-03)."""

    purpose: Prose | None = None
    """Why the organisation needs the system, in a few sentences."""
    definition: Prose | None = None
    """What the system is, of which type, and who uses it, in one paragraph (CAT-DOC-05)."""
    goals: Annotated[tuple[Annotated[str, Ref("goal")], ...], Empty] = ()
    """The goals to name in the summary."""
    benefits: Annotated[tuple[Prose, ...], Empty] = ()
    """What will be better, one sentence each."""
    resources: Prose | None = None
    """What the organisation brings: people, money, systems, data (CAT-PRE-04)."""


class BoundarySystem(Part):
    """A system at the edge of the scope."""

    name: Name
    """Name of the system."""
    relation: Line | None = None
    """What it has to do with the CRM."""


class Scope(Item):
    """What belongs to the project and what does not (CAT-DOC-10)."""

    included: Annotated[tuple[Prose, ...], Empty] = ()
    """What the project covers."""
    excluded: Annotated[tuple[Prose, ...], Empty] = ()
    """What the project does not cover, said openly."""
    boundary_systems: Annotated[tuple[BoundarySystem, ...], Empty] = ()
    """Systems that stay outside and are touched."""
    first_domain: Annotated[str, Ref("module")] | None = None
    """The module to start with (CAT-IMP-02)."""
