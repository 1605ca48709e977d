"""Known acronyms and words of one meaning, by language."""

from functools import cache
from typing import Any

from spec_toolkit.package_data import words


@cache
def terms(language: str) -> dict[str, Any]:
    """`languages/<language>/terms.yaml`: `acronyms`, and `same`, lists of words that usually mean one thing."""
    data: dict[str, Any] = words(f"languages/{language}/terms.yaml")
    return data
