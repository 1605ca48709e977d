"""The program `spec`: its commands, and how faults become exit statuses.

Exit status: 0 done, 1 findings at or above `--fail-on` or a specification that cannot be built, 2 could not run.
"""

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from inspect import Parameter, signature
from typing import Annotated, Any, NoReturn

import typer

from spec_toolkit import __version__
from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.resources import package_file

#: Set it to see tracebacks of internal faults.
DEBUG = "SPEC_TOOLKIT_DEBUG"


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"spec-toolkit {__version__}")
        raise typer.Exit


_NO_CACHE = Annotated[bool, typer.Option("--no-cache", help="Read everything anew; keep nothing of this run.")]


class Program(typer.Typer):
    """Commands that all take `--no-cache`; one with a parameter `keep` is told whether results may be kept."""

    def command(self, *args: Any, **settings: Any) -> Callable[[Any], Any]:
        add = super().command(*args, **settings)
        return lambda task: add(_taking_no_cache(task))


def _taking_no_cache(task: Callable[..., Any]) -> Callable[..., Any]:
    own = signature(task)

    @wraps(task)
    def run(**asked: Any) -> Any:
        no_cache = asked.pop("no_cache")
        return task(**asked, keep=not no_cache) if "keep" in own.parameters else task(**asked)

    option = Parameter("no_cache", Parameter.KEYWORD_ONLY, default=False, annotation=_NO_CACHE)
    shown = [parameter for name, parameter in own.parameters.items() if name != "keep"]
    vars(run)["__signature__"] = own.replace(parameters=[*shown, option])
    annotations = {name: kind for name, kind in task.__annotations__.items() if name != "keep"}
    run.__annotations__ = {**annotations, "no_cache": _NO_CACHE}
    return run


app = Program(
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
    for module in sorted(file.stem for file in package_file("cli").glob("*.py")):
        if not module.startswith("_"):
            import_module(f"spec_toolkit.cli.{module}").register(app)


def main() -> None:
    """Runs the program and ends the process with its exit status."""
    # A command makes millions of values that live to its end, and hardly a circle: looking for circles would take a
    # tenth of its time and find nothing.
    gc.disable()
    # Software that happens to be installed beside us has no say in our models, and finding it takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles and pipes may not be UTF-8; a Hebrew message must never end in a traceback.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    _leave(_run())


def _run() -> int:
    """Runs the command that was asked for. Gives the exit status."""
    try:
        _register()
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 2
    except SpecToolkitError as fault:
        _say(f"error: {fault.message}\n" + (f"help: {fault.help}\n" if fault.help else ""))
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        return 1
    except MemoryError:
        _say("error: there is not enough memory for this\nhelp: Split the project, or build fewer formats at once.\n")
        return 2
    except Exception as fault:
        # The last net: no user sees a traceback; she is told what to do, and what to send us.
        return _report(fault)
    return 0


def _report(fault: Exception) -> int:
    """An internal fault in two lines; with SPEC_TOOLKIT_DEBUG set, the traceback as well."""
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exc()
    lines = str(fault).splitlines() or [""]
    _say(
        f"error: internal fault in spec-toolkit {__version__}: {type(fault).__name__}: {lines[0][:200]}\n"
        f"help: This is our mistake, not yours. Please report it with the output of the same command under {DEBUG}=1.\n"
    )
    return 2


def _say(text: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text)


def _leave(status: int) -> NoReturn:
    """Ends the process at once: taking hundreds of thousands of values apart one by one serves nobody."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass
    except (OSError, ValueError) as fault:
        # A full disk behind `> report.json`: an answer that did not arrive is no answer.
        _say(f"error: the output cannot be written: {fault}\n")
        status = 2
    if os.environ.get(DEBUG) or sys.getprofile() or sys.gettrace():
        sys.exit(status)
    os._exit(status)
