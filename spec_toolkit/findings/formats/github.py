"""Annotations of GitHub Actions: workflow commands that show findings in a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from spec_toolkit.findings.finding import Finding
from spec_toolkit.findings.formats._view import View
from spec_toolkit.findings.report import Report

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def write(report: Report, view: View) -> str:
    return "".join(_annotation(finding, view.prefix) for finding in report.findings)


def _annotation(finding: Finding, prefix: str) -> str:
    place = finding.place
    where = {"file": prefix + place.path, "line": place.line, "endLine": place.end_line}
    # Columns hold only for a range within one line.
    if place.line == place.end_line:
        where |= {"col": place.column, "endColumn": max(place.end_column - 1, place.column)}
    where["title"] = f"{finding.code} {finding.item}" if finding.item else finding.code
    message = finding.message if not finding.suggestion else f"{finding.message}\n{finding.suggestion}"
    for other in finding.related:
        message += f"\n{other.message}: {prefix}{other.place.path}:{other.place.line}:{other.place.column}"
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in where.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
