"""What is kept of words beside their files: the same as what is read from them, and never needed."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from spec_toolkit import prepared
from spec_toolkit.facts.tables import tables
from spec_toolkit.languages.lexicon import lexicon

NAME = "languages/words.yaml"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one file of words."""
    for folder in ("facts", "languages"):
        (tmp_path / folder).mkdir()
    (tmp_path / NAME).write_text("one two", "utf-8")
    monkeypatch.setattr(prepared, "package_file", tmp_path.joinpath)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(prepared, "_ready", {})
    prepared._program.cache_clear()
    return tmp_path


def split(made: list[str]) -> Callable[[str], Any]:
    """What splits a text into its words, and says that it was asked."""

    def make(text: str) -> set[str]:
        made.append(text)
        return set(text.split())

    return make


def another_process() -> None:
    prepared.forget()


def kept(package: Path) -> list[Path]:
    return list(package.rglob("__pycache__/*"))


def test_words_are_read_once(package: Path) -> None:
    made: list[str] = []
    first = prepared.read(NAME, split(made))
    first.add("three")  # who asks again gets his own
    assert prepared.read(NAME, split(made)) == {"one", "two"}
    another_process()
    assert prepared.read(NAME, split(made)) == {"one", "two"}
    assert made == ["one two"]
    assert len(kept(package)) == 1


@pytest.mark.parametrize("changed", [NAME, "languages/others.yaml", "facts/stems.py"])
def test_they_are_read_again_when_a_word_or_a_module_changed(package: Path, changed: str) -> None:
    made: list[str] = []
    prepared.read(NAME, split(made))
    (package / changed).write_text("one three or more", "utf-8")
    another_process()
    prepared.read(NAME, split(made))
    assert len(made) == 2


@pytest.mark.parametrize(
    "damage", [lambda all_: all_[:-1], lambda all_: all_[:-1] + b"?", lambda _: b"", lambda _: b"\n"]
)
def test_a_damaged_file_is_ignored(package: Path, damage: Callable[[bytes], bytes]) -> None:
    prepared.read(NAME, split([]))
    (file,) = kept(package)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    another_process()
    assert prepared.read(NAME, split([])) == {"one", "two"}
    assert file.read_bytes() == whole


def test_nothing_is_written_where_python_may_write_nothing(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert prepared.read(NAME, split([])) == {"one", "two"}
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (package / NAME).with_name("__pycache__").write_text("a file where the folder should be", "utf-8")
    another_process()
    assert prepared.read(NAME, split([])) == {"one", "two"}
    assert not kept(package)


@pytest.mark.parametrize("language", ["en", "he", "ar"])
def test_the_words_of_a_language_are_plain_values(language: str) -> None:
    assert tables(language) == tables(language)
    assert tables(language).trie is not tables(language).trie
    assert lexicon(language).bits
