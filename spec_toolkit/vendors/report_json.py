"""A comparison as JSON for programs."""

import datetime as dt
import json
from typing import Any

from spec_toolkit.vendors import words as w
from spec_toolkit.vendors.compare import MOVE, Comparison, Offer, Remark
from spec_toolkit.vendors.fit import UNANSWERED, Tally


def as_json(comparison: Comparison) -> str:
    """The comparison for programs; shares in percent, amounts in the currency without VAT, scores from 0 to 100."""
    asked = comparison.asked
    data = {
        "version": 1,
        "specification": {"title": asked.title, "version": asked.version, "fingerprint": asked.fingerprint},
        "threshold": comparison.threshold,
        "currency": asked.currency,
        "users": asked.users,
        "years": asked.years,
        "criteria": [
            {"id": row.id or None, "basis": row.basis, "weight": _rounded(row.weight)} for row in comparison.rows
        ],
        "vendors": [_offer(offer, comparison) for offer in comparison.offers],
        "sensitivity": {
            "move": MOVE,
            "holds": comparison.holds,
            "pairs": [
                {"better": p.better, "worse": p.worse, "lead": _rounded(p.lead), "turns_at": _rounded(p.turns_at)}
                for p in comparison.pairs
            ],
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _offer(offer: Offer, comparison: Comparison) -> dict[str, Any]:
    cost = offer.cost
    return {
        "name": offer.name,
        "vendor": offer.label,
        "rank": offer.rank or None,
        "total": _rounded(offer.total),
        "scores": [_rounded(score) for score in offer.scores],
        "fit": _tally(offer.fit.whole, comparison.threshold),
        "fit_by_class": {name: _tally(tally, comparison.threshold) for name, tally in offer.fit.classes.items()},
        "fit_by_module": {
            name.lstrip(":"): _tally(tally, comparison.threshold) for name, tally in offer.fit.modules.items()
        },
        "knockouts": [_remark(one) for one in offer.knockouts],
        "open": [_remark(one) for one in offer.open],
        "capabilities": [
            {"id": gap.id, "required": gap.required, "offered": gap.offered or None, "gap": gap.levels}
            for gap in offer.gaps
        ],
        "evaluators": {
            subject: {
                "mean": _rounded(combined.mean),
                "deviation": _rounded(combined.deviation),
                "scores": {score.evaluator: score.value for score in combined.scores},
            }
            for (vendor, subject), combined in comparison.evaluated.items()
            if vendor == offer.name
        },
        "cost": {
            "total": _rounded(cost.total),
            "with_vat": _rounded(cost.with_vat),
            "optional": _rounded(cost.optional),
            "break_even_month": cost.break_even,
            "plans": [
                {
                    "plan": plan.name,
                    "once": _rounded(plan.once),
                    "recurring": _rounded(plan.recurring),
                    "total": _rounded(plan.total),
                    "by_year": [_rounded(plan.cumulated(12 * year)) for year in range(1, cost.years + 1)],
                }
                for plan in cost.plans
            ],
        },
    }


def _tally(tally: Tally, threshold: float) -> dict[str, Any]:
    return {
        "needs": tally.total,
        "codes": {code: tally.counts[code] for code in (*w.CODES, UNANSWERED)},
        "standard": _rounded(tally.standard),
        "as_is": _rounded(tally.as_is),
        "weighted_standard": _rounded(tally.weighted_standard),
        "weighted_as_is": _rounded(tally.weighted_as_is),
        "reaches_threshold": tally.as_is >= threshold,
    }


def _remark(remark: Remark) -> dict[str, Any]:
    values = {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in remark.values.items()}
    return {"kind": remark.kind, "id": remark.id or None, **values}


def _rounded(value: float | None) -> float | None:
    """Two places: what is shown is not finer than what was asked."""
    if value is None:
        return None
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
