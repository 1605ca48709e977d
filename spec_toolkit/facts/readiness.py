"""How far each recommended section is: what it must hold, holds and lacks (CAT-DOC-02, CAT-PRE-07)."""

from collections.abc import Callable
from dataclasses import dataclass

from spec_toolkit.facts.needs import NEEDS, items, missing
from spec_toolkit.model import Spec

#: Section of the document to the parts that it must hold and the lists of items in it.
SECTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "executive_summary": (
        ("executive_summary.purpose", "executive_summary.benefits", "goals", "kpis", "stakeholders"),
        ("stakeholders", "goals", "kpis"),
    ),
    "current_state": (("current_state.tools", "current_state.pain_points"), ()),
    "functional": (("modules", "requirements"), ("requirements",)),
    "technical": (("technical", "integrations"), ("technical", "integrations", "service_levels")),
    "ui": (("ui.screens", "reports"), ()),
    "processes": (("processes", "automations", "objects"), ("processes", "automations", "objects")),
    "permissions": (
        ("roles", "permissions", "user_management.sign_in", "user_management.joiners_leavers"),
        ("personal_data",),
    ),
    "rollout": (
        ("rollout.phases", "rollout.training", "rollout.data_migration", "rollout.responsibilities", "risks"),
        ("rollout.phases", "rollout.training", "rollout.data_migration", "risks", "open_questions"),
    ),
}


@dataclass(frozen=True, slots=True)
class SectionReadiness:
    """One row of the table. `share` is 0 to 1; `parts` are addresses (`rollout.phases`), `lacking` item and keys."""

    section: str
    share: float
    parts: tuple[str, ...]
    lacking: tuple[tuple[str, tuple[str, ...]], ...]


def readiness(spec: Spec) -> tuple[SectionReadiness, ...]:
    """The eight sections in their order.

    Share = (parts that are there + keys that items have) / (parts + keys that items need).
    """
    return tuple(_section(spec, name, *needs) for name, needs in SECTIONS.items())


def missing_parts(spec: Spec, section: str) -> tuple[str, ...]:
    """The parts that a section must hold and does not."""
    return tuple(part for part in SECTIONS[section][0] if not _there(spec, part))


def _section(spec: Spec, name: str, parts: tuple[str, ...], lists: tuple[str, ...]) -> SectionReadiness:
    absent = missing_parts(spec, name)
    wanted, got = len(parts), len(parts) - len(absent)
    lacking: list[tuple[str, tuple[str, ...]]] = []
    for listed in lists:
        for path, part in items(spec, listed):
            keys = missing(part)
            needs = max(len(NEEDS.get(type(part), ())), len(keys))
            wanted += needs
            got += needs - len(keys)
            if keys:
                lacking.append((getattr(part, "id", None) or ".".join(map(str, path)), keys))
    return SectionReadiness(name, got / wanted if wanted else 1.0, absent, tuple(lacking))


def _there(spec: Spec, part: str) -> bool:
    head, _, tail = part.partition(".")
    holder = getattr(spec, head)
    value = getattr(holder, tail, None) if tail else holder
    return value is not None and value not in ((), "")


def lacking(row: SectionReadiness) -> str:
    """What a section lacks, as YAML keys; the first three items stand for the others."""
    gaps = [*row.parts, *(f"{item}: {', '.join(keys)}" for item, keys in row.lacking[:3])]
    more = len(row.lacking) - 3
    return "; ".join(gaps) + (f" +{more}" if more > 0 else "")


def table(spec: Spec, section_name: Callable[[str], str]) -> list[tuple[str, str, str]]:
    """Rows of text: section, share in percent, what is missing (YAML keys); `section_name` gives titles."""
    return [(section_name(row.section), f"{round(row.share * 100)} %", lacking(row)) for row in readiness(spec)]
