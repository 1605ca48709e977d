"""`spec build`: the documents of a specification."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command(
        epilog="Example: spec build my-spec --to docx,md --profile vendor --out offers",
    )(build)


def build(
    path: Annotated[Path, typer.Argument(help="Project folder or file.")] = Path(),
    to: Annotated[str, typer.Option(help="Formats, separated by commas: docx, md, html, pdf.")] = "docx,md",
    out: Annotated[Path, typer.Option(help="Folder for the documents.")] = Path("build"),
    profile: Annotated[str, typer.Option(help="Who it is for: full, vendor or management.")] = "full",
    reference_doc: Annotated[Path | None, typer.Option(help="Word file whose looks are taken over.")] = None,
    templates: Annotated[Path | None, typer.Option(help="Folder whose templates replace ours.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse with any finding at warning or above.")] = False,
    messages: Annotated[str | None, typer.Option(help="Language of messages: en, he or ar.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
    keep: bool = True,
) -> None:
    """Build the documents: Word and Markdown, on request HTML and PDF."""
    import sys

    from spec_toolkit import pipeline

    watched = sys.stderr.isatty() and not quiet
    options = pipeline.DocumentOptions(
        formats=tuple(name.strip() for name in to.split(",") if name.strip()),
        profile=profile,
        folder=out,
        reference=reference_doc,
        templates=templates,
        strict=strict,
        progress=(lambda text: typer.echo(text, err=True)) if watched else None,
    )
    # Nobody but the pipeline holds the specification, so that it can let go of it.
    built = pipeline.build(pipeline.load(path, messages, keep), options)
    if built.refused is not None:
        from spec_toolkit.cli.check import _view
        from spec_toolkit.findings import formats

        # Standard output is for the paths of documents; here there are none.
        typer.echo(
            formats.write("text", built.refused, _view(quiet, False, path.parent if path.is_file() else path)),
            nl=False,
            err=True,
        )
        raise typer.Exit(1)
    for written in built.files:
        typer.echo(str(written))
    if built.note is not None:
        typer.echo(f"{built.note.message}\n{built.note.help}", err=True)
