"""From the data of a project to a Spec: what is refused is reported and left out, the rest is kept."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from spec_toolkit.findings import SpecPath
from spec_toolkit.model._base import is_placeholder
from spec_toolkit.model.shape import field_of, part_at
from spec_toolkit.model.spec import Spec

#: A value that is left out can uncover another fault; past this many rounds the section is given up.
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class ModelError:
    """What a field refuses: address in the source data, pydantic's error type, its context, the value that was there."""

    path: SpecPath
    type: str
    context: dict[str, Any]
    value: Any


@dataclass(frozen=True)
class Loaded:
    """A specification, what it refused, and the way back from its addresses to those of the source data."""

    spec: Spec
    errors: tuple[ModelError, ...]
    #: Address of a list in the source data to the positions that were left out of it.
    gaps: dict[SpecPath, list[int]] = field(default_factory=dict)
    #: Addresses in the source data of choices that are still open (`direction: <up or down?>`): read as absent.
    open: tuple[SpecPath, ...] = ()

    def source_path(self, path: SpecPath) -> SpecPath:
        """The address in the source data of what stands at `path` in the specification."""
        return _uncut(path, self.gaps) if self.gaps else path

    def spec_path(self, path: SpecPath) -> SpecPath:
        """The address in the specification of what stands at `path` in the source data."""
        return tuple(
            key - bisect_left(self.gaps[path[:end]], key) if isinstance(key, int) and path[:end] in self.gaps else key
            for end, key in enumerate(path)
        )


def read_spec(data: dict[str, Any]) -> Loaded:
    """The specification in `data` (section key to merged data) and everything that it refuses.

    A value that is refused is left out; a mapping that cannot be without it goes with it.
    """
    sections: dict[str, Any] = {}
    errors: list[ModelError] = []
    gaps: dict[SpecPath, list[int]] = defaultdict(list)
    unfilled: list[SpecPath] = []
    for key, value in data.items():
        if key not in Spec.model_fields:
            errors.append(ModelError((key,), "extra_forbidden", {}, value))
            continue
        sections[key] = _section(key, value, errors, gaps, unfilled)
    # Sections that are absent take their defaults.
    return Loaded(Spec.model_construct(**sections), tuple(errors), dict(gaps), tuple(unfilled))


@cache
def _adapter(section: str) -> TypeAdapter[Any]:
    info = Spec.model_fields[section]
    annotation: Any = info.annotation
    for mark in info.metadata:
        annotation = Annotated[annotation, mark]
    return TypeAdapter(annotation)


def _section(
    key: str, raw: Any, errors: list[ModelError], gaps: dict[SpecPath, list[int]], unfilled: list[SpecPath]
) -> Any:
    value = raw
    said: set[SpecPath] = set()
    for _ in range(_ROUNDS):
        try:
            return _adapter(key).validate_python(value)
        except ValidationError as fault:
            faults = _faults(fault, value)
        holder = {key: value if value is not raw else _copy(raw)}
        cuts: list[SpecPath] = []
        for found in faults:
            if _is_gap((key, *found.path), found):
                cuts.append((key, *found.path))
                continue
            path = _uncut((key, *found.path), gaps)
            if _is_open((key, *found.path), found):
                unfilled.append(path)
                cuts.append((key, *found.path))
                continue
            # What was refused and left out is missing in the next round.
            if path not in said:
                errors.append(ModelError(path, found.type, found.context, found.value))
                said.add(path)
            cuts.append((key, *(found.path[:-1] if found.type == "missing" else found.path)))
        for cut in sorted(set(cuts), key=_last_first):
            _cut(holder, cut, gaps)
        if key not in holder:
            break
        value = holder[key]
    default = Spec.model_fields[key]
    return default.get_default()


#: What YAML takes for nothing.
_NOTHING = (None, "null", "~", "Null", "NULL")


def _is_gap(path: SpecPath, error: ModelError) -> bool:
    """A key without a value in a field that may be absent: a gap, not a fault."""
    if error.value not in _NOTHING or type(error.value) not in (str, type(None)) or isinstance(path[-1], int):
        return False
    part = part_at(Spec, path[:-1])
    field = field_of(part, path[-1]) if part else None
    return field is not None and not field.required


def _is_open(path: SpecPath, error: ModelError) -> bool:
    """A placeholder where one of certain words belongs, in a field that may be absent."""
    if not is_placeholder(error.value):
        return False
    keys = next((end for end in range(len(path), 0, -1) if isinstance(path[end - 1], str)), 0)
    part = part_at(Spec, path[: keys - 1])
    field = field_of(part, str(path[keys - 1])) if part else None
    if field is None or field.required or not (field.choices or field.needs == "yes-no"):
        return False
    return field.many == isinstance(path[-1], int)


def _faults(fault: ValidationError, data: Any) -> list[ModelError]:
    """Pydantic's errors with addresses into the data, one for each address (a union reports every branch)."""
    found: dict[SpecPath, ModelError] = {}
    for error in fault.errors(include_url=False):
        path: list[str | int] = []
        here: Any = data
        for key in error["loc"]:
            if _holds(here, key):
                path.append(key)
                here = here[key]
            elif error["type"] == "missing" and key == error["loc"][-1]:
                path.append(key)
        found.setdefault(
            tuple(path), ModelError(tuple(path), error["type"], dict(error.get("ctx", {})), error["input"])
        )
    return list(found.values())


def _holds(data: Any, key: str | int) -> bool:
    return key in data if isinstance(data, dict) else isinstance(data, list) and isinstance(key, int)


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _copy(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_copy(v) for v in value]
    return value


def _last_first(path: SpecPath) -> tuple[tuple[int, int | str], ...]:
    """Sorts so that later positions of a list are cut before earlier ones, and deeper addresses before their parents."""
    return (*((0, -key) if isinstance(key, int) else (1, key) for key in path), (2, 0))


def _cut(holder: dict[str, Any], path: SpecPath, gaps: dict[SpecPath, list[int]]) -> None:
    here: Any = holder
    for key in path[:-1]:
        try:
            here = here[key]
        except (KeyError, IndexError, TypeError):
            return
    last = path[-1]
    if isinstance(here, list) and isinstance(last, int):
        if last < len(here):
            del here[last]
            insort(gaps[_uncut(path[:-1], gaps)], _uncut_position(last, gaps.get(_uncut(path[:-1], gaps), [])))
    elif isinstance(here, dict):
        here.pop(last, None)


def _uncut_position(position: int, gaps: list[int]) -> int:
    """Where the entry at `position` stood before the entries at `gaps` (ascending) were left out."""
    return position + bisect_right(range(len(gaps)), position, key=lambda number: gaps[number] - number)


def _uncut(path: SpecPath, gaps: dict[SpecPath, list[int]]) -> SpecPath:
    found: SpecPath = ()
    for key in path:
        found = (*found, _uncut_position(key, gaps[found]) if isinstance(key, int) and found in gaps else key)
    return found
