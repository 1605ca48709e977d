"""Must, long-term, nice-to-have: the class of each item, with the evidence."""

from spec_toolkit.triage.classify import triage
from spec_toolkit.triage.evidence import Evidence, Term, Triaged
from spec_toolkit.triage.wording import Class

__all__ = ["Class", "Evidence", "Term", "Triaged", "triage"]
