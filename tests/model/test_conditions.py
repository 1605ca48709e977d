"""Conditions: which texts are understood, as what; and that reading one never fails or takes long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec_toolkit.languages.conditions import fold, is_pronoun, is_stage_word, parse_condition, spellings
from tests.effort import seconds

UNDERSTOOD = {
    "source is manual": "source is manual",
    "source is not manual.": "source is_not manual",
    "The discount is above 15 %": "discount above 15 %",
    "score>=5": "score at_least 5",
    "If 'Lead source' = web": "Lead source is web",
    "source is web, phone or manual": "source is web or source is phone or source is manual",
    "source is manual and score above 5": "source is manual and score above 5",
    "phone is not set": "phone is_not_set",
    "terms and conditions is set": "terms and conditions is_set",
    "המקור הוא ידני והציון גדול מ-5": "המקור is ידני and הציון above 5",
    "אם המקור אינו ידני": "המקור is_not ידני",
    "הטלפון ריק או הציון לפחות 5": "הטלפון is_not_set or הציון at_least 5",
    "source הוא manual": "source is manual",
    "المصدر هو يدوي والدرجة أكبر من ٥": "المصدر is يدوي and الدرجة above 5",
    "إذا كانت الحالة هي مغلق": "الحالة is مغلق",
    "الهاتف غير محدد أو الدرجة لا تقل عن 5": "الهاتف is_not_set or الدرجة at_least 5",
}
PLAIN = [
    "the customer declines",
    "A signed order must be attached",
    "source is",
    "is manual",
    "score is above average",
    "source is manual and the customer agreed in writing",
    "הלקוח חתם על ההזמנה",
    "وقّع العميل على الطلب",
    "",
]


@pytest.mark.parametrize(("text", "meaning"), UNDERSTOOD.items())
def test_understood(text: str, meaning: str) -> None:
    condition = parse_condition(text)
    assert condition is not None
    said = []
    for number, each in enumerate(condition.comparisons):
        said += [condition.joiners[number - 1]] if number else []
        said += [each.field.text, each.operator] + ([each.value.text] if each.value else [])
        assert fold(text[each.field.start : each.field.end]) == fold(each.field.text)
        if each.value:
            assert fold(text[each.value.start : each.value.end]) == fold(each.value.text)
    assert " ".join(said) == meaning


@pytest.mark.parametrize("text", PLAIN)
def test_plain_sentence(text: str) -> None:
    assert parse_condition(text) is None


def test_words() -> None:
    assert "מקור" in spellings("המקור")
    assert "مصدر" in spellings("المصدر")
    assert spellings("The Lead-Source") == ("the lead source", "lead source")
    assert is_stage_word("Stage") and is_stage_word("השלב") and is_stage_word("المرحلة")
    assert is_pronoun("It") and not is_pronoun("source")


@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    condition = parse_condition(text)
    for each in condition.comparisons if condition else ():
        assert 0 <= each.field.start < each.field.end <= len(text)


@pytest.mark.parametrize(
    "text", ["is " * 40_000, "a and " * 20_000, "ו" * 100_000, " " * 100_000 + "is", "a is b, " * 60]
)
def test_long_texts_take_no_time(text: str) -> None:
    assert seconds(lambda: parse_condition(text), 1) < 1
