"""A sentence on which module comes before which, against the phases that bring them."""

from collections.abc import Iterator

from spec_toolkit.facts.reading import Reading
from spec_toolkit.languages.phrases import pattern
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._phases import MODULE, Brought, modules_of

SEVERITY = "error"
SOURCE = "Lint catalogue C14"

_LIMITS = frozenset(("exceptions", "except_only", "without", "conditions"))
#: A sentence that sets two modules in order.
_TWO = 2


def check(context: Context) -> Iterator[Hit]:
    if context.spec.rollout and len(context.spec.modules) >= _TWO:
        yield from each_text(context, _told, "rollout", "modules")


def _told(context: Context) -> Iterator[Hit]:
    """What sentences say against the order of the phases."""
    modules = modules_of(context)
    for said in context.facts.saying(_speaks_of) if len(modules) >= _TWO else ():
        pair = _in_order(context.facts.read(said.source.words), modules)
        if pair and pair[0].start.day > pair[1].start.day:
            values = {"words": shorten(said.source.words), "first": pair[1].start.day, "second": pair[0].start.day}
            others = tuple(Other(one.start.path) for one in pair)
            yield Hit(said.source.path, said.source.start, said.source.end, values=values, others=others)


def _speaks_of(text: str) -> bool:
    """Whether a sentence says when something goes live or starts, before or after something else."""
    return pattern("rollout", "go_live", "start").search(text) is not None


def _in_order(reading: Reading, modules: list[Brought]) -> tuple[Brought, Brought] | None:
    """The two modules of a sentence, the one that comes first by it before the other."""
    if reading.denies or reading.quantities or not reading.categories.isdisjoint(_LIMITS):
        return None
    found = reading.found
    marks = [place for place, term in enumerate(found) if term.has("before", "after")]
    if len(marks) != 1 or marks[0] == 0:
        return None
    sides = [found[: marks[0]], found[marks[0] + 1 :]]
    named = [[one for one in modules if one.names <= {term.key for term in side if term.content}] for side in sides]
    known = MODULE.union(*(one.names for side in named for one in side))
    if [len(side) for side in named] != [1, 1] or named[0] == named[1] or _besides(reading, known):
        return None
    earlier, later = named[0][0], named[1][0]
    return (earlier, later) if found[marks[0]].has("before") else (later, earlier)


def _besides(reading: Reading, known: frozenset[str]) -> bool:
    """Whether a sentence names anything but two modules and that they come."""
    words = pattern("rollout", "go_live", "start", "besides", "module", "phase")
    return any(
        term.content
        and term.key not in known
        and not term.has("before", "after")
        and not words.search(" ".join(term.words))
        for term in reading.found
    )
