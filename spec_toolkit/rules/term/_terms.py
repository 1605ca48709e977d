"""Known acronyms and words of one meaning, by language."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def terms(language: str) -> dict[str, Any]:
    """`languages/<language>/terms.yaml`: `acronyms`, and `same`, lists of words that usually mean one thing."""
    text = (files("spec_toolkit.languages") / language / "terms.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, _Loader)
    return data
