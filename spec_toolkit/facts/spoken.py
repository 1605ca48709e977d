"""What data say, as sentences: "The warranty lasts 12 months." So a sentence by an author meets a field of an item.

The sentences are words of a language (`languages/<language>/spoken.yaml`): the address of a field without positions,
and what its value says. In braces stand `value`, fields of the part that holds it, names of the items around it.
"""

from collections.abc import Iterator
from functools import cache
from string import Formatter
from typing import Any

from spec_toolkit import prepared
from spec_toolkit.facts.claims import claims
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.reading import Reading
from spec_toolkit.facts.statements import facts
from spec_toolkit.facts.structure import Read
from spec_toolkit.findings import SpecPath
from spec_toolkit.languages.text import normalise
from spec_toolkit.model import Spec
from spec_toolkit.model._base import Part
from spec_toolkit.model.shape import field_of
from spec_toolkit.package_data import words_of

#: The parts around a value, the outermost first, each with its address.
_Around = tuple[tuple[Part, SpecPath], ...]


def spoken(spec: Spec, language: str, read: Read) -> Iterator[tuple[list[Fact], list[Fact]]]:
    """What each field for which the language has a sentence states, and what it claims."""
    names = _names(spec)
    called = frozenset(names.values())
    for keys, says in _sentences(language).items():
        key = keys.rpartition(".")[2]
        for value, path, around in _values(spec, keys.split("."), (), ()):
            source = Source(path, None, None, f"{key}: {value}", _item(around), structural=True)
            for template in _templates(says, value):
                given = _given(template, value, key, around, names)
                if given and all(_is_told(read(normalise(said).text)) for said in called & {*given.values()}):
                    reading = read(normalise(template.format(**given)).text)
                    told = list(facts(reading, source)), list(claims(reading, source))
                    yield told if not reading.quantities else (_figures(told[0]), _figures(told[1]))


def _figures(found: list[Fact]) -> list[Fact]:
    """What a value with a figure says is the figure: not who does what besides."""
    return [fact for fact in found if fact.kind in _OF_FIGURES]


#: Kinds of facts that hold a figure.
_OF_FIGURES = frozenset(("quantity", "cardinality", "retention", "frequency", "kpi-target"))


def _is_told(name: Reading) -> bool:
    """Whether a name tells an item from others ("the amount" does not), and says nothing else ("annual accounts")."""
    return bool(name.topic()) and not name.quantities


def _templates(says: Any, value: Any) -> list[str]:
    """The sentences for a value: one, several, or others for each value."""
    found = says.get(str(value), []) if isinstance(says, dict) else says
    return [found] if isinstance(found, str) else found


@cache
def _sentences(language: str) -> dict[str, Any]:
    """Addresses to what their values say; for a field of few values, value to sentence."""
    found: dict[str, Any] = prepared.read(f"languages/{language}/spoken.yaml", words_of)
    return found


def _values(part: Any, keys: list[str], path: SpecPath, around: _Around) -> Iterator[tuple[Any, SpecPath, _Around]]:
    """Every value at an address, each entry of a list by itself, with the parts around it."""
    key, *more = keys
    held = getattr(part, key, None)
    inside = (*around, (part, path))
    entries: list[tuple[int | None, Any]] = [*enumerate(held)] if isinstance(held, tuple) else [(None, held)]
    if more and more[0].isdigit():
        entries, more = entries[int(more[0]) :][:1], more[1:]
    for place, entry in entries:
        here = (*path, key) if place is None else (*path, key, place)
        if more and isinstance(entry, Part):
            yield from _values(entry, more, here, inside)
        elif not more and entry is not None and not isinstance(entry, Part):
            yield entry, here, inside


def _given(
    template: str, value: Any, key: str, around: _Around, names: dict[tuple[str, str], str]
) -> dict[str, str] | None:
    """What stands for each name in braces; None where something of that is not given."""
    inner = around[-1][0]
    given: dict[str, str] = {}
    for _, field, _, _ in Formatter().parse(template):
        if field is None:
            continue
        said = _called(inner, key, value, names) if field == "value" else _named(field, around, names)
        if said is None:
            return None
        given[field] = said
    return given


def _named(field: str, around: _Around, names: dict[tuple[str, str], str]) -> str | None:
    """What a name in braces stands for: the item around of that kind, or a field of the part that holds the value."""
    for part, _ in reversed(around):
        if part.kind == field:
            return _name(part)
        held = getattr(part, field, None)
        if isinstance(held, tuple):
            held = held[0] if len(held) == 1 else None
        if held is not None and not isinstance(held, Part):
            return _called(part, field, held, names)
    return None


def _called(part: Part, key: str, value: Any, names: dict[tuple[str, str], str]) -> str:
    """A value as it is said: where it is an id, the name of the item."""
    field = field_of(type(part), key)
    kinds = field.ref.kinds if field and field.ref else ()
    said = next((names[kind, value] for kind in kinds if (kind, value) in names), value)
    return f"{said:g}" if isinstance(said, float) else str(said)


def _names(spec: Spec) -> dict[tuple[str, str], str]:
    """Kind and id of each item to its name."""
    found = {}
    for section in vars(spec).values():
        for item in section if isinstance(section, tuple) else ():
            if isinstance(item, Part) and (id := getattr(item, "id", None)):
                found[item.kind, id] = _name(item)
                for part in (*getattr(item, "fields", ()), *getattr(item, "stages", ())):
                    if isinstance(part, Part):
                        found[part.kind, getattr(part, "id", "")] = _name(part)
    for phase in spec.rollout.phases if spec.rollout else ():
        found[phase.kind, phase.id] = _name(phase)
    return found


def _name(part: Part) -> str:
    """What an item is called."""
    for key in ("name", "system", "title", "id"):
        if said := getattr(part, key, None):
            return str(said).replace("_", " ") if key == "id" else str(said)
    return ""


def _item(around: _Around) -> str | None:
    """The id of the nearest item that has one."""
    return next((str(id) for part, _ in reversed(around) if (id := getattr(part, "id", None))), None)
