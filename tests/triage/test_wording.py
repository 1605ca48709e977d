"""The classes that headings and words give, against tables of sentences in three languages."""

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

from spec_toolkit.languages import lexicon_source
from spec_toolkit.languages.text import LANGUAGES
from spec_toolkit.triage.wording import CLASSES, heading_signals, signals, strongest

HERE = Path(__file__).parent
SETS = ("blind", "second-blind", "third-blind", "fourth-blind", "fifth-blind", "sixth-blind", "fresh")


def rows(language: str) -> list[dict[str, str]]:
    with (HERE / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def classify(heading: str, sentence: str) -> str:
    found = strongest(list(heading_signals(heading))) or strongest(list(signals(sentence)))
    return CLASSES[found.kind] if found else "undetermined"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_development_sentences_are_classed(language: str) -> None:
    table = rows(language)
    wrong = [row["sentence"] for row in table if classify(row["heading"], row["sentence"]) != row["class"]]
    assert len(wrong) <= 0.05 * len(table), wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_undetermined_is_forced(language: str) -> None:
    forced = [
        row["sentence"]
        for row in rows(language)
        if row["class"] == "undetermined" != classify(row["heading"], row["sentence"])
    ]
    assert forced == []


@pytest.mark.parametrize(
    "name",
    [f"{which}-{language}" for which in SETS for language in LANGUAGES],
)
def test_sentences_written_blind_are_classed(name: str) -> None:
    table = rows(name)
    got = [classify(row["heading"], row["sentence"]) for row in table]
    wrong = [(row["sentence"], found) for row, found in zip(table, got, strict=True) if row["class"] != found]
    assert len(wrong) <= 0.1 * len(table), wrong
    assert not [sentence for sentence, found in wrong if found != "undetermined"], wrong


def entries() -> list[Any]:
    found = []
    for language in LANGUAGES:
        for path in sorted((lexicon_source.HERE / language / "priority").glob("*.yaml")):
            if path.name != lexicon_source.CLASSES:
                for entry in yaml.safe_load(path.read_text("utf-8"))["entries"]:
                    name = f"{language}/{path.stem}/{entry['lemma']}"
                    found.append(pytest.param(path.stem, entry, id=name))
    return found


@pytest.mark.parametrize(("kind", "entry"), entries())
def test_every_entry_catches_and_leaves_its_own_sentences(kind: str, entry: dict[str, list[str]]) -> None:
    for marked in entry["catch"]:
        before, words, after = marked.split("*")
        found = [(s.kind, s.start, s.end) for s in signals(before + words + after) if s.kind == kind]
        assert any(start < len(before) + len(words) and len(before) < end for _, start, end in found), marked
    for sentence in entry["leave"]:
        assert [s for s in signals(sentence) if s.kind == kind] == [], sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_words_are_those_of_the_sources(language: str) -> None:
    compiled = (lexicon_source.HERE / language / "priority.jsonl").read_text("utf-8")
    assert compiled == lexicon_source.compiled_text(language, "priority")
