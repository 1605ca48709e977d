"""How the system is brought in: phases, training, migration, acceptance, daily use."""

from typing import Annotated, ClassVar, Literal

from spec_toolkit.model._base import Count, Day, Empty, Id, Item, Line, Name, Number, Promise, Prose, Ref
from spec_toolkit.model.stakeholders import Person, Responsibility

PhaseId = Annotated[str, Ref("phase")]


class Phase(Item):
    """A stage of the rollout (CAT-IMP-02)."""

    kind: ClassVar[str] = "phase"

    id: Id
    """Example: P1"""
    name: Name | None = None
    """Example: Leads and sales"""
    description: Prose | None = None
    """What the phase brings."""
    start: Day | None = None
    """First day, YYYY-MM-DD."""
    end: Day | None = None
    """Last day, YYYY-MM-DD."""
    scope: Annotated[tuple[Annotated[str, Ref("module")], ...], Empty] = ()
    """Modules that go live."""
    after: Annotated[tuple[PhaseId, ...], Empty] = ()
    """Phases that must be over first."""
    success: Annotated[tuple[Annotated[str, Ref("kpi")], ...], Empty] = ()
    """Indicators that decide whether it succeeded."""
    users: Count | None = None
    """How many people start in it."""


class Milestone(Item):
    """A date that counts (CAT-IMP-13)."""

    kind: ClassVar[str] = "milestone"

    id: Id | None = None
    """Example: M-01"""
    name: Name
    """Example: Go-live of sales"""
    date: Day | None = None
    """When, YYYY-MM-DD."""
    phase: PhaseId | None = None
    """The phase that it belongs to."""
    type: (
        Literal["kick_off", "design", "training", "test", "go_live", "acceptance", "hyper_care_end", "other"] | None
    ) = None
    """What happens."""
    after: Annotated[tuple[Annotated[str, Ref("milestone")], ...], Empty] = ()
    """Milestones that come before."""


class Training(Item):
    """A training (CAT-IMP-11)."""

    audience: Annotated[tuple[Person, ...], Empty] = ()
    """Who is trained."""
    content: Prose | None = None
    """What is taught."""
    format: Line | None = None
    """Example: Two half-day workshops"""
    hours: Number | None = None
    """Hours per participant."""
    materials: Line | None = None
    """What participants keep."""
    language: Line | None = None
    """Language of the training."""
    check: Line | None = None
    """How learning is checked."""
    before: PhaseId | None = None
    """Phase that it has to precede."""
    date: Day | None = None
    """When, YYYY-MM-DD."""


class DataMigration(Item):
    """Data that are taken over from one source (CAT-MIG-01, CAT-MIG-02)."""

    source: Name
    """Example: Shared spreadsheet"""
    object: Annotated[str, Ref("object")] | None = None
    """The object that the records become."""
    owner: Person | None = None
    """Who answers for the data."""
    records: Count | None = None
    """How many records."""
    years: Number | None = None
    """How many years back."""
    quality: Line | None = None
    """State of the data today."""
    cleansing: Promise | None = None
    """Example: Merge duplicates by phone number"""
    cleansing_owner: Person | None = None
    """Who cleans."""
    mapping: Line | None = None
    """Where the field mapping stands."""
    left_out: Prose | None = None
    """What is not taken over, and where it is archived."""
    trial_runs: Count | None = None
    """How many trial runs."""
    reconciliation: Promise | None = None
    """How counts are compared."""
    acceptance: Promise | None = None
    """From which result on it is accepted."""
    cutover: Line | None = None
    """When the switch takes place."""
    freeze: Line | None = None
    """How long the old system is frozen."""
    rollback: Promise | None = None
    """How one goes back."""
    consent: Promise | None = None
    """How consents are carried over."""


class AcceptancePlan(Item):
    """How the whole is accepted (CAT-IMP-12)."""

    entry: Annotated[tuple[Promise, ...], Empty] = ()
    """What must hold before acceptance starts."""
    exit: Annotated[tuple[Promise, ...], Empty] = ()
    """What must hold to accept."""
    defect_classes: Annotated[tuple[Promise, ...], Empty] = ()
    """Classes of defects and what each means."""
    pilot: Promise | None = None
    """Who tries it first, and for how long."""
    warranty: Line | None = None
    """How long defects are mended free of charge."""


class DataHygiene(Item):
    """A rule that keeps data usable over time (CAT-IMP-07)."""

    rule: Promise
    """Example: A contact without activity for 24 months is reviewed"""
    owner: Person | None = None
    """Who follows it."""
    frequency: Line | None = None
    """Example: monthly"""


class Rollout(Item):
    """The plan of implementation and training."""

    description: Prose | None = None
    """How the system is introduced, in a few sentences."""
    sponsor: Person | None = None
    """Who in management stands behind it (CAT-IMP-04)."""
    project_manager: Person | None = None
    """Who leads on the buyer's side (CAT-PM-01)."""
    commitments: Annotated[tuple[Promise, ...], Empty] = ()
    """What management and staff commit themselves to."""
    team: Annotated[tuple[Line, ...], Empty] = ()
    """Who takes part, with how much time."""
    phases: Annotated[tuple[Phase, ...], Empty] = ()
    """Stages of the rollout."""
    milestones: Annotated[tuple[Milestone, ...], Empty] = ()
    """Dates that count."""
    training: Annotated[tuple[Training, ...], Empty] = ()
    """Who learns what, when."""
    data_migration: Annotated[tuple[DataMigration, ...], Empty] = ()
    """What is taken over from today's systems."""
    responsibilities: Annotated[tuple[Responsibility, ...], Empty] = ()
    """Who does what."""
    acceptance: AcceptancePlan | None = None
    """How the whole is accepted."""
    change_management: Annotated[tuple[Promise, ...], Empty] = ()
    """How people are prepared and taken along (CAT-IMP-05)."""
    data_hygiene: Annotated[tuple[DataHygiene, ...], Empty] = ()
    """How data stay usable."""
    adoption_kpis: Annotated[tuple[Annotated[str, Ref("kpi")], ...], Empty] = ()
    """Indicators of daily use (CAT-IMP-06)."""
    documentation: Annotated[tuple[Line, ...], Empty] = ()
    """What is documented. Example: Administrator guide"""
    hyper_care: Line | None = None
    """Time of closer support after going live."""
