"""A `custom:` field that the organisation's own JSON Schema refuses, or a schema that cannot be used."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from spec_toolkit.findings import SpecPath
from spec_toolkit.model import Part
from spec_toolkit.model.shape import shape
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.sources import Quoted

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

SEVERITY = "error"

MAX_BYTES = 1_000_000
_SCHEMA: SpecPath = ("spec", "custom_schema")

#: Plain scalars by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#1032-tag-resolution).
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_WORDS = {
    written: value
    for word, value in (("true", True), ("false", False), ("null", None))
    for written in (word, word.title(), word.upper())
} | {"~": None}


def check(context: Context) -> Iterator[Hit]:
    manifest = context.spec.manifest
    if manifest is None or manifest.custom_schema is None or context.folder is None:
        return
    try:
        validator = _validator(context, manifest.custom_schema)
    except _UnusableError as fault:
        yield Hit(_SCHEMA, message=fault.message, values={"reason": fault.reason}, suggestion="schema-suggestion")
        return
    for path, custom in _customs(context.spec, ()):
        try:
            errors = sorted(validator.iter_errors(_typed(custom)), key=lambda error: list(map(str, error.path)))
        except Exception as fault:  # a schema that refers to what is not there, or to itself without end
            yield Hit(
                _SCHEMA, message="schema-broken", values={"reason": _short(fault)}, suggestion="schema-suggestion"
            )
            return
        for error in errors:
            yield _hit(path, error)


class _UnusableError(Exception):
    def __init__(self, message: str, reason: object = "") -> None:
        self.message, self.reason = message, reason


def _validator(context: Context, name: str) -> "Validator":
    import json

    folder = context.folder
    assert folder is not None
    root = folder.resolve()
    try:
        file = (root / name).resolve()
        if not file.is_relative_to(root):
            raise _UnusableError("schema-outside")
        if not file.is_file():
            raise _UnusableError("schema-missing")
        if file.stat().st_size > MAX_BYTES:
            raise _UnusableError("schema-broken", f"> {MAX_BYTES // 1_000_000} MB")
        schema = json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as fault:
        raise _UnusableError("schema-missing", fault.strerror) from fault
    except (ValueError, RecursionError) as fault:
        raise _UnusableError("schema-broken", _short(fault)) from fault

    from jsonschema.exceptions import SchemaError
    from jsonschema.validators import Draft202012Validator, validator_for
    from referencing import Registry
    from referencing.exceptions import NoSuchResource

    def nowhere(uri: str) -> Any:
        raise NoSuchResource(uri)

    try:
        kind = validator_for(schema, default=Draft202012Validator)
        kind.check_schema(schema)
        # Nothing is fetched: a check never goes to the network.
        return kind(schema, registry=Registry(retrieve=nowhere), format_checker=kind.FORMAT_CHECKER)  # type: ignore[call-arg]
    except SchemaError as fault:
        raise _UnusableError("schema-broken", _short(fault.message)) from fault
    except Exception as fault:
        raise _UnusableError("schema-broken", _short(fault)) from fault


def _customs(part: Part, path: SpecPath) -> Iterator[tuple[SpecPath, dict[str, Any]]]:
    """Every `custom:` of the specification but that of the manifest's own settings, with its address."""
    custom = getattr(part, "custom", None)
    if isinstance(custom, dict):
        yield (*path, "custom"), custom
    for field in shape(type(part)):
        value = getattr(part, field.attribute)
        if isinstance(value, Part):
            yield from _customs(value, (*path, field.key))
        elif field.parts and isinstance(value, tuple):
            for position, entry in enumerate(value):
                if isinstance(entry, Part):
                    yield from _customs(entry, (*path, field.key, position))


def _typed(value: Any) -> Any:
    """The data as a reader of YAML 1.2 sees them."""
    if isinstance(value, dict):
        return {key: _typed(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_typed(entry) for entry in value]
    if not isinstance(value, str) or isinstance(value, Quoted):
        return value if value is None else str(value)
    if value in _WORDS:
        return _WORDS[value]
    if len(value) <= 300:
        if _INTEGER.fullmatch(value):
            return int(value)
        if _BASED.fullmatch(value):
            return int(value, 0)
        if _FLOAT.fullmatch(value):
            return float(value)
    return value


def _hit(path: SpecPath, error: "ValidationError") -> Hit:
    here: SpecPath = (*path, *error.absolute_path)
    values: dict[str, object] = {"key": here[-1], "reason": _short(error.message)}
    if error.validator == "required" and isinstance(error.validator_value, list):
        missing = next((k for k in error.validator_value if error.message.startswith(repr(k))), "")
        return Hit(here, message="missing", values=values | {"missing": missing})
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        extra = next((key for key in error.instance if key not in known), None)
        if extra is not None:
            return Hit((*here, extra), on_key=True, message="unknown", values=values | {"key": extra})
    if error.validator == "enum" and isinstance(error.validator_value, list):
        return Hit(here, message="enum", values=values | {"allowed": ", ".join(map(str, error.validator_value[:12]))})
    if error.validator == "type":
        kinds = error.validator_value
        return Hit(
            here, message="type", values=values | {"needed": " / ".join(kinds) if isinstance(kinds, list) else kinds}
        )
    return Hit(here, values=values)


def _short(fault: object) -> str:
    text = " ".join(str(fault).split())
    return text if len(text) <= 160 else text[:159] + "…"
