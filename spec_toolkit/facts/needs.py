"""What each kind of item needs before somebody can build, test or decide from it (lint catalogue D01-D07)."""

from collections.abc import Iterator

from spec_toolkit.findings import SpecPath
from spec_toolkit.model import Spec
from spec_toolkit.model._base import Part
from spec_toolkit.model.goals import Goal, Kpi
from spec_toolkit.model.governance import OpenQuestion, Risk
from spec_toolkit.model.integrations import Integration
from spec_toolkit.model.objects import Object, ObjectField
from spec_toolkit.model.processes import Automation, Process, Step
from spec_toolkit.model.requirements import Requirement, TechnicalRequirement
from spec_toolkit.model.rollout import DataMigration, Phase, Training
from spec_toolkit.model.service_levels import PersonalData, ServiceLevel
from spec_toolkit.model.stakeholders import Stakeholder

#: Kind of item to the keys it needs; `a|b` is either of them.
NEEDS: dict[type[Part], tuple[str, ...]] = {
    Stakeholder: ("needs", "interviewed"),
    Goal: ("statement", "owner"),
    Kpi: ("formula", "unit", "direction", "baseline", "target", "failure_threshold", "due", "source", "owner"),
    Process: ("owner", "trigger", "outcome", "steps"),
    Step: ("actor", "action"),
    Automation: ("trigger|schedule", "conditions", "actions", "on_failure"),
    Integration: ("purpose", "data", "direction", "frequency", "availability", "on_failure", "owner"),
    Object: ("fields",),
    ObjectField: ("type",),
    Requirement: ("statement", "stakeholders|source"),
    TechnicalRequirement: ("statement", "measure|acceptance"),
    ServiceLevel: ("response", "resolution", "calendar"),
    PersonalData: ("purpose", "legal_basis", "retention"),
    Phase: ("start", "end", "scope", "success"),
    Training: ("audience", "format|hours", "before|date"),
    DataMigration: ("object", "records", "cleansing", "owner|cleansing_owner"),
    Risk: ("likelihood", "impact", "owner", "response"),
    OpenQuestion: ("owner", "due"),
}

#: The same, each key with the keys of which one will do.
_EITHER = {kind: [(key, *key.split("|")) for key in keys] for kind, keys in NEEDS.items()}


def missing(part: Part) -> tuple[str, ...]:
    """The keys that an item still lacks."""
    fields = vars(part)
    lacking = [
        key
        for key, first, *others in _EITHER.get(type(part), ())
        if not (fields[first] or any(_given(fields[one]) for one in (first, *others)))
    ]
    if isinstance(part, ObjectField) and part.type in ("choice", "multi_choice") and not part.options:
        lacking.append("options")
    if isinstance(part, Object) and part.retention is None and any(field.personal for field in part.fields):
        lacking.append("retention")
    if isinstance(part, OpenQuestion) and part.answer:
        return ()
    return tuple([key.replace("|", " / ") for key in lacking])


def _given(value: object) -> bool:
    return value is not None and value != () and value != ""


def items(spec: Spec, section: str) -> Iterator[tuple[SpecPath, Part]]:
    """The items of a section with their addresses; `rollout.phases` names a list inside a mapping section."""
    head, _, tail = section.partition(".")
    holder = getattr(spec, head)
    found = getattr(holder, tail) if tail and holder is not None else holder
    for number, part in enumerate(found if isinstance(found, tuple) else ()):
        yield (head, *([tail] if tail else []), number), part
