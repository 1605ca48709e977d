"""`spec vendor`: out to vendors, back in, side by side."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spec_toolkit.cli._app import Program

if TYPE_CHECKING:
    from spec_toolkit.pipeline import Work
    from spec_toolkit.vendors.questionnaire import Questionnaire

_Path = Annotated[Path, typer.Argument(help="Project folder or file.")]
_Messages = Annotated[str | None, typer.Option(help="Language of messages: en, he or ar.")]
_Quiet = Annotated[bool, typer.Option("--quiet", help="No notes on standard error.")]


class Format(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"


class ReadFormat(StrEnum):
    text = "text"
    json = "json"


def register(app: typer.Typer) -> None:
    group = Program(
        no_args_is_help=True, rich_markup_mode=None, help="Send the specification to vendors and compare their answers."
    )
    group.command(epilog="Example: spec vendor pack my-spec --out to-vendors")(pack)
    group.command(epilog="Example: spec vendor read acme.xlsx borealis.docx --project my-spec")(read)
    group.command(epilog="Example: spec vendor compare my-spec --to docx,md --out comparison")(compare)
    app.add_typer(group, name="vendor")


def pack(
    path: _Path = Path(),
    out: Annotated[Path, typer.Option(help="Folder to write to.")] = Path("to-vendors"),
    messages: _Messages = None,
    quiet: _Quiet = False,
) -> None:
    """Write what goes to a vendor: the specification, a response workbook and a response form."""
    from spec_toolkit import pipeline, publishing
    from spec_toolkit.sources.files import write_whole
    from spec_toolkit.vendors import form, workbook

    work = pipeline.load(path, messages)
    # Everything is made before anything is written.
    asked = _questionnaire(work)
    name = publishing.file_name(asked.title, "response")
    files = {out / f"{name}.xlsx": workbook.write(asked), out / f"{name}.docx": form.write(asked)}
    built = pipeline.build(work, pipeline.DocumentOptions(formats=("docx",), profile="vendor", folder=out))
    if built.refused is not None:
        from spec_toolkit.cli.check import _view
        from spec_toolkit.findings import formats

        typer.echo(formats.write("text", built.refused, _view(quiet, True, work.folder)), nl=False, err=True)
        raise typer.Exit(1)
    for target, content in files.items():
        write_whole(target, content, work.language)
    for target in (*built.files, *files):
        typer.echo(target)


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Returned workbooks and forms.")],
    project: Annotated[Path, typer.Option(help="Project folder or file.")] = Path(),
    name: Annotated[
        str | None, typer.Option(help="Name of the vendor's file; without it, the returned file's.")
    ] = None,
    format: Annotated[ReadFormat, typer.Option(help="How the result is written.")] = ReadFormat.text,
    messages: _Messages = None,
    quiet: _Quiet = False,
) -> None:
    """Read returned files into vendors/NAME.yaml. What is wrong in them is told with its sheet and cell."""
    import json

    from spec_toolkit import pipeline
    from spec_toolkit.publishing import file_name
    from spec_toolkit.vendors import returned, store

    work = pipeline.load(project, messages)
    asked = _questionnaire(work)
    named = [(file, file_name(name or file.stem)) for file in files]
    failed = False
    results = []
    for one in store.read_files(named, asked, work.folder / "vendors", work.language):
        findings = one.read.findings
        failed |= any(finding.severity == "error" for finding in findings)
        results.append(one.as_data(asked))
        if format is ReadFormat.text:
            typer.echo(returned.as_text(findings, work.language), nl=False)
            if one.target is not None:
                typer.echo(one.target)
        if not quiet:
            typer.echo(one.summary(asked, work.language), err=True)
    if format is ReadFormat.json:
        typer.echo(json.dumps({"version": 1, "files": results}, ensure_ascii=False, indent=2))
    if failed:
        raise typer.Exit(1)


def compare(
    path: _Path = Path(),
    format: Annotated[Format, typer.Option(help="How the result is written.")] = Format.text,
    to: Annotated[str, typer.Option(help="Documents to write as well, separated by commas: docx, md, html, pdf.")] = "",
    out: Annotated[Path, typer.Option(help="Folder for the documents.")] = Path("build"),
    messages: _Messages = None,
    quiet: _Quiet = False,
) -> None:
    """Compare the vendors whose answers stand in vendors/: fit, knock-outs, score, cost, sensitivity."""
    from spec_toolkit import outputs, pipeline, publishing
    from spec_toolkit.sources.files import write_whole
    from spec_toolkit.vendors import report_json, report_text, store

    work = pipeline.load(path, messages)
    asked = _questionnaire(work)
    compared = store.compare_folder(work.spec, asked, work.folder / "vendors")
    wanted = [name.strip() for name in to.split(",") if name.strip()]
    files: dict[Path, bytes] = {}
    if wanted or format is Format.markdown:
        from spec_toolkit.vendors.comparison_document import document

        made = document(compared, asked.date)
        name = publishing.file_name(f"{asked.title} {made.title}")
        for kind in wanted:
            written = outputs.write(kind, made, outputs.Request(name))
            files[out / f"{name}.{kind}"] = written.main
            files |= {out / beside: content for beside, content in written.beside.items()}
        if format is Format.markdown:
            text = outputs.write("md", made, outputs.Request(name)).main
            typer.echo(text.decode(), nl=False)
    if format is Format.json:
        typer.echo(report_json.as_json(compared), nl=False)
    elif format is Format.text:
        typer.echo(report_text.as_text(compared, work.language), nl=False)
    for target, content in files.items():
        write_whole(target, content, work.language)
        if not quiet:
            typer.echo(target, err=True)


def _questionnaire(work: "Work") -> "Questionnaire":
    from spec_toolkit import pipeline
    from spec_toolkit.vendors.questionnaire import questionnaire

    return questionnaire(work.spec, {one.id: one.outcome for one in pipeline.triage(work)})
