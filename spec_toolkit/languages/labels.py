"""The words that documents set themselves: headings, field names, values of enumerations.

Data: `<language>/labels.yaml`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from spec_toolkit.package_data import values

#: Fields whose value is one of a list use `value.PART.FIELD.VALUE`, or `value.FIELD.VALUE` where all parts agree.


@cache
def labels(language: str) -> dict[str, str]:
    """Key to text in a language (en, he, ar). The keys are the same in all of them; do not change the mapping."""
    return _data(language, "labels.yaml")


@cache
def _data(language: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = values(f"languages/{language}/{name}")
    return found


def field_label(words: Mapping[str, str], part: str, key: str) -> str:
    """What a field is called: `part` is the part's name in words joined by underscores ("data_migration")."""
    return words.get(f"field.{part}.{key}") or words[f"field.{key}"]


def value_label(words: Mapping[str, str], part: str, key: str, value: str) -> str:
    """What a value of an enumeration is called."""
    return words.get(f"value.{part}.{key}.{value}") or words[f"value.{key}.{value}"]
