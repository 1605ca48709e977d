"""Statements that say again what another one says: in the same words, in nearly the same, or in others."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from spec_toolkit.facts.answers import Answers
from spec_toolkit.facts.frozen import ThawedTold, Told
from spec_toolkit.facts.likeness import (
    KnownStatement,
    Statement,
    near,
    nearly,
    restated,
    same,
    with_shared_figures,
)
from spec_toolkit.findings import SpecPath
from spec_toolkit.kept import digest


class Repetition(Answers):
    """The repetitions among the statements of one specification, found on first use."""

    #: Whether results are kept for the next run.
    _keeps: bool

    @cached_property
    def told(self) -> list[Told | ThawedTold]:
        """What every binding text says, in document order."""
        raise NotImplementedError

    @cached_property
    def same(self) -> list[tuple[SpecPath, SpecPath]]:
        """Addresses of statements with the same words: the first one, a later one."""
        found = self._known_statements if self._keeps else self._statements
        return [(found[first].path, found[second].path) for first, second in same(found)]

    @cached_property
    def near(self) -> list[tuple[SpecPath, SpecPath, float]]:
        """Addresses of statements that say nearly the same, the earlier one first, and how much they share."""
        found: Sequence[Statement | KnownStatement]
        if self._keeps:
            found = known = self._known_statements
            pairs = near(known, lambda numbers: self._nearly([known[number] for number in numbers]))
        else:
            found = read = with_shared_figures(self._statements)
            pairs = near(read, lambda numbers: nearly([read[number] for number in numbers]))
        return [(found[first].path, found[second].path, share) for first, second, share in pairs]

    def _nearly(self, group: list[KnownStatement]) -> tuple[tuple[int, int, float], ...]:
        """What `nearly` finds in a group, which is kept by all of its statements."""
        key = ("near", digest(b"".join([one.body for one in group])))
        known: tuple[tuple[int, int, float], ...] | None = self._kept.get(key)
        if known is None:
            known = tuple(nearly([one.statement for one in group]))
            self._kept.put(key, known)
        return known

    @property
    def _statements(self) -> list[Statement]:
        return [told.statement for told in self.told if isinstance(told, Told) and told.statement]

    @property
    def _known_statements(self) -> list[KnownStatement]:
        return [known for told in self.told if (known := told.known_statement)]

    @cached_property
    def restated(self) -> list[tuple[SpecPath, SpecPath]]:
        """Addresses of statements that say the same in other words, the earlier one first."""
        told = {pair[1] for pair in chain(self.same, self.near)}
        found = self._known_statements if self._keeps else self._statements
        pairs = [(found[first].path, found[second].path) for first, second in restated(found)]
        return [pair for pair in pairs if pair[1] not in told]
