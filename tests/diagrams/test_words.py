"""The words of figures are complete in every language."""

import re
from typing import Any, get_args

import pytest
import yaml

from spec_toolkit import diagrams
from spec_toolkit.diagrams.words import words
from spec_toolkit.model.integrations import Integration
from spec_toolkit.model.interface import Widget
from spec_toolkit.model.objects import FieldType
from spec_toolkit.model.requirements import Capability
from tests.diagrams.samples import sample

LANGUAGES = ("en", "he", "ar")


def _flat(table: dict[str, Any], before: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        found |= _flat(value, f"{before}{key}.") if isinstance(value, dict) else {f"{before}{key}": str(value)}
    return found


def _words(language: str) -> dict[str, str]:
    from importlib.resources import files

    return _flat(yaml.safe_load((files("spec_toolkit.languages") / language / "figures.yaml").read_text("utf-8")))


@pytest.mark.parametrize("language", ["he", "ar"])
def test_every_language_has_the_same_words_with_the_same_places(language: str) -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", text))

    assert {key: places(text) for key, text in _words(language).items()} == {
        key: places(text) for key, text in _words("en").items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_an_enumeration_has_a_word(language: str) -> None:
    found = _words(language)
    values = {
        "field_type": get_args(FieldType),
        "frequency": _values(Integration, "frequency"),
        "chart": _values(Widget, "chart"),
        "capability": _values(Capability, "capability"),
        "level": ("basic", "advanced", "leading"),
    }
    missing = [
        f"{group}.{value}" for group, all_ in values.items() for value in all_ if f"{group}.{value}" not in found
    ]
    assert missing == []
    assert words(language).of("level", None) == ""
    assert words(language).of("level", "unheard of") == "unheard of"


def _values(part: Any, field: str) -> tuple[str, ...]:
    kinds = (part.model_fields[field].annotation, *get_args(part.model_fields[field].annotation))
    return tuple(value for kind in kinds for value in get_args(kind) if isinstance(value, str))


@pytest.mark.parametrize("language", ["he", "ar"])
def test_figures_speak_no_english_of_their_own(language: str) -> None:
    """Captions and descriptions of a model without Latin letters have none but CRM, ids and product names."""
    own = re.compile(r"\b(?!CRM|FR|BP|KPI|INT|AUT|SCR|G|P|M|IDs?|Zoho|REST|PDF|XLSX|ERP|API|WhatsApp)[A-Za-z]{2,}")
    allowed = {"Business", "Priority", "Microsoft", "Setup", "Excel"}
    for figure in diagrams.figures(sample(language, 12)):
        for text in (figure.caption, figure.alt):
            assert set(own.findall(text)) <= allowed, (figure.anchor, own.findall(text))
