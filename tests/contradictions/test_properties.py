"""What holds for every pair, and how the work grows."""

import re
from pathlib import Path

import pytest
import yaml

from spec_toolkit.facts.collect import Facts
from spec_toolkit.facts.quantities import Quantity, clash, scale
from spec_toolkit.facts.readiness import readiness
from spec_toolkit.languages.text import LANGUAGES
from spec_toolkit.model import Index, read_spec
from spec_toolkit.rules import _engine as engine
from spec_toolkit.rules._words import rule_data
from tests.effort import calls

HERE = Path(__file__).parent
FAMILIES = ("contradiction", "coverage", "trace", "term", "duplicate")


def kinds(*statements: str) -> set[str]:
    data = {"requirements": [{"id": f"FR-{n}", "statement": text} for n, text in enumerate(statements)]}
    spec = read_spec(data).spec
    return {kind for kind, found in Facts(spec, Index(spec)).clashes.items() if found}


def sentences() -> list[tuple[str, str]]:
    pairs = yaml.safe_load((HERE / "third-pairs.yaml").read_text("utf-8"))
    return [(pair["a"], pair["b"]) for own in pairs.values() for pair in own]


def test_no_sentence_contradicts_itself() -> None:
    assert not [text for pair in sentences() for text in pair if kinds(text, text)]


def test_the_order_of_two_sentences_does_not_matter() -> None:
    assert not [(a, b) for a, b in sentences() if kinds(a, b) != kinds(b, a)]


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ((48, "hour"), (2, "day"), False),
        ((30, "day"), (1, "month"), False),
        ((24, "hour"), (1, "working_day"), False),
        ((4, "hour"), (1, "working_day"), True),
        ((12, "month"), (1, "year"), False),
        ((1000, "kilobyte"), (1, "megabyte"), False),
        ((5, "percent"), (8, "percent"), True),
    ],
)
def test_units(one: tuple[float, str], two: tuple[float, str], apart: bool) -> None:
    a, b = (Quantity(*scale(number, unit), "most") for number, unit in (one, two))
    assert clash(a, b) is apart and clash(b, a) is apart


@pytest.mark.parametrize("code", [code for code in engine.codes() if code.split("/")[0] in FAMILIES])
def test_words_of_every_rule_in_every_language(code: str) -> None:
    data = rule_data(code)
    shapes = []
    for language in LANGUAGES:
        words = data[language]
        assert {"title", "why", "message", "suggestion", "bad", "good"} <= set(words)
        shapes.append(
            {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in words.items() if isinstance(text, str)}
        )
    keys = [set(shape) for shape in shapes]
    assert keys[0] == keys[1] == keys[2]
    for key in keys[0]:
        assert len({tuple(sorted(set(shape[key]))) for shape in shapes}) == 1, key


def test_twice_the_requirements_are_about_twice_the_work() -> None:
    def work(count: int) -> int:
        verbs = ("send", "show", "export", "delete", "approve")
        data = {
            "requirements": [
                {
                    "id": f"FR-{n}",
                    "statement": f"The CRM shall {verbs[n % 5]} quote kind{n % 97} within {n % 9 + 1} hours.",
                }
                for n in range(count)
            ]
        }
        spec = read_spec(data).spec
        return calls(lambda: Facts(spec, Index(spec)).clashes)

    work(50)  # what is read once
    few, many = work(400), work(800)
    assert few < many < 2.5 * few


def test_readiness_of_the_english_example() -> None:
    from spec_toolkit import pipeline

    rows = readiness(pipeline.load(Path(__file__).parents[2] / "examples" / "english").spec)
    assert len(rows) == 8
    assert all(0.5 <= row.share <= 1 for row in rows)
