"""What a check found, with all that a report format needs to show it."""

from collections.abc import Callable
from dataclasses import dataclass

from spec_toolkit.findings.finding import Finding, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class RuleHelp:
    """A rule in the words of the message language."""

    code: str
    severity: Severity
    title: str
    why: str
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """The findings, sorted, and the numbers of the summary line."""

    project: str
    #: Language of the specification.
    language: str
    #: Language of the messages.
    messages: str
    findings: tuple[Finding, ...]
    files: int
    items: int
    #: Path and line number (from 1) to the text of that line.
    line: Callable[[str, int], str]
    #: Code to the rule's words.
    rule: Callable[[str], RuleHelp]
    #: For each recommended section: its name, how much of it is there (0 to 1), what it lacks. Empty: not asked for.
    readiness: tuple[tuple[str, float, str], ...] = ()

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    def fails(self, limit: str) -> bool:
        """Whether a finding is at or above a severity; "never" is above all."""
        return limit in SEVERITIES and any(
            SEVERITIES.index(finding.severity) <= SEVERITIES.index(limit) for finding in self.findings
        )
