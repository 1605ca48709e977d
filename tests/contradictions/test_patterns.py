"""Patterns of fields come with the project, and a project may come from anybody: none of them takes long to try."""

import pytest

from spec_toolkit.model import Index, read_spec
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._engine import rule
from tests.effort import seconds


@pytest.mark.parametrize(
    ("pattern", "value"),
    [
        ("(a+)+$", "a" * 60 + "!"),
        ("(a|a)*$", "a" * 60 + "!"),
        ("a?" * 30 + "a" * 30, "a" * 30),
        ("a*a*a*a*a*a*b", "a" * 250),
        (r"(\w+\s?)+$", "word " * 30 + "!"),
        ("[", "x"),
    ],
)
def test_no_pattern_takes_long(pattern: str, value: str) -> None:
    assert seconds(lambda: _found(pattern, value), 1) < 1
    assert _found(pattern, value) == []


@pytest.mark.parametrize(
    ("pattern", "value", "refused"),
    [
        (r"^\+?[0-9-]{9,15}$", "+972-3-1234567", False),
        (r"^\+?[0-9-]{9,15}$", "none", True),
        (r"[^@]+@[^@]+\.[a-z]{2,}", "a@b.example", False),
        (r"[^@]+@[^@]+\.[a-z]{2,}", "nobody", True),
        (r"\d{5}", "1234", True),
    ],
)
def test_a_default_is_tried(pattern: str, value: str, refused: bool) -> None:
    assert bool(_found(pattern, value)) == refused


def _found(pattern: str, value: str) -> list[object]:
    field = {"id": "f", "name": "F", "type": "text", "validation": pattern, "default": value}
    spec = read_spec({"objects": [{"id": "o", "name": "O", "fields": [field]}]}).spec
    return list(rule("contradiction/field-value").check(Context(spec, Index(spec))))
