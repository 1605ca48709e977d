"""The kinds of values that parts of a specification are made of.

Sources hand scalars over as text; the type of the field decides how a text is read, so `version: 1.0` is a text and
`users: 18` a number. What a draft leaves open is `None` or an empty tuple: completeness is the linter's business.
The JSON Schema of a type says what an editor that reads YAML 1.2 may find there.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

TextKind = Literal["name", "line", "prose", "promise", "condition"]


@dataclass(frozen=True, slots=True)
class TextMark:
    """What a text is for: it decides which rules judge it and whether it is read as Markdown."""

    kind: TextKind

    @property
    def markdown(self) -> bool:
        return self.kind in ("prose", "promise")


@dataclass(frozen=True, slots=True)
class Ref:
    """The text is the id of an item of one of these kinds. `within` names the field that holds the owner's id."""

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)


#: What YAML 1.2 makes of a plain scalar: every one of them is a text where the field is a text.
_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}

_text = WithJsonSchema(_SCALAR)

#: A label: the name of a role, an object, a field.
Name = Annotated[str, TextMark("name"), _text]
#: A short plain text: a unit, a method, a person.
Line = Annotated[str, TextMark("line"), _text]
#: Markdown that explains: reasons, notes, descriptions.
Prose = Annotated[str, TextMark("prose"), _text]
#: Markdown that binds somebody: a statement, an acceptance criterion, a step. Judged as a requirement.
Promise = Annotated[str, TextMark("promise"), _text]
#: A plain sentence that holds or not: `source is manual and score above 5`, or free text.
Condition = Annotated[str, TextMark("condition"), _text]


def _id(value: str) -> str:
    if not value or not all(c.isalnum() or c in "._-" or _combining(c) for c in value):
        raise ValueError("id_form")
    return value


def _combining(char: str) -> bool:
    import unicodedata

    return unicodedata.category(char).startswith("M")


Id = Annotated[str, AfterValidator(_id), WithJsonSchema({**_SCALAR, "pattern": r"^[\p{L}\p{M}\p{N}._-]+$"})]


def _flag(value: object) -> object:
    if isinstance(value, str):
        return {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(
            value.lower(), value
        )
    return value


Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "boolean"},
                {"enum": [w for b in ("yes", "on", "no", "off", "true", "false") for w in (b, b.title(), b.upper())]},
            ]
        }
    ),
]

_PLACEHOLDER = r"^<[^<>]+>$"
#: A figure that only the organisation knows and has not filled in yet: `<how many users?>`.
Placeholder = Annotated[str, Field(pattern=_PLACEHOLDER)]

Number = Annotated[
    int | Annotated[float, Field(allow_inf_nan=False)] | Placeholder,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$"},
                {"type": "string", "pattern": _PLACEHOLDER},
            ]
        }
    ),
]
Count = Annotated[
    Annotated[int, Field(ge=0)] | Placeholder,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {"type": "string", "pattern": r"^\+?[0-9]+$"},
                {"type": "string", "pattern": _PLACEHOLDER},
            ]
        }
    ),
]
Day = Annotated[
    dt.date | Placeholder,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
                {"type": "string", "pattern": _PLACEHOLDER},
            ]
        }
    ),
]

#: MoSCoW words that analysts write, and the class each one means here.
MOSCOW = {"should": "long_term", "could": "nice_to_have", "won't": "long_term", "wont": "long_term"}


def _priority(value: object) -> object:
    return MOSCOW.get(value, value) if isinstance(value, str) else value


Priority = Annotated[
    Literal["must", "long_term", "nice_to_have"],
    BeforeValidator(_priority),
    WithJsonSchema({"enum": ["must", "long_term", "nice_to_have", *MOSCOW]}),
]
Level = Literal["basic", "advanced", "leading"]
Grade = Literal["low", "medium", "high"]


def _absent(value: object) -> object:
    """An empty list field (`goals:` with nothing after it) is an empty list."""
    return () if value is None else value


class Part(BaseModel):
    """A mapping in a specification. Frozen; a key that it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    #: The kind of id that this part declares; empty for a part without one.
    kind: ClassVar[str] = ""


class Item(Part):
    """What nearly every part takes besides its own fields."""

    notes: Prose | None = None
    """Remarks for the people who work on the specification."""
    tags: Annotated[tuple[Line, ...], BeforeValidator(_absent)] = ()
    """Free labels to filter by."""
    custom: dict[str, Any] | None = None
    """Fields of your organisation, checked against the JSON Schema that `custom_schema` in the manifest names."""
    internal: Flag = False
    """True keeps the item out of what vendors receive."""


#: Goes with every list field: nothing written is an empty list.
Empty = BeforeValidator(_absent)
