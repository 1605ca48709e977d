"""Two automations on the same event that do opposite things."""

from collections.abc import Iterator, Set

from spec_toolkit.facts.compare import clashes
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.statements import facts
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.conditions import fold, parse_condition
from spec_toolkit.languages.text import normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._settings import Setting, settings

SEVERITY = "error"

_UPPER, _LOWER = ("below", "at_most"), ("above", "at_least")
_A_PAIR = 2


def check(context: Context) -> Iterator[Hit]:
    told: set[tuple[int | str, int | str]] = set()
    for hit in _opposite(context):
        told.add((hit.path[1], hit.others[0].path[1]))
        yield hit
    for one, two in _two_values(context):
        if (two.number, one.number) not in told:
            told.add((two.number, one.number))
            automations = context.spec.automations
            first = automations[one.number]
            yield Hit(
                ("automations", two.number, "actions", two.place),
                values={
                    "first": first.actions[one.place],
                    "second": automations[two.number].actions[two.place],
                    "other": first.id,
                },
                others=(Other(("automations", one.number, "actions", one.place)),),
            )


def _two_values(context: Context) -> Iterator[tuple[Setting, Setting]]:
    """Settings of one field to two values on one event, where both can hold: always, or within some range."""
    automations = context.spec.automations
    seen: dict[tuple[frozenset[str], str, str], list[Setting]] = {}
    for setting in settings(context):
        event = context.facts.topic(automations[setting.number].trigger)
        if event:
            seen.setdefault((event, setting.choice.object, setting.choice.key), []).append(setting)
    for found in seen.values():
        for place, two in enumerate(found):
            for one in found[:place]:
                held, held_too = ({fold(c) for c in automations[s.number].conditions} for s in (one, two))
                if one.number == two.number or one.value == two.value:
                    continue
                if held <= held_too or held_too <= held or _ranges_meet(held ^ held_too):
                    yield one, two


def _ranges_meet(conditions: Set[str]) -> bool:
    """Whether two conditions ask for ranges of one field that share more than an edge: below 15 and above 10."""
    parsed = [parse_condition(text) for text in conditions]
    if len(parsed) != _A_PAIR or any(one is None or len(one.comparisons) != 1 for one in parsed):
        return False
    one, two = (condition.comparisons[0] for condition in parsed if condition)
    if fold(one.field.text) != fold(two.field.text):
        return False
    upper, lower = (one, two) if one.operator in _UPPER else (two, one)
    if upper.operator not in _UPPER or lower.operator not in _LOWER:
        return False
    most, least = upper.number, lower.number
    if most is None or least is None:
        return False
    # Between 10 and 11 there is nothing where whole things are counted.
    strict = upper.operator == _UPPER[0] and lower.operator == _LOWER[0]
    return most - least > strict


def _opposite(context: Context) -> Iterator[Hit]:
    """Actions that say the opposite of each other."""
    seen: dict[frozenset[str], list[tuple[SpecPath, str]]] = {}
    for number, one in enumerate(context.spec.automations):
        event = context.facts.topic(one.trigger)
        if not event:
            continue
        conditions = frozenset(name for text in one.conditions for name in context.facts.topic(text))
        for place, action in enumerate(one.actions):
            seen.setdefault(event | {f"if {name}" for name in conditions}, []).append(
                (("automations", number, "actions", place), action)
            )
    for actions in seen.values():
        found = [fact for path, text in actions for fact in _facts(context, path, text)]
        for clash in clashes(found):
            first, second = clash.first.source, clash.second.source
            if first.path[1] != second.path[1]:
                yield Hit(
                    second.path,
                    values={"first": first.words, "second": second.words, "other": context.item_id(first.path)},
                    others=(Other(first.path),),
                )


def _facts(context: Context, path: SpecPath, text: str) -> list[Fact]:
    normal = normalise(text)
    return list(facts(context.facts.read(normal.text), Source(path, None, None, " ".join(normal.text.split()))))
