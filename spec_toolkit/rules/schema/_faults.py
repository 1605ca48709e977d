"""What the model refuses, sorted by the rule that reports it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spec_toolkit.findings import SpecPath
from spec_toolkit.model import ModelError, Part, Spec
from spec_toolkit.model.shape import FieldShape, field_of, part_at
from spec_toolkit.rules._context import Context


@dataclass(frozen=True, slots=True)
class Fault:
    """One refusal: the rule it belongs to, and the field, where the model has it."""

    rule: str
    error: ModelError
    field: FieldShape | None

    @property
    def path(self) -> SpecPath:
        return self.error.path

    @property
    def key(self) -> str:
        """The key that the value stands under."""
        return next((key for key in reversed(self.path) if isinstance(key, str)), "")


def faults(context: Context, rule: str) -> Iterator[Fault]:
    """The faults that a rule of this family reports."""
    for error in context.errors:
        field = _field(error.path)
        if _rule(error, field) == rule:
            yield Fault(rule, error, field)


def part_of(path: SpecPath) -> type[Part] | None:
    """The part in which the last key of a path stands."""
    return part_at(Spec, path[:-1])


def _field(path: SpecPath) -> FieldShape | None:
    keys = [position for position, key in enumerate(path) if isinstance(key, str)]
    if not keys:
        return None
    part = part_at(Spec, path[: keys[-1]])
    return field_of(part, str(path[keys[-1]])) if part else None


def _rule(error: ModelError, field: FieldShape | None) -> str:
    in_list = isinstance(error.path[-1], int)
    if error.type == "extra_forbidden":
        return "unknown-section" if len(error.path) == 1 else "unknown-key"
    if error.type == "missing" or (error.value is None and not in_list):
        return "missing-key"
    if error.type == "literal_error" and isinstance(error.value, str):
        return "unknown-value"
    if field is not None and field.needs == "id" and isinstance(error.value, str):
        return "id-form"
    return "wrong-type"
