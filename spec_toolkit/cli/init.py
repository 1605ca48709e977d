"""`spec init`: a starter project that teaches while it is filled in."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command(
        epilog='Example: spec init my-spec --language he --template clinic --organisation "מרפאות הגליל"',
    )(init)


def init(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="Folder to write into.")] = None,
    language: Annotated[str | None, typer.Option(help="Language of the specification: en, he or ar.")] = None,
    template: Annotated[str | None, typer.Option(help="Starter to write; --list shows them.")] = None,
    organisation: Annotated[str | None, typer.Option(help="Who the system is for.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show the starters and exit.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print paths only.")] = False,
) -> None:
    """Write a commented starter project. Asks for what is not given; never overwrites a file."""
    from spec_toolkit import starter
    from spec_toolkit.errors import SpecToolkitError

    if list_:
        for name, about in starter.starters(language or "en").items():
            typer.echo(f"{name:<15} {about}")
        return
    if folder is None:
        raise SpecToolkitError("no folder is given", "Example: spec init my-spec --language he --template clinic")
    if sys.stdin.isatty() and sys.stderr.isatty():
        language = language or _ask("Language (en, he, ar)", "en")
        if template is None:
            for name, about in starter.starters(language).items():
                typer.echo(f"  {name:<15} {about}", err=True)
            template = _ask("Starter", "minimal")
        organisation = organisation or _ask("Organisation", starter.organisation(language))
    written = starter.write(folder, language or "en", template or "minimal", organisation)
    for path in written:
        typer.echo(str(path))
    if not quiet:
        typer.echo(starter.next_step(language or "en", written[0], folder), err=True)


def _ask(question: str, default: str) -> str:
    answer: str = typer.prompt(question, default=default, err=True)
    return answer.strip() or default
