"""Results kept between runs: the same answer with and without them, whatever happens to the file they are in."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from spec_toolkit import pipeline
from spec_toolkit.facts.compare import opposed
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.likeness import Statement, nearly
from spec_toolkit.findings import formats
from spec_toolkit.kept import FOLDER, Kept, Shelf, digest, kept
from spec_toolkit.model.portions import results
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


@pytest.mark.usefixtures("folder")
def test_an_edited_statement_is_compared_with_its_parallel_ones_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "The system shall send the customer a {} of every closed case by e-mail within {} hours."
    lines = [
        f"  - {{id: FR-{hours}{number}, statement: '{said.format(what, hours)}'}}\n"
        for hours in (2, 9, 30)
        for number, what in enumerate(("summary", "neat summary", "tidy neat summary"))
    ]
    text = "spec: {title: T}\nrequirements:\n" + "".join(lines)
    path = tmp_path / "spec.yaml"
    asked: list[int] = []

    def counting(group: Sequence[Statement]) -> Any:
        asked.append(len(group))
        return nearly(group)

    monkeypatch.setattr("spec_toolkit.facts.repetition.nearly", counting)
    path.write_text(text, "utf-8")
    answer(path, keep=True)
    assert asked == [3, 3, 3]
    path.write_text(
        text.replace("a neat summary of every closed case by e-mail within 9", "a neat one within 9"), "utf-8"
    )
    changed = answer(path, keep=True)
    assert asked == [3, 3, 3, 2]
    assert changed == answer(path, keep=False)


def put(name: str, old: str, new: str, count: int = -1) -> Callable[[dict[str, str]], None]:
    """Writes other words into a file."""

    def change(files: dict[str, str]) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new, count)

    return change


#: What is done to the files of a project (name to text), one thing after the other.
CHANGES: dict[str, Callable[[dict[str, str]], None]] = {
    "a file is added in front": lambda files: files.update({"a/0.yaml": files["a/2.yaml"].replace("FR-2", "FR-0")}),
    "it goes away again": lambda files: files.update({"a/0.yaml": ""}),
    "a file gets another name": lambda files: files.update({"b/9.yaml": files.pop("a/1.yaml")}),
    "a section moves to another file": lambda files: files.update(
        {"a/2.yaml": files["a/2.yaml"] + files.pop("c.yaml")}
    ),
    "two files hold the same": lambda files: files.update({"b/8.yaml": files["b/9.yaml"]}),
    "a value is refused": put("b/9.yaml", "must", "[must]", 1),
    "an item before it is refused": put("a/2.yaml", "id: FR-20", "no: 1"),
    "a section comes twice": lambda files: files.update({"d.yaml": "scope: {included: [As fast as possible.]}\n"}),
    "a file cannot be read": lambda files: files.update({"e.yaml": "requirements: [\n"}),
    "it is mended": put("e.yaml", "[", "[{id: E, statement: It should be quick.}]"),
    "an item is put in front": put("a/2.yaml", "ts:", "ts:\n  - {id: N, statement: Only clerks close a case.}", 1),
    "items are rejected": put("b/9.yaml", "status: proposed", "status: rejected", 3),
    "a priority goes": put("b/9.yaml", "    priority: must\n", "", 1),
    "a role is renamed": put("spec.yaml", "Clerk", "Case handler"),
    "a role gets users": put("spec.yaml", "<how?>", "500"),
    "another one gets more": put("spec.yaml", "Manager}", "Manager, users: 900}"),
    "an item that is judged by it moves": put("a/2.yaml", "ts:", "ts:\n  - {id: M, statement: It is new.}", 1),
    "a word is allowed": put("spec.yaml", "title: T", "title: T, lint: {allowed_words: {en: [quick]}}"),
}


def items(number: int) -> str:
    """Requirements of a file, of which some contradict those of others."""
    said = (
        "Only clerks close a case.",
        "Managers may close a case when the customer asks for it.",
        f"The system must delete a closed case after {number} years and should be quick, SLAX included.",
        "The CRM shall send the customer a summary of every closed case by e-mail within 2 hours.",
        f"The CRM shall send the customer a summary of each closed case by e-mail within 2 hours, part {number}.",
        "As soon as possible the ticket is closed; a case stays open for TBD days.",
        "At most 100 users may use the CRM.",
    )
    lines = [
        f"  - id: FR-{number}{place}\n    statement: {words}\n    rationale: Told by XYQ{number}.\n    priority: must\n"
        f"    status: proposed\n    acceptance: [It works as a rule within {number + place} hours.]\n"
        for place, words in enumerate(said)
    ]
    return "requirements:\n" + "".join(lines)


@pytest.mark.usefixtures("folder")
def test_after_every_change_of_the_files_it_says_what_a_first_run_says(tmp_path: Path) -> None:
    files = {
        "spec.yaml": "spec: {title: T}\nroles: [{id: clerk, name: Clerk, users: <how?>}, {id: b, name: Manager}]\n",
        "a/1.yaml": items(1),
        "a/2.yaml": items(2),
        "c.yaml": "goals: [{id: G-1, statement: Cases are closed quickly.}]\nscope: {included: [Cases, etc.]}\n",
    }
    project = tmp_path / "project"
    reports = set()
    for change in (lambda _: None, *CHANGES.values()):
        change(files)
        shutil.rmtree(project, ignore_errors=True)
        for name, text in files.items():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_text(text, "utf-8")
        said = answer(project, keep=True)
        assert said == answer(project, keep=False)
        assert said == answer(project, keep=True)
        reports.add(said)
    assert len(reports) > len(CHANGES) - 2


def test_only_units_that_changed_are_asked_and_those_that_moved_are_known() -> None:
    asked: list[str] = []

    def run(shelf: Shelf, *files: str) -> list[dict[int, tuple[bytes, Any]]]:
        texts = " ".join(files).split()
        starts = [len(" ".join(files[:place]).split()) for place in range(len(files))]
        units = [(file, range(at, at + len(file.split()))) for file, at in zip(files, starts, strict=True)]

        def make(numbers: Sequence[int]) -> dict[int, str]:
            asked.extend(texts[number] for number in numbers)
            return {number: texts[number].upper() for number in numbers if texts[number] != "nothing"}

        return results(
            shelf, units, make, lambda number: None if texts[number] == "-" else texts[number].ljust(16).encode()
        )

    def said(found: list[dict[int, tuple[bytes, Any]]]) -> list[dict[int, str]]:
        return [{number: value for number, (_, value) in portion.items()} for portion in found]

    first = Shelf({})
    assert said(run(first, "a b nothing", "b - c")) == [{0: "A", 1: "B"}, {3: "B", 5: "C"}]
    assert asked == ["a", "b", "nothing", "c"]
    for files, new in ((("a b nothing", "b - c"), []), (("b - c", "d a b nothing"), ["d"]), (("nothing b c",), [])):
        asked.clear()
        later = Shelf(dict(first.values))
        plain = run(Shelf({}), *files)
        asked.clear()
        assert run(later, *files) == plain
        assert asked == new
        assert later.added == len(new)


@pytest.mark.parametrize("language", LANGUAGES)
def test_claims_clash_by_what_they_say_alone(language: str) -> None:
    """Which claims clash is kept by what they say: where they stand may not matter."""
    facts = pipeline.load(EXAMPLES / language).context.facts
    claims = [claim for told in facts.told for claim in (told.claim(place) for place in range(len(told.questions)))]
    nowhere = [claim._replace(source=Source((), None, None, "")) for claim in claims]

    def numbers(given: list[Fact]) -> list[tuple[int, int]]:
        number = {id(claim): place for place, claim in enumerate(given)}
        return [(number[id(one)], number[id(two)]) for one, two in opposed(given)]

    assert numbers(claims) == numbers(nowhere)


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
            good = file.read_bytes()
            assert good != content
            assert answer(project, keep=True) == plain
            assert file.read_bytes() == good  # nothing was missing in it


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
