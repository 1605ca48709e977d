"""Scores of evaluators, given independently and then combined (CAT-EVL-02).

One file for each evaluator, `vendors/scores/<name>.yaml`:

    scores:
      acme:                       # the vendor's file name
        SEL-01: 4                 # a criterion or a demonstration
        SEL-02: {score: 3, reason: The interface writes, but not in real time.}
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

import yaml

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.vendors.answers import _Loader

_SCALE = re.compile(r"(\d+)\D+(\d+)")
#: The scale where a criterion names none.
STANDARD_SCALE = (1.0, 5.0)


@dataclass(frozen=True, slots=True)
class Score:
    evaluator: str
    value: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Combined:
    """Several evaluators' scores of one thing, and how far they are apart."""

    scores: tuple[Score, ...]

    @property
    def mean(self) -> float:
        return fmean(score.value for score in self.scores)

    @property
    def low(self) -> float:
        return min(score.value for score in self.scores)

    @property
    def high(self) -> float:
        return max(score.value for score in self.scores)

    @property
    def deviation(self) -> float:
        """Standard deviation of the evaluators (of the whole group, not of a sample)."""
        return pstdev(score.value for score in self.scores)


#: Vendor (file name) and criterion or demonstration (id) to the scores.
Scores = Mapping[tuple[str, str], Combined]


def scale(text: str | None) -> tuple[float, float]:
    """Lowest and highest score of a scale such as "1 to 5"."""
    found = _SCALE.search(text or "")
    low, high = (float(found[1]), float(found[2])) if found else STANDARD_SCALE
    return (low, high) if low < high else STANDARD_SCALE


def load_scores(folder: Path, vendors: frozenset[str], scales: Mapping[str, tuple[float, float]]) -> Scores:
    """Every evaluator's scores. `scales` by the ids that can be scored. Raises SpecToolkitError for a faulty file."""
    found: dict[tuple[str, str], list[Score]] = {}
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        data = _read(path)
        evaluator = str(data.get("evaluator") or path.stem)
        for vendor, subjects in _entries(data.get("scores"), path):
            if vendor not in vendors:
                raise SpecToolkitError(
                    f"{path}: there is no vendor `{vendor}`.", f"Vendors: {', '.join(sorted(vendors))}."
                )
            for subject, given in _entries(subjects, path):
                found.setdefault((vendor, subject), []).append(_score(path, evaluator, subject, given, scales))
    return {key: Combined(tuple(scores)) for key, scores in found.items()}


def _score(path: Path, evaluator: str, subject: str, given: Any, scales: Mapping[str, tuple[float, float]]) -> Score:
    if subject not in scales:
        raise SpecToolkitError(
            f"{path}: there is no criterion or demonstration `{subject}`.", f"There are {', '.join(scales)}."
        )
    value, reason = (given.get("score"), given.get("reason")) if isinstance(given, dict) else (given, None)
    low, high = scales[subject]
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise SpecToolkitError(
            f"{path}: the score of {subject} is {value}.", f"Scores are numbers from {low:g} to {high:g}."
        )
    return Score(evaluator, float(value), str(reason or ""))


def _read(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as fault:
        raise SpecToolkitError(f"{path} cannot be read: {' '.join(str(fault).split())}") from None
    if not isinstance(data, dict):
        raise SpecToolkitError(f"{path} holds no scores.", "Write `scores:`, then vendor, criterion and score.")
    return data


def _entries(value: Any, path: Path) -> list[tuple[str, Any]]:
    if value is None:
        return []
    if not isinstance(value, dict):
        raise SpecToolkitError(f"{path} holds no scores.", "Write `scores:`, then vendor, criterion and score.")
    return [(str(key), entry) for key, entry in value.items()]
