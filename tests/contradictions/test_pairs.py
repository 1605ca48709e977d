"""Pairs of sentences, half contradictory: what the comparison of facts finds, and what it must leave alone."""

from pathlib import Path

import pytest
import yaml

from spec_toolkit.facts.collect import Facts
from spec_toolkit.facts.compare import Clash
from spec_toolkit.model import Index, read_spec

HERE = Path(__file__).parent


def contradictions(a: str, b: str) -> list[Clash]:
    """The clashes in a specification of two requirements."""
    data = {"requirements": [{"id": "FR-1", "statement": a}, {"id": "FR-2", "statement": b}]}
    spec = read_spec(data).spec
    return [clash for found in Facts(spec, Index(spec)).clashes.values() for clash in found]


def figures(file: str) -> tuple[float, float, list[str]]:
    """Precision, recall and what was judged wrongly."""
    found = alarms = missed = 0
    wrong: list[str] = []
    for pairs in yaml.safe_load((HERE / file).read_text("utf-8")).values():
        for pair in pairs:
            clash, said = pair["pair"] == "clash", bool(contradictions(pair["a"], pair["b"]))
            found += clash and said
            alarms += said and not clash
            missed += clash and not said
            if clash != said:
                wrong.append(f"{'missed' if clash else 'alarm'}: {pair['a']} | {pair['b']}")
    return found / (found + alarms), found / (found + missed), wrong


@pytest.mark.parametrize(
    ("file", "precision", "recall"),
    [
        ("pairs.yaml", 0.98, 0.95),
        ("more-pairs.yaml", 0.98, 0.93),
        ("third-pairs.yaml", 0.98, 0.88),
        ("fourth-pairs.yaml", 0.95, 0.88),
        ("fifth-pairs.yaml", 0.95, 0.8),
        ("sixth-pairs.yaml", 0.98, 0.77),
        ("seventh-pairs.yaml", 0.98, 0.9),
        ("eighth-pairs.yaml", 0.98, 0.85),
        ("ninth-pairs.yaml", 0.98, 0.9),
        ("tenth-pairs.yaml", 0.98, 0.9),
        ("eleventh-pairs.yaml", 0.98, 0.85),
        ("twelfth-pairs.yaml", 0.98, 0.75),
        ("thirteenth-pairs.yaml", 0.98, 0.65),
        ("fourteenth-pairs.yaml", 0.98, 0.92),
        ("fifteenth-pairs.yaml", 0.98, 0.7),
        ("sixteenth-pairs.yaml", 0.98, 0.5),
        ("nineteenth-pairs.yaml", 0.98, 0.85),
        ("twentieth-pairs-ar.yaml", 0.98, 0.78),
        ("twenty-first-pairs-ar.yaml", 0.98, 0.44),
        ("twenty-second-pairs-ar.yaml", 0.98, 0.42),
        ("held-back.yaml", 0.98, 0.93),
        ("blind.yaml", 0.98, 0.9),
        ("frames/en.yaml", 0.97, 0.8),
        ("frames/en-more.yaml", 0.97, 0.75),
        ("seventeenth-pairs.yaml", 0.98, 0.72),
        ("twentieth-pairs-en.yaml", 0.98, 0.85),
        ("frames/ar.yaml", 0.98, 0.73),
        ("contraries/ar.yaml", 0.98, 0.76),
        ("contraries/ar-trades.yaml", 0.97, 0.76),
        ("frames/ar-more.yaml", 0.98, 0.78),
        ("frames/ar-plain.yaml", 0.96, 0.8),
        ("frames/arabic-reading.yaml", 0.98, 0.85),
        ("frames/arabic-values.yaml", 0.98, 0.8),
        ("arabic-pairs.yaml", 0.98, 0.73),
        ("frames/he.yaml", 0.97, 0.72),
        ("frames/he-more.yaml", 0.98, 0.84),
        ("frames/hebrew-reading.yaml", 0.98, 0.9),
        ("frames/hebrew-values.yaml", 0.98, 0.83),
        ("eighteenth-pairs.yaml", 0.98, 0.55),
        ("twentieth-pairs-he.yaml", 0.98, 0.72),
        ("twenty-first-pairs-he.yaml", 0.98, 0.42),
        ("twenty-first-pairs-en.yaml", 0.98, 0.74),
        ("twenty-second-pairs-en.yaml", 0.98, 0.45),
        ("twenty-third-pairs-en.yaml", 0.98, 0.62),
        ("twenty-third-pairs-he.yaml", 0.98, 0.49),
        ("twenty-third-pairs-ar.yaml", 0.98, 0.48),
        ("twenty-fourth-pairs-ar.yaml", 0.98, 0.78),
        ("twenty-fifth-pairs-ar.yaml", 0.98, 0.46),
        ("twenty-fifth-pairs-en.yaml", 0.98, 0.63),
        ("twenty-sixth-pairs.yaml", 0.98, 0.6),
        ("twenty-seventh-pairs.yaml", 0.95, 0.79),
        ("twenty-eighth-pairs.yaml", 0.95, 0.9),
        ("twenty-ninth-pairs.yaml", 0.98, 0.86),
        ("thirtieth-pairs.yaml", 0.98, 0.82),
        ("thirty-first-pairs.yaml", 0.98, 0.78),
        ("twenty-fifth-pairs-he.yaml", 0.94, 0.65),
        ("unread-pairs.yaml", 0.97, 0.62),
        ("frames/en-phrases.yaml", 0.98, 0.88),
        ("frames/en-plain.yaml", 0.98, 0.7),
        ("twenty-fourth-pairs-en.yaml", 0.98, 0.91),
        ("frames/en-reading.yaml", 0.98, 0.88),
        ("frames/english-values.yaml", 0.98, 0.9),
        ("twenty-second-pairs-he.yaml", 0.98, 0.44),
        ("contraries/he.yaml", 0.98, 0.84),
        ("contraries/en.yaml", 0.98, 0.83),
        ("contraries/en-trades.yaml", 0.98, 0.7),
        ("contraries/validity.yaml", 0.98, 0.95),
        ("contraries/numbers.yaml", 0.98, 0.85),
    ],
)
def test_pairs(file: str, precision: float, recall: float) -> None:
    p, r, wrong = figures(file)
    assert p >= precision and r >= recall, f"precision {p:.2f}, recall {r:.2f}\n" + "\n".join(wrong)


def look_alikes() -> list[tuple[str, str]]:
    groups = yaml.safe_load((HERE / "look-alikes.yaml").read_text("utf-8")).values()
    return [(pair["a"], pair["b"]) for pairs in groups for pair in pairs]


@pytest.mark.parametrize(("a", "b"), look_alikes())
def test_look_alikes(a: str, b: str) -> None:
    assert not contradictions(a, b)
