"""The kinds of values that parts of a specification are made of.

Sources hand scalars over as text; the type of the field decides how a text is read, so `version: 1.0` is a text and
`users: 18` a number. What a draft leaves open is `None` or an empty tuple: completeness is the linter's business.
The JSON Schema of a type says what an editor that reads YAML 1.2 may find there.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, WithJsonSchema

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


Need = Literal["number", "whole-number", "date", "yes-no", "id"]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a field takes, where it is no text: for messages in plain words."""

    kind: Need


#: What YAML 1.2 makes of a plain scalar: every one of them is a text where the field is a text.
#: (An editor that sees `name: null` cannot tell the word from nothing.)
_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}

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


#: Letters of any script with their marks, digits, and `.`, `_`, `-`.
_ID = r"^[\p{L}\p{M}\p{N}._-]+$"
#: The same for editors. Not every regular expression engine knows classes of Unicode, so it names what is refused:
#: blanks, ASCII signs, the punctuation of our three languages, typographic signs and pictures.
_ID_PORTABLE = (
    r"^[^\s\x00-\x1f!-,/:-@\[-^`{-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7"
    r"\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4"
    r"\u2000-\u206f\u20a0-\u20bf\u2190-\u245f\u2500-\u2775\u2794-\u2bff\u3001-\u3003\u3008-\u3020]+$"
)

Id = Annotated[str, Field(pattern=_ID), Needs("id"), WithJsonSchema({**_SCALAR, "pattern": _ID_PORTABLE})]

_FLAGS = {
    written: value
    for value, words in ((True, ("yes", "on", "true")), (False, ("no", "off", "false")))
    for word in words
    for written in (word, word.title(), word.upper())
}


def _flag(value: object) -> object:
    return _FLAGS.get(value, value) if isinstance(value, str) else value


Flag = Annotated[
    bool,
    Strict(),
    BeforeValidator(_flag),
    Needs("yes-no"),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": list(_FLAGS)}]}),
]

#: What only the organisation knows and nobody has filled in yet: `<how many users?>`.
PLACEHOLDER = r"^<[^<>]+>$"
Placeholder = Annotated[str, Field(pattern=PLACEHOLDER)]


def is_placeholder(value: object) -> bool:
    """Whether a whole value is still a placeholder."""
    return isinstance(value, str) and value.startswith("<") and re.fullmatch(PLACEHOLDER, value) is not None


#: How figures are written; other spellings that Python reads (`1_000`, `infinity`) are slips in a specification.
_NUMBER = r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$"
_COUNT = r"^\+?[0-9]+$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _written(pattern: str) -> BeforeValidator:
    """Refuses a text that is not written like this and is no placeholder."""
    matches, placeholder = re.compile(pattern, re.ASCII).match, re.compile(PLACEHOLDER).match

    def check(value: object) -> object:
        if isinstance(value, str) and not matches(value) and not placeholder(value):
            raise ValueError("not written like this")
        return value

    return BeforeValidator(check)


def _figure(kind: Need, pattern: str, plain: dict[str, Any] | None) -> tuple[Any, ...]:
    """What goes with the type of a figure: what it needs in words, how it is written, and both for editors."""
    options = [plain] if plain else []
    written = {"type": "string", "pattern": pattern} | ({"format": "date"} if kind == "date" else {})
    return (
        _written(pattern),
        Needs(kind),
        WithJsonSchema({"anyOf": [*options, written, {"type": "string", "pattern": PLACEHOLDER}]}),
    )


_number = _figure("number", _NUMBER, {"type": "number"})
_count = _figure("whole-number", _COUNT, {"type": "integer", "minimum": 0})
_day = _figure("date", _DAY, None)

Number = Annotated[int | Annotated[float, Field(allow_inf_nan=False)] | Placeholder, _number[0], _number[1], _number[2]]
Count = Annotated[Annotated[int, Field(ge=0)] | Placeholder, _count[0], _count[1], _count[2]]
Day = Annotated[dt.date | Placeholder, _day[0], _day[1], _day[2]]

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

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, protected_namespaces=())

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
