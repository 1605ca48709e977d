"""Vendors side by side (CAT-EVL, CAT-SEL-11): fit, knock-outs, capability gaps, weighted score, cost, sensitivity.

The weighted score of a vendor is the sum over criteria of weight * score / 100, with weights that add up to 100:

* price has the weight 100 - quality_share; where the specification names no share, that of its cost criteria, else 30;
* the other criteria share the rest in proportion to their weights;
* a criterion about the software that no evaluator has scored takes the requirements score (see `fit`); where no
  criterion is about the software, "requirements" is a criterion of its own, with half of the quality share (all of it
  where there is no other);
* scores of evaluators count as 100 * mean / highest score of the scale; price as 100 * lowest total / own total;
* what nobody scored or priced brings 0 and is shown as such.

Sensitivity: let each weight w move by itself between w * (1 - t) and w * (1 + t). A stays before B as long as
sum(w * d) > t * sum(w * |d|), where d is A's score minus B's by criterion; so the order turns at
t = sum(w * d) / sum(w * |d|). A ranking holds when each neighbour in it stays before the next at t = 10 %.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from spec_toolkit.model import Spec
from spec_toolkit.model.selection import Criterion
from spec_toolkit.vendors.answers import Answers
from spec_toolkit.vendors.cost import Cost, cost
from spec_toolkit.vendors.fit import UNANSWERED, Fit, class_weights, effective_code, fit, needs
from spec_toolkit.vendors.questionnaire import Questionnaire
from spec_toolkit.vendors.scores import Combined, Scores, scale

#: By how much weights move in the question whether the ranking holds, in percent (CAT-EVL-05).
MOVE = 10.0
THRESHOLD = 80.0
_PRICE_WEIGHT = 30.0
LEVELS = ("none", "basic", "advanced", "leading")
Basis = Literal["requirements", "evaluators", "price"]


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion of the total. `weight` in percent of the total; `id` is empty for price and plain requirements."""

    id: str
    text: str
    weight: float
    basis: Basis


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about an offer: a key of `compare` in the words, and what fills it in."""

    kind: str
    id: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gap:
    """A capability: what is required and offered ("" for unanswered), and by how many levels it falls short."""

    id: str
    name: str
    required: str
    offered: str

    @property
    def levels(self) -> int:
        if self.required not in LEVELS or self.offered not in LEVELS:
            return 0
        return max(LEVELS.index(self.required) - LEVELS.index(self.offered), 0)


@dataclass(frozen=True)
class Offer:
    """One vendor. `scores` has one entry for each row of the comparison, 0 to 100, or None where there is none."""

    answers: Answers
    fit: Fit
    cost: Cost
    knockouts: tuple[Remark, ...]
    open: tuple[Remark, ...]
    gaps: tuple[Gap, ...]
    scores: tuple[float | None, ...]
    total: float
    rank: int = 0

    @property
    def name(self) -> str:
        return self.answers.name

    @property
    def label(self) -> str:
        return self.answers.label


@dataclass(frozen=True, slots=True)
class Pair:
    """Two neighbours of the ranking. `turns_at` in percent; None where no move of the weights turns them."""

    better: str
    worse: str
    lead: float
    turns_at: float | None

    @property
    def holds(self) -> bool:
        return self.turns_at is None or self.turns_at > MOVE


@dataclass(frozen=True)
class Comparison:
    """The offers in the order of their ranks, those that were knocked out last."""

    asked: Questionnaire
    threshold: float
    limit: float | None
    rows: tuple[Row, ...]
    offers: tuple[Offer, ...]
    pairs: tuple[Pair, ...]
    evaluated: Scores

    @property
    def holds(self) -> bool:
        return all(pair.holds for pair in self.pairs)


def compare(spec: Spec, asked: Questionnaire, vendors: Sequence[Answers], scores: Scores) -> Comparison:
    """Compares the answers of vendors. `spec` is the whole specification, with its weights and its budget."""
    weights = class_weights(spec)
    budget, selection = spec.budget, spec.selection
    labels = {line.id: line.label for line in asked.prices}
    vat = _number(budget.vat) if budget else None
    limit = _number(budget.limit) if budget else None
    rows = _rows(spec, scores)
    costs = {a.name: cost(a, labels, asked.users, asked.years, vat) for a in vendors}
    fits = {a.name: fit(asked, a, weights) for a in vendors}
    knockouts = {a.name: tuple(_knockouts(spec, asked, a, scores)) for a in vendors}
    lowest = _lowest(costs, knockouts)
    offers = []
    for answers in vendors:
        name = answers.name
        own = tuple(_row_score(row, spec, name, fits[name], costs[name], lowest, scores) for row in rows)
        offers.append(
            Offer(
                answers,
                fits[name],
                costs[name],
                knockouts[name],
                tuple(_open(spec, asked, answers, scores)),
                tuple(_gaps(asked, answers)),
                own,
                sum(row.weight * (score or 0.0) / 100 for row, score in zip(rows, own, strict=True)),
            )
        )
    ranked = _ranked(offers)
    threshold = _number(selection.fit_threshold) if selection else None
    return Comparison(
        asked,
        THRESHOLD if threshold is None else threshold,
        limit,
        rows,
        ranked,
        tuple(_pairs(rows, [offer for offer in ranked if not offer.knockouts])),
        scores,
    )


def scales(spec: Spec, asked: Questionnaire) -> dict[str, tuple[float, float]]:
    """What evaluators can score, with its scale: criteria and demonstrations."""
    criteria = spec.selection.criteria if spec.selection else ()
    found = {criterion.id: scale(criterion.scale) for criterion in criteria}
    return found | {demo.id: scale(None) for demo in asked.demos}


# --- the weighted score ---------------------------------------------------------------------------------------------


def _rows(spec: Spec, scores: Scores) -> tuple[Row, ...]:
    selection = spec.selection
    criteria = selection.criteria if selection else ()
    quality = [c for c in criteria if c.about != "cost" and _number(c.weight)]
    priced = sum(_number(c.weight) or 0.0 for c in criteria if c.about == "cost")
    share = _number(selection.quality_share) if selection else None
    total = sum(_number(c.weight) or 0.0 for c in quality)
    price = _PRICE_WEIGHT if share is None else 100 - share
    if share is None and priced:
        price = 100 * priced / (priced + total)
    parts = [(c.id, c.statement or c.id, _number(c.weight) or 0.0, _basis(c, scores)) for c in quality]
    if not any(c.about == "software" for c in quality):
        parts.insert(0, ("", "", total or 1.0, "requirements"))
        total = 2 * total or 1.0
    found = [Row(id, text, (100 - price) * weight / total, basis) for id, text, weight, basis in parts]
    return (*found, Row("", "", price, "price"))


def _basis(criterion: Criterion, scores: Scores) -> Basis:
    scored = any(subject == criterion.id for _, subject in scores)
    return "requirements" if criterion.about == "software" and not scored else "evaluators"


def _row_score(
    row: Row, spec: Spec, vendor: str, fit: Fit, cost: Cost, lowest: float | None, scores: Scores
) -> float | None:
    if row.basis == "requirements":
        return fit.whole.score
    if row.basis == "price":
        if cost.total is None or lowest is None:
            return None
        return min(100 * lowest / cost.total, 100.0) if cost.total else 100.0
    combined = scores.get((vendor, row.id))
    criterion = next(c for c in spec.selection.criteria if c.id == row.id) if spec.selection else None
    return 100 * combined.mean / scale(criterion.scale if criterion else None)[1] if combined else None


def _lowest(costs: Mapping[str, Cost], knockouts: Mapping[str, Sequence[Remark]]) -> float | None:
    """The lowest total of the offers that are still in; of all where none is."""
    inside = [c.total for name, c in costs.items() if c.total is not None and not knockouts[name]]
    return min(inside or [c.total for c in costs.values() if c.total is not None], default=None)


def _ranked(offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """By knock-out, total, cost, name; equal totals share a rank. An offer that is out has the rank 0."""
    ordered = sorted(
        offers,
        key=lambda o: (
            bool(o.knockouts),
            -round(o.total, 9),
            o.cost.total if o.cost.total is not None else float("inf"),
            o.name,
        ),
    )
    found: list[Offer] = []
    for position, offer in enumerate(ordered, 1):
        rank = 0 if offer.knockouts else position
        if rank and found and round(found[-1].total, 9) == round(offer.total, 9):
            rank = found[-1].rank
        found.append(Offer(**{**offer.__dict__, "rank": rank}))
    return tuple(found)


def _pairs(rows: Sequence[Row], ranked: Sequence[Offer]) -> Iterator[Pair]:
    for better, worse in pairwise(ranked):
        moves = [
            row.weight / 100 * ((a or 0.0) - (b or 0.0))
            for row, a, b in zip(rows, better.scores, worse.scores, strict=True)
        ]
        lead, against = sum(moves), sum(map(abs, moves))
        never = all(move >= 0 for move in moves) and lead > 0
        yield Pair(better.label, worse.label, lead, None if never else 100 * lead / against if against else 0.0)


# --- what ends a bid, and what is open ------------------------------------------------------------------------------


def _knockouts(spec: Spec, asked: Questionnaire, answers: Answers, scores: Scores) -> Iterator[Remark]:
    for one in needs(asked):
        if one.priority == "must" and effective_code(answers, one.id) == "not_available":
            yield Remark("knockout_requirement", one.id, {"text": one.title or one.text})
    for check in asked.checks:
        entry = answers.sections["checks"].get(check.id, {})
        if check.must and (entry.get("assessed") or entry.get("answer")) == "no":
            yield Remark("knockout_check", check.id, {"text": check.text})
    for criterion, combined, minimum in _below_minimum(spec, answers, scores):
        if criterion.knockout:
            yield _scored_low("knockout_criterion", criterion, combined, minimum)


def _below_minimum(spec: Spec, answers: Answers, scores: Scores) -> Iterator[tuple[Criterion, Combined, float]]:
    for criterion in spec.selection.criteria if spec.selection else ():
        combined = scores.get((answers.name, criterion.id))
        minimum = _number(criterion.minimum)
        if minimum is None and criterion.knockout:
            # A knock-out without a minimum: the lowest score of the scale is a no.
            minimum = scale(criterion.scale)[0] + 1
        if combined is not None and minimum is not None and combined.mean < minimum:
            yield criterion, combined, minimum


def _scored_low(kind: str, criterion: Criterion, combined: Combined, minimum: float) -> Remark:
    text = criterion.statement or ""
    return Remark(kind, criterion.id, {"score": round(combined.mean, 2), "minimum": minimum, "text": text})


def _open(spec: Spec, asked: Questionnaire, answers: Answers, scores: Scores) -> Iterator[Remark]:
    if answers.version and answers.version != asked.version:
        yield Remark("other_version", values={"version": answers.version, "current": asked.version})
    elif answers.fingerprint and answers.fingerprint != asked.fingerprint:
        yield Remark("changed")
    musts = [one for one in needs(asked) if one.priority == "must"]
    silent = [one.id for one in musts if effective_code(answers, one.id) == UNANSWERED]
    if silent:
        yield Remark("must_unanswered", values={"count": len(silent), "ids": silent})
    checks = [c.id for c in asked.checks if c.must and not answers.sections["checks"].get(c.id, {}).get("answer")]
    if checks:
        yield Remark("check_unanswered", values={"count": len(checks), "ids": checks})
    ends = {p.id: p.end for p in spec.rollout.phases if isinstance(p.end, dt.date)} if spec.rollout else {}
    for one in musts:
        if effective_code(answers, one.id) == "future_release":
            date = answers.get("requirements", one.id, "date")
            if not isinstance(date, dt.date):
                yield Remark("undated", one.id, {"text": one.title or one.text})
            elif one.phase in ends and date > ends[one.phase]:
                yield Remark("late", one.id, {"date": date, "text": one.title or one.text})
    for criterion, combined, minimum in _below_minimum(spec, answers, scores):
        if not criterion.knockout:
            yield _scored_low("below_minimum", criterion, combined, minimum)
    for id, entry in answers.sections["requirements"].items():
        if "assessed" in entry and entry["assessed"] != entry.get("code"):
            values = {"code": entry.get("code", UNANSWERED), "assessed": entry["assessed"]}
            yield Remark("corrected", id, {**values, "reason": entry.get("reason", "")})


def _gaps(asked: Questionnaire, answers: Answers) -> Iterator[Gap]:
    for capability in asked.capabilities:
        if capability.level:
            offered = answers.sections["capabilities"].get(capability.id, {}).get("level", "")
            yield Gap(capability.id, capability.name, capability.level, str(offered))


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
