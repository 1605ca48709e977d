"""Findings of an earlier run, for what the rules say again about files that did not change."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from spec_toolkit.findings.finding import Finding, Place, Related
from spec_toolkit.kept import Shelf

_PLAIN = (str, int, float, bool, type(None))


class KnownFindings:
    """Puts a finding together only where it was not before, or a file that it points into is another one now."""

    def __init__(self, shelf: Shelf, sums: dict[str, str]) -> None:
        """`sums` tells the content of each file. The shelf is for projects with the same layout of sections."""
        self._shelf = shelf
        self._sums = sums

    def get(self, said: tuple[Hashable, ...], make: Callable[[], Finding]) -> Finding:
        """The finding for what a rule said: code, address, words and all else that it depends on, as plain values."""
        try:
            known = self._shelf.get(said)
        except TypeError:  # a value that has no hash
            return make()
        if known is not None and all(self._sums.get(path) == sum_ for path, sum_ in known[0]):
            return _thaw(known)
        made = make()
        frozen = self._freeze(made) if _is_plain(said) else None
        if frozen is not None:
            self._shelf.put(said, frozen)
        return made

    def _freeze(self, made: Finding) -> tuple[Any, ...] | None:
        paths = {made.place.path, *(other.place.path for other in made.related)}
        if made.fix is not None or not paths <= self._sums.keys():
            return None
        return (
            tuple((path, self._sums[path]) for path in sorted(paths)),
            made.code,
            made.severity,
            made.message,
            _of_place(made.place),
            made.item,
            made.field,
            made.excerpt,
            made.suggestion,
            tuple((_of_place(other.place), other.message, other.item) for other in made.related),
            made.first_line,
        )


def _is_plain(value: Any) -> bool:
    return all(map(_is_plain, value)) if type(value) is tuple else type(value) in _PLAIN


def _of_place(place: Place) -> tuple[str, int, int, int, int]:
    return place.path, place.line, place.column, place.end_line, place.end_column


def _thaw(known: Iterable[Any]) -> Finding:
    _, code, severity, message, place, item, field, excerpt, suggestion, related, first_line = known
    others = tuple([Related(Place(*where), message, item) for where, message, item in related])
    return Finding(code, severity, message, Place(*place), item, field, excerpt, suggestion, others, None, first_line)
