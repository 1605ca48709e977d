"""JUnit XML for test reports of CI systems: a suite for every file, a case for every finding."""

import re
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from spec_toolkit.findings.finding import Finding
from spec_toolkit.findings.formats._view import View
from spec_toolkit.findings.report import Report

#: Characters that XML 1.0 does not allow.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report, view: View) -> str:
    """An info is a passed case with its text as output: it must not turn a report red."""
    bad = sum(finding.severity != "info" for finding in report.findings)
    total = max(len(report.findings), 1)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name={_attribute(report.project)} tests="{total}" failures="{bad}" errors="0">',
    ]
    for path, group in groupby(report.findings, key=lambda finding: finding.place.path):
        findings = list(group)
        failures = sum(finding.severity != "info" for finding in findings)
        lines.append(
            f'  <testsuite name={_attribute(path)} tests="{len(findings)}" failures="{failures}" '
            'errors="0" skipped="0">'
        )
        lines.extend(line for finding in findings for line in _case(finding, view.prefix))
        lines.append("  </testsuite>")
    if not report.findings:
        lines.append('  <testsuite name="spec check" tests="1" failures="0" errors="0" skipped="0">')
        lines.append(f'    <testcase name={_attribute(report.project)} classname="spec check"/>')
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>", ""])


def _case(finding: Finding, prefix: str) -> list[str]:
    place = finding.place
    where = f"{prefix}{place.path}:{place.line}:{place.column}"
    name = f"{finding.item or place.path} {where}"
    text = "\n".join(
        part
        for part in (
            f"{where}: {finding.severity}: {finding.message}",
            finding.suggestion,
            *(f"{o.message}: {o.place.path}:{o.place.line}:{o.place.column}" for o in finding.related),
        )
        if part
    )
    head = (
        f"    <testcase name={_attribute(name)} classname={_attribute(finding.code)} "
        f'file={_attribute(prefix + place.path)} line="{place.line}">'
    )
    if finding.severity == "info":
        return [head, f"      <system-out>{_text(text)}</system-out>", "    </testcase>"]
    failure = f"      <failure type={_attribute(finding.code)} message={_attribute(finding.message)}>"
    return [head, f"{failure}{_text(text)}</failure>", "    </testcase>"]


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
