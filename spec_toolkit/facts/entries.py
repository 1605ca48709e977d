"""`languages/<language>/facts.yaml` as entries of the vocabulary: a form, its category and its concept."""

from collections.abc import Iterator
from typing import Any

from spec_toolkit.languages.text import normalise
from spec_toolkit.package_data import words_of

#: Sections of the file whose entries are concept to forms. One that is a plain list of forms is its own category.
_CONCEPTS = {
    "actions": "action",
    "things": "thing",
    "roles": "role",
    "areas": "area",
    "channels": "channel",
    "systems": "system",
    "modals": "modal",
    "bounds": "bound",
    "units": "unit",
    "rhythms": "rhythm",
    "places": "place",
    "states": "state",
    "values": "value",
    "months": "month",
    "days": "day",
    "reaches": "reach",
    "prepositions": "preposition",
    "verbal": "verbal",
}

#: A form, its category, and its concept: empty where the category says all, "group:value" of a contrast.
Entry = tuple[str, str, str]


def entries(text: str) -> Iterator[Entry]:
    """Everything that the text of such a file lists, section by section."""
    data: dict[str, Any] = words_of(normalise(text).text)
    for section, category in _CONCEPTS.items():
        for concept, forms in data.get(section, {}).items():
            for form in forms:
                yield form, category, concept
    for section, forms in data.items():
        for form in forms if isinstance(forms, list) else ():
            yield form, section, ""
    for group, values in data.get("contrasts", {}).items():
        for value, forms in values.items():
            for form in forms:
                yield form, "contrast", f"{group}:{value}"
    for form, value in data.get("numbers", {}).items():
        yield form, "number", value
    for form, value in data.get("ordinals", {}).items():
        yield form, "ordinal", value
    for form, (value, unit) in data.get("measures", {}).items():
        yield form, "measure", f"{value} {unit}"
