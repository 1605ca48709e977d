"""Numbers, dates, money and counted nouns by language. Data: `<language>/formats.yaml`."""

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Any

from spec_toolkit.languages.labels import _data


class Formats:
    """How one language writes what is not text."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._data: dict[str, Any] = _data(language, "formats.yaml")
        #: Stands between the entries of a list in a line.
        self.separator: str = self._data["separator"]
        self.colon: str = self._data["colon"]
        #: Stands between a value and the one that follows it; it points the way that the language is read.
        self.arrow: str = self._data["arrow"]

    def date(self, day: dt.date) -> str:
        """21 November 2026, in the words of the language."""
        pattern: str = self._data["date"]
        return pattern.format(day=day.day, month=self._data["months"][day.month - 1], year=day.year)

    def number(self, value: int | float) -> str:
        """Digits in groups of three, without rounding and without trailing zeros."""
        text = format(
            Decimal(repr(value)) if isinstance(value, float) else value, "f" if isinstance(value, float) else "d"
        )
        sign = "-" if text.startswith("-") else ""
        whole, _, fraction = text.removeprefix("-").partition(".")
        fraction = fraction.rstrip("0")
        if len(whole) > 3:
            whole = f"{int(whole):,}".replace(",", self._data["group"])
        return sign + whole + (self._data["decimal"] + fraction if fraction else "")

    def percent(self, value: int | float) -> str:
        """`value` is in percent: 99.5 is 99.5 %."""
        pattern: str = self._data["percent"]
        return pattern.format(n=self.number(value))

    def quantity(self, value: int | float, unit: str) -> str:
        """A number with its unit."""
        return self.percent(value) if unit.strip() == "%" else f"{self.number(value)} {unit}"

    def money(self, value: int | float, currency: str) -> str:
        """An amount; `currency` is an ISO 4217 code or the author's own word."""
        pattern: str = self._data["currencies"].get(currency.strip().upper(), "{n} " + currency.replace("{", "{{"))
        return pattern.format(n=self.number(value))

    def counted(self, noun: str, count: int) -> str:
        """A noun with its number in the right form. Raises KeyError for a noun that the data do not know."""
        forms: dict[str, str] = self._data["counted"][noun]
        form = forms.get(plural_form(self.language, count)) or forms["other"]
        return form.replace("{n}", self.number(count))


def plural_form(language: str, count: int) -> str:
    """The plural category of a whole number (Unicode CLDR 45, cardinal rules)."""
    if language == "ar":
        if count < 3:
            return ("zero", "one", "two")[count]
        rest = count % 100
        return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"
    if language == "he" and count == 2:
        return "two"
    return "one" if count == 1 else "other"


@cache
def formats(language: str) -> Formats:
    """The formats of a language: en, he or ar."""
    return Formats(language)
