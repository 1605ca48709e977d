"""Numbers with units, brought to one scale, as ranges: how far two of them can both hold.

Scale: seconds for times, percent, bytes, money by currency, pieces. A unit that is not exact (a month, a working day)
gives a range of values, so that 30 days and a month, or 24 hours and a working day, are never called different.
"""

from typing import Literal, NamedTuple

Kind = Literal["exact", "most", "least", "above", "below", "after", "about", "many", "range"]

_HOUR, _DAY = 3600.0, 86400.0
_TIMES: dict[str, tuple[float, float]] = {
    "millisecond": (0.001, 0.001),
    "second": (1, 1),
    "minute": (60, 60),
    "hour": (_HOUR, _HOUR),
    "day": (_DAY, _DAY),
    "week": (7 * _DAY, 7 * _DAY),
    "month": (28 * _DAY, 31 * _DAY),
    "quarter": (89 * _DAY, 92 * _DAY),
    "half_year": (181 * _DAY, 184 * _DAY),
    "year": (365 * _DAY, 366 * _DAY),
}
_BYTES: dict[str, tuple[float, float]] = {
    "kilobyte": (1e3, 1024),
    "megabyte": (1e6, 1024**2),
    "gigabyte": (1e9, 1024**3),
    "terabyte": (1e12, 1024**4),
}
#: Seconds below which a time says how fast something is done, not how long something is kept.
MOMENT = _HOUR
#: A working day has at least 8 hours by the clock and may reach over a long weekend.
_WEEKEND = 3 * _DAY
#: Units that are currencies.
MONEY = (
    "euro",
    "dollar",
    "shekel",
    "riyal",
    "dirham",
    "dinar",
    "pound",
    "franc",
    "krona",
    "yen",
    "zloty",
    "rupee",
    "yuan",
    "lira",
    "ruble",
    "real",
    "peso",
    "rand",
    "canadian_dollar",
    "australian_dollar",
)


class Quantity(NamedTuple):
    """A number in a text. `low` and `high` enclose its value on the scale of its `dimension`; `written` is as written.

    `kind` says what it bounds: at most, at least, above, below; exact; a moment `after` something; `many` is two or
    more; a `range` runs from `low` to `high`. `first` and `end` are the tokens that it takes.
    """

    dimension: str
    low: float
    high: float
    kind: Kind
    first: int = 0
    end: int = 0
    #: Number and unit as written: in one unit three is always less than ten, however inexact the unit.
    number: float = 0.0
    unit: str = ""

    @property
    def upper(self) -> bool:
        return self.kind in ("most", "below")

    @property
    def lower(self) -> bool:
        return self.kind in ("least", "above", "many")

    @property
    def value(self) -> tuple[str, float, float, str]:
        """What makes two quantities the same, wherever they stand."""
        return self.dimension, self.low, self.high, self.kind


#: A time longer than any other: what is kept for ever, what never expires.
ENDLESS = Quantity("time", 1e15, 1e15, "least")


def scale(number: float, unit: str) -> tuple[str, float, float]:
    """Dimension and range of a number with a unit (a concept of `units`; empty: pieces)."""
    if unit in _TIMES:
        low, high = _TIMES[unit]
        return "time", number * low, number * high
    if unit == "working_hour":
        return "time", number * _HOUR, number * _HOUR * 3 + _WEEKEND
    if unit == "working_day":
        return "time", max(number - 1, 0) * _DAY + min(number, 1) * 8 * _HOUR, number * _DAY + _WEEKEND
    if unit in _BYTES:
        low, high = _BYTES[unit]
        return "bytes", number * low, number * high
    if unit in MONEY:
        return f"money {unit}", number, number
    if unit == "percent":
        return "percent", number, number
    return "count", number, number


#: How many times as large another figure is that is no more "about" the same.
_ABOUT = 1.5


def clash(one: Quantity, two: Quantity) -> bool:
    """Whether two statements of one quantity cannot both hold.

    Two upper bounds (or two lower ones) that differ are two answers to one question, so they clash as well.
    """
    if one.dimension != two.dimension:
        return False
    if one.dimension == "count":
        one, two = _several(one), _several(two)
    if "about" in (one.kind, two.kind):
        # "Two days on average", "five days on average".
        return one.kind == two.kind and (one.high * _ABOUT < two.low or two.high * _ABOUT < one.low)
    if "many" in (one.kind, two.kind):
        many, other = (one, two) if one.kind == "many" else (two, one)
        return other.kind != "many" and not other.lower and other.high < many.low
    if one.kind == two.kind == "range":
        return (one.low, one.high) != (two.low, two.high)
    if (one.upper and two.upper) or (one.lower and two.lower) or one.kind == two.kind:
        return _apart(one, two)
    if {one.kind, two.kind} == {"after", "most"}:
        return False
    if one.lower or two.upper:
        one, two = two, one
    # Now `one` is an upper bound or a value, `two` a lower bound or a value.
    if one.upper or two.lower:
        return _less(one, two)
    return _apart(one, two)


def _several(count: Quantity) -> Quantity:
    """More than one are many: "יותר ממטופל אחד"."""
    return count._replace(kind="many", low=2.0) if count.kind == "above" and count.high == 1 else count


def too_late(one: Quantity, two: Quantity) -> bool:
    """Whether what comes after one time is no more in time by the other: "within a day", "after three days"."""
    if one.dimension != two.dimension or {one.kind, two.kind} != {"after", "most"}:
        return False
    late, soon = (one, two) if one.kind == "after" else (two, one)
    return _less(soon, late)


def overlap(one: Quantity, two: Quantity) -> bool:
    """Whether some value keeps both bounds: "over 10 %" and "up to 10 %" share none."""
    if one.dimension != two.dimension:
        return True
    written = bool(one.unit) and one.unit == two.unit and "range" not in (one.kind, two.kind)
    low_one, high_one, low_two, high_two = *_interval(one, written), *_interval(two, written)
    if high_one < low_two or high_two < low_one:
        return False
    if high_one == low_two:
        return not (one.kind == "below" or two.kind == "above")
    if high_two == low_one:
        return not (two.kind == "below" or one.kind == "above")
    return True


def _interval(quantity: Quantity, written: bool) -> tuple[float, float]:
    """The values that keep a bound; `written`: in its own unit, where 20 MB are 20."""
    low, high = (quantity.number, quantity.number) if written else (quantity.low, quantity.high)
    if quantity.upper:
        return float("-inf"), high
    if quantity.lower or quantity.kind == "after":
        return low, float("inf")
    return low, high


def _apart(one: Quantity, two: Quantity) -> bool:
    return _less(one, two) or _less(two, one)


#: Hours of work in a unit of working time, at least and at most.
_WORK = {"working_hour": (1.0, 1.0), "working_day": (6.0, 12.0)}


def _less(one: Quantity, two: Quantity) -> bool:
    if one.unit and one.unit == two.unit and "range" not in (one.kind, two.kind):
        return one.number < two.number
    if one.unit in _WORK and two.unit in _WORK and "range" not in (one.kind, two.kind):
        return one.number * _WORK[one.unit][1] < two.number * _WORK[two.unit][0]
    return one.high < two.low
