"""A sentence that gives an indicator another figure, now or as a target, or the target on an earlier day."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.dates import When, when
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.roots import root
from spec_toolkit.facts.slots import Slots
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.phrases import pattern
from spec_toolkit.languages.text import TOKEN, language_of, normalise
from spec_toolkit.model.goals import Kpi
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._sentences import is_conditional

SEVERITY = "error"
SOURCE = "Lint catalogue C13"

_DIGIT = re.compile(r"\d")
_LIMITS = frozenset(("exceptions", "except_only", "without"))
#: Words up to this many letters say only how others stand to each other.
_SHORT = 2
_FROM = ("מ",)
_BESIDES = ("moves", "now", "aims", "measures", "besides")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A sentence that says from which figure to which.
_BOTH = 2


class _Indicator(NamedTuple):
    """An indicator: its number, the names in its name and its formula, and the stems by which its name is known."""

    number: int
    kpi: Kpi
    core: frozenset[str]
    named: frozenset[str]
    stems: frozenset[str]


def check(context: Context) -> Iterator[Hit]:
    if context.spec.kpis:
        yield from each_text(context, _told, "kpis")


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say against an indicator."""
    by_name: dict[str, list[_Indicator]] = defaultdict(list)
    for one in _indicators(context):
        for name in one.core:
            by_name[name].append(one)
    same = concepts().same
    for said in context.facts.saying(_speaks_of) if by_name else ():
        near = {one.number: one for name in said.topic for one in by_name.get(same.get(name, name), ())}
        for one in near.values():
            if one.stems <= _stems(context, said.source.words):
                found = _differs(context, said.source.path, context.facts.read(said.source.words), one)
                if found:
                    key, value = found
                    values = {"words": shorten(said.source.words), "name": one.kpi.name, "value": value}
                    place = (said.source.path, said.source.start, said.source.end)
                    message = "message" if key == "target" else key
                    yield Hit(*place, values=values, message=message, others=(Other(("kpis", one.number, key)),))


def _speaks_of(text: str) -> bool:
    """Whether a sentence says how a figure moves, or what it is now."""
    return _DIGIT.search(text) is not None and pattern("indicators", "moves", "now", "aims").search(text) is not None


def _indicators(context: Context) -> Iterator[_Indicator]:
    """The indicators with a name, a unit and a target."""
    for number, kpi in enumerate(context.spec.kpis):
        if kpi.name and kpi.unit and isinstance(kpi.target, int | float):
            text = normalise(kpi.name).text
            core = Slots(context.facts.read(text)).core()
            if core:
                named = core | context.facts.topic(kpi.formula) if kpi.formula else core
                yield _Indicator(number, kpi, core, named, _known_by(context, text))


def _known_by(context: Context, name: str) -> frozenset[str]:
    """The stems by which a sentence is about an indicator: "share of renewed contracts" is the renewal rate."""
    measures = pattern("indicators", "measures")
    told = " ".join(word for word in name.split() if not measures.fullmatch(word))
    return _stems(context, told) or _stems(context, name)


def _stems(context: Context, text: str) -> frozenset[str]:
    """The words of a text by which the name of an indicator is known in it."""
    language = language_of(text)
    if language == "en":
        return context.facts.known.stems(text)
    return frozenset(root(word, language) for word in TOKEN.findall(text) if word[0].isalpha() and len(word) > _SHORT)


def _differs(context: Context, path: SpecPath, reading: Reading, one: _Indicator) -> tuple[str, object] | None:
    """Which value of an indicator a sentence denies, and the value."""
    if reading.denies or is_conditional(reading) or not reading.categories.isdisjoint(_LIMITS):
        return None
    figures = _figures(context, reading, one.kpi)
    if not figures or len(figures) > _BOTH or _besides(reading, one):
        return None
    baseline, goals = one.kpi.baseline, path[0] == "goals"
    now = pattern("indicators", "now").search(reading.text) is not None
    if (now or len(figures) == _BOTH) and isinstance(baseline, int | float) and figures[0] != baseline:
        return "baseline", f"{baseline:g} {one.kpi.unit}"
    if now or goals or not pattern("indicators", "moves", "aims").search(reading.text):
        return None  # the figure and the day of a goal are a matter of rule `goal-indicator`
    return _aims_elsewhere(reading, one.kpi, figures[-1])


def _figures(context: Context, reading: Reading, kpi: Kpi) -> list[float]:
    """The figures of a sentence in the unit of the indicator."""
    unit = context.facts.amounts(f"2 {kpi.unit}")
    if len(unit) != 1:
        return []
    same = [q for q in reading.quantities if q.dimension == unit[0].dimension]
    figures = [_scaled(quantity, unit[0]) for quantity in same]
    return [*_start(reading, same[0]), *figures] if len(same) == 1 else figures


def _start(reading: Reading, reached: Quantity) -> list[float]:
    """The figure from which a Hebrew sentence says that another is reached, in the same unit: "מ-36 שעות ל-8 שעות"."""
    found = reading.found
    behind = found[reached.end - 1].words
    starts = (place for place in range(1, reached.first - 1) if found[place - 1].words == _FROM)
    return [
        number for place in starts if (number := found[place].number) is not None and found[place + 1].words == behind
    ][:1]


def _scaled(quantity: Quantity, unit: Quantity) -> float:
    """The figure in the unit of which `unit` holds two."""
    if quantity.unit == unit.unit:
        return quantity.number
    return round(quantity.low / (unit.low / 2), 6)


def _besides(reading: Reading, one: _Indicator) -> bool:
    """Whether a sentence names anything else: the indicator of a part."""
    slots = Slots(reading)
    out = frozenset(
        place
        for place, term in enumerate(slots.found)
        if term.number is not None or pattern("indicators", *_BESIDES).search(" ".join(term.words))
    )
    rest = slots.core(out) - one.named
    return any(not name.startswith("date ") and not name.isdigit() for name in rest)


def _aims_elsewhere(reading: Reading, kpi: Kpi, figure: float) -> tuple[str, object] | None:
    """Another target, or the target on another day; another figure on another day is a step on the way."""
    named = [one for one in when(reading.found, denies=False) if one.dimension == "date"] or _years(reading)
    due = kpi.due if isinstance(kpi.due, dt.date) else None
    elsewhen = bool(named) and (due is None or not _is_on(named[0], due))
    if figure != kpi.target:
        return None if elsewhen else ("target", f"{kpi.target:g} {kpi.unit}")
    return ("due", due) if elsewhen and due is not None and named[0].kind != "since" else None


def _years(reading: Reading) -> list[When]:
    """The year that a sentence names without a day."""
    years = [int(term.key) for term in reading.found if _YEAR.fullmatch(term.key)]
    return [_year(years[0])] if len(years) == 1 else []


def _year(year: int) -> When:
    first, last = dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
    return When("date", first, last, "until")


def _is_on(said: When, due: dt.date) -> bool:
    return said.low <= due.toordinal() <= said.high
