"""`spec check`: what is wrong in a specification, and where."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from spec_toolkit.findings import Report
    from spec_toolkit.findings.formats import View
    from spec_toolkit.pipeline import Work


class Limit(StrEnum):
    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


class Language(StrEnum):
    en = "en"
    he = "he"
    ar = "ar"


def register(app: typer.Typer) -> None:
    app.command(
        epilog="Example: spec check my-spec --select schema,reference --format json",
    )(check)


def check(
    path: Annotated[Path, typer.Argument(help="Project folder or file.")] = Path(),
    format: Annotated[str, typer.Option(help="text, json, sarif, github or junit.")] = "text",
    select: Annotated[list[str] | None, typer.Option(help="Only these families or codes, separated by commas.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these families or codes, separated by commas.")] = None,
    fail_on: Annotated[Limit, typer.Option(help="Exit status 1 from this severity on.")] = Limit.warning,
    baseline: Annotated[Path | None, typer.Option(help="Leave out the findings of this file.")] = None,
    write_baseline: Annotated[Path | None, typer.Option(help="Write today's findings into this file.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Repair what has one right repair.")] = False,
    messages: Annotated[Language | None, typer.Option(help="Language of messages; else the specification's.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Findings only, no summary.")] = False,
    all: Annotated[bool, typer.Option("--all", help="On a terminal too, every remark of a rule with many.")] = False,
    keep: bool = True,
) -> None:
    """Check a specification: schema, references, wording, contradictions."""
    from spec_toolkit import pipeline
    from spec_toolkit.findings import formats

    if format not in formats.names():
        raise typer.BadParameter(f"one of {', '.join(formats.names())}", param_hint="--format")
    chosen = (_names(select), _names(ignore))
    language = messages.value if messages else None
    work = pipeline.load(path, language, keep)
    report = pipeline.check(work, *chosen)
    if fix and pipeline.fix(work, report):
        work = pipeline.load(path, language, keep)
        report = pipeline.check(work, *chosen)
    if write_baseline is not None:
        _write_baseline(work, report, write_baseline)
        raise typer.Exit(0)
    if baseline is not None:
        report = _without(report, baseline)
    typer.echo(formats.write(format, report, _view(quiet, all, work.folder)), nl=False)
    raise typer.Exit(1 if report.fails(fail_on) else 0)


def _names(given: list[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for text in given or () for name in text.split(",") if name.strip())


def _view(quiet: bool, whole: bool, folder: Path) -> "View":
    import os
    import shutil

    from spec_toolkit.findings.formats import View

    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if terminal else 80
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return View(terminal, colour, min(max(width, 40), 120), quiet, whole or not terminal, _prefix(folder))


def _prefix(folder: Path) -> str:
    """The way to the project from here, so that a place can be clicked and a pull request finds its file."""
    import os

    try:
        way = Path(os.path.relpath(folder)).as_posix()
    except ValueError:  # another drive
        way = folder.resolve().as_posix()
    return "" if way == "." else f"{way}/"


def _write_baseline(work: "Work", report: "Report", file: Path) -> None:
    from spec_toolkit.findings import baseline
    from spec_toolkit.sources.files import write_whole

    write_whole(file, baseline.write(report.findings).encode("utf-8"), work.language)
    typer.echo(f"{file}: {len(report.findings)}", err=True)


def _without(report: "Report", file: Path) -> "Report":
    from dataclasses import replace

    from spec_toolkit.errors import SpecToolkitError
    from spec_toolkit.findings import baseline

    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise SpecToolkitError(f"{file} cannot be read", "Give the file that --write-baseline wrote.") from fault
    return replace(report, findings=tuple(baseline.new(report.findings, baseline.read(text, str(file)))))
