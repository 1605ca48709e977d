"""What is left out because nothing can contradict it (`facts.quiet`) would have changed nothing."""

import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from spec_toolkit import pipeline
from spec_toolkit.facts import collect
from spec_toolkit.facts.claims import claims
from spec_toolkit.facts.collect import Facts
from spec_toolkit.facts.declared import Vocabularies
from spec_toolkit.facts.fact import Source
from spec_toolkit.facts.parsing import read
from spec_toolkit.facts.quiet import QUIET, told_of, untold
from spec_toolkit.facts.statements import facts
from spec_toolkit.languages.text import normalise
from spec_toolkit.model import Index, Spec, read_spec

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
KNOWN = Vocabularies()


def clashes(spec: Spec) -> object:
    return Facts(spec, Index(spec)).clashes


def both(spec: Spec, monkeypatch: pytest.MonkeyPatch) -> tuple[object, object]:
    """What is found with and without leaving anything out."""
    found = clashes(spec)
    with monkeypatch.context() as patch:
        patch.setattr(collect, "QUIET", frozenset())
        return found, clashes(spec)


def pairs(file: Path) -> Iterator[tuple[str, str]]:
    for group in yaml.safe_load(file.read_text("utf-8")).values():
        yield from ((pair["a"], pair["b"]) for pair in group)


FILES = [file for file in (*HERE.glob("*.yaml"), *HERE.glob("frames/*.yaml")) if "pair:" in file.read_text("utf-8")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_sentence_that_tells_shows_a_sign(file: Path) -> None:
    for text in {text for pair in pairs(file) for text in pair}:
        reading, source = read(normalise(text).text, KNOWN), Source(("goals",), None, None, text)
        out = untold(reading, QUIET)
        made = told_of((*facts(reading, source, out), *claims(reading, source, out)), QUIET)
        everything = told_of((*facts(reading, source), *claims(reading, source)), QUIET)
        assert made == everything, f"a sign is missing in quiet._SIGNS: {text}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_one_specification_of_many_pairs(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for pair in list(pairs(file))[::6] for text in pair]
    spec = read_spec({"requirements": [{"id": f"FR-{n}", "statement": text} for n, text in enumerate(texts, 1)]}).spec
    found, expected = both(spec, monkeypatch)
    assert found == expected


@pytest.mark.parametrize(
    "path",
    [*sorted((HERE / "specs").glob("*.yaml"))[::12], *sorted((ROOT / "examples").iterdir())],
    ids=lambda path: path.stem,
)
def test_specifications(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, expected = both(pipeline.load(path).spec, monkeypatch)
    assert found == expected


@pytest.mark.parametrize("language", ["en", "he", "ar"])
def test_generated(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runpy.run_path(str(ROOT / "benchmarks" / "generate.py"))["generate"](120, tmp_path, language)
    found, expected = both(pipeline.load(tmp_path).spec, monkeypatch)
    assert found == expected
