"""A comma inside braces ends a value in YAML; analysts write it as a comma of the sentence."""

import pytest

from spec_toolkit.sources.reader import parse


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: {d: An open sale, with a stage, e: 1}", {"d": "An open sale, with a stage", "e": "1"}),
        ("a: {d: An open sale, with a stage, and a date}", {"d": "An open sale, with a stage, and a date"}),
        ("a: {d: An open sale,\n  with a stage}", {"d": "An open sale, with a stage"}),
        ("a: {d: עסקה פתוחה, עם סכום ושלב}", {"d": "עסקה פתוחה, עם סכום ושלב"}),
        ("a: {d: Fast, cheap}", {"d": "Fast", "cheap": None}),
        ("a: {d: Fast, no value: }", {"d": "Fast", "no value": None}),
        ('a: {d: "Fast", two words}', {"d": "Fast", "two words": None}),
        ("a: {two words, d: 1}", {"two words": None, "d": "1"}),
        ("a: {d: [x], two words}", {"d": ["x"], "two words": None}),
        ("a:\n  d: 1\n  two words:\n", {"d": "1", "two words": None}),
    ],
)
def test_the_rest_of_a_sentence_stays_with_it(text: str, data: dict[str, object]) -> None:
    assert parse(text).data == {"a": data}
