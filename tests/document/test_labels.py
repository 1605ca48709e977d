"""Every field and every value of an enumeration that can stand in a document has a label in every language."""

import datetime as dt
from collections.abc import Iterator

import pytest

from spec_toolkit.document.composer import part_word
from spec_toolkit.languages.formats import formats, plural_form
from spec_toolkit.languages.labels import field_label, labels, value_label
from spec_toolkit.model import Part, Spec
from spec_toolkit.model.shape import shape

LANGUAGES = ("en", "he", "ar")


def parts() -> Iterator[type[Part]]:
    seen: set[type[Part]] = set()
    waiting: list[type[Part]] = [Spec]
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen.add(part)
            yield part
            waiting.extend(inner for field in shape(part) for inner in field.parts)


PARTS = list(parts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label(language: str) -> None:
    missing = []
    for part in PARTS:
        for field in shape(part):
            try:
                assert field_label(labels(language), part_word(part), field.key).strip()
            except KeyError:
                missing.append(f"field.{part_word(part)}.{field.key}")
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_an_enumeration_has_a_label(language: str) -> None:
    missing = []
    for part in PARTS:
        for field in shape(part):
            for value in field.choices:
                try:
                    assert value_label(labels(language), part_word(part), field.key, value).strip()
                except KeyError:
                    missing.append(f"value.{part_word(part)}.{field.key}.{value}")
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_item_has_a_plural(language: str) -> None:
    kinds = {part.kind for part in PARTS if part.kind}
    assert [kind for kind in sorted(kinds) if f"kinds.{kind}" not in labels(language)] == []


def test_the_keys_are_the_same_in_every_language() -> None:
    assert labels("he").keys() == labels("en").keys() == labels("ar").keys()


def test_no_label_of_a_field_or_value_is_without_its_field() -> None:
    """A label that nothing asks for is a word that nobody checks."""
    fields = {f"field.{k}" for p in PARTS for f in shape(p) for k in (f.key, f"{part_word(p)}.{f.key}")}
    values = {
        f"value.{k}.{v}" for p in PARTS for f in shape(p) for v in f.choices for k in (f.key, f"{part_word(p)}.{f.key}")
    }
    own = {key for key in labels("en") if key.startswith(("field.", "value."))}
    assert sorted(own - fields - values) == []


@pytest.mark.parametrize(("language", "letters"), [("he", "א-ת"), ("ar", "؀-ۿ")])
def test_labels_are_in_their_language(language: str, letters: str) -> None:
    import re

    same = {"24/7"}
    foreign = [k for k, text in labels(language).items() if not re.search(f"[{letters}]", text) and text not in same]
    assert foreign == []


@pytest.mark.parametrize(
    ("language", "date", "number", "percent"),
    [
        ("en", "21 November 2026", "1,234,567.5", "99.5%"),
        ("he", "21 בנובמבר 2026", "1,234,567.5", "99.5%"),
        ("ar", "21 نوفمبر 2026", "1,234,567.5", "99.5%"),
    ],
)
def test_dates_and_numbers(language: str, date: str, number: str, percent: str) -> None:
    found = formats(language)
    assert found.date(dt.date(2026, 11, 21)) == date
    assert found.number(1234567.5) == number
    assert found.percent(99.5) == percent
    assert (found.number(0), found.number(-1234), found.number(0.1), found.number(1e21)) == (
        "0",
        "-1,234",
        "0.1",
        "1,000,000,000,000,000,000,000",
    )


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("en", 1, "1 requirement"),
        ("en", 0, "0 requirements"),
        ("he", 1, "דרישה אחת"),
        ("he", 2, "שתי דרישות"),
        ("he", 17, "17 דרישות"),
        ("ar", 0, "لا متطلبات"),
        ("ar", 1, "متطلب واحد"),
        ("ar", 2, "متطلبان"),
        ("ar", 7, "7 متطلبات"),
        ("ar", 10, "10 متطلبات"),
        ("ar", 11, "11 متطلبًا"),
        ("ar", 99, "99 متطلبًا"),
        ("ar", 100, "100 متطلب"),
        ("ar", 103, "103 متطلبات"),
    ],
)
def test_counted_nouns(language: str, count: int, text: str) -> None:
    assert formats(language).counted("requirement", count) == text


@pytest.mark.parametrize(
    ("language", "currency", "text"),
    [
        ("en", "EUR", "€120,000"),
        ("he", "ILS", "120,000 ₪"),
        ("ar", "SAR", "120,000 ريال سعودي"),
        ("en", "CHF", "120,000 CHF"),
    ],
)
def test_money(language: str, currency: str, text: str) -> None:
    assert formats(language).money(120000, currency) == text


def test_every_counted_noun_has_the_forms_that_its_language_needs() -> None:
    for language in LANGUAGES:
        needed = {plural_form(language, n) for n in range(200)}
        for noun, forms in formats(language)._data["counted"].items():
            assert set(forms) >= needed - {"zero", "two"}, (language, noun)
