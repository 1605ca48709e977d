"""Known acronyms and words of one meaning, by language."""

from functools import cache
from typing import Any

from spec_toolkit.package_data import words


@cache
def terms(language: str) -> dict[str, Any]:
    """`terms.yaml` of a language: `acronyms`, and `same` and `usually_same`, lists of words that mean one thing."""
    data: dict[str, Any] = words(f"languages/{language}/terms.yaml")
    return data
