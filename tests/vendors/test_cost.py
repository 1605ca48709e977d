"""Cost of ownership: the catalogue's figures to the unit, and each part of the formula by hand."""

import pytest

from spec_toolkit.vendors.answers import Answers
from spec_toolkit.vendors.cost import Line, break_even, cost, down_payment, instalments, plan

PURCHASE = Line("licences", "Licences", 134_700, "once", plan="purchase")
RENTAL = Line("subscription", "Subscription", 900, "monthly", per_user=True, plan="rental")


def test_rental_against_purchase() -> None:
    """CAT-CST-02: 134,700 for 10 users, or 9,000 a month."""
    rental = plan("rental", [PURCHASE, RENTAL], users=10, years=3)
    assert [rental.cumulated(12 * year) for year in (1, 2, 3)] == [108_000, 216_000, 324_000]
    assert plan("purchase", [PURCHASE, RENTAL], users=10, years=3).total == 134_700
    assert break_even([PURCHASE, RENTAL], users=10) == 15
    assert rental.cumulated(14) == 126_000 and rental.cumulated(15) == 135_000


def test_instalments() -> None:
    """CAT-CST-03: 20 % of 134,700 at once, or 12 parts of about 11,233, which is 96 more than the price."""
    assert down_payment(134_700, 20) == 26_940
    assert instalments(134_700, 20, 12).amount == 8_980
    assert instalments(134_700, 0, 12).amount == 11_225
    assert instalments(134_700, 0, 12, 11_233).surcharge == 96


def test_index_yearly_amounts_and_options() -> None:
    answers = Answers("acme")
    answers.sections["prices"] = {
        "subscription": {"amount": 10, "recurring": "monthly", "per_user": "yes", "plan": "rental"},
        "support": {"amount": 1000, "recurring": "yearly", "plan": "both"},
        "training": {"amount": 500, "recurring": "once", "plan": "both", "optional": "yes"},
    }
    answers.sections["requirements"] = {"FR-1": {"code": "customisation", "price": 250.5}, "FR-2": {"code": "standard"}}
    answers.sections["terms"] = {"index": {"value": 10}, "vat": {"value": 20}}
    found = cost(answers, {}, users=5, years=2)
    # Year 1: 12 * 50 + 1000 = 1600. Year 2: 10 % more = 1760. Once: 250.50.
    assert found.best is not None and found.best.name == "rental"
    assert found.best.once == 250.5
    assert found.total == pytest.approx(1600 + 1760 + 250.5)
    assert found.with_vat == pytest.approx(3610.5 * 1.2)
    assert found.optional == 500
    assert found.break_even is None


def test_nothing_priced() -> None:
    found = cost(Answers("acme"), {}, users=5, years=2, vat=17)
    assert (found.total, found.with_vat, found.plans) == (None, None, ())


def test_rental_that_never_catches_up() -> None:
    cheap = Line("subscription", "", 1, "monthly", plan="rental")
    assert break_even([PURCHASE, cheap], users=10) is None
    dear = Line("subscription", "", 200_000, "once", plan="rental")
    assert break_even([PURCHASE, dear], users=10) == 1
