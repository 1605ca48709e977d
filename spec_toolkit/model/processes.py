"""How work is to be done: processes, automations, business rules."""

from typing import Annotated, ClassVar, Literal

from spec_toolkit.model._base import (
    Condition,
    Empty,
    Flag,
    Id,
    Item,
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

ObjectId = Annotated[str, Ref("object")]


class Step(Item):
    """One step of a process (CAT-PRO-01)."""

    kind: ClassVar[str] = "step"

    id: Id
    """Example: BP-01.1"""
    actor: Person | None = None
    """Who acts: a role or a stakeholder group."""
    action: Promise | None = None
    """What is done. Example: Call the lead and qualify budget and urgency"""
    object: ObjectId | None = None
    """The object that is worked on."""
    input: Line | None = None
    """What the step needs."""
    output: Line | None = None
    """What the step leaves behind."""
    system_support: Promise | None = None
    """What the system does in this step."""
    when: Condition | None = None
    """Condition under which the step is taken."""
    gate: Annotated[tuple[Condition, ...], Empty] = ()
    """What must hold before the step may end."""
    time_limit: Line | None = None
    """How long the step may take. Example: 1 h"""
    duration: Line | None = None
    """How long the step usually takes."""
    waiting_time: Line | None = None
    """How long work waits before the step."""
    exceptions: Annotated[tuple[Promise, ...], Empty] = ()
    """What is done when things go another way."""
    next: Annotated[tuple[Annotated[str, Ref("step")], ...], Empty] = ()
    """Steps that may follow; none: the process ends here."""


class Process(Item):
    """A business process, as it is or as it is to be."""

    kind: ClassVar[str] = "process"

    id: Id
    """Example: BP-01"""
    name: Name | None = None
    """Example: Lead to order"""
    description: Prose | None = None
    """What the process is about."""
    state: Literal["as_is", "to_be"] | None = None
    """as_is or to_be."""
    owner: Person | None = None
    """Who answers for the process."""
    trigger: Promise | None = None
    """What starts it. Example: A visitor submits the contact form"""
    outcome: Promise | None = None
    """How it ends. Example: A signed order, or a lost deal with its reason"""
    goals: Annotated[tuple[Annotated[str, Ref("goal")], ...], Empty] = ()
    """Goals that it serves."""
    kpis: Annotated[tuple[Annotated[str, Ref("kpi")], ...], Empty] = ()
    """How it is measured."""
    core: Flag = False
    """True for a process that the business lives by."""
    replaces: Annotated[str, Ref("process")] | None = None
    """The present process that it takes the place of."""
    volume: Line | None = None
    """How often it runs. Example: 120 times a month"""
    steps: Annotated[tuple[Step, ...], Empty] = ()
    """The steps, in order."""
    exceptions: Annotated[tuple[Promise, ...], Empty] = ()
    """What is done when things go another way."""


class Automation(Item):
    """Something the system does by itself (CAT-AUT-01)."""

    kind: ClassVar[str] = "automation"

    id: Id
    """Example: AUT-01"""
    name: Name | None = None
    """Example: Quote approval"""
    description: Prose | None = None
    """What it is for."""
    trigger: Promise | None = None
    """What starts it. Example: A quote is saved with a discount"""
    schedule: Line | None = None
    """When it runs, for a scheduled job. Example: every day at 07:00"""
    conditions: Annotated[tuple[Condition, ...], Empty] = ()
    """What must hold. Example: The discount is above 15 %"""
    actions: Annotated[tuple[Promise, ...], Empty] = ()
    """What the system does. Example: Send the quote to the sales manager for approval"""
    on_failure: Promise | None = None
    """What happens when it fails."""
    stop_condition: Condition | None = None
    """When it ends. Example: The customer has answered"""
    override: Promise | None = None
    """How people take over by hand."""
    consent: Flag | None = None
    """True where it sends messages and checks consent first (CAT-AUT-07)."""
    owner: Person | None = None
    """Who looks after it."""
    object: ObjectId | None = None
    """The object that it works on."""
    triggers: Annotated[tuple[Annotated[str, Ref("automation")], ...], Empty] = ()
    """Automations that its actions start."""
    process: Annotated[str, Ref("process")] | None = None
    """The process that it belongs to."""
    goals: Annotated[tuple[Annotated[str, Ref("goal")], ...], Empty] = ()
    """Goals that it serves."""
    priority: Priority | None = None
    """must, long_term or nice_to_have."""
    phase: Annotated[str, Ref("phase")] | None = None
    """Rollout phase in which it is delivered."""


class ApprovalThreshold(Part):
    """Who may approve up to which amount or discount (CAT-PRO-10)."""

    role: Annotated[str, Ref("role")]
    """Who approves."""
    above: Number | None = None
    """Lower bound, exclusive."""
    up_to: Number | None = None
    """Upper bound, inclusive."""
    unit: Line | None = None
    """Example: %"""


class BusinessRule(Item):
    """A rule of the business that processes and automations follow (CAT-PRO-09)."""

    kind: ClassVar[str] = "business_rule"

    id: Id
    """Example: BR-01"""
    name: Name | None = None
    """Example: Discount approval"""
    statement: Promise | None = None
    """The rule in one sentence."""
    about: Line | None = None
    """What the thresholds measure. Example: discount"""
    object: ObjectId | None = None
    """The object that it governs."""
    thresholds: Annotated[tuple[ApprovalThreshold, ...], Empty] = ()
    """Who approves up to which amount."""
    processes: Annotated[tuple[Annotated[str, Ref("process")], ...], Empty] = ()
    """Processes that follow it."""
    owner: Person | None = None
    """Who may change it."""
