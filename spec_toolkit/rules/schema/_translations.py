"""What an author may write for a key or an allowed word: itself, or what it is called in one of the languages."""

import re
from collections.abc import Iterable

from spec_toolkit.languages.labels import labels
from spec_toolkit.model import Part
from spec_toolkit.rules._words import LANGUAGES

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def keys(part: type[Part], names: Iterable[str]) -> dict[str, str]:
    """Every name of these keys, to the key."""
    own = _CAPITAL.sub("_", part.__name__).lower()
    return _named({name: (f"field.{own}.{name}", f"field.{name}") for name in names})


def values(part: type[Part] | None, key: str, allowed: Iterable[str]) -> dict[str, str]:
    """Every name of these allowed words of a field, to the word."""
    own = _CAPITAL.sub("_", part.__name__).lower() if part else ""
    return _named({value: (f"value.{own}.{key}.{value}", f"value.{key}.{value}") for value in allowed})


def _named(entries: dict[str, tuple[str, str]]) -> dict[str, str]:
    found = {word: word for word in entries}
    for language in LANGUAGES:
        said = labels(language)
        for word, (special, general) in entries.items():
            label = said.get(special) or said.get(general)
            if label:
                found.setdefault(label, word)
    return found
