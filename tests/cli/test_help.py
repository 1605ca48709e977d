"""Every command explains itself with an example, and the README names it."""

from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from spec_toolkit import __version__
from spec_toolkit.cli import _app

ROOT = Path(__file__).parents[2]
_app._register()
_GROUP = typer.main.get_command(_app.app)


def commands(group: Any, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            found += commands(command, (*before, name))
        else:
            found.append((*before, name))
    return found


@pytest.mark.parametrize("words", commands(_GROUP), ids=" ".join)
def test_help_shows_an_example(words: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(_app.app, [*words, "--help"])
    assert shown.exit_code == 0
    assert f"spec {' '.join(words)}" in " ".join(shown.stdout.split())
    assert "Example:" in shown.stdout
    assert shown.stdout.count("--no-cache") == 1


@pytest.mark.parametrize("words", commands(_GROUP), ids=" ".join)
def test_the_readme_names_the_command(words: tuple[str, ...]) -> None:
    assert f"spec {' '.join(words)}" in (ROOT / "README.md").read_text("utf-8")


def test_the_version_is_shown() -> None:
    assert CliRunner().invoke(_app.app, ["--version"]).stdout == f"spec-toolkit {__version__}\n"


def test_bad_usage_is_2() -> None:
    assert CliRunner().invoke(_app.app, ["check", "--no-such-option"]).exit_code == 2
