"""What the model says about itself: which fields hold parts, references and texts. Read once per class."""

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from spec_toolkit.findings import SpecPath
from spec_toolkit.model._base import Need, Needs, Part, Ref, TextMark


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field: its YAML key, its attribute, and what a value of it (or each entry of its list) is."""

    key: str
    attribute: str
    many: bool
    required: bool
    parts: tuple[type[Part], ...]
    ref: Ref | None
    text: TextMark | None
    choices: tuple[str, ...]
    needs: Need | None = None
    #: A mapping with keys of the author's own.
    free: bool = False


@cache
def shape(part: type[Part]) -> tuple[FieldShape, ...]:
    """The fields of a part, in the order in which they are declared."""
    shapes = []
    for name, info in part.model_fields.items():
        notes: list[Any] = list(info.metadata)
        many, kinds = _look(info.annotation, notes)
        shapes.append(
            FieldShape(
                key=info.alias or name,
                attribute=name,
                many=many,
                required=info.is_required(),
                parts=tuple(k for k in kinds if isinstance(k, type) and issubclass(k, Part)),
                ref=next((n for n in notes if isinstance(n, Ref)), None),
                text=next((n for n in notes if isinstance(n, TextMark)), None),
                choices=tuple(n for n in notes if isinstance(n, str)),
                needs=next((n.kind for n in notes if isinstance(n, Needs)), None),
                free=any(get_origin(k) is dict for k in kinds),
            )
        )
    return tuple(shapes)


def part_at(root: type[Part], path: SpecPath) -> type[Part] | None:
    """The part whose fields stand at an address, or None where there is none."""
    part: type[Part] | None = root
    for key in path:
        if isinstance(key, int):
            continue
        field = field_of(part, key) if part else None
        part = field.parts[0] if field and field.parts else None
    return part


def field_of(part: type[Part], key: str) -> FieldShape | None:
    """The field of a part that a YAML key names."""
    return next((field for field in shape(part) if field.key == key), None)


def _look(annotation: Any, notes: list[Any]) -> tuple[bool, list[Any]]:
    """Unwraps Annotated, unions, tuples and literals; collects marks on the way."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        notes.extend(marks)
        return _look(inner, notes)
    if origin in (Union, UnionType):
        many, kinds = False, []
        for option in get_args(annotation):
            found_many, found = _look(option, notes)
            many = many or found_many
            kinds.extend(found)
        return many, kinds
    if origin is tuple:
        return True, _look(get_args(annotation)[0], notes)[1]
    if origin is Literal:
        notes.extend(get_args(annotation))
        return False, []
    return False, [annotation]
