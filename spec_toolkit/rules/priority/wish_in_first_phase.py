"""A nice-to-have that is planned for the first phase."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "warning"


def check(context: Context) -> Iterator[Hit]:
    for item in context.triage:
        if item.outcome != "nice_to_have":
            continue
        for evidence in item.evidence:
            if evidence.kind == "first_phase":
                others = (Other((*item.path, "priority")),) if item.explicit else ()
                yield Hit(evidence.path, values={"id": item.id, "phase": evidence.words}, others=others)
