"""A sentence that rules out another attempt after a failure where an integration makes one, or the other way round."""

from collections.abc import Iterator

from spec_toolkit.languages.phrases import pattern
from spec_toolkit.languages.text import normalise
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._integrations import linked

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

#: How far before the words the negator stands: "the system does not try again".
_NEAR = 6


def check(context: Context) -> Iterator[Hit]:
    retrying = {
        link.id: (number, link, repeats)
        for number, link in enumerate(context.spec.integrations)
        if (repeats := _repeats(context, normalise(link.on_failure or "").text)) is not None
    }
    for said in context.facts.saying(_speaks_of) if retrying else ():
        repeats = _repeats(context, said.source.words)
        for id in linked(context, said.source.path):
            if id in retrying and repeats is not None and repeats != retrying[id][2]:
                number, link, _ = retrying[id]
                values = {"words": shorten(said.source.words), "id": id, "failure": shorten(link.on_failure or "")}
                place = (said.source.path, said.source.start, said.source.end)
                yield Hit(*place, values=values, others=(Other(("integrations", number, "on_failure")),))


def _speaks_of(text: str) -> bool:
    return pattern("failure", "retry").search(text) is not None


def _repeats(context: Context, text: str) -> bool | None:
    """Whether a text makes another attempt or rules one out; None where it speaks of none."""
    found = pattern("failure", "retry").search(text)
    if found is None:
        return None
    before = context.facts.read(text[: found.start()]).found[-_NEAR:] if found.start() else []
    return not any(term.has("negators", "without") for term in before)
