"""What the items of a specification state and claim by their fields, besides what their texts say."""

from collections.abc import Callable

from spec_toolkit.facts.frozen import FactSet
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.spoken import spoken
from spec_toolkit.facts.structure import structural_facts
from spec_toolkit.facts.structure_claims import structural_claims
from spec_toolkit.model import Spec

#: Sections whose items state something besides what their texts say.
STATING = (
    "roles", "objects", "permissions", "personal_data", "kpis", "processes", "automations", "integrations",
    "service_levels", "ui", "technical", "spec", "stakeholders", "modules", "user_management", "reports", "rollout",
    "selection", "budget", "current_state",
)  # fmt: skip


def told_by_items(spec: Spec, read: Callable[[str], Reading]) -> FactSet:
    """What the items state and claim; `read` reads a normalised text with the names that the specification declares.

    Nothing but these sections is looked at, so that what is read is what is kept by.
    """
    stating = Spec.model_construct(**{section: getattr(spec, section) for section in STATING})
    stated, claimed = list(structural_facts(stating, read)), list(structural_claims(stating, read))
    for also_stated, also_claimed in spoken(stating, spec.spec.language if spec.spec else "en", read):
        stated += also_stated
        claimed += also_claimed
    return FactSet(b"", stated, claimed)
