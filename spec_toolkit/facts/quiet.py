"""Answers that nothing contradicts while nobody gives another one: "may" without a "may not", "by mail" without "only".

Of some questions only some answers can clash with others. Until somebody in a specification gives one of those, what
everybody else answers need not be found out.
"""

from collections.abc import Callable, Iterable
from typing import Any

from spec_toolkit.facts.exclusive import ALONE
from spec_toolkit.facts.fact import Fact
from spec_toolkit.facts.quantities import MONEY
from spec_toolkit.facts.reading import Reading

#: Which values can clash with others at all, by the form of the bucket, where only some can.
TELLING: dict[str, Callable[[Any], bool]] = {
    "polarity": lambda value: not value,
    "exclusive": lambda value: bool(value[1]),
    "claim may": lambda value: not value.says,
    "claim who": lambda value: bool(value.alone),
    "claim way": lambda value: bool(value.alone),
    "claim sole": lambda value: bool(value.alone),
    "claim given": lambda value: not value.mandatory,
    "claim needs": lambda value: not value.approval,
    "claim passed": lambda value: not value.flows,
    "claim sum": lambda value: bool(value.bound),
    "claim at time": lambda value: not value.says,
    "claim listed": lambda value: bool(value.complete),
}

#: Forms that need not be found out, with the senses of which a sentence has one that gives a telling answer.
_SIGNS: dict[str, tuple[str, ...]] = {
    "polarity": ("negators", "nobody", "without"),
    "exclusive": ("nobody", *ALONE),
    "claim may": ("negators", "nobody", "only"),
    "claim who": ALONE,
    "claim way": ("place", *ALONE),
    "claim sole": ("only",),
    "claim needs": ("contrast", "without", "awaits"),
}
QUIET = frozenset(_SIGNS)
#: Verbs by which an English sentence says how something is seen.
SHOWING = ("show", "view")
#: The name of an attribute that a thing has one value of, without an "only".
_ONE_VALUE = "currency"


def untold(reading: Reading, quiet: frozenset[str]) -> frozenset[str]:
    """Of the forms of which nobody has given a telling answer yet, those of which this sentence does not either."""
    kinds = reading.categories
    found = [form for form in quiet if kinds.isdisjoint(_SIGNS[form])]
    if "claim way" in found and "value" in kinds and any(t.key.startswith("date_format") for t in reading.found):
        found.remove("claim way")
    if "claim way" in found and (_names_currency(reading) or any(term.key == _ONE_VALUE for term in reading.found)):
        found.remove("claim way")
    return frozenset(found)


def _names_currency(reading: Reading) -> bool:
    """Whether an English or Hebrew sentence may say of all amounts in which currency they are."""
    if reading.language == "ar":
        return False
    if reading.categories.isdisjoint(("every", "reach")) and not any(t.key in SHOWING for t in reading.found):
        return False
    return any(t.senses.get("unit") in MONEY or t.senses.get("value", "").startswith(_ONE_VALUE) for t in reading.found)


def tells(fact: Fact) -> bool:
    """Whether a fact of a form of which only some can clash with others is one of those."""
    judge = TELLING.get(fact.bucket.form)
    return judge is not None and judge(fact.value)


def told_of(facts: Iterable[Fact], quiet: frozenset[str]) -> frozenset[str]:
    """The forms among these of which the facts hold a telling answer."""
    told = [form for fact in facts if (form := fact.bucket.form) in quiet and TELLING[form](fact.value)]
    return frozenset(told) if told else frozenset()
