"""The kinds of items in words."""

from functools import cache
from typing import Any

import yaml

from spec_toolkit.resources import package_file


def kind_names(kinds: tuple[str, ...], language: str) -> str:
    """ "role or stakeholder": at most three kinds by name, more of them as "item"."""
    data = _data()[language]
    names: dict[str, str] = data["kinds"]
    if len(kinds) > 3:
        return str(data["any"])
    *first, last = (names.get(kind, kind) for kind in kinds)
    return f"{', '.join(first)} {data['or']} {last}" if first else last


@cache
def _data() -> dict[str, Any]:
    text = package_file("rules/reference/_kinds.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data
