"""The whole specification: its sections, joined."""

from functools import cache
from typing import Annotated, Any

from spec_toolkit.model._base import Empty, Part
from spec_toolkit.model.current_state import CurrentState
from spec_toolkit.model.goals import Goal, Kpi
from spec_toolkit.model.governance import (
    Approval,
    Assumption,
    Change,
    Constraint,
    Decision,
    Deliverable,
    Dependency,
    GlossaryEntry,
    OpenQuestion,
    ReferenceDocument,
    Risk,
)
from spec_toolkit.model.integrations import Integration
from spec_toolkit.model.interface import Report, UserInterface
from spec_toolkit.model.manifest import Manifest
from spec_toolkit.model.objects import Object
from spec_toolkit.model.permissions import Permission, Role, UserManagement
from spec_toolkit.model.processes import Automation, BusinessRule, Process
from spec_toolkit.model.requirements import Capability, Module, Requirement, TechnicalRequirement
from spec_toolkit.model.rollout import Rollout
from spec_toolkit.model.selection import Budget, Selection, Tender
from spec_toolkit.model.service_levels import Calendar, PersonalData, ServiceLevel
from spec_toolkit.model.stakeholders import Stakeholder
from spec_toolkit.model.summary import ExecutiveSummary, Scope


class Spec(Part):
    """A CRM specification. Every key is a section; a file holds any of them."""

    spec: Manifest | None = None
    """The manifest: title, organisation, language, version, status."""
    executive_summary: ExecutiveSummary | None = None
    """Purpose, goals, benefits, in short."""
    scope: Scope | None = None
    """What belongs to the project and what does not."""
    stakeholders: Annotated[tuple[Stakeholder, ...], Empty] = ()
    """Groups that need something from the system."""
    goals: Annotated[tuple[Goal, ...], Empty] = ()
    """Business goals."""
    kpis: Annotated[tuple[Kpi, ...], Empty] = ()
    """Key performance indicators."""
    current_state: CurrentState | None = None
    """How work is done today."""
    modules: Annotated[tuple[Module, ...], Empty] = ()
    """Functional areas of the system."""
    capabilities: Annotated[tuple[Capability, ...], Empty] = ()
    """Capability levels that are needed."""
    requirements: Annotated[tuple[Requirement, ...], Empty] = ()
    """Functional requirements."""
    technical: Annotated[tuple[TechnicalRequirement, ...], Empty] = ()
    """Technical requirements."""
    service_levels: Annotated[tuple[ServiceLevel, ...], Empty] = ()
    """Support levels."""
    calendars: Annotated[tuple[Calendar, ...], Empty] = ()
    """Working days and hours."""
    ui: UserInterface | None = None
    """Screens, menus, principles."""
    reports: Annotated[tuple[Report, ...], Empty] = ()
    """Reports."""
    processes: Annotated[tuple[Process, ...], Empty] = ()
    """Business processes."""
    automations: Annotated[tuple[Automation, ...], Empty] = ()
    """What the system does by itself."""
    business_rules: Annotated[tuple[BusinessRule, ...], Empty] = ()
    """Rules of the business."""
    objects: Annotated[tuple[Object, ...], Empty] = ()
    """Data objects."""
    roles: Annotated[tuple[Role, ...], Empty] = ()
    """Roles in the system."""
    permissions: Annotated[tuple[Permission, ...], Empty] = ()
    """The permission matrix."""
    user_management: UserManagement | None = None
    """How people get in, change and leave."""
    integrations: Annotated[tuple[Integration, ...], Empty] = ()
    """Connections to other systems."""
    personal_data: Annotated[tuple[PersonalData, ...], Empty] = ()
    """Register of personal data."""
    rollout: Rollout | None = None
    """Phases, training, migration, responsibilities."""
    constraints: Annotated[tuple[Constraint, ...], Empty] = ()
    """What cannot be chosen."""
    assumptions: Annotated[tuple[Assumption, ...], Empty] = ()
    """What is taken as given."""
    dependencies: Annotated[tuple[Dependency, ...], Empty] = ()
    """What the project needs from outside."""
    risks: Annotated[tuple[Risk, ...], Empty] = ()
    """What could go wrong."""
    deliverables: Annotated[tuple[Deliverable, ...], Empty] = ()
    """What the vendor hands over."""
    selection: Selection | None = None
    """How offers are judged."""
    tender: Tender | None = None
    """The frame of the invitation."""
    budget: Budget | None = None
    """What it may cost."""
    decisions: Annotated[tuple[Decision, ...], Empty] = ()
    """What was decided."""
    open_questions: Annotated[tuple[OpenQuestion, ...], Empty] = ()
    """What has to be answered."""
    glossary: Annotated[tuple[GlossaryEntry, ...], Empty] = ()
    """Terms and what they mean here."""
    reference_documents: Annotated[tuple[ReferenceDocument, ...], Empty] = ()
    """Documents that this one leans on."""
    changes: Annotated[tuple[Change, ...], Empty] = ()
    """Change history."""
    approvals: Annotated[tuple[Approval, ...], Empty] = ()
    """Who approves the document."""

    @property
    def manifest(self) -> Manifest | None:
        return self.spec

    @property
    def language(self) -> str:
        return self.spec.language if self.spec else "en"

    def value(self, path: tuple[str | int, ...]) -> Any:
        """What stands at an address; raises LookupError where there is nothing."""
        found: Any = self
        for key in path:
            if isinstance(key, str) and isinstance(found, Part):
                found = getattr(found, attribute(type(found), key))
            else:
                found = found[key]
        return found


@cache
def attribute(part: type[Part], key: str) -> str:
    """The attribute that holds a YAML key: the same word, but for the keys that Python or we need otherwise."""
    if key in part.model_fields:
        return key
    for name, field in part.model_fields.items():
        if field.alias == key:
            return name
    raise LookupError(key)
