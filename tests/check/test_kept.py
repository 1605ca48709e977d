"""Results kept between runs: the same answer with and without them, whatever happens to the file they are in."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from spec_toolkit import pipeline
from spec_toolkit.findings import formats
from spec_toolkit.kept import FOLDER, Kept, digest, kept
from spec_toolkit.rules import _engine as engine
from spec_toolkit.rules import _per_text
from spec_toolkit.rules._context import Context

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
LANGUAGES = ("english", "hebrew", "arabic")

#: One-line edits of an example: a text, a priority, a name, a new item; and a fault of YAML.
EDITS: dict[str, Callable[[str], str]] = {
    "text": lambda text: text.replace("statement: ", "statement: As soon as possible, TBD, ", 1),
    "priority": lambda text: text.replace("priority: must", "priority: nice_to_have", 1),
    "item": lambda text: f"{text}\n  - {{id: X-900, statement: The system should be fast and easy.}}\n",
    "gone": lambda text: text.replace("acceptance:", "acceptances:", 1),
    "broken": lambda text: f"{text}\n  - [\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of kept results."""
    found = tmp_path / "kept"
    found.mkdir(mode=0o700)
    monkeypatch.setenv(FOLDER, str(found))
    return found


@pytest.fixture(params=LANGUAGES)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / request.param, tmp_path / "project"))


def answer(project: Path, keep: bool) -> str:
    """The whole report as JSON."""
    report = pipeline.check(pipeline.load(project, keep=keep))
    return formats.write("json", report, formats.View())


def the_files(folder: Path) -> list[Path]:
    """One file for each shelf."""
    return sorted(folder.glob("*.kept"))


def test_a_second_run_says_the_same(project: Path, folder: Path) -> None:
    plain = answer(project, keep=False)
    assert not list(folder.iterdir())
    assert answer(project, keep=True) == plain
    assert the_files(folder)
    assert all(file.stat().st_mode & 0o077 == 0 for file in the_files(folder))
    assert answer(project, keep=True) == plain


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_it_says_what_a_first_run_says(project: Path, edit: str) -> None:
    answer(project, keep=True)
    for path in sorted(project.rglob("*.yaml")):
        before = path.read_text("utf-8")
        changed = EDITS[edit](before)
        if changed == before or "requirements:" not in before:
            continue
        path.write_text(changed, "utf-8")
        assert answer(project, keep=True) == answer(project, keep=False)
        path.write_text(before, "utf-8")
        assert answer(project, keep=True) == answer(project, keep=False)
        break


@pytest.mark.usefixtures("folder")
def test_a_name_that_changes_is_heard_everywhere(tmp_path: Path) -> None:
    text = (
        "spec: {title: T}\nobjects: [{id: o, name: User friendly form}]\n"
        "requirements:\n  - {id: FR-1, statement: The clerk opens the user friendly form in 5 seconds.}\n"
    )
    path = tmp_path / "spec.yaml"
    path.write_text(text, "utf-8")
    first = answer(path, keep=True)
    path.write_text(text.replace("User friendly", "Short"), "utf-8")
    second = answer(path, keep=True)
    assert second == answer(path, keep=False)
    assert first != second


@pytest.mark.usefixtures("folder")
def test_what_items_state_is_read_again_when_they_change(tmp_path: Path) -> None:
    text = (
        "spec: {title: T}\nroles: [{id: rep, name: Sales rep}, {id: boss, name: Manager}]\n"
        "objects: [{id: contact, name: Contact}]\n"
        "permissions: [{role: rep, object: contact, allow: [export]}]\n"
        "requirements:\n  - {id: FR-1, statement: Only managers may export contacts.}\n"
    )
    path = tmp_path / "spec.yaml"
    said = []
    for role in ("rep", "boss", "rep"):
        path.write_text(text.replace("{role: rep", f"{{role: {role}"), "utf-8")
        said.append(answer(path, keep=True))
        assert said[-1] == answer(path, keep=False)
    assert "contradiction/exclusive-right" in said[0] and "contradiction/exclusive-right" not in said[1]
    assert said[0] == said[2]


@pytest.mark.usefixtures("folder")
def test_statements_that_are_alike_are_compared_again_when_one_changes(tmp_path: Path) -> None:
    said = "The system shall send the customer a summary of every closed case by e-mail within {} hours."
    text = "spec: {title: T}\nrequirements:\n" + "".join(
        f"  - {{id: FR-{number}, statement: '{said.format(hours)}'}}\n" for number, hours in enumerate((2, 2, 9))
    )
    path = tmp_path / "spec.yaml"
    found = []
    for changed in (text, text.replace("within 9", "within 2"), text.replace("{id: FR-1", "{id: FR-5"), text):
        path.write_text(changed, "utf-8")
        found.append(answer(path, keep=True))
        assert found[-1] == answer(path, keep=False)
    assert [report.count("duplicate/same-text") for report in found] == [1, 2, 1, 1]
    assert found[0] == found[3] != found[2]


