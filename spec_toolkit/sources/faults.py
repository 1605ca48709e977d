"""What is wrong with a file, before anybody knows in which language to say so."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.findings import Finding, Place, Related, Severity
from spec_toolkit.package_data import values

Language = Literal["en", "he", "ar"]
LANGUAGES = ("en", "he", "ar")

_SEVERITIES: dict[str, Severity] = {"empty-file": "warning", "mixed-line-ends": "info"}


@dataclass(frozen=True)
class Fault:
    """A finding without words: `kind` is `name` or `name/variant`, a key of `messages.yaml`."""

    kind: str
    start: int
    end: int
    values: dict[str, Any] = field(default_factory=dict)
    #: The other side in the same file, as offsets.
    related: tuple[int, int] | None = None


def finding(
    kind: str, place: Place, values: dict[str, Any], excerpt: str, language: str, related: Place | None = None
) -> Finding:
    """The finding `schema/<name>` in the user's words."""
    words = _words(kind, language)
    name = kind.split("/")[0]
    return Finding(
        code=f"schema/{name}",
        severity=_SEVERITIES.get(name, "error"),
        message=_fill(words["message"], values),
        place=place,
        excerpt=excerpt,
        suggestion=_fill(words["suggestion"], values),
        related=(Related(related, _fill(words["related"], values)),) if related else (),
    )


def error(kind: str, language: str | None, **values: Any) -> SpecToolkitError:
    """The exception for what makes it impossible to go on."""
    words = _words(kind, language or "en")
    return SpecToolkitError(_fill(words["message"], values), _fill(words["suggestion"], values))


def _fill(template: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        template = template.replace("{" + name + "}", str(value))
    return template


def _words(kind: str, language: str) -> dict[str, str]:
    texts = _messages()[kind]
    words: dict[str, str] = texts[language if language in texts else "en"]
    return words


@cache
def _messages() -> dict[str, dict[str, dict[str, str]]]:
    messages: dict[str, dict[str, dict[str, str]]] = values("sources/messages.yaml")
    return messages
