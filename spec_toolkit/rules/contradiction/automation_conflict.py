"""Two automations on the same event that do opposite things."""

from collections.abc import Iterator

from spec_toolkit.facts.compare import clashes
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.statements import facts
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.text import normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
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
