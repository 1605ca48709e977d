"""Every starter, in every language, is a project without a fault, and nothing is ever overwritten."""

from pathlib import Path

import pytest

from spec_toolkit import pipeline, starter
from spec_toolkit.errors import SpecToolkitError

STARTERS = [(name, language) for name in starter.starters("en") for language in starter.LANGUAGES]


@pytest.mark.parametrize(("name", "language"), STARTERS)
def test_a_starter_has_no_fault(tmp_path: Path, name: str, language: str) -> None:
    starter.write(tmp_path / "spec", language, name, 'מרפאות "הגליל"')
    work = pipeline.load(tmp_path / "spec")
    found = [f for f in pipeline.check(work).findings if f.severity != "info"]
    assert [(f.code, f.place.path, f.place.line, f.excerpt) for f in found] == []
    assert work.spec.language == language
    assert work.spec.manifest is not None
    assert work.spec.manifest.organisation == 'מרפאות "הגליל"'


@pytest.mark.parametrize(("name", "language"), STARTERS)
def test_only_completeness_is_left_to_the_analyst(tmp_path: Path, name: str, language: str) -> None:
    starter.write(tmp_path, language, name)
    codes = {f.code for f in pipeline.check(pipeline.load(tmp_path)).findings}
    left = {"coverage", "trace"} | (set() if name == "minimal" else {"vague/placeholder"})
    assert {code for code in codes if code not in left and code.split("/")[0] not in left} == set()


def test_a_sector_starter_holds_a_specification(tmp_path: Path) -> None:
    """Base and library together: enough for a document, and nothing twice when the library is added again."""
    for name in starter.starters("en"):
        starter.write(tmp_path / name, "en", name)
        spec = pipeline.load(tmp_path / name).spec
        if name != "minimal":
            assert len(spec.technical) >= 18 and len(spec.requirements) >= 10 and len(spec.risks) >= 5
            assert spec.selection is not None and len(spec.selection.checks) >= 8


def test_every_file_names_the_schema_for_the_editor(tmp_path: Path) -> None:
    for path in starter.write(tmp_path, "en", "minimal"):
        assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=.spec/spec.schema.json\n")
    assert (tmp_path / ".spec/spec.schema.json").is_file()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "work.yaml").write_text("mine", "utf-8")
    with pytest.raises(SpecToolkitError):
        starter.write(tmp_path, "en", "minimal")
    assert [path.name for path in tmp_path.iterdir()] == ["work.yaml"]
    assert (tmp_path / "work.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize(("language", "name"), [("xx", "minimal"), ("en", "bakery")])
def test_what_is_not_there_is_said(tmp_path: Path, language: str, name: str) -> None:
    with pytest.raises(SpecToolkitError) as fault:
        starter.write(tmp_path, language, name)
    assert "Choose one of" in fault.value.help
