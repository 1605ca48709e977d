"""What speaks for a class, with the place where it stands."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from spec_toolkit.findings import SpecPath
from spec_toolkit.triage.wording import Class

#: In the order in which they decide; those after `needed_by_must` only weigh in the score.
EvidenceKind = Literal[
    "priority",
    "heading",
    "later_phase",
    "later",
    "wish",
    "obligation",
    "modal",
    "first_phase",
    "needed_by_must",
    "goal",
    "core_process",
    "stakeholders",
    "pain_point",
    "open_question",
]


class Evidence(NamedTuple):
    """One reason. `speaks_for` is None where it only weighs in the score; `words` are the author's, or an id."""

    kind: EvidenceKind
    path: SpecPath
    words: str
    speaks_for: Class | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One factor of the score: its name, its value, and its weight (the exponent)."""

    name: str
    value: float
    weight: float


class Triaged(NamedTuple):
    """One item with its class, the reasons, and its score with every factor."""

    id: str
    path: SpecPath
    title: str
    outcome: Class
    explicit: bool
    evidence: tuple[Evidence, ...]
    terms: tuple[Term, ...] = ()
    score: float = 0.0
    phase: str | None = None
    effort: float | None = None
    #: The name of the question to ask where the class is undetermined.
    question: str | None = None
    needs: tuple[str, ...] = ()
