"""Something that is both part of the project and excluded from it."""

from collections.abc import Iterator

from spec_toolkit.facts.frozen import Said
from spec_toolkit.findings import SpecPath
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    scope = context.spec.scope
    if scope is None:
        return
    excluded = [(number, context.facts.topic(text), text) for number, text in enumerate(scope.excluded)]
    named: list[tuple[SpecPath, str]] = [(("scope", "included", n), text) for n, text in enumerate(scope.included)]
    named += [(("modules", n, "name"), module.name) for n, module in enumerate(context.spec.modules) if module.name]
    inside = [(path, text, context.facts.topic(text)) for path, text in named]
    for number, topic, text in excluded:
        for path, other, own in inside:
            if topic and own and topic == own:
                yield Hit(("scope", "excluded", number), values={"other": other, "words": text}, others=(Other(path),))
    for number, topic, text in excluded:
        wanted = next((said.source for said in context.facts.sentences if _asks(said, topic)), None)
        if wanted is not None:
            yield Hit(
                ("scope", "excluded", number),
                values={"other": context.item_id(wanted.path) or "", "words": text},
                message="requirement",
                others=(Other(wanted.path, start=wanted.start, end=wanted.end),),
                severity="info",
            )


def _asks(said: Said, topic: frozenset[str]) -> bool:
    """Whether a requirement speaks of everything that an excluded line names; two words at least."""
    return len(topic) > 1 and said.source.path[0] == "requirements" and not said.denies and topic <= said.topic
