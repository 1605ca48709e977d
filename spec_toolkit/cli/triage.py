"""`spec triage`: must, long-term, nice-to-have, with the evidence."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from spec_toolkit.triage import Triaged

_ANSWERS = {"m": "must", "l": "long_term", "n": "nice_to_have"}


class Format(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"


def register(app: typer.Typer) -> None:
    app.command(
        epilog="Example: spec triage my-spec --write. Score: 100 * reach * value * confidence / "
        "(effort * sqrt(1 + depth)); weights stand in the manifest under `triage: {weights: {reach: 1, value: 1, "
        "confidence: 1, effort: 1, depth: 0.5}}` as exponents.",
    )(triage)


def triage(
    path: Annotated[Path, typer.Argument(help="Project folder or file.")] = Path(),
    format: Annotated[Format, typer.Option(help="How the result is written.")] = Format.text,
    write: Annotated[bool, typer.Option("--write", help="Put proposed classes into the YAML files.")] = False,
    interactive: Annotated[
        bool, typer.Option("--interactive", help="Ask for the class of each undetermined item, then write.")
    ] = False,
    messages: Annotated[str | None, typer.Option(help="Language of messages: en, he or ar.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No notes on standard error.")] = False,
    keep: bool = True,
) -> None:
    """Split requirements into must, long-term and nice to have, with the evidence for each."""
    import os

    from spec_toolkit import pipeline
    from spec_toolkit.triage import report

    work = pipeline.load(path, messages, keep)
    triaged = pipeline.triage(work)
    answers = _ask(triaged, work.language) if interactive else {}
    if write or interactive:
        count = pipeline.write_priorities(work, triaged, answers)
        if not quiet:
            typer.echo(report.words(work.language)["written"].format(count=count), err=True)
        work = pipeline.load(path, messages, keep)
        triaged = pipeline.triage(work)
    if format is Format.json:
        typer.echo(report.as_json(triaged, work.language, work.locate), nl=False)
    elif format is Format.markdown:
        typer.echo(report.as_markdown(triaged, work.language), nl=False)
    else:
        color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        typer.echo(report.as_text(triaged, work.language, color), nl=False)
    waiting = sum(1 for one in triaged if not one.explicit and one.outcome != "undetermined")
    if waiting and not quiet and format is Format.text:
        typer.echo(report.words(work.language)["write_hint"].format(count=waiting), err=True)


def _ask(triaged: "tuple[Triaged, ...]", language: str) -> dict[str, str]:
    """The classes that the analyst gives to undetermined items, by id."""
    from spec_toolkit.triage import report

    said = report.words(language)
    answers: dict[str, str] = {}
    for one in triaged:
        if one.outcome != "undetermined":
            continue
        typer.echo(f"\n{one.id}  {one.title}", err=True)
        typer.echo(f"  {said['question'][one.question]}", err=True)
        answer = typer.prompt(said["prompt"].format(id=one.id), default="", show_default=False, err=True)
        if answer.strip().lower() in _ANSWERS:
            answers[one.id] = _ANSWERS[answer.strip().lower()]
    return answers
