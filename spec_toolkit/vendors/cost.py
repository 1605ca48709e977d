"""What an offer costs over the years (CAT-CST-02, CAT-CST-03, CAT-CST-09). Amounts are without VAT, in one currency.

* month m (from 1) pays: one-off amounts in month 1; monthly amounts every month; yearly amounts in month 1, 13, 25, …
* an amount "per user" is multiplied by the number of users
* recurring amounts of year y (from 1) are multiplied by (1 + index / 100) ** (y - 1)
* total = sum over 12 * years months; with VAT = total * (1 + vat / 100)
* break-even month = the first month in which cumulated rental is above cumulated purchase
* down payment = price * share / 100; surcharge of instalments = down payment + number * amount - price
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spec_toolkit.vendors.answers import Answers, Value

MONTHS = 12
#: How far ahead a break-even is looked for, in years.
HORIZON = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A priced line. `recurring` is once, monthly or yearly; `plan` is rental, purchase or both."""

    id: str
    label: str
    amount: float
    recurring: str = "once"
    per_user: bool = False
    plan: str = "both"
    optional: bool = False

    def monthly_payments(self, users: int, months: int, index: float = 0.0) -> list[float]:
        """What is paid in each month, from month 1."""
        amount = self.amount * (users if self.per_user else 1)
        if self.recurring == "once":
            return [amount if month == 0 else 0.0 for month in range(months)]
        step = 1 if self.recurring == "monthly" else MONTHS
        return [
            amount * (1 + index / 100) ** (month // MONTHS) if month % step == 0 else 0.0 for month in range(months)
        ]


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to pay: rental, purchase, or the only one ("single"). Amounts over the years asked for."""

    name: str
    once: float
    recurring: float
    by_month: tuple[float, ...]

    @property
    def total(self) -> float:
        return self.once + self.recurring

    def cumulated(self, month: int) -> float:
        """What has been paid by the end of a month, from 1."""
        return self.by_month[month - 1]


@dataclass(frozen=True, slots=True)
class Instalments:
    """Payment of the one-off price in parts. `amount` is one of them, `surcharge` what this costs beyond the price."""

    down: float
    count: int
    amount: float
    surcharge: float


@dataclass(frozen=True, slots=True)
class Cost:
    """An offer's cost. `plans` is empty where nothing was priced; `optional` is not part of any total."""

    years: int
    users: int
    plans: tuple[Plan, ...]
    optional: float = 0.0
    vat: float | None = None
    break_even: int | None = None
    instalments: Instalments | None = None

    @property
    def best(self) -> Plan | None:
        """The plan with the lowest total."""
        return min(self.plans, key=lambda plan: plan.total, default=None)

    @property
    def total(self) -> float | None:
        return self.best.total if self.best else None

    @property
    def with_vat(self) -> float | None:
        return None if self.total is None or self.vat is None else self.total * (1 + self.vat / 100)


def lines(answers: Answers, labels: Mapping[str, str]) -> list[Line]:
    """The priced lines of an offer: the price form, and what single requirements cost beyond it (once)."""
    found = []
    for id, entry in answers.sections["prices"].items():
        amount = _number(entry.get("amount"))
        if amount is not None:
            found.append(
                Line(
                    id,
                    str(entry.get("item") or labels.get(id, id)),
                    amount,
                    str(entry.get("recurring", "once")),
                    _yes(entry.get("per_user")),
                    str(entry.get("plan", "both")),
                    _yes(entry.get("optional")),
                )
            )
    for id, entry in answers.sections["requirements"].items():
        amount = _number(entry.get("price"))
        if amount:
            found.append(Line(id, id, amount))
    return found


def cost(answers: Answers, labels: Mapping[str, str], users: int, years: int, vat: float | None = None) -> Cost:
    """What an offer costs. `vat` in percent holds where the offer names none."""
    terms = {id: _number(entry.get("value")) for id, entry in answers.sections["terms"].items()}
    index = terms.get("index") or 0.0
    offered = lines(answers, labels)
    included = [line for line in offered if not line.optional]
    names = [name for name in ("rental", "purchase") if any(line.plan == name for line in included)]
    plans = tuple(plan(name, included, users, years, index) for name in names or (["single"] if included else []))
    optional = sum(sum(line.monthly_payments(users, MONTHS * years, index)) for line in offered if line.optional)
    own_vat = terms.get("vat")
    return Cost(
        years,
        users,
        plans,
        optional,
        own_vat if own_vat is not None else vat,
        break_even(included, users, index) if len(plans) == 2 else None,
        _instalments(plans, terms),
    )


def plan(name: str, included: Sequence[Line], users: int, years: int, index: float = 0.0) -> Plan:
    """One plan over the years: its own lines and those of both plans."""
    mine = [line for line in included if name == "single" or line.plan in (name, "both")]
    months = MONTHS * years
    paid = _per_month(mine, users, months, index)
    once = sum(line.amount * (users if line.per_user else 1) for line in mine if line.recurring == "once")
    return Plan(name, once, sum(paid) - once, tuple(accumulate(paid)))


def break_even(included: Sequence[Line], users: int, index: float = 0.0) -> int | None:
    """The first month in which rental has cost more than purchase; None: not within 20 years."""
    rental, purchase = (plan(name, included, users, HORIZON, index) for name in ("rental", "purchase"))
    return next((m for m in range(1, MONTHS * HORIZON + 1) if rental.cumulated(m) > purchase.cumulated(m)), None)


def down_payment(price: float, share: float) -> float:
    """What is paid at once; `share` in percent."""
    return price * share / 100


def instalments(price: float, share: float, count: int, amount: float | None = None) -> Instalments:
    """A price paid in parts: `share` percent at once, the rest in `count` parts of `amount` (None: equal parts)."""
    down = down_payment(price, share)
    part = (price - down) / count if amount is None else amount
    return Instalments(down, count, part, down + count * part - price)


def _instalments(plans: Sequence[Plan], terms: Mapping[str, float | None]) -> Instalments | None:
    """For the purchase, else for the one-off part of the only plan."""
    count, share = terms.get("instalments"), terms.get("down_payment")
    bought = next((plan for plan in plans if plan.name == "purchase"), plans[0] if plans else None)
    if bought is None or not bought.once or (not count and not share):
        return None
    return instalments(bought.once, share or 0.0, max(int(count or 1), 1), terms.get("instalment_amount"))


def _per_month(mine: Sequence[Line], users: int, months: int, index: float) -> list[float]:
    paid = [0.0] * months
    for line in mine:
        for month, amount in enumerate(line.monthly_payments(users, months, index)):
            paid[month] += amount
    return paid


def _number(value: Value | None) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _yes(value: Value | None) -> bool:
    return value is True or value == "yes"
