"""What the system has to do: modules, capabilities, functional and technical requirements."""

from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Tag

from spec_toolkit.model._base import (
    Day,
    Empty,
    Id,
    Item,
    Level,
    Line,
    Name,
    Number,
    Part,
    Priority,
    Promise,
    Prose,
    Ref,
)
from spec_toolkit.model.stakeholders import Person

RequirementId = Annotated[str, Ref("requirement")]
Status = Literal["proposed", "agreed", "rejected", "implemented", "deferred", "obsolete"]
Verification = Literal["test", "demonstration", "inspection", "analysis"]


class Module(Item):
    """A functional area of the system, with the level that is needed."""

    kind: ClassVar[str] = "module"

    id: Id
    """Example: leads"""
    name: Name | None = None
    """Example: Lead management"""
    description: Prose | None = None
    """What the module is for."""
    level: Level | None = None
    """basic, advanced or leading (CAT-CAP)."""
    owner: Person | None = None
    """Who decides about it."""


class Capability(Item):
    """A capability of the product and the level needed (CAT-CAP-07)."""

    capability: Literal[
        "lead_management", "process_automation", "integrations", "reports", "task_management", "user_experience"
    ]
    """One of the six capabilities of CAT-CAP."""
    level: Level | None = None
    """basic, advanced or leading."""
    reason: Prose | None = None
    """Why this level."""


class Scenario(Part):
    """An acceptance criterion as given, when, then."""

    given: Promise | None = None
    """The situation before. Example: a visitor on the contact page"""
    when: Promise | None = None
    """What happens. Example: the form is submitted with a valid phone number"""
    then: Promise | None = None
    """What holds afterwards. Example: a lead with source "web" exists within 5 seconds"""


def _form(value: object) -> str:
    return "scenario" if isinstance(value, dict | Scenario) else "text"


Acceptance = Annotated[Annotated[Promise, Tag("text")] | Annotated[Scenario, Tag("scenario")], Discriminator(_form)]


class Obligation(Item):
    """What functional and technical requirements have in common (CAT-FUN-14)."""

    id: Id
    """Example: FR-001"""
    title: Name | None = None
    """A few words to find it by. Example: Capture web leads"""
    statement: Promise | None = None
    """One need, in one sentence. Example: When a visitor submits the contact form, the CRM shall create a lead within 5 seconds."""
    rationale: Prose | None = None
    """Why it is needed."""
    priority: Priority | None = None
    """must, long_term or nice_to_have. Absent: `spec triage` proposes one."""
    phase: Annotated[str, Ref("phase")] | None = None
    """Rollout phase in which it is delivered."""
    owner: Person | None = None
    """Who answers for it."""
    source: Line | None = None
    """Where it comes from: an interview, a law, a document."""
    stakeholders: Annotated[tuple[Annotated[str, Ref("stakeholder")], ...], Empty] = ()
    """Groups that asked for it."""
    goals: Annotated[tuple[Annotated[str, Ref("goal")], ...], Empty] = ()
    """Goals that it serves."""
    pain_points: Annotated[tuple[Annotated[str, Ref("pain_point")], ...], Empty] = ()
    """Pain points that it answers."""
    depends_on: Annotated[tuple[RequirementId, ...], Empty] = ()
    """Requirements that must be met first."""
    conflicts_with: Annotated[tuple[RequirementId, ...], Empty] = ()
    """Requirements that are known to pull the other way."""
    acceptance: Annotated[tuple[Acceptance, ...], Empty] = ()
    """How one can tell that it is met: sentences, or given / when / then."""
    verification: Verification | None = None
    """How it is verified."""
    effort: Number | None = None
    """Estimated effort, in person-days."""
    answer_class: Literal["information", "general", "specific", "mandatory"] | None = None
    """What a vendor has to answer (CAT-RFP-04)."""
    status: Status | None = None
    """How far the agreement is."""
    due: Day | None = None
    """When it is needed."""


class Requirement(Obligation):
    """A functional requirement."""

    kind: ClassVar[str] = "requirement"

    module: Annotated[str, Ref("module")] | None = None
    """The module it belongs to."""
    type: Literal["business", "stakeholder", "functional", "non_functional", "transition"] | None = None
    """Level of the requirement (CAT-FUN-16)."""
    level: Level | None = None
    """Capability level that it stands for."""
    outcome: Promise | None = None
    """What is there afterwards that was not there before (CAT-FUN-13)."""
    example: Prose | None = None
    """An example from daily work."""
    constraint: Prose | None = None
    """What limits its use."""
    benefit: Prose | None = None
    """What the organisation gains."""
    processes: Annotated[tuple[Annotated[str, Ref("process")], ...], Empty] = ()
    """Processes that use it."""
    objects: Annotated[tuple[Annotated[str, Ref("object")], ...], Empty] = ()
    """Objects that it works on."""
    integrations: Annotated[tuple[Annotated[str, Ref("integration")], ...], Empty] = ()
    """Integrations that it needs."""
    screens: Annotated[tuple[Annotated[str, Ref("screen")], ...], Empty] = ()
    """Screens on which it shows."""
    roles: Annotated[tuple[Annotated[str, Ref("role")], ...], Empty] = ()
    """Roles that use it."""
    automations: Annotated[tuple[Annotated[str, Ref("automation")], ...], Empty] = ()
    """Automations that carry it out."""


class Measure(Part):
    """What is measured, the bound, and under which load."""

    metric: Line | None = None
    """Example: response_time"""
    value: Number | None = None
    """The bound."""
    unit: Line | None = None
    """Example: s"""
    window: Line | None = None
    """Period it is measured over. Example: month"""
    percentile: Number | None = None
    """Share of cases, in percent, that must keep the bound."""
    load: Line | None = None
    """Load under which it holds. Example: 60 concurrent users"""


class TechnicalRequirement(Obligation):
    """A technical (non-functional) requirement (CAT-TEC)."""

    kind: ClassVar[str] = "requirement"

    category: (
        Literal[
            "infrastructure",
            "security",
            "interfaces",
            "backup",
            "availability",
            "performance",
            "scalability",
            "privacy",
            "compliance",
            "accessibility",
            "support",
            "hosting",
            "maintainability",
            "exit",
            "migration",
            "environments",
        ]
        | None
    ) = None
    """Theme of the requirement."""
    measure: Measure | None = None
    """The figure that decides it."""
