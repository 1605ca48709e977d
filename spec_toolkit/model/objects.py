"""The data: objects with fields, relations, stages, retention."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from spec_toolkit.model._base import (
    Condition,
    Count,
    Empty,
    Flag,
    Id,
    Item,
    Line,
    Name,
    Number,
    Part,
    Promise,
    Prose,
    Ref,
)
from spec_toolkit.model.stakeholders import Person

FieldType = Literal[
    "text",
    "long_text",
    "integer",
    "decimal",
    "number",
    "money",
    "percent",
    "date",
    "datetime",
    "time",
    "boolean",
    "choice",
    "multi_choice",
    "phone",
    "email",
    "url",
    "address",
    "file",
    "image",
    "user",
    "reference",
    "formula",
    "duration",
    "id",
]


class FieldLabels(Part):
    """The label of a field in each language."""

    en: Name | None = None
    """English label."""
    he: Name | None = None
    """Hebrew label."""
    ar: Name | None = None
    """Arabic label."""


class ObjectField(Item):
    """A field of an object (CAT-OBJ-16)."""

    kind: ClassVar[str] = "field"

    id: Id
    """Example: source"""
    name: Name | None = None
    """Label on the screen. Example: Source"""
    labels: FieldLabels | None = None
    """Labels in other languages."""
    type: FieldType | None = None
    """Kind of value."""
    to: Annotated[str, Ref("object")] | None = None
    """For a reference: the object that it points at."""
    required: Flag | None = None
    """True when a record cannot be saved without it."""
    unique: Flag | None = None
    """True when no two records may have the same value."""
    default: Line | None = None
    """Value of a new record."""
    options: Annotated[tuple[Line, ...], Empty] = ()
    """Values of a choice."""
    min: Number | None = None
    """Smallest value."""
    max: Number | None = None
    """Largest value."""
    max_length: Count | None = None
    """Longest text, in characters."""
    unit: Line | None = None
    """Unit of the value."""
    validation: Line | None = None
    """Regular expression that a value must match."""
    error_message: Line | None = None
    """What the user reads when the value is refused (CAT-OBJ-13)."""
    visible_when: Condition | None = None
    """Condition under which the field shows. Example: source is manual"""
    required_when: Condition | None = None
    """Condition under which the field is required."""
    formula: Line | None = None
    """How a calculated field is worked out."""
    personal: Flag | None = None
    """True for personal data."""
    sensitive: Flag | None = None
    """True for data of special sensitivity."""
    audited: Flag | None = None
    """True when every change is logged (CAT-OBJ-17)."""
    source: Line | None = None
    """System that the value comes from."""
    help: Line | None = None
    """Help text on the screen."""
    description: Prose | None = None
    """What the field means."""


class Relation(Part):
    """A relation to another object, seen from this one."""

    to: Annotated[str, Ref("object")]
    """The other object."""
    cardinality: Annotated[
        Literal["one_to_one", "one_to_many", "many_to_one", "many_to_many"] | None, Field(alias="kind")
    ] = None
    """How many of each. Example: one_to_many"""
    name: Name | None = None
    """What the relation says. Example: has"""
    required: Flag | None = None
    """True when a record must have one."""


class Stage(Item):
    """A stage that a record runs through."""

    kind: ClassVar[str] = "stage"

    id: Id
    """Example: quoted"""
    name: Name | None = None
    """Example: Quoted"""
    description: Prose | None = None
    """What the stage means."""
    probability: Number | None = None
    """Chance of success, in percent."""
    next: Annotated[tuple[Annotated[str, Ref("stage")], ...], Empty] = ()
    """Stages that may follow."""
    final: Flag = False
    """True where a record ends."""
    gate: Annotated[tuple[Condition, ...], Empty] = ()
    """What must hold before a record enters the stage."""
    time_limit: Line | None = None
    """How long a record may stay."""


class Retention(Part):
    """How long records are kept and what happens then (CAT-PRV-06)."""

    keep_for: Line | None = None
    """Example: 24 months"""
    after: Line | None = None
    """Event from which the time counts. Example: last contact"""
    then: Literal["delete", "anonymise", "archive", "review"] | None = None
    """What happens at the end."""
    reason: Prose | None = None
    """Why so long."""


class DuplicateRule(Part):
    """When two records are one, and what is done (CAT-OBJ-15)."""

    match: Annotated[tuple[Annotated[str, Ref("field")], ...], Empty] = ()
    """Fields whose equal values make a duplicate."""
    policy: Literal["warn", "block", "merge"] | None = None
    """What the system does."""
    keep: Line | None = None
    """Which record wins. Example: the older one"""


class Object(Item):
    """A kind of record: its data and behaviour (CAT-OBJ-01)."""

    kind: ClassVar[str] = "object"

    id: Id
    """Example: lead"""
    name: Name | None = None
    """Example: Lead"""
    plural: Name | None = None
    """Example: Leads"""
    description: Prose | None = None
    """Example: First interest, before qualification"""
    module: Annotated[str, Ref("module")] | None = None
    """The module that it belongs to."""
    owner: Person | None = None
    """Who answers for the data (CAT-PER-04)."""
    master: Line | None = None
    """System that holds the leading copy; the CRM where none is named."""
    fields: Annotated[tuple[ObjectField, ...], Empty] = ()
    """Its fields."""
    relations: Annotated[tuple[Relation, ...], Empty] = ()
    """Its relations to other objects."""
    stages: Annotated[tuple[Stage, ...], Empty] = ()
    """Its stages; a record starts in the first."""
    behaviours: Annotated[tuple[Promise, ...], Empty] = ()
    """What a record can do. Example: convert to a contact"""
    duplicates: DuplicateRule | None = None
    """When two records are one."""
    volume: Line | None = None
    """How many records. Example: 4,200, growing by 120 a month"""
    retention: Retention | None = None
    """How long records are kept."""
