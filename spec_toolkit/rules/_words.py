"""The words of a rule in every language: the YAML file beside its module, read when a finding needs it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spec_toolkit.package_data import values_of
from spec_toolkit.resources import package_file

LANGUAGES = ("en", "he", "ar")


@dataclass(frozen=True)
class Words:
    """One rule in one language. `messages` holds every template: message, related, suggestion and the rule's own."""

    title: str
    why: str
    messages: Mapping[str, str]
    bad: tuple[str, ...]
    good: tuple[str, ...]

    def say(self, template: str, values: Mapping[str, object]) -> str | None:
        """A template filled with values, or None where the rule has no such template."""
        text = self.messages.get(template)
        return None if text is None else text.format_map(_Values(values))


class _Values(dict[str, object]):
    """A value that is not there is shown by its name, so that a slip in a template never stops a check."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


@cache
def rule_data(code: str) -> dict[str, Any]:
    """The whole YAML file of a rule."""
    data: dict[str, Any] = values_of(_text(code))
    return data


def _text(code: str) -> str:
    family, name = code.split("/")
    return package_file(f"rules/{family}/{name.replace('-', '_')}.yaml").read_text("utf-8")


@cache
def words(code: str, language: str) -> Words:
    """The words of a rule in a language."""
    found = re.search(rf"^{language}:\n(?:(?:[ #].*)?\n)*", _text(code), re.MULTILINE)
    # One language of three: a check of a small project spends a tenth of its time here.
    data = values_of(found[0])[language] if found else rule_data(code)[language]
    plain = {key: value for key, value in data.items() if isinstance(value, str) and key not in ("title", "why")}
    return Words(data["title"], data["why"], plain, tuple(data.get("bad", ())), tuple(data.get("good", ())))
