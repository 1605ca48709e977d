"""`spec check`: what is wrong in a specification, and where."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command(
        epilog="Example: spec check my-spec --select schema,reference --format json",
    )(check)


def check(
    path: Annotated[Path, typer.Argument(help="Project folder or file.")] = Path(),
    select: Annotated[str, typer.Option(help="Only these families or codes, separated by commas.")] = "",
    ignore: Annotated[str, typer.Option(help="Not these families or codes, separated by commas.")] = "",
) -> None:
    """Check a specification: schema, references, wording, contradictions."""
    from spec_toolkit import pipeline

    report = pipeline.check(pipeline.load(path), _names(select), _names(ignore))
    for finding in report.findings:
        place = finding.place
        typer.echo(f"{place.path}:{place.line}:{place.column}: {finding.severity} {finding.code}: {finding.message}")
    raise typer.Exit(1 if any(f.severity != "info" for f in report.findings) else 0)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
