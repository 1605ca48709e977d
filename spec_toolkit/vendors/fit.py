"""How far a product meets the needs as it is (CAT-SEL-11, CAT-RFP-03).

* fit, standard:                   100 * needs answered "standard" / all needs, in percent
* fit, standard and configuration: 100 * needs answered "standard" or "configuration" / all needs, in percent
* the same by weight:              each need counts with the weight of its class
* requirements score, 0 to 100:    100 * sum(weight * points) / (4 * sum(weight)), points after `POINTS`

Unanswered needs stay in the denominator and bring nothing; requirements that only ask for information are no needs.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spec_toolkit.model import Spec
from spec_toolkit.vendors.answers import Answers
from spec_toolkit.vendors.questionnaire import Asked, Questionnaire

#: Points of an answer code, 4 to 0: after the scale of a municipal CRM tender (CAT-RFP-03).
POINTS: Mapping[str, int] = {
    "standard": 4,
    "configuration": 3,
    "customisation": 2,
    "third_party": 2,
    "third_party_custom": 1,
    "future_release": 1,
    "not_available": 0,
}
MOST_POINTS = 4
UNANSWERED = "unanswered"
CLASSES = ("must", "long_term", "nice_to_have", "undetermined")


@dataclass
class Tally:
    """Needs by answer code: their number, and their weight."""

    counts: Counter[str] = field(default_factory=Counter)
    weights: Counter[str] = field(default_factory=Counter)

    def add(self, code: str, weight: float) -> None:
        self.counts[code] += 1
        self.weights[code] += weight  # type: ignore[assignment]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def unanswered(self) -> int:
        return self.counts[UNANSWERED]

    @property
    def standard(self) -> float:
        """Percent of the needs met by the standard product."""
        return _percent(self.counts["standard"], self.total)

    @property
    def as_is(self) -> float:
        """Percent of the needs met by the standard product or by configuration."""
        return _percent(self.counts["standard"] + self.counts["configuration"], self.total)

    @property
    def weighted_standard(self) -> float:
        return _percent(self.weights["standard"], sum(self.weights.values()))

    @property
    def weighted_as_is(self) -> float:
        return _percent(self.weights["standard"] + self.weights["configuration"], sum(self.weights.values()))

    @property
    def score(self) -> float:
        """Requirements score, 0 to 100."""
        points = sum(POINTS.get(code, 0) * weight for code, weight in self.weights.items())
        return _percent(points, MOST_POINTS * sum(self.weights.values()))


@dataclass(frozen=True)
class Fit:
    """The tallies of one vendor: of all needs, by class and by module (id; "" for items without one)."""

    whole: Tally
    classes: Mapping[str, Tally]
    modules: Mapping[str, Tally]


def class_weights(spec: Spec) -> dict[str, float]:
    """Weight of a need by class: the specification's, else 1. An undetermined one weighs like a long-term one."""
    given = spec.selection.weights if spec.selection else None
    found = {
        name: float(value) if isinstance(value := getattr(given, name, None), int | float) else 1.0
        for name in CLASSES[:3]
    }
    return found | {"undetermined": found["long_term"]}


def effective_code(answers: Answers, id: str) -> str:
    """The code that counts: the evaluators' where they corrected the bidder's; "unanswered" without any."""
    entry = answers.sections["requirements"].get(id, {})
    return str(entry.get("assessed") or entry.get("code") or UNANSWERED)


def needs(asked: Questionnaire) -> Iterable[Asked]:
    """What counts in the fit."""
    return (one for one in asked.requirements if one.counts)


def fit(asked: Questionnaire, answers: Answers, weights: Mapping[str, float]) -> Fit:
    """The fit of one vendor."""
    whole = Tally()
    classes: dict[str, Tally] = {}
    modules: dict[str, Tally] = {}
    for one in needs(asked):
        code, weight = effective_code(answers, one.id), weights[one.priority]
        for tally in (
            whole,
            classes.setdefault(one.priority, Tally()),
            modules.setdefault(one.module or f":{one.kind}", Tally()),
        ):
            tally.add(code, weight)
    return Fit(whole, {name: classes[name] for name in CLASSES if name in classes}, modules)


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0
