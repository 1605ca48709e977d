"""The JSON Schemas: committed, valid, and of one mind with the model.

What an editor with these schemas refuses, a check must refuse; what a check refuses, the schemas refuse as far as an
editor can know it (it cannot tell `id: null` from an empty one, or see how a number was written).
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from spec_toolkit.model import Part, Spec, read_spec
from spec_toolkit.model.schema import schemas
from spec_toolkit.model.shape import FieldShape, shape
from spec_toolkit.sources.reader import parse

ROOT = Path(__file__).parent.parent.parent
SCHEMAS = schemas()
VALIDATOR = Draft202012Validator(json.loads(SCHEMAS["spec.schema.json"]), format_checker=FormatChecker())
REFERENCE = sorted((ROOT / "tests" / "data" / "reference-spec").glob("*.yaml"))


class Yaml12(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Plain scalars by the core schema of YAML 1.2, as editors read them."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$", list("-+0123456789.")),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
Yaml12.add_constructor(
    "tag:yaml.org,2002:int",
    lambda _, node: int(node.value, 0 if node.value[:2] in ("0x", "0o") else 10),
)
Yaml12.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def by_check(text: str) -> bool:
    parsed = parse(text)
    assert not parsed.faults and parsed.data is not None, parsed.faults
    return not read_spec(parsed.data).errors


def by_editor(text: str) -> bool:
    return bool(VALIDATOR.is_valid(yaml.load(text, Loader=Yaml12)))


def test_committed() -> None:
    written = {file.name: file.read_text("utf-8") for file in (ROOT / "schemas").glob("*.json")}
    assert written == SCHEMAS, "write them anew: spec schema --out schemas"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schema_is_valid(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(SCHEMAS[name]))


def test_every_field_is_described() -> None:
    schema = json.loads(SCHEMAS["spec.schema.json"])
    for name, part in {"Spec": schema, **schema["$defs"]}.items():
        for key, field in part["properties"].items():
            assert field.get("description") or field.get("examples"), f"{name}.{key}"
        assert part["additionalProperties"] is False


def test_patterns_are_plain_ecmascript() -> None:
    """No classes of Unicode: Python's `re` and editors without the `u` flag do not have them."""
    for pattern in re.findall(r'"pattern": "(.*)"', SCHEMAS["spec.schema.json"]):
        re.compile(json.loads(f'"{pattern}"'))
        assert r"\\p" not in pattern


@pytest.mark.parametrize("file", REFERENCE, ids=lambda file: file.name)
def test_reference_project(file: Path) -> None:
    data = yaml.load(file.read_text("utf-8"), Loader=Yaml12)
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


# --- values ---------------------------------------------------------------------------------------------------------

TEXTS = ["1.0", "no", "on", "08:30", "2026-11-21", "null", "~", "true", "0x1F", "1e3", "'x'", "a b", "שם", "نص", ".5"]
IDS = [
    "FR-001",
    "יעד-1",
    "هدف.١",
    "a_b",
    "1.0",
    "é",
    "e\u0301",
    "日本",
    "a b",
    "a,b",
    "א״ב",
    "a/b",
    "x:y",
    "“x”",
    "a–b",
    "①",
]
FIGURES = [
    "18",
    "-1",
    "1.5",
    "1e3",
    "'18'",
    "abc",
    "1_000",
    "inf",
    ".inf",
    "<how many?>",
    "18 days",
    "+4",
    "5.",
    "٤",
    "' 5'",
]
DAYS = ["2026-11-21", "'2026-11-21'", "2026-02-30", "21/11/2026", "86400", "2026-11-21T00:00", "<when?>", "2026-1-1"]
FLAGS = ["true", "True", "yes", "YES", "on", "off", "No", "y", "1", "0", "maybe", "'true'", "yEs", "t", "<yes or no?>"]


def scalars(field: FieldShape) -> list[str]:
    if field.choices:
        return [*field.choices[:2], "nonsense", "<which?>", "Must", "[a]"]
    found = {"number": FIGURES, "whole-number": FIGURES, "date": DAYS, "yes-no": FLAGS, "id": IDS}
    return found.get(field.needs or "", TEXTS)


#: What an editor cannot know: it sees a value, not how it was written.
LOST = {"0x1F", "1e3", ".inf", "+4", "5."}


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A YAML text of any sections and fields, most of it right, and the scalars in it."""
    used: list[str] = []

    def mapping(part: type[Part], depth: int) -> str:
        fields = shape(part)
        chosen = [field for field in fields if field.required]
        if fields:
            chosen += draw(st.lists(st.sampled_from(fields), max_size=4 if depth else 2, unique_by=lambda f: f.key))
        entries = {field.key: value(field, depth + 1) for field in chosen}
        slip = draw(st.integers(0, 19))
        if slip == 0 and entries:
            entries.pop(next(iter(entries)))
        elif slip == 1:
            entries["colour"] = "red"
        return "{" + ", ".join(f"{key}: {entry}" for key, entry in entries.items()) + "}"

    def value(field: FieldShape, depth: int) -> str:
        shaped = draw(st.integers(0, 29))
        if shaped == 0:
            return ""
        if shaped == 1:
            return "[x]" if not field.many else "x"
        if field.free:
            return draw(st.sampled_from(["{a: b}", "{}", "x"] if field.key == "custom" else ["{}", "x"]))
        single = one(field, depth)
        if not field.many:
            return single
        return "[" + ", ".join([single] + [one(field, depth) for _ in range(draw(st.integers(0, 1)))]) + "]"

    def one(field: FieldShape, depth: int) -> str:
        if field.parts and depth < 6 and not (field.text and draw(st.booleans())):
            return mapping(field.parts[0], depth)
        written = draw(st.sampled_from(scalars(field)))
        used.append(written)
        return written

    return mapping(Spec, 0), used


@settings(max_examples=400, deadline=None)
@given(documents())
def test_an_editor_never_refuses_what_a_check_accepts(document: tuple[str, list[str]]) -> None:
    text, _ = document
    if by_check(text):
        assert by_editor(text), text


@settings(max_examples=400, deadline=None)
@given(documents())
def test_an_editor_refuses_what_a_check_refuses(document: tuple[str, list[str]]) -> None:
    text, used = document
    empty = re.search(r": [,}]|null|~", text)
    if not by_check(text) and not LOST & set(used) and not empty:
        assert not by_editor(text), text


def _cases() -> list[tuple[str, FieldShape, str]]:
    """Every kind of scalar in one field that takes it."""
    section = {"number": "kpis: [{id: K, target: %s}]", "whole-number": "roles: [{id: r, users: %s}]"}
    section |= {
        "date": "goals: [{id: g, due: %s}]",
        "yes-no": "goals: [{id: g, internal: %s}]",
        "id": "goals: [{id: %s}]",
    }
    tables = {"number": FIGURES, "whole-number": FIGURES, "date": DAYS, "yes-no": FLAGS, "id": IDS}
    return [(kind, template % text, text) for kind, template in section.items() for text in tables[kind]]  # type: ignore[misc]


@pytest.mark.parametrize(("kind", "text", "scalar"), _cases())
def test_scalars(kind: Any, text: str, scalar: str) -> None:
    accepted, shown = by_check(text), by_editor(text)
    assert shown or not accepted, (kind, scalar)
    assert accepted or not shown or scalar in LOST, (kind, scalar)
