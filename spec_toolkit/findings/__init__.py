"""What is wrong in a specification, and where."""

from spec_toolkit.findings.finding import Edit, Finding, Place, Related, Severity, SpecPath, sort_key
from spec_toolkit.findings.report import Report, RuleHelp
from spec_toolkit.findings.silences import Silence

__all__ = [
    "Edit",
    "Finding",
    "Place",
    "Related",
    "Report",
    "RuleHelp",
    "Severity",
    "Silence",
    "SpecPath",
    "sort_key",
]
