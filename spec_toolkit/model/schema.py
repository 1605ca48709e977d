"""JSON Schemas (2020-12) of the specification, for editors: made from the model, with its descriptions and examples.

An editor reads YAML 1.2, in which `version: 1.0` is a number; the schemas allow that wherever the field is a text, so
that an editor never underlines what a check accepts. The descriptions are the texts below the fields in the model's
source, read here and nowhere else: a check does not pay for them.
"""

import ast
import inspect
import json
import re
import sys
from functools import cache
from itertools import pairwise
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import WithJsonSchema

from spec_toolkit.model._base import PLACEHOLDER, Part
from spec_toolkit.model.shape import FieldShape, shape
from spec_toolkit.model.spec import Spec

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_EXAMPLE = re.compile(r"\s*Example: (.+)$", re.DOTALL)


def schemas() -> dict[str, str]:
    """File name to text: the whole specification, and one schema for each section."""
    found = {"spec.schema.json": _text(_whole("CRM specification", list(Spec.model_fields)))}
    for section in Spec.model_fields:
        name = "manifest" if section == "spec" else section
        found[f"{name}.schema.json"] = _text(_whole(f"CRM specification: {section}", [section]))
    return found


def _whole(title: str, sections: list[str]) -> dict[str, Any]:
    """The schema of a file with these sections."""
    definitions: dict[str, Any] = {}
    body = _part(Spec, definitions, only=sections)
    return {"$schema": DIALECT, "title": title, **body, "$defs": dict(sorted(definitions.items()))}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _part(part: type[Part], definitions: dict[str, Any], only: list[str] | None = None) -> dict[str, Any]:
    """A mapping. A key with a blank in it and nothing after it is the rest of the text in front of it (in `{ }`)."""
    texts = _docstrings(part)
    properties = {}
    for field in shape(part):
        if only is not None and field.key not in only:
            continue
        info = part.model_fields[field.attribute]
        annotation = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        schema = _type(annotation, definitions)
        if not field.required:
            schema = _or_nothing(_or_open(schema, field))
        properties[field.key] = _described(texts.get(field.attribute, "")) | schema
    required = [field.key for field in shape(part) if field.required and field.key in properties]
    return {
        "description": inspect.cleandoc(part.__doc__ or ""),
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "patternProperties": {" ": {"type": "null"}},
        "additionalProperties": False,
    }


def _type(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        own = next((mark.json_schema for mark in marks if isinstance(mark, WithJsonSchema)), None)
        return dict(own) if own is not None else _type(inner, definitions)
    if origin in (Union, UnionType):
        options = [_type(option, definitions) for option in get_args(annotation) if option is not type(None)]
        nothing = len(options) < len(get_args(annotation))
        schema = options[0] if len(options) == 1 else {"anyOf": options}
        return _or_nothing(schema) if nothing else schema
    if origin is tuple:
        return {"type": "array", "items": _type(get_args(annotation)[0], definitions)}
    if origin is Literal:
        return {"enum": list(get_args(annotation))}
    if origin is dict:
        keys, values = get_args(annotation)
        names = {"propertyNames": _type(keys, definitions)} if get_origin(keys) is Literal else {}
        return {"type": "object", **names, "additionalProperties": _type(values, definitions)}
    if isinstance(annotation, type) and issubclass(annotation, Part):
        if annotation.__name__ not in definitions:
            definitions[annotation.__name__] = {}
            definitions[annotation.__name__] = _part(annotation, definitions)
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    return _text_type(annotation)


def _text_type(annotation: Any) -> dict[str, Any]:
    if annotation is str:
        return {"type": ["string", "number", "boolean", "null"]}
    if annotation is Any:
        return {}
    raise TypeError(f"no schema for {annotation!r}")


def _or_open(schema: dict[str, Any], field: FieldShape) -> dict[str, Any]:
    """The same, or a placeholder where certain words belong."""
    if not field.choices and field.needs != "yes-no":
        return schema
    if schema.get("type") == "array":
        return schema | {"items": _or_open(schema["items"], field)}
    options = schema.get("anyOf", [schema])
    return {"anyOf": [*options, {"type": "string", "pattern": PLACEHOLDER}]}


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    """The same, or nothing after the key."""
    if not schema or schema.get("type") == "null" or "null" in schema.get("type", ()):
        return schema
    if "enum" in schema:
        return schema if None in schema["enum"] else schema | {"enum": [*schema["enum"], None]}
    if "type" in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return schema | {"type": [*kinds, "null"]}
    if "anyOf" in schema:
        null = {"type": "null"}
        return schema if null in schema["anyOf"] else schema | {"anyOf": [*schema["anyOf"], null]}
    return {"anyOf": [schema, {"type": "null"}]}


def _described(text: str) -> dict[str, Any]:
    """Description and examples out of a field's text: `What it is. Example: Lead card`."""
    example = _EXAMPLE.search(text)
    description = text[: example.start()].strip() if example else text.strip()
    found: dict[str, Any] = {"description": description} if description else {}
    if example:
        found["examples"] = [example[1].strip()]
    return found


@cache
def _docstrings(part: type[Part]) -> dict[str, str]:
    """Field to the text below it, of a class and the parts that it builds on."""
    found: dict[str, str] = {}
    for base in reversed(part.__mro__):
        if issubclass(base, Part) and base is not Part:
            body = _classes(base.__module__)[base.__name__]
            for field, text in pairwise(body):
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                    value = text.value if isinstance(text, ast.Expr) else None
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        found[field.target.id] = inspect.cleandoc(value.value).replace("\n", " ")
    return found


@cache
def _classes(module: str) -> dict[str, list[ast.stmt]]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}
