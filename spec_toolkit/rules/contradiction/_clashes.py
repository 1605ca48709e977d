"""Turns clashes of facts into hits: the later place is the finding, the earlier one its other side."""

from collections.abc import Iterator

from spec_toolkit.facts.fact import Source
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._separate import separate, stages_of
from spec_toolkit.rules.contradiction._settings import Choices

_LONGEST = 120


def hits(context: Context, kind: str) -> Iterator[Hit]:
    """The contradictions of one kind, but for those of what cannot meet."""
    clashes = context.facts.clashes.get(kind, ())
    stages = stages_of(context.spec.objects) if clashes else Choices(())
    for clash in clashes:
        if separate(context, clash, stages):
            continue
        first, second = clash.first.source, clash.second.source
        yield Hit(
            second.path,
            second.start,
            second.end,
            values={
                "second": shorten(second.words),
                "first": shorten(first.words),
                "other": name(context, first),
                "item": name(context, second),
            },
            others=(Other(first.path, start=first.start, end=first.end),),
        )


def name(context: Context, source: Source) -> str:
    """What a reader calls the place: the item's id, else the section."""
    return context.item_id(source.path) or str(source.path[0])


def shorten(words: str) -> str:
    """Words short enough for a message."""
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
