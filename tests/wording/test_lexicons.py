"""Every entry of every lexicon catches the words it must, and leaves alone what it must."""

import re

import pytest

from spec_toolkit.languages.lexicon_source import HERE, compiled_text, read_source
from spec_toolkit.languages.sentence import INNOCENT, Sentence
from spec_toolkit.languages.text import LANGUAGES, normalise

SOURCES = {language: read_source(language) for language in LANGUAGES}
FILES = [(language, kind) for language in LANGUAGES for kind in SOURCES[language].kinds]


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_lexicon_is_that_of_the_sources(language: str) -> None:
    committed = (HERE / language / "lexicon.jsonl").read_text(encoding="utf-8")
    assert committed == compiled_text(language), "run: python -m spec_toolkit.languages.lexicon_source"


def found(text: str, language: str) -> list[tuple[str, str]]:
    sentence = Sentence(normalise(text).text, language)
    return [
        (match.kind, sentence.text[sentence.starts[match.first] : sentence.ends[match.end - 1]])
        for match in sentence.matches
    ]


@pytest.mark.parametrize(("language", "kind"), FILES)
def test_entries_catch_and_leave(language: str, kind: str) -> None:
    faults = []
    for entry in SOURCES[language].kinds[kind].get("entries", []):
        for marked in entry.get("catch", []):
            wanted = [normalise(words).text for words in re.findall(r"\*([^*]+)\*", marked)]
            got = found(marked.replace("*", ""), language)
            if [words for which, words in got if which == kind] != wanted:
                faults.append(f"{entry['lemma']}: {marked} -> {got}")
        for clean in entry.get("leave", []):
            got = found(clean, language)
            if any(which == kind or kind == INNOCENT for which, _ in got):
                faults.append(f"{entry['lemma']}: should leave alone: {clean} -> {got}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("language", "kind"), FILES)
def test_entries_are_complete(language: str, kind: str) -> None:
    for entry in SOURCES[language].kinds[kind].get("entries", []):
        if kind != INNOCENT:
            assert entry.get("catch"), f"{entry['lemma']}: no sentence to catch"
            assert entry.get("ask") or SOURCES[language].kinds[kind].get("ask"), f"{entry['lemma']}: asks nothing"
        assert entry.get("leave"), f"{entry['lemma']}: no sentence to leave alone"
