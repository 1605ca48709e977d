"""SARIF 2.1.0, for code scanning and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from spec_toolkit import __version__
from spec_toolkit.findings.baseline import fingerprint
from spec_toolkit.findings.finding import Edit, Finding, Place, Severity
from spec_toolkit.findings.formats._view import View
from spec_toolkit.findings.report import Report, RuleHelp

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def write(report: Report, view: View) -> str:
    codes = sorted({finding.code for finding in report.findings})
    # Paths are seen from the folder in which the check ran: in CI that is the repository.
    prefix = "" if view.prefix.startswith("..") else view.prefix
    run = {
        "tool": {
            "driver": {
                "name": "spec-toolkit",
                "version": __version__,
                "semanticVersion": __version__,
                "language": report.messages,
                "rules": [_rule(report.rule(code)) for code in codes],
            }
        },
        # Columns count characters, as in all formats of this program.
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder in which the check ran."}}},
        "results": [_result(finding, codes.index(finding.code), report, prefix) for finding in report.findings],
    }
    data = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _rule(help: RuleHelp) -> dict[str, Any]:
    bad = "\n".join(f"    {line}" for example in help.bad for line in example.splitlines())
    good = "\n".join(f"    {line}" for example in help.good for line in example.splitlines())
    examples = "".join(f"\n\n{mark}\n\n{text}" for mark, text in (("✗", bad), ("✓", good)) if text)
    return {
        "id": help.code,
        "name": "".join(part.title() for part in help.code.replace("/", "-").split("-")),
        "shortDescription": {"text": help.title},
        "fullDescription": {"text": help.why},
        "help": {"text": f"{help.why}{examples}", "markdown": f"{help.why}{examples}"},
        "defaultConfiguration": {"level": _LEVELS[help.severity]},
        "properties": {"tags": [help.code.split("/")[0]]},
    }


def _result(finding: Finding, rule: int, report: Report, prefix: str) -> dict[str, Any]:
    message = finding.message if not finding.suggestion else f"{finding.message} {finding.suggestion}"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(finding, report, prefix)],
        "partialFingerprints": {"specFinding/v1": fingerprint(finding)},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(other.place, prefix),
                "message": {"text": other.message or finding.code},
            }
            for number, other in enumerate(finding.related, 1)
        ]
    if finding.fix:
        result["fixes"] = [{"artifactChanges": _changes(finding.fix, prefix)}]
    return result


def _location(finding: Finding, report: Report, prefix: str) -> dict[str, Any]:
    place = finding.place
    physical = _physical(place, prefix)
    line = report.line(place.path, place.line)
    if line:
        physical["contextRegion"] = {"startLine": place.line, "snippet": {"text": line}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.item:
        name = f"{finding.item}.{finding.field}" if finding.field else finding.item
        location["logicalLocations"] = [{"name": finding.item, "fullyQualifiedName": name}]
    return location


def _physical(place: Place, prefix: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(prefix + place.path), "uriBaseId": "%SRCROOT%"}, "region": _region(place)}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _changes(edits: tuple[Edit, ...], prefix: str) -> list[dict[str, Any]]:
    by_path: dict[str, list[Edit]] = {}
    for edit in edits:
        by_path.setdefault(edit.place.path, []).append(edit)
    return [
        {
            "artifactLocation": {"uri": quote(prefix + path), "uriBaseId": "%SRCROOT%"},
            "replacements": [
                {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}} for edit in group
            ],
        }
        for path, group in by_path.items()
    ]
