"""A score that explains itself: reach × value × confidence against effort and dependency depth.

    score = 100 · reach^r · value^v · confidence^c / (effort^e · (1 + depth)^d)

after RICE (reach, impact, confidence, effort; Intercom 2016), with dependency depth added because work that rests on
other work comes later. The exponents are the weights of the manifest (`triage: {weights: {reach: 1, …}}`), 1 unless
set, 0.5 for depth. Reach and confidence are shares (0 to 1), value counts points, effort is in person-days, depth in
steps.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from spec_toolkit.findings import SpecPath
from spec_toolkit.model import Index, Part, Spec
from spec_toolkit.model.requirements import Obligation
from spec_toolkit.triage.evidence import Evidence, Term

WEIGHTS = {"reach": 1.0, "value": 1.0, "confidence": 1.0, "effort": 1.0, "depth": 0.5}
#: A goal that is due within this many days of the specification's date counts in full, a later one by half.
_NEAR = 400
#: Confidence by status; an item without one lies between.
_CONFIDENCE = {"agreed": 1.0, "implemented": 1.0, "proposed": 0.7, "deferred": 0.4, "rejected": 0.1, "obsolete": 0.1}
_UNKNOWN_EFFORT = 3.0


class Scoring:
    """What the scores of one specification rest on."""

    def __init__(self, spec: Spec, index: Index) -> None:
        self._spec = spec
        self._index = index
        settings = spec.spec.triage if spec.spec else None
        given = settings.weights if settings else {}
        self.weights = {name: _number(given.get(name), default) for name, default in WEIGHTS.items()}
        self._groups = max(1, len(spec.stakeholders))
        efforts = [e for part in (*spec.requirements, *spec.technical) if (e := self.effort(part)) is not None]
        self._usual_effort = _median(efforts) if efforts else _UNKNOWN_EFFORT
        #: Item to the open questions that touch it: position and id.
        self._questions: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for place, question in enumerate(spec.open_questions):
            for id in dict.fromkeys(() if question.answer else question.affects):
                self._questions[id].append((place, question.id))
        self._depths: dict[str, int] = {}

    # --- evidence that weighs -------------------------------------------------------------------------------------

    def evidence(self, part: Part, path: SpecPath) -> Iterator[Evidence]:
        """What raises or lowers the score of an item, and decides nothing by itself."""
        for place, id in enumerate(getattr(part, "goals", ())):
            yield Evidence("goal", (*path, "goals", place), id)
        for place, id in enumerate(getattr(part, "processes", ())):
            if self._is_core(id):
                yield Evidence("core_process", (*path, "processes", place), id)
        if len(groups := getattr(part, "stakeholders", ())) > 1:
            yield Evidence("stakeholders", (*path, "stakeholders"), ", ".join(groups))
        for place, id in enumerate(getattr(part, "pain_points", ())):
            yield Evidence("pain_point", (*path, "pain_points", place), id)
        for place, id in self._questions.get(getattr(part, "id", ""), ()):
            yield Evidence("open_question", ("open_questions", place), id)

    # --- the factors ----------------------------------------------------------------------------------------------

    def terms(self, part: Part) -> tuple[Term, ...]:
        """The factors of an item's score, in the order of the formula."""
        effort = self.effort(part)
        values = {
            "reach": max(1, len(getattr(part, "stakeholders", ()))) / self._groups,
            "value": self._value(part),
            "confidence": self._confidence(part),
            "effort": self._usual_effort if effort is None else effort,
            "depth": float(self._depth(getattr(part, "id", ""))),
        }
        return tuple(
            Term(name, min(1.0, v) if name == "reach" else v, self.weights[name]) for name, v in values.items()
        )

    def score(self, terms: tuple[Term, ...]) -> float:
        """The score from its factors, rounded to a tenth."""
        found = 100.0
        for term in terms:
            if term.name == "effort":
                found /= max(term.value, 0.5) ** term.weight
            elif term.name == "depth":
                found /= (1 + term.value) ** term.weight
            else:
                found *= term.value**term.weight
        return round(found, 1)

    @staticmethod
    def effort(part: Part) -> float | None:
        """The estimated effort in person-days, where one is given as a number."""
        given = getattr(part, "effort", None)
        return float(given) if isinstance(given, int | float) else None

    def _value(self, part: Part) -> float:
        points = 1.0
        for id in getattr(part, "goals", ()):
            points += 1.0 if self._is_near(id) else 0.5
        for id in getattr(part, "pain_points", ()):
            entry = self._index.find("pain_point", id)
            points += 2.0 if entry and getattr(entry.part, "cost", None) else 1.0
        points += 1.0 if any(self._is_core(id) for id in getattr(part, "processes", ())) else 0.0
        return points

    def _confidence(self, part: Part) -> float:
        status = getattr(part, "status", None)
        found = _CONFIDENCE.get(status, 0.85) if isinstance(part, Obligation) and status else 0.85
        if isinstance(part, Obligation) and not part.acceptance:
            found *= 0.9
        return found * (0.5 if getattr(part, "id", None) in self._questions else 1.0)

    def _is_near(self, goal: str) -> bool:
        entry = self._index.find("goal", goal)
        due = getattr(entry.part, "due", None) if entry else None
        today = self._spec.spec.date if self._spec.spec else None
        return isinstance(due, dt.date) and isinstance(today, dt.date) and (due - today).days <= _NEAR

    def _is_core(self, process: str) -> bool:
        entry = self._index.find("process", process)
        return bool(entry and getattr(entry.part, "core", False))

    def _depth(self, id: str) -> int:
        """Number of requirements that stand one after the other before this one; a cycle ends the count."""
        if id in self._depths:
            return self._depths[id]
        chain: list[str] = [id]
        while chain:
            current = chain[-1]
            entry = self._index.find("requirement", current)
            needs = [n for n in getattr(entry.part, "depends_on", ()) if n not in chain] if entry else []
            open_needs = [n for n in needs if n not in self._depths]
            if open_needs:
                chain.append(open_needs[0])
            else:
                self._depths[current] = 1 + max((self._depths[n] for n in needs), default=-1)
                chain.pop()
        return self._depths[id]


def _median(values: list[float]) -> float:
    # `statistics` loads fractions and decimals: a tenth of the reading of a small project
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _number(given: object, default: float) -> float:
    return float(given) if isinstance(given, int | float) else default
