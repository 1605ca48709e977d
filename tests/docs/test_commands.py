"""Every command in the manual does what the page shows. `scripts/manual.py` says how a page is run."""

import re
from pathlib import Path

import pytest
import typer
import yaml

from scripts.manual import DOCS, Command, PageError, blocks, commands, name_of, page_files, run, same, session
from spec_toolkit.cli import _app

PAGES = [page for page in page_files() if any(block.runs for block in blocks(page))]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_page_as_a_session(page: Path, tmp_path: Path) -> None:
    try:
        session(page, tmp_path)
    except PageError as found:
        pytest.fail(f"{found.place}: {found.command}\n{found.text}")


def test_commands_stand_in_console_blocks() -> None:
    """A command in a block of another language would not be run."""
    stray = []
    for page in page_files():
        for block in blocks(page):
            if block.language not in ("console", "yaml") and re.search(r"^(\$ )?spec [a-z]+ ", block.text, re.M):
                stray += [f"{name_of(page)}:{block.line}"] if "[OPTIONS]" not in block.text else []
            if block.language == "console" and not commands(block):
                stray.append(f"{name_of(page)}:{block.line}: no line begins with `$ `")
        indented = re.findall(
            r"^ {4}\$? ?spec [a-z]+ .*$", re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.S), re.M
        )
        stray += [f"{name_of(page)}: {line}" for line in indented]
    assert stray == []


def test_workflows_run(tmp_path: Path) -> None:
    """The `spec` lines of CI workflows, each in a checkout of the English example."""
    lines = []
    for page in page_files():
        for block in blocks(page):
            if block.said.startswith("yaml: other, workflow"):
                found = re.findall(r"^\s*(?:- )?(?:run: )?(spec [^#\n]+)", block.text, re.M)
                assert found, f"{name_of(page)}:{block.line}"
                lines += [(name_of(page), line.strip()) for line in found]
    for at, (place, line) in enumerate(lines):
        folder = tmp_path / str(at)
        spec = DOCS.parent / "examples" / "english"
        for file in spec.rglob("*.yaml"):
            target = folder / "my-spec" / file.relative_to(spec)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
        if "--baseline" in line:
            run(Command("spec check my-spec --write-baseline baseline.json"), folder, place)
        run(Command(line), folder, place)
    assert lines


def known_commands() -> dict[str, set[str]]:
    """Command to its options."""
    if not _app.app.registered_commands:
        _app._register()
    group = typer.main.get_group(_app.app)
    found = {}
    for name, command in group.commands.items():
        inner = getattr(command, "commands", {})
        for words, one in {name: command, **{f"{name} {word}": one for word, one in inner.items()}}.items():
            found[words] = {word for param in one.params for word in param.opts} | {"--help", "-h"}
    return found


def test_commands_in_sentences_exist() -> None:
    known = known_commands()
    unknown = []
    for page in page_files():
        for text in re.findall(r"(?<!`)`spec ([a-z][^`]*)`(?!`)", page.read_text("utf-8")):
            words = text.split()
            name = " ".join(words[:2]) if " ".join(words[:2]) in known else words[0]
            options = {word.partition("=")[0] for word in words if word.startswith("--")} - {"--version"}
            if name not in known or not options <= known[name]:
                unknown.append(f"{name_of(page)}: spec {text}")
    assert unknown == []


@pytest.mark.parametrize("page", ["getting-started.md", "he/getting-started.md", "ar/getting-started.md"])
def test_a_first_specification_shows_every_command_that_its_author_needs(page: str) -> None:
    text = "".join(block.text for block in blocks(DOCS / page) if block.language == "console")
    shown = set(re.findall(r"^\$ spec (\w+)", text, re.M))
    assert {"init", "check", "triage", "draw", "build", "add", "interview", "vendor"} <= shown


@pytest.mark.parametrize(
    ("shown", "given", "expected"),
    [
        (["a", "...", "d"], ["a", "b", "c", "d"], True),
        (["a", "...", "d"], ["a", "d"], True),
        (["a", "...", "d"], ["a", "b"], False),
        (["a"], ["a", "b"], False),
        (["a.c"], ["abc"], False),
        (["", "a", ""], ["a  "], True),
    ],
)
def test_outputs_are_compared(shown: list[str], given: list[str], expected: bool) -> None:
    assert same(shown, given) is expected


def test_samples_are_yaml() -> None:
    for page in page_files():
        for block in blocks(page):
            if block.language == "yaml":
                yaml.load(block.text, Loader=yaml.BaseLoader)
