"""An item whose words say another class than its `priority` field."""

from collections.abc import Iterator

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.triage.report import class_name

SEVERITY = "warning"

#: Class of the field to the kinds of wording that it cannot stand beside. A bare "shall" is in every requirement.
_CLASHES = {
    "must": ("later", "wish"),
    "long_term": ("wish", "obligation"),
    "nice_to_have": ("later", "obligation"),
}


def check(context: Context) -> Iterator[Hit]:
    for item in context.triage:
        if not item.explicit:
            continue
        # A later stage beats an obligation: "in phase 2 the law requires" is long-term.
        said = [e for e in item.evidence if e.kind in ("later", "wish", "obligation")]
        if said and said[0].kind in _CLASHES[item.outcome]:
            found = said[0]
            yield Hit(
                found.path,
                found.start,
                found.end,
                message=found.kind,
                values={"words": found.words, "id": item.id, "class": class_name(item.outcome, context.messages)},
                others=(Other((*item.path, "priority")),),
            )
