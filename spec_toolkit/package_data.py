"""The package's own data in YAML: read here and nowhere else, in C where libyaml is there."""

from typing import Any

import yaml

from spec_toolkit.resources import package_file

_Values: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Words: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def values(name: str) -> Any:
    """What the file `name` inside the package holds. Raises FileNotFoundError where there is none."""
    return values_of(package_file(name).read_text("utf-8"))


def values_of(text: str) -> Any:
    """What a YAML text of the package holds."""
    return yaml.load(text, _Values)


def words(name: str) -> Any:
    """The same where every scalar is a word: `no`, `on` and `12` stay texts."""
    return words_of(package_file(name).read_text("utf-8"))


def words_of(text: str) -> Any:
    """What a YAML text holds where every scalar is a word."""
    return yaml.load(text, _Words)
