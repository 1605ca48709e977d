"""What is found in single texts, each read with the names that one specification declares; plain answers are kept."""

from collections.abc import Callable
from typing import Any, TypeVar

from spec_toolkit.facts.declared import Vocabularies
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.frozen import FactSet, ThawedSet, freeze_facts
from spec_toolkit.facts.parsing import read
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.statements import facts
from spec_toolkit.findings import SpecPath
from spec_toolkit.kept import Shelf
from spec_toolkit.languages.text import normalise

Answer = TypeVar("Answer")

#: Texts up to this many characters are names and figures, which come again and again.
_LABEL = 40


class Answers:
    """Answers about any text, whether it binds or not."""

    def __init__(self, known: Vocabularies, kept: Shelf) -> None:
        """`kept` holds what earlier runs found out with the same vocabularies."""
        self.known = known
        self._kept = kept
        self._read: dict[str, Reading] = {}
        self._amounts: dict[str, list[Quantity]] = {}

    def read(self, text: str) -> Reading:
        """Reads a normalised text with the names that the specification declares; short ones only once."""
        if len(text) > _LABEL:
            return read(text, self.known)
        known = self._read.get(text)
        if known is None:
            known = self._read[text] = read(text, self.known)
        return known

    def amounts(self, text: str) -> list[Quantity]:
        """The quantities in a text, which many texts have in common."""
        found = self._amounts.get(text)
        if found is None:
            known = self._kept.get(("amounts", text))
            if known is None:
                found = self.read(normalise(text).text).quantities
                self._kept.put(("amounts", text), tuple(map(tuple, found)))
            else:
                found = [Quantity(*parts) for parts in known]
            self._amounts[text] = found
        return found

    def topic(self, text: str | None) -> frozenset[str]:
        """The names by which a label or a text is compared; empty for None."""
        if not text:
            return frozenset()
        return self.ask(text, Reading.topic)

    def core(self, text: str) -> frozenset[str]:
        """What the sentence of a text is about, apart from who acts."""
        return self.ask(text, _core)

    def ask(self, text: str, find: Callable[[Reading], Answer]) -> Answer:
        """What is found in the reading of a text: a plain value that depends on nothing else, and is kept."""
        key = (name_of(find), text)
        known: tuple[Answer] | None = self._kept.get(key)
        if known is None:
            known = (find(self.read(normalise(text).text)),)
            self._kept.put(key, known)
        return known[0]

    def own(self, path: SpecPath, text: str, item: str) -> list[Fact]:
        """What a text of an item states for itself, taken as one sentence."""
        key = ("own", path, item, text)
        known = self._kept.get(key)
        if known is None:
            normal = normalise(text)
            source = Source(path, None, None, " ".join(normal.text.split()), item)
            made = FactSet(b"", list(facts(self.read(normal.text), source)), [])
            self._kept.put(key, freeze_facts(made))
            return made.stated
        return ThawedSet(b"", known).all_stated


def name_of(find: Callable[[Any], Any]) -> str:
    """What tells a function from others, by which its answers are kept; one inside another could see more than its
    argument.
    """
    assert "<" not in find.__qualname__, find
    return f"{find.__module__} {find.__qualname__}"


def _core(reading: Reading) -> frozenset[str]:
    slots = Slots(reading)
    return slots.core(slots.role_places)
