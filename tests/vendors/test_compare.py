"""A whole comparison, calculated by hand."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from samples import load

from spec_toolkit import pipeline
from spec_toolkit.vendors.answers import Answers
from spec_toolkit.vendors.compare import Comparison, compare
from spec_toolkit.vendors.scores import Combined, Score, Scores

SPEC: dict[str, Any] = {
    "spec": {"title": "CRM", "language": "en", "version": "1.0"},
    "modules": [{"id": "leads", "name": "Leads", "level": "advanced"}],
    "requirements": [
        {"id": "A", "statement": "The CRM shall create leads.", "priority": "must", "module": "leads", "phase": "P1"},
        {"id": "B", "statement": "The CRM shall merge leads.", "priority": "must", "module": "leads"},
        {"id": "C", "statement": "The CRM shall score leads.", "priority": "long_term"},
        {"id": "D", "statement": "The CRM shall colour leads.", "priority": "nice_to_have"},
        {"id": "E", "statement": "The bidder describes itself.", "priority": "must", "answer_class": "information"},
    ],
    "rollout": {"phases": [{"id": "P1", "end": "2027-03-31"}]},
    "selection": {
        "fit_threshold": 75,
        "weights": {"must": 5, "long_term": 2, "nice_to_have": 1},
        "quality_share": 70,
        "criteria": [
            {"id": "S1", "about": "software", "statement": "Needs are met.", "weight": 60},
            {"id": "S2", "about": "implementer", "statement": "References.", "weight": 40, "minimum": 3},
        ],
        "checks": [{"id": "K1", "statement": "Open interface.", "must": True}],
    },
    "budget": {"currency": "EUR", "users": 10, "years": 2, "limit": 30000},
}


def _vendor(name: str, codes: dict[str, str], monthly: float) -> Answers:
    answers = Answers(name)
    for id, code in codes.items():
        answers.set("requirements", id, "code", code)
    line = {"amount": monthly, "recurring": "monthly", "per_user": "yes", "plan": "rental"}
    answers.sections["prices"]["subscription"] = line
    answers.set("checks", "K1", "answer", "yes")
    answers.set("capabilities", "module:leads", "level", "advanced")
    return answers


def _scores(**means: tuple[float, ...]) -> Scores:
    return {
        (name, "S2"): Combined(tuple(Score(f"e{n}", value) for n, value in enumerate(values)))
        for name, values in means.items()
    }


def _compare(tmp_path: Path, vendors: list[Answers], scores: Scores) -> Comparison:
    asked = load(tmp_path, SPEC)
    return compare(pipeline.load(tmp_path).spec, asked, vendors, scores)


def test_by_hand(tmp_path: Path) -> None:
    acme = _vendor("acme", {"A": "standard", "B": "configuration", "C": "customisation"}, 100)
    boreal = _vendor("boreal", {"A": "standard", "B": "standard", "C": "future_release", "D": "standard"}, 150)
    found = _compare(tmp_path, [boreal, acme], _scores(acme=(5, 4), boreal=(4, 2)))
    first, second = found.offers
    assert (first.name, first.rank, second.name, second.rank) == ("acme", 1, "boreal", 2)

    # Fit of acme over A, B, C, D (E asks for information): 1 of 4 standard, 2 of 4 as is; D is unanswered.
    whole = first.fit.whole
    assert (whole.total, whole.unanswered, whole.standard, whole.as_is) == (4, 1, 25, 50)
    # Weights 5 + 5 + 2 + 1 = 13.
    assert whole.weighted_standard == pytest.approx(100 * 5 / 13)
    assert whole.weighted_as_is == pytest.approx(100 * 10 / 13)
    # Points 4, 3, 2, 0: (20 + 15 + 4 + 0) / (4 * 13) = 39 / 52.
    assert whole.score == pytest.approx(75)
    # boreal: 4, 4, 1, 4: (20 + 20 + 2 + 4) / 52.
    assert second.fit.whole.score == pytest.approx(100 * 46 / 52)
    assert second.fit.whole.as_is == 75
    assert first.fit.classes["must"].as_is == 100 and first.fit.modules["leads"].total == 2

    # Quality 70: S1 42, S2 28; price 30. Cost: 10 users * 24 months * 100 = 24,000 and 36,000.
    assert [round(row.weight, 6) for row in found.rows] == [42, 28, 30]
    assert [offer.cost.total for offer in found.offers] == [24_000, 36_000]
    # S2: acme 4.5 of 5 = 90, boreal 3 of 5 = 60. Price: 100, and 100 * 24 / 36.
    assert first.scores == pytest.approx((75, 90, 100))
    assert second.scores == pytest.approx((100 * 46 / 52, 60, 100 * 24 / 36))
    total_a, total_b = 0.42 * 75 + 0.28 * 90 + 30, 0.42 * 100 * 46 / 52 + 0.28 * 60 + 20
    assert first.total == pytest.approx(total_a) and second.total == pytest.approx(total_b)

    # acme loses on S1 by 42 * (46 / 52 - 0.75) points, and wins 8.4 on S2 and 10 on price.
    loss = 42 * (46 / 52 - 0.75)
    (pair,) = found.pairs
    assert pair.lead == pytest.approx(18.4 - loss)
    assert pair.turns_at == pytest.approx(100 * (18.4 - loss) / (18.4 + loss))
    assert found.holds
    assert found.evaluated[("acme", "S2")].deviation == pytest.approx(0.5)


def test_knockouts_and_open_points(tmp_path: Path) -> None:
    acme = _vendor("acme", {"A": "future_release", "B": "not_available"}, 100)
    acme.set("requirements", "A", "date", dt.date(2027, 6, 1))
    boreal = _vendor("boreal", {"A": "standard", "B": "standard"}, 150)
    boreal.set("checks", "K1", "answer", "no")
    cirrus = _vendor("cirrus", {"A": "standard"}, 500)
    cirrus.set("requirements", "A", "assessed", "customisation")
    cirrus.set("capabilities", "module:leads", "level", "none")
    del cirrus.sections["checks"]["K1"]
    found = _compare(tmp_path, [acme, boreal, cirrus], _scores(cirrus=(1, 2)))
    offers = {offer.name: offer for offer in found.offers}
    assert found.offers[0].name == "cirrus" and [o.rank for o in found.offers] == [1, 0, 0]
    assert [(r.kind, r.id) for r in offers["acme"].knockouts] == [("knockout_requirement", "B")]
    assert [(r.kind, r.id) for r in offers["boreal"].knockouts] == [("knockout_check", "K1")]
    assert [r.kind for r in offers["acme"].open] == ["late"]
    assert [r.kind for r in offers["cirrus"].open] == [
        "must_unanswered",
        "check_unanswered",
        "below_minimum",
        "corrected",
    ]
    assert offers["cirrus"].fit.whole.counts["customisation"] == 1
    assert offers["cirrus"].gaps[0].levels == 2 and offers["acme"].gaps[0].levels == 0
    # The price of an offer that is out sets no mark for the others.
    assert offers["cirrus"].scores[-1] == 100
    assert found.pairs == () and found.holds


def test_what_nobody_scored_is_shown_as_missing(tmp_path: Path) -> None:
    acme = _vendor("acme", {"A": "standard"}, 100)
    acme.sections["prices"].clear()
    (offer,) = _compare(tmp_path, [acme], {}).offers
    assert offer.scores[1:] == (None, None)
    assert offer.total == pytest.approx(0.42 * offer.fit.whole.score)


def test_a_close_ranking_does_not_hold(tmp_path: Path) -> None:
    codes = {"A": "standard", "B": "standard", "C": "standard", "D": "standard"}
    acme, boreal = _vendor("acme", codes, 100), _vendor("boreal", codes, 108)
    found = _compare(tmp_path, [acme, boreal], _scores(acme=(4,), boreal=(4.4,)))
    # Price: 30 * (1 - 100 / 108) = 2.22; references: 28 * 0.08 = 2.24.
    assert [offer.name for offer in found.offers] == ["boreal", "acme"]
    assert not found.holds and found.pairs[0].turns_at is not None and found.pairs[0].turns_at < 1


def test_without_criteria_needs_and_price_decide(tmp_path: Path) -> None:
    data = {**SPEC, "selection": {}}
    asked = load(tmp_path, data)
    found = compare(pipeline.load(tmp_path).spec, asked, [_vendor("acme", {"A": "standard"}, 1)], {})
    assert [(row.basis, row.weight) for row in found.rows] == [("requirements", 70), ("price", 30)]
    assert found.threshold == 80