def damaged(content: bytes) -> list[bytes]:
    """The bytes of a file cut off, changed in places, and those of other files."""
    cuts = [content[:size] for size in (0, 1, 30, len(content) // 2, len(content) - 1)]
    flips = [bytes([*content[:at], content[at] ^ 0x55, *content[at + 1 :]]) for at in range(0, len(content), 4999)]
    lines = content.split(b"\n", 1)
    return [*cuts, *flips, b"\x00" * 5000, b"PK\x03\x04" + content, b"spec-toolkit kept 2 1 2\n", lines[0] + b"\n"]


def test_a_damaged_or_foreign_file_is_ignored(folder: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(EXAMPLES / "english", tmp_path / "project"))
    plain = answer(project, keep=True)
    for file in the_files(folder):
        whole = file.read_bytes()
        for content in damaged(whole)[:: max(1, len(damaged(whole)) // 6)]:
            file.write_bytes(content)
            assert answer(project, keep=True) == plain
        assert file.read_bytes() == whole  # a good one stands there again


def test_a_file_of_another_program_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Kept(tmp_path / "x")
    shelf.shelf("texts", 1).put("key", (1, 2))
    shelf.save()
    assert Kept(tmp_path / "x").shelf("texts", 1).get("key") == (1, 2)
    assert Kept(tmp_path / "x").shelf("texts", 2).get("key") is None
    monkeypatch.setattr("spec_toolkit.kept.program", lambda: "another")
    assert Kept(tmp_path / "x").shelf("texts", 1).get("key") is None


def test_shelves_that_a_run_does_not_open_stay(tmp_path: Path) -> None:
    first = Kept(tmp_path / "x")
    first.shelf("a").put(1, "one")
    first.save()
    second = Kept(tmp_path / "x")
    second.shelf("b").put(2, "two")
    second.save()
    assert Kept(tmp_path / "x").shelf("a").get(1) == "one"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders are otherwise there")
def test_a_folder_that_others_may_write_to_is_not_used(folder: Path, tmp_path: Path) -> None:
    folder.chmod(0o777)
    assert not kept(tmp_path).is_on
    folder.chmod(0o700)
    assert kept(tmp_path).is_on


def test_a_folder_that_cannot_be_made_or_written_is_no_fault(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = EXAMPLES / "english"
    plain = answer(project, keep=False)
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv(FOLDER, str(tmp_path / "file" / "below"))
    assert answer(project, keep=True) == plain
    monkeypatch.setenv(FOLDER, str(folder))
    monkeypatch.setattr("spec_toolkit.kept._write", lambda *_: (_ for _ in ()).throw(PermissionError(13, "denied")))
    assert answer(project, keep=True) == plain
    assert not list(folder.iterdir())


def test_runs_side_by_side_say_the_same(folder: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(EXAMPLES / "english", tmp_path / "project"))
    command = [sys.executable, "-m", "spec_toolkit", "check", str(project), "--format", "json"]
    environment = {**os.environ, FOLDER: str(folder)}
    processes = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(4)]
    answers = {process.communicate()[0] for process in processes}
    alone = subprocess.run([*command, "--no-cache"], env=environment, stdout=subprocess.PIPE, check=False).stdout
    assert answers == {alone}
    assert {path.suffix for path in folder.iterdir()} == {".kept"}


def test_nothing_is_kept_with_no_cache(folder: Path) -> None:
    command = [sys.executable, "-m", "spec_toolkit", "check", str(EXAMPLES / "english"), "--no-cache"]
    subprocess.run(command, env={**os.environ, FOLDER: str(folder)}, stdout=subprocess.PIPE, check=False)
    assert not list(folder.iterdir())


def test_the_oldest_projects_make_room(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spec_toolkit.kept._MOST_FILES", 2)
    for number in range(4):
        one = kept(tmp_path / str(number))
        one.shelf("x").put(number, number)
        one.save()
        for path in folder.iterdir():
            os.utime(path, (path.stat().st_mtime - 10, path.stat().st_mtime - 10))
    names = {f"{digest(str((tmp_path / str(number)).resolve()))}-x.kept" for number in (2, 3)}
    assert {path.name for path in folder.iterdir()} == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_that_judge_each_text_by_itself_do(language: str) -> None:
    """What they find in all texts together is what they find in each alone: nothing else may be kept by text."""
    context: Context = pipeline.load(EXAMPLES / language).context
    rules = [rule for code in engine.codes() if (rule := engine.rule(code)).per_text]
    assert {rule.family for rule in rules} == {"vague", "form"}
    texts = context.texts[::4]
    paths = {text.path for text in texts}
    together = {(rule.code, repr(hit)) for rule, hit in _per_text.hits(context, rules) if hit.path in paths}
    alone = set()
    for text in texts:
        narrowed = replace(context, only=(text,))
        alone |= {(r.code, repr(hit)) for r in rules for hit in r.check(narrowed) if hit.path == text.path}
    assert together == alone
