"""A sentence that has records come to one stage before another, where the stages have it the other way."""

from collections.abc import Iterator

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import Fact
from spec_toolkit.model.objects import Object
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._graph import reach
from spec_toolkit.rules.contradiction._stage_acts import acts, by_name

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

#: Stage to what is done to a record that comes to it.
_Acts = dict[str, frozenset[str]]


def check(context: Context) -> Iterator[Hit]:
    staged = {thing.id: (number, thing) for number, thing in enumerate(context.spec.objects) if thing.stages}
    called = by_name(context, (thing for _, thing in staged.values()))
    known: dict[str, _Acts] = {}
    for fact in context.facts.claimed("claim first") if called else ():
        for id in sorted(one for name in fact.bucket.subject & called.keys() for one in called[name]):
            number, thing = staged[id]
            named = known.setdefault(id, {stage.id: acts(context, thing, stage) for stage in thing.stages})
            turned = _turned(context, fact, thing, named)
            if turned is not None:
                first, then = turned
                place = next(at for at, stage in enumerate(thing.stages) if stage.id == then)
                values = {"words": shorten(fact.source.words), "object": id, "first": first, "then": then}
                other = Other(("objects", number, "stages", place, "next"))
                yield Hit(fact.source.path, fact.source.start, fact.source.end, values=values, others=(other,))


def _turned(context: Context, fact: Fact, thing: Object, named: _Acts) -> tuple[str, str] | None:
    """The stages that a sentence has first and then, where records come to the first one from the other only."""
    before, after, whose = fact.value
    firsts = [id for id, names in named.items() if names & (before - after)]
    thens = [id for id, names in named.items() if names & (after - before)]
    if len(firsts) != 1 or len(thens) != 1 or firsts == thens:
        return None
    known = context.facts.core(thing.name or thing.id).union(*named.values())
    if (fact.bucket.subject | whose) - known - (concepts().slight - concepts().persons) - {"stage", "status"}:
        return None  # some of the records only, or somebody else's part in it
    graph = {stage.id: stage.next for stage in thing.stages}
    (first,), (then,) = firsts, thens
    return (first, then) if first in reach(graph, [then]) and then not in reach(graph, [first]) else None
