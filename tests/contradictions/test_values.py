"""Closed classes of values (languages, countries and cities, currencies, formats) hold the same in every language."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml
from test_pairs import contradictions

from spec_toolkit.facts import vocabulary

LANGUAGES = ("en", "he", "ar")
WORDS = {
    language: yaml.load(
        (Path(vocabulary.__file__).parents[1] / "languages" / language / "facts.yaml").read_text(encoding="utf-8"),
        yaml.BaseLoader,
    )
    for language in LANGUAGES
}


@pytest.mark.parametrize("section", ["places", "units"])
def test_every_language_names_the_same(section: str) -> None:
    for one, two in combinations(LANGUAGES, 2):
        assert _names(one, section) == _names(two, section)


def _names(language: str, section: str) -> set[str]:
    """Without what is abroad for Arabic only, and "at home", which no other language needs."""
    return {name.removesuffix(" abroad") for name in WORDS[language][section]} - {"home"}


@pytest.mark.parametrize("group", ["language", "format", "payment"])
def test_every_language_names_the_same_values(group: str) -> None:
    named = {
        language: {name for name in WORDS[language]["values"] if name.startswith(f"{group}:")} for language in LANGUAGES
    }
    for one, two in combinations(LANGUAGES, 2):
        assert named[one] == named[two]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The library portal is available only in English and Welsh.", "The library portal is also offered in Polish."),
        ("Invoices are issued only as PDF.", "Invoices can be exported as a spreadsheet."),
        ("Patient records are hosted only in Munich.", "Patient records are hosted in Hamburg."),
        ("Tickets can be paid only by direct debit.", "Tickets are paid in cash."),
        ("The default language of the app is Amharic.", "The default language of the app is Tigrinya."),
        ("ממשק הפורטל זמין באמהרית בלבד.", "ממשק הפורטל זמין גם בטיגרינית."),
        ("רשומות המטופלים מתארחות במינכן בלבד.", "רשומות המטופלים מתארחות בהמבורג."),
        ("الكشوف تصدر بصيغة PDF فقط.", "يمكن تصدير الكشوف بصيغة إكسل."),
        ("تُستضاف سجلات المرضى في ميونخ فقط.", "تُستضاف سجلات المرضى في هامبورغ."),
        ("Patient records are hosted only in Oslo.", "רשומות המטופלים מתארחות בקופנהגן."),
    ],
)
def test_other_values_clash(one: str, two: str) -> None:
    assert contradictions(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Patient records are hosted only in Germany.", "Patient records are hosted in Munich."),
        ("The Berlin branch goes live on 1 September 2026.", "The Hamburg branch goes live in January 2027."),
        ("The default currency for German branches is the euro.", "The default currency for Polish ones is the zloty."),
        ("Invoices are issued only as PDF.", "Price lists can be exported as a spreadsheet."),
    ],
)
def test_others_do_not(one: str, two: str) -> None:
    assert not contradictions(one, two)
