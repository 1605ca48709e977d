"""`spec interview`: what to ask each stakeholder group next."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command(epilog="Example: spec interview my-spec --to docx,xlsx --out meetings")(interview)


def interview(
    path: Annotated[Path, typer.Argument(help="Project folder or file.")] = Path(),
    to: Annotated[str, typer.Option(help="Formats, separated by commas: docx, md, xlsx.")] = "docx",
    out: Annotated[Path, typer.Option(help="Folder for the sheets.")] = Path("build"),
    messages: Annotated[str | None, typer.Option(help="Language of the questions: en, he or ar.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No notes on standard error.")] = False,
) -> None:
    """Write the questions for the next meeting with each stakeholder group, from what the project still lacks."""
    from spec_toolkit import interview as asking
    from spec_toolkit import outputs, pipeline
    from spec_toolkit.errors import SpecToolkitError
    from spec_toolkit.publishing import file_name
    from spec_toolkit.sources.files import write_whole

    formats = [name.strip() for name in to.split(",") if name.strip()]
    for name in formats:
        if name not in ("docx", "md", "xlsx"):
            raise SpecToolkitError(f"There is no format `{name}`.", "Formats: docx, md, xlsx.")
    work = pipeline.load(path, messages)
    findings = pipeline.check(work, asking.ASKED).findings
    found = asking.sheets(work.spec, work.index, pipeline.triage(work), findings, work.language)
    made = asking.document(work.spec, found, work.language)
    title = file_name(made.title)
    for name in formats:
        if name == "xlsx":
            content = asking.workbook(found, work.language)
        else:
            content = outputs.write(name, made, outputs.Request(title)).main
        write_whole(out / f"{title}.{name}", content, work.language)
        typer.echo(str(out / f"{title}.{name}"))
    if not quiet:
        for sheet in found:
            count = asking.words(work.language)["count"].format(count=len(sheet.questions))
            typer.echo(f"{sheet.name}: {count}", err=True)
