"""What is wrong in a specification, and where."""

from spec_toolkit.findings.finding import Edit, Finding, Place, Related, Severity, SpecPath, sort_key

__all__ = ["Edit", "Finding", "Place", "Related", "Severity", "SpecPath", "sort_key"]
