"""Short lists of phrases as expressions: they find what a plain expression would."""

import re

import pytest

from spec_toolkit.languages.phrases import pattern, phrases

NAMES = ("rollout", "users", "indicators", "thresholds")


@pytest.mark.parametrize("name", NAMES)
def test_a_phrase_is_found_as_whole_words_in_any_case(name: str) -> None:
    for key, forms in phrases(name).items():
        plain = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)
        for form in forms:
            for text in (form, f"x{form}", f"{form}x", f"so {form.upper()}, {form.title()}; {form} {form}"):
                found = [match.span() for match in pattern(name, key).in_text(text).finditer(text)]
                assert found == [match.span() for match in plain.finditer(text)], (key, text)


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_searched_for_all_phrases_that_it_could_hold(name: str) -> None:
    for key, forms in phrases(name).items():
        for first in forms[::3]:
            for second in forms[::5]:
                found = pattern(name, key).search(f"{first}, {second}")
                assert found is not None and found.start() == 0, (key, first, second)
