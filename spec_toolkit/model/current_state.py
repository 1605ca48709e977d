"""How work is done today, with which tools, and what hurts."""

from typing import Annotated, ClassVar, Literal

from spec_toolkit.model._base import Empty, Flag, Id, Item, Line, Name, Number, Part, Prose, Ref
from spec_toolkit.model.stakeholders import Person


class Tool(Item):
    """A system in use today (CAT-ASI-06)."""

    name: Name
    """Example: Shared spreadsheet"""
    used_for: Line | None = None
    """Example: Lead list"""
    owner: Person | None = None
    """Who looks after it."""
    vendor: Line | None = None
    """Who supplies it."""
    data: Line | None = None
    """Which data it holds."""
    keep: Flag | None = None
    """True when it stays."""
    fate: Literal["keep", "replace", "connect"] | None = None
    """What becomes of it."""


class PainPoint(Item):
    """A shortcoming that the new system must solve (CAT-ASI-03)."""

    kind: ClassVar[str] = "pain_point"

    id: Id
    """Example: PP-01"""
    statement: Prose | None = None
    """What goes wrong, how often. Example: About 15 of 120 web enquiries a month get no answer."""
    frequency: Line | None = None
    """How often it happens. Example: 15 times a month"""
    cost: Line | None = None
    """What it costs. Example: 8 hours a week"""
    stakeholders: Annotated[tuple[Annotated[str, Ref("stakeholder")], ...], Empty] = ()
    """Who suffers from it."""
    processes: Annotated[tuple[Annotated[str, Ref("process")], ...], Empty] = ()
    """Processes in which it shows."""
    goals: Annotated[tuple[Annotated[str, Ref("goal")], ...], Empty] = ()
    """Goals that answer it."""
    requirements: Annotated[tuple[Annotated[str, Ref("requirement")], ...], Empty] = ()
    """Requirements that answer it."""


class Volume(Part):
    """A quantity today and in three years (CAT-ASI-05)."""

    name: Name
    """What is counted. Example: Leads a month"""
    today: Number | None = None
    """Quantity today."""
    in_three_years: Number | None = None
    """Quantity expected in three years."""
    unit: Line | None = None
    """Example: leads a month"""
    growth: Line | None = None
    """Expected growth. Example: 10 % a year"""


class CurrentState(Item):
    """The present: processes, tools, volumes, shortcomings (CAT-ASI-01)."""

    description: Prose | None = None
    """How work is done today, in a few sentences."""
    tools: Annotated[tuple[Tool, ...], Empty] = ()
    """Systems, spreadsheets and notebooks in use."""
    pain_points: Annotated[tuple[PainPoint, ...], Empty] = ()
    """What goes wrong today."""
    volumes: Annotated[tuple[Volume, ...], Empty] = ()
    """Quantities now and in three years."""
    strengths: Annotated[tuple[Prose, ...], Empty] = ()
    """What works well and must not get worse."""
