"""The text of an entry as it goes into a project: under its new ids, without links to what is not there."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from spec_toolkit.findings import SpecPath
from spec_toolkit.library.packs import Pack
from spec_toolkit.model import Reference, Spec
from spec_toolkit.model.shape import field_of, part_at
from spec_toolkit.sources import Project, write_scalar

#: `[lead-web-form]` in a text.
_CROSS = re.compile(r"\[([\w.-]+)\](?!\()")

#: What becomes of a reference: the new id, or None where the link is left out.
Resolve = Callable[[Reference], str | None]


class Excerpts:
    """Cuts entries out of a pack. `resolve` says what becomes of a reference, `names` of an id in a text."""

    def __init__(self, pack: Pack, resolve: Resolve, names: Callable[[str], str]) -> None:
        self.project = pack.project
        self._resolve, self._names = resolve, names
        self._references: dict[SpecPath, list[Reference]] = defaultdict(list)
        self._texts: dict[SpecPath, list[tuple[SpecPath, str]]] = defaultdict(list)
        for reference in pack.index.references:
            for end in range(2, len(reference.path) + 1):
                self._references[reference.path[:end]].append(reference)
        for text in pack.index.texts():
            if "[" in text.text:
                for end in range(2, len(text.path) + 1):
                    self._texts[text.path[:end]].append((text.path, text.text))

    def text(self, leaf: SpecPath, ids: dict[SpecPath, str]) -> str | None:
        """The lines of a list item without its dash, or of a key with its value; not indented, each ended by `\\n`.

        `ids` are new ids by the address of the item. None where a link that must be there leads nowhere.
        """
        changes: list[tuple[int, int, str]] = []
        lost: set[SpecPath] = set()
        for reference in self._references.get(leaf, ()):
            new = self._resolve(reference)
            if new is None:
                lost.add(reference.path)
            elif new != reference.id:
                changes.append(self._replace(reference.path, new))
        changes += [self._replace((*path, "id"), id) for path, id in ids.items() if path[: len(leaf)] == leaf]
        changes += self._cross_references(leaf)
        cuts = _widened(self.project, lost, leaf)
        if leaf in cuts:
            return None
        changes += _cut(self.project, cuts)
        return self._lines(leaf, changes)

    def _replace(self, path: SpecPath, word: str) -> tuple[int, int, str]:
        scalar = self.project.scalar(path)
        assert scalar is not None, path
        return scalar.start, scalar.end, write_scalar(word, in_brackets=True)

    def _cross_references(self, leaf: SpecPath) -> Iterator[tuple[int, int, str]]:
        for path, text in self._texts.get(leaf, ()):
            scalar = self.project.scalar(path)
            for found in _CROSS.finditer(text):
                new = self._names(found[1])
                if scalar is not None and new != found[0]:
                    yield (*scalar.span(found.start(), found.end()), new)

    def _lines(self, leaf: SpecPath, changes: list[tuple[int, int, str]]) -> str:
        extent, address = self.project.extent(leaf), self.project.address(leaf)
        assert extent is not None and address is not None
        source, start, end = extent
        if isinstance(leaf[-1], str):
            assert address.key_at is not None
            start = address.key_at
        pieces: list[str] = []
        at = start
        for first, last, words in sorted(changes):
            if first >= at:
                pieces += (source.text[at:first], words)
                at = last
        text = "".join(pieces) + source.text[at:end]
        column = source.position(start)[1] - 1
        lines = [
            re.sub(rf"^ {{0,{column}}}", "", line) if number else line for number, line in enumerate(text.split("\n"))
        ]
        return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _widened(project: Project, lost: Iterable[SpecPath], leaf: SpecPath) -> set[SpecPath]:
    """What has to go with the lost references: lists that would be empty, parts that cannot be without them."""
    cuts = set(lost)
    waiting = sorted(cuts, key=len, reverse=True)
    while waiting:
        path = waiting.pop(0)
        above = path[:-1]
        if above in cuts or len(path) <= len(leaf):
            continue
        if isinstance(path[-1], int):
            value = project.value(above)
            gone = all((*above, number) in cuts for number in range(len(value)))
        else:
            part = part_at(Spec, above)
            field = field_of(part, path[-1]) if part else None
            gone = field is None or field.required
        if gone:
            cuts.add(above)
            waiting.append(above)
    return {path for path in cuts if path[:-1] not in cuts}


def _cut(project: Project, cuts: set[SpecPath]) -> Iterator[tuple[int, int, str]]:
    """What to leave out, container by container: up to the next entry that stays, else from the last that stays."""
    by_container: dict[SpecPath, set[SpecPath]] = defaultdict(set)
    for path in cuts:
        by_container[path[:-1]].add(path)
    for container, gone in by_container.items():
        value = project.value(container)
        steps = list(value) if isinstance(value, dict) else range(len(value))
        children = [(*container, step) for step in steps]
        spans = [_span(project, child) for child in children]
        stays = [child not in gone for child in children]
        for number, (start, end) in enumerate(spans):
            if stays[number]:
                continue
            if any(stays[number + 1 :]):
                yield start, spans[number + 1][0], ""
            else:
                before = max((spans[n][1] for n in range(number) if stays[n]), default=start)
                yield (spans[number - 1][1] if number and not stays[number - 1] else before), end, ""


def _span(project: Project, path: SpecPath) -> tuple[int, int]:
    """From the key, or the value of a list item, to the end of the value."""
    address, extent = project.address(path), project.extent(path)
    assert address is not None and extent is not None
    start = address.key_at if isinstance(path[-1], str) and address.key_at is not None else extent[1]
    return start, max(extent[2], start)
