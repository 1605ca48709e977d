"""A baseline: the findings of the day on which a project began to be checked. Only new ones count after that.

A finding is known again by its code, item, field and words, wherever it has moved to.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.findings.finding import Finding

VERSION = 1


def fingerprint(finding: Finding) -> str:
    """32 hexadecimal digits that stay the same while the fault does."""
    words = " ".join((finding.excerpt or finding.message).split())
    place = finding.item or finding.place.path
    key = "\0".join((finding.code, place, finding.field or "", words))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def write(findings: Iterable[Finding]) -> str:
    """The text of a baseline file: fingerprints with the number of findings that have it, for people with the code."""
    counts = Counter((fingerprint(f), f.code, f.item or f.place.path) for f in findings)
    entries = [
        {"fingerprint": print_, "count": count, "code": code, "item": item}
        for (print_, code, item), count in sorted(counts.items(), key=lambda entry: entry[0][1:] + entry[0][:1])
    ]
    return json.dumps({"version": VERSION, "findings": entries}, ensure_ascii=False, indent=1) + "\n"


def read(text: str, name: str) -> Counter[str]:
    """Fingerprint to number of findings. Raises SpecToolkitError for a file that is no baseline."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise ValueError(data["version"])
        return Counter({str(entry["fingerprint"]): int(entry["count"]) for entry in data["findings"]})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise SpecToolkitError(
            f"{name} is no baseline", "Write a new one with `spec check --write-baseline FILE`."
        ) from fault


def new(findings: Iterable[Finding], known: Counter[str]) -> list[Finding]:
    """The findings that are not in the baseline, or more often than there."""
    left = Counter(known)
    fresh = []
    for finding in findings:
        print_ = fingerprint(finding)
        if left[print_] > 0:
            left[print_] -= 1
        else:
            fresh.append(finding)
    return fresh
