"""Finds the shipped templates and schemas: inside the wheel first, else in the checkout."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


@cache
def _root() -> Traversable:
    inside = files("spec_toolkit") / "_bundled"
    return inside if inside.is_dir() else Path(__file__).parent.parent


def bundled(name: str) -> Traversable:
    """The folder or file `name` ("templates/…" or "schemas/…"). Read it as text or bytes, never as a path."""
    found = _root()
    for part in name.split("/"):
        found = found / part
    return found
