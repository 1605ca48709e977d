"""A sentence that lets a record into a stage without what the gate of the stage asks for."""

from collections.abc import Iterator
from typing import NamedTuple

from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.model.objects import Object
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other
from spec_toolkit.rules.contradiction._clashes import shorten
from spec_toolkit.rules.contradiction._fields import linked
from spec_toolkit.rules.contradiction._sentences import binding, names

SEVERITY = "error"
SOURCE = "Lint catalogue C12"

Names = frozenset[str]

#: Names of what is done to reach a stage, or to meet its gate, whatever it is.
_PLAIN = frozenset(("stage", "launch", "create", "receive", "enter", "is_set", "availability"))


class _Gate(NamedTuple):
    """A line of a gate: where it stands, the names of the stage, those in the line."""

    object: int
    stage: int
    line: int
    thing: Object
    called: Names
    asked: Names
    words: str


def check(context: Context) -> Iterator[Hit]:
    gates = list(_gates(context))
    for sentence in binding(context) if gates else ():
        reading = context.facts.read(sentence.text)
        if not _lets_through(reading):
            continue
        topic = reading.whole_topic
        ours = linked(context, sentence)
        for gate in gates:
            near = gate.thing.id in ours or names(context, gate.thing, sentence.whole)
            if near and gate.called <= topic and gate.asked <= _lacking(reading):
                values = {
                    "words": shorten(sentence.text),
                    "stage": gate.thing.stages[gate.stage].name,
                    "gate": gate.words,
                }
                other = Other(("objects", gate.object, "stages", gate.stage, "gate", gate.line))
                yield Hit(sentence.path, sentence.start, sentence.end, values=values, others=(other,))


def _gates(context: Context) -> Iterator[_Gate]:
    """The gates of stages that are called by a name of their own."""
    for i, thing in enumerate(context.spec.objects):
        own = context.facts.topic(thing.name or thing.id)
        for j, stage in enumerate(thing.stages):
            whole = context.facts.topic(stage.name or stage.id) - own
            called = whole - _PLAIN or whole
            for k, line in enumerate(stage.gate if called else ()):
                asked = context.facts.topic(line) - own - _PLAIN
                if asked and not context.facts.ask(line, _denies):
                    yield _Gate(i, j, k, thing, called, asked, line)


def _denies(reading: Reading) -> bool:
    return reading.denies or reading.lacks


def _lets_through(reading: Reading) -> bool:
    """Whether a sentence lets something happen without, before or in spite of something."""
    if reading.categories.isdisjoint(("without", "before", "conditions")) or "exceptions" in reading.categories:
        return False
    slots = Slots(reading)
    refuses = slots.denies or slots.act == "reject" or "only" in reading.categories or "refuses" in reading.categories
    return not refuses and (reading.permits or reading.lacks)


def _lacking(reading: Reading) -> Names:
    """The names behind the word that says that something is not there yet."""
    start = next((n for n, term in enumerate(reading.found) if _opens(reading, n)), len(reading.found))
    return frozenset(term.key for term in reading.found[start:] if term.key)


def _opens(reading: Reading, place: int) -> bool:
    term = reading.found[place]
    behind = reading.found[place : place + 8]
    return term.has("without", "before") or (term.has("conditions") and any(t.has("negators", "lacks") for t in behind))
