"""What rules find text by text is kept by file: they may look at nothing that they do not name."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from spec_toolkit import pipeline
from spec_toolkit.kept import FOLDER
from spec_toolkit.model import Spec
from spec_toolkit.rules import _engine as engine
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._each_text import each_text
from spec_toolkit.rules._rule import Hit

EXAMPLES = Path(__file__).parent.parent.parent / "examples"

Find = Callable[[Context], Iterable[Hit]]


class Named:
    """A specification of which only some sections may be looked at, and single items by their address."""

    def __init__(self, spec: Spec, sections: tuple[str, ...]) -> None:
        self._spec, self._sections = spec, sections

    def __getattr__(self, name: str) -> Any:
        assert name in (*self._sections, "value"), name
        return getattr(self._spec, name)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rules that judge texts one by one; each gets a specification of nothing but what it names."""
    found: list[str] = []

    def guarded(context: Context, find: Find, *sections: str) -> Iterator[Hit]:
        found.append(find.__module__)
        stand_in: Any = Named(context.spec, sections)
        narrowed = replace(context, spec=stand_in)
        vars(narrowed)["facts"] = context.facts
        yield from find(narrowed)

    for code in engine.codes():
        module = sys.modules.get(engine.rule(code).check.__module__)
        if getattr(module, "each_text", None) is each_text:
            monkeypatch.setattr(module, "each_text", guarded)
    return found


@pytest.mark.parametrize("language", ["english", "hebrew", "arabic"])
def test_they_look_at_the_sections_that_they_name(language: str, asked: list[str]) -> None:
    context = pipeline.load(EXAMPLES / language).context
    for code in engine.codes():
        list(engine.rule(code).check(context))
    assert len(asked) > 8


@pytest.mark.parametrize("language", ["english", "hebrew", "arabic"])
def test_what_is_kept_is_what_was_found(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hits from all texts at once, file by file, and from an earlier run."""
    tmp_path.chmod(0o700)
    monkeypatch.setenv(FOLDER, str(tmp_path))

    def hits(keep: bool) -> set[str]:
        work = pipeline.load(EXAMPLES / language, keep=keep)
        found = {f"{code} {hit}" for code in engine.codes() for hit in engine.rule(code).check(work.context)}
        work.kept.save()
        return found

    assert hits(keep=False) == hits(keep=True) == hits(keep=True)
