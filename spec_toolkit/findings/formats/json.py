"""One JSON object with everything, for programs."""

from __future__ import annotations

import json
from typing import Any

from spec_toolkit.findings.finding import Finding, Place
from spec_toolkit.findings.formats._view import View
from spec_toolkit.findings.report import SEVERITIES, Report

VERSION = 1


def write(report: Report, _: View) -> str:
    """`{"version": 1, "project", "language", "summary", "findings"}`."""
    counts: dict[str, int] = {severity: report.count(severity) for severity in SEVERITIES}
    data = {
        "version": VERSION,
        "project": report.project,
        "language": report.language,
        "summary": counts | {"files": report.files, "items": report.items},
        "findings": [_finding(finding) for finding in report.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        **_span(finding.place),
        "item": finding.item,
        "field": finding.field,
        "excerpt": finding.excerpt,
        "suggestion": finding.suggestion,
        "related": [
            {
                "item": other.item,
                "path": other.place.path,
                "line": other.place.line,
                "column": other.place.column,
                "message": other.message,
            }
            for other in finding.related
        ],
        "fix": None if finding.fix is None else [_span(edit.place) | {"text": edit.text} for edit in finding.fix],
    }


def _span(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
