"""The sentences that say what shall hold, for rules that compare them with an object, and what limits them."""

from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.reading import Reading
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.text import normalise, sentences
from spec_toolkit.model.objects import Object
from spec_toolkit.rules._context import Context

_SECTIONS = ("requirements", "business_rules", "constraints", "decisions")
#: The fields of these sections that say what shall hold.
_FIELDS = ("statement", "decision")


class Sentence(NamedTuple):
    """A sentence of a statement: normalised, with its place in the author's text; `whole` is the statement."""

    path: SpecPath
    start: int
    end: int
    text: str
    whole: str


def binding(context: Context) -> Iterator[Sentence]:
    """Every sentence of the statements that bind."""
    for field in context.index.texts():
        if field.path[-1] in _FIELDS and field.path[0] in _SECTIONS:
            normal = normalise(field.text)
            for start, end in sentences(normal.text):
                yield Sentence(
                    field.path, normal.original(start), normal.original(end), normal.text[start:end], field.text
                )


def steps(context: Context) -> Iterator[Sentence]:
    """What is done in every step of the processes that shall be."""
    for number, process in enumerate(context.spec.processes):
        for place, step in enumerate(process.steps if process.state != "as_is" else ()):
            text = step.action or ""
            yield Sentence(("processes", number, "steps", place, "action"), 0, len(text), normalise(text).text, text)


def names(context: Context, thing: Object, text: str) -> bool:
    """Whether a text speaks of the object, so that its fields and stages are meant and not those of another one."""
    own = context.facts.topic(thing.name or thing.id)
    return bool(own) and own <= context.facts.topic(text)


def is_conditional(reading: Reading) -> bool:
    """Whether a condition limits the sentence; "that" behind "may not" opens none."""
    found = reading.found
    return any(
        term.has("conditions") and not (place and found[place - 1].has("negators", "modal"))
        for place, term in enumerate(found)
    )
