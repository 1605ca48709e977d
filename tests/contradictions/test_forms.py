"""Every usual form of a Hebrew word comes to one name, and no other word does."""

from pathlib import Path

import pytest
import yaml

from spec_toolkit.facts.tokens import terms
from spec_toolkit.facts.vocabulary import vocabulary

TABLE = yaml.safe_load((Path(__file__).parent / "forms-he.yaml").read_text("utf-8"))


def rows(group: str) -> list[tuple[str, str]]:
    return [(name, form) for name, forms in TABLE[group].items() for form in forms]


@pytest.mark.parametrize(("name", "form"), rows("same"))
def test_form(name: str, form: str) -> None:
    assert name in terms(form, vocabulary("he"))[0].senses.values()


@pytest.mark.parametrize(("name", "form"), rows("other"))
def test_other_word(name: str, form: str) -> None:
    assert name not in terms(form, vocabulary("he"))[0].senses.values()
