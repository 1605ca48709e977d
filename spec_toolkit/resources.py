"""Finds what the package ships: its own data files, and templates and schemas (in the wheel, else in the checkout).

A wheel is always unpacked: plain paths serve, and a command does not pay for `importlib.resources`.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def _root() -> Path:
    inside = _PACKAGE / "_bundled"
    return inside if inside.is_dir() else _PACKAGE.parent


def bundled(name: str) -> Path:
    """The folder or file `name` ("templates/…" or "schemas/…")."""
    return _root().joinpath(*name.split("/"))


def package_file(name: str) -> Path:
    """The folder or file `name` inside the package ("languages/en/labels.yaml")."""
    return _PACKAGE.joinpath(*name.split("/"))
