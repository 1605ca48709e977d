"""The words of questionnaires in one language, and the way back from what a vendor wrote to the value it means.

Data: `languages/<language>/vendor.yaml`.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

from spec_toolkit.languages.labels import _data
from spec_toolkit.languages.text import LANGUAGES as LANGUAGES
from spec_toolkit.languages.text import normalise

Code = Literal[
    "standard",
    "configuration",
    "customisation",
    "third_party",
    "third_party_custom",
    "future_release",
    "not_available",
]
#: The answer codes of CAT-RFP-03, the best first.
CODES: tuple[Code, ...] = (
    "standard",
    "configuration",
    "customisation",
    "third_party",
    "third_party_custom",
    "future_release",
    "not_available",
)
#: What an answer cell may be chosen from: the name of a list in `vendor.yaml`.
Choice = Literal["codes", "yes_no", "levels", "plans", "recurring"]
CHOICES: tuple[Choice, ...] = ("codes", "yes_no", "levels", "plans", "recurring")


@cache
def words(language: str) -> dict[str, Any]:
    """Everything in a language's `vendor.yaml`; do not change the mapping."""
    return _data(language, "vendor.yaml")


def labels(choice: Choice, language: str) -> dict[str, str]:
    """Value to label of a list, in the order in which it is offered."""
    return {value: entry["label"] for value, entry in words(language)[choice].items()}


def understood(choice: Choice, written: str) -> str | None:
    """The value that a vendor's words mean, in any of the languages and usual spellings; None: none of them."""
    return _meanings(choice).get(folded(written))


@cache
def _meanings(choice: Choice) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        entries: dict[str, dict[str, Any]] = words(language)[choice]
        # Labels come before other spellings: where a word is both, the label wins.
        for value, entry in entries.items():
            found.setdefault(folded(entry["label"]), value)
        for value, entry in entries.items():
            for spelling in (value, *entry["spellings"]):
                found.setdefault(folded(spelling), value)
    return found


def folded(text: str) -> str:
    """A text for comparing: without case, points, marks of direction, signs and doubled blanks."""
    plain = normalise(unicodedata.normalize("NFKC", text)).text.casefold()
    letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def headings() -> Iterable[tuple[str, str]]:
    """Key and heading of every column, in every language."""
    for language in LANGUAGES:
        yield from words(language)["columns"].items()


def sheet_titles(key: str) -> Iterable[str]:
    """The title of a sheet in every language."""
    for language in LANGUAGES:
        yield words(language)["sheets"][key]["title"]
