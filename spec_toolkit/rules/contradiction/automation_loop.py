"""Automations that set each other off without end."""

from collections.abc import Iterator, Sequence

from spec_toolkit.languages.conditions import fold, parse_condition, spellings
from spec_toolkit.languages.text import normalise
from spec_toolkit.model.processes import Automation
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._graph import cycles
from spec_toolkit.rules.contradiction._settings import Setting, folded, meets, settings

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    automations = context.spec.automations
    starts = _starts(context)
    certain = _by_settings(context)
    for id, found in certain.items():
        starts[id] = list(dict.fromkeys([*starts[id], *found]))
    for cycle in cycles(starts):
        numbers = [next(n for n, one in enumerate(automations) if one.id == each) for each in cycle]
        if any(automations[number].stop_condition for number in numbers):
            continue
        ways = zip(cycle, [*cycle[1:], cycle[0]], strict=True)
        guarded = any(automations[n].conditions for n in numbers) and not all(certain[a].get(b) for a, b in ways)
        guarded = guarded and not (len(cycle) > 1 and _unmoved([automations[n] for n in numbers]))
        declared = all(set(automations[number].triggers) & set(cycle) for number in numbers)
        yield Hit(
            ("automations", numbers[0], "actions"),
            severity="info" if guarded and not declared else None,
            values={"way": " → ".join([*cycle, cycle[0]])},
            message="message" if len(cycle) > 1 else "itself",
            others=tuple(Other(("automations", number, "actions")) for number in numbers[1:])
            or (Other(("automations", numbers[0], "trigger"), "trigger"),),
        )


def _unmoved(automations: Sequence[Automation]) -> bool:
    """Whether all have the same conditions, on fields that none of their actions names: nothing ends the round."""
    asked = {frozenset(fold(text) for text in one.conditions) for one in automations}
    parsed = [parse_condition(text) for text in automations[0].conditions]
    if len(asked) != 1 or not all(parsed):
        return False
    actions = " ".join(fold(action) for one in automations for action in one.actions)
    asked_of = [comparison for condition in parsed if condition for comparison in condition.comparisons]
    if not {comparison.operator for comparison in asked_of} <= {"is", "is_not", "is_set", "is_not_set"}:
        return False  # a counter may end it
    fields = [comparison.field.text for comparison in asked_of]
    return not any(spelling in actions for field in fields for spelling in spellings(field))


def _by_settings(context: Context) -> dict[str, dict[str, bool]]:
    """Automation to those that wait for a field which it sets, and whether the setting meets all their conditions."""
    automations = context.spec.automations
    found: dict[str, dict[str, bool]] = {one.id: {} for one in automations}
    triggers = [folded(one.trigger or "") for one in automations]
    for setting in settings(context):
        for one, words in zip(automations, triggers, strict=True):
            behind = setting.choice.is_named(words)
            # "becomes won" waits for that value alone
            if behind is None or setting.choice.value(words, behind) not in (None, setting.value):
                continue
            held = _held(setting, one)
            if held is not None:
                found[automations[setting.number].id][one.id] = held
    return found


def _held(setting: Setting, automation: Automation) -> bool | None:
    """Whether the setting alone meets the conditions; None where it breaks one of them."""
    sure = True
    for text in automation.conditions:
        condition = parse_condition(text)
        for comparison in condition.comparisons if condition else ():
            outcome = meets(setting, comparison)
            if outcome is False:
                return None
            sure = sure and bool(outcome)
        sure = sure and condition is not None
    return sure


#: Names that carry the event: what is done, and to what.
_EVENTS = {
    "create": "create",
    "edit": "edit",
    "delete": "delete",
    "send": "send",
    "assign": "edit",
    "close": "edit",
    "reschedule": "edit",
}


def _starts(context: Context) -> dict[str, list[str]]:
    """Automation to the automations that its actions start: as declared, and where an action meets a trigger."""
    triggers: dict[str, list[tuple[frozenset[str], str]]] = {}
    for one in context.spec.automations:
        if one.trigger and (event := _event(context, one.trigger)):
            triggers.setdefault(min(event), []).append((event, one.id))
    starts: dict[str, list[str]] = {}
    for one in context.spec.automations:
        nexts = list(one.triggers)
        for action in one.actions:
            done = _event(context, action) or frozenset()
            for name in sorted(done):
                nexts += [
                    id for event, id in triggers.get(name, ()) if event == done or (event < done and id != one.id)
                ]
        starts[one.id] = list(dict.fromkeys(nexts))
    return starts


def _event(context: Context, text: str) -> frozenset[str] | None:
    """Verb and things of a trigger or an action; None where one of them is missing."""
    reading = context.facts.read(normalise(text).text)
    verbs = {_EVENTS[term.key] for term in reading.found if term.key in _EVENTS}
    things = {term.key for term in reading.found if term.key and not term.has("action", "role")}
    return frozenset({*verbs, *things}) if len(verbs) == 1 and things else None
