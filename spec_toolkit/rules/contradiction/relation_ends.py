"""A relation that the two objects describe differently."""

from collections import defaultdict
from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    ends: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for i, thing in enumerate(context.spec.objects):
        for j, relation in enumerate(thing.relations):
            if relation.cardinality and relation.to != thing.id:
                ends[thing.id, relation.to].append((i, j, relation.cardinality))
    for (one, two), here in ends.items():
        there = ends.get((two, one), [])
        if len(here) != 1 or len(there) != 1 or one > two:
            continue
        (i, j, kind), (k, m, back) = sorted((here[0], there[0]))
        if _TURNED[kind] != back:
            yield Hit(
                ("objects", k, "relations", m, "kind"),
                values={
                    "one": context.spec.objects[i].id,
                    "two": context.spec.objects[k].id,
                    "kind": kind,
                    "back": back,
                    "right": _TURNED[kind],
                },
                others=(Other(("objects", i, "relations", j, "kind")),),
            )


_TURNED = {
    "one_to_one": "one_to_one",
    "one_to_many": "many_to_one",
    "many_to_one": "one_to_many",
    "many_to_many": "many_to_many",
}
