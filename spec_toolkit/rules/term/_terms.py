"""Known acronyms and words of one meaning, by language."""

from functools import cache
from typing import Any

import yaml

from spec_toolkit.resources import package_file

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def terms(language: str) -> dict[str, Any]:
    """`languages/<language>/terms.yaml`: `acronyms`, and `same`, lists of words that usually mean one thing."""
    text = package_file(f"languages/{language}/terms.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, _Loader)
    return data
