"""The program `spec`: its commands, and how faults become exit statuses.

Exit status: 0 done, 1 findings at or above `--fail-on` or a specification that cannot be built, 2 could not run.
"""

import gc
import sys
from importlib import import_module
from importlib.resources import files
from typing import Annotated

import typer

from spec_toolkit import __version__
from spec_toolkit.errors import SpecToolkitError


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"spec-toolkit {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="spec",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="CRM specifications as YAML: checked, prioritised, published as Word and Markdown.",
)


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """CRM specifications as YAML: checked, prioritised, published as Word and Markdown."""


def _register() -> None:
    """A module beside this one that has a `register` function is a command: being there is the registration."""
    for module in sorted(files("spec_toolkit.cli").iterdir(), key=lambda m: m.name):
        name = module.name.removesuffix(".py")
        if module.name.endswith(".py") and not name.startswith("_"):
            import_module(f"spec_toolkit.cli.{name}").register(app)


def main() -> None:
    """Runs the program and ends it with its exit status."""
    # A command makes many values and few circles: looking for circles all the time costs a tenth of the start.
    gc.set_threshold(100_000, 50, 50)
    _register()
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles and pipes may not be UTF-8; a Hebrew message must never end in a traceback.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except SpecToolkitError as fault:
        sys.stderr.write(f"error: {fault.message}\n")
        if fault.help:
            sys.stderr.write(f"help: {fault.help}\n")
        sys.exit(2)
