"""The example: what three vendors returned, read again, and the comparison of it; and the commands."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from samples import project
from typer.testing import CliRunner, Result

from spec_toolkit.cli._app import _register, app
from spec_toolkit.vendors.answers import load

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = ROOT / "examples" / "english"
AGAIN = "The English example has changed: run python scripts/vendor_examples.py"
NAMES = ("aldermoor.xlsx", "brightwater.xlsx", "corran.docx")


def run(*words: object) -> Result:
    if not app.registered_groups:
        _register()
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ENGLISH, tmp_path / "english"))


def test_returned_files_give_the_answers(example: Path) -> None:
    for name in NAMES:
        (example / "vendors" / name).with_suffix(".yaml").unlink()
    result = run("vendor", "read", *(ENGLISH / "vendors" / name for name in NAMES), "--project", example)
    assert result.exit_code == 0, result.output
    for name in NAMES:
        kept = Path("vendors", name).with_suffix(".yaml")
        assert load(example / kept).sections == load(ENGLISH / kept).sections, AGAIN


def test_comparison_is_the_one_in_the_example() -> None:
    result = run("vendor", "compare", ENGLISH, "--format", "json")
    assert result.stdout == (ENGLISH / "vendors" / "comparison.json").read_text("utf-8"), AGAIN
    text = run("vendor", "compare", ENGLISH, "--messages", "en").stdout
    assert text == (ENGLISH / "vendors" / "comparison.txt").read_text("utf-8"), AGAIN
    compared = json.loads(result.stdout)
    assert [one["name"] for one in compared["vendors"]] == ["aldermoor", "brightwater", "corran"]


def test_comparison_as_documents(tmp_path: Path) -> None:
    result = run("vendor", "compare", ENGLISH, "--format", "markdown", "--to", "docx", "--out", tmp_path)
    assert result.exit_code == 0
    assert "Aldermoor Systems" in result.stdout and "| FR-001 |" in result.stdout
    (file,) = tmp_path.glob("*.docx")
    document = zipfile.ZipFile(file).read("word/document.xml").decode()
    assert len(re.findall("<w:drawing>", document)) == 2 and "Brightwater Consulting" in document
    audit = pytest.importorskip("openxml_audit")
    assert [str(error) for error in audit.OpenXmlValidator().validate(str(file)).errors] == []


@pytest.mark.parametrize("language", ["en", "he", "ar"])
def test_from_pack_to_comparison(language: str, tmp_path: Path) -> None:
    import yaml

    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "spec.yaml").write_text(yaml.safe_dump(project(language), allow_unicode=True), encoding="utf-8")
    packed = run("vendor", "pack", folder, "--out", tmp_path / "out")
    assert packed.exit_code == 0, packed.output
    written = [Path(line) for line in packed.stdout.splitlines()]
    assert sorted(path.suffix for path in written) == [".docx", ".docx", ".xlsx"]
    book = next(path for path in written if path.suffix == ".xlsx")
    # Untouched: nothing is answered, and there is nothing to keep.
    read = run("vendor", "read", book, "--project", folder, "--name", "../acme")
    assert read.exit_code == 0 and "Traceback" not in read.output
    (folder / "vendors").mkdir(exist_ok=True)
    (folder / "vendors" / "acme.yaml").write_text("vendor: A\nrequirements: {FR-001: {code: standard}}\n", "utf-8")
    compared = run("vendor", "compare", folder, "--messages", language, "--to", "docx", "--out", tmp_path / "docs")
    assert compared.exit_code == 0, compared.output
    assert not re.search(r"\{[a-z]+\}", compared.output)
    assert list((tmp_path / "docs").glob("*.docx"))


def test_faults_of_people_are_told(example: Path) -> None:
    from spec_toolkit.errors import SpecToolkitError

    scores = example / "vendors" / "scores" / "it.yaml"
    for text, words in (
        ("scores: {acme: {SEL-02: 3}}", "no vendor `acme`"),
        ("scores: {corran: {SEL-99: 3}}", "SEL-99"),
        ("scores: {corran: {SEL-02: 9}}", "from 1 to 5"),
        ("scores: [", "cannot be read"),
        ("a: &a [1]\nb: *a", "aliases"),
    ):
        scores.write_text(text, encoding="utf-8")
        fault = run("vendor", "compare", example).exception
        assert isinstance(fault, SpecToolkitError) and words in fault.message + fault.help
    scores.unlink()
    (example / "vendors" / "corran.yaml").write_text("requirements: {FR-001: {code: maybe}}", encoding="utf-8")
    fault = run("vendor", "compare", example).exception
    assert isinstance(fault, SpecToolkitError) and "maybe" in fault.message
    assert isinstance(run("vendor", "compare", ROOT / "examples" / "none").exception, SpecToolkitError)
    assert isinstance(run("vendor", "read", "none.xlsx", "--project", example).exception, SpecToolkitError)
