"""The kinds of items in words."""

from functools import cache
from typing import Any

from spec_toolkit.package_data import values


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
    data: dict[str, Any] = values("rules/reference/_kinds.yaml")
    return data
