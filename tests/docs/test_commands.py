"""Every command in the manual runs as shown.

A page is one session in an empty folder, from its first block to its last. `examples` lies beside; where the page does
not begin a project `my-spec` itself, it is the English example. A YAML block with a title is written into that file:
its sections replace those of the file, the others stay.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
import yaml

from spec_toolkit.cli import _app
from tests.docs.pages import DOCS, ROOT, Block, Command, blocks, commands, name_of, page_files, same

#: The day on which the manual's project begins.
TODAY = {"SOURCE_DATE_EPOCH": "1794182400"}  # 2026-11-09


def runnable(page: Path) -> list[Block]:
    return [one for one in blocks(page) if one.title or (one.language in ("console", "bash") and "run: not" not in one.said)]


PAGES = [page for page in page_files() if any(one.language in ("console", "bash") for one in runnable(page))]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_page_as_a_session(page: Path, tmp_path: Path) -> None:
    session = runnable(page)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    if not any("spec init my-spec" in one.text for one in session):
        shutil.copytree(ROOT / "examples" / "english", tmp_path / "my-spec")
    for block in session:
        place = f"{name_of(page)}:{block.line}"
        if block.title:
            write(tmp_path / block.title, block.text)
            continue
        assert block.language == "console", f"{place}: show commands in a `console` block, each after `$ `"
        for command in commands(block):
            run(command, tmp_path, place)


def run(command: Command, folder: Path, place: str) -> None:
    words = shlex.split(command.line)
    if words[0] != "spec":
        assert words[0] in ("pip", "py", "pipx", "python", "git", "mkdocs", "pre-commit", "pytest", "code"), f"{place}: {words}"
        return
    target = None
    if ">" in words:
        target = folder / words[words.index(">") + 1]
        words = words[: words.index(">")]
    done = subprocess.run(
        [sys.executable, "-m", "spec_toolkit", *words[1:]],
        cwd=folder,
        env={**os.environ, **TODAY, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if target is None else subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == command.status, f"{place}: {command.line}\n{done.stdout}{done.stderr or ''}"
    if target is not None:
        target.write_text(done.stdout, "utf-8")
    elif any(command.output):
        given = done.stdout.splitlines()
        assert same(command.output, given), f"{place}: {command.line} gives\n{done.stdout}"


def write(file: Path, text: str) -> None:
    """Puts sections into a file, each in place of the one that is there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    old = file.read_text("utf-8") if file.exists() else ""
    for key in yaml.load(text, Loader=yaml.BaseLoader):
        # A section ends where the next begins, with the comment above that.
        old = re.sub(rf"^{re.escape(key)}:.*\n((?:[ -].*)?\n)*", "", old, flags=re.M)
    file.write_text(f"{old.rstrip()}\n\n{text}".lstrip(), "utf-8")


def known_commands() -> dict[str, set[str]]:
    """Command to its options."""
    if not _app.app.registered_commands:
        _app._register()
    group = typer.main.get_command(_app.app)
    found = {}
    for name, command in group.commands.items():  # type: ignore[attr-defined]
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


def test_sessions_cover_the_commands() -> None:
    """A first specification shows every command that its author needs, in all three languages."""
    for page in ("getting-started.md", "he/getting-started.md", "ar/getting-started.md"):
        text = "".join(one.text for one in blocks(DOCS / page) if one.language == "console")
        shown = set(re.findall(r"^\$ spec (\w+)", text, re.M))
        assert {"init", "check", "triage", "draw", "build", "add", "interview", "vendor"} <= shown, page
