"""`spec draw`: the figures of a specification, as files."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command(
        epilog="Example: spec draw my-spec BP-01 SCR-02 --to svg,png --out figures",
    )(draw)


def draw(
    path: Annotated[Path, typer.Argument(help="Project folder or file.")] = Path(),
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Only these items (BP-01) or kinds of figures (entities); none: all."),
    ] = None,
    to: Annotated[str, typer.Option(help="Formats, separated by commas: svg, png.")] = "svg",
    out: Annotated[Path, typer.Option(help="Folder to write to.")] = Path("figures"),
    dpi: Annotated[int, typer.Option(help="Sharpness of PNG files, in pixels for each inch.", min=48, max=600)] = 120,
) -> None:
    """Draw processes, objects, stages, screens, roles, goals, integrations and the plan."""
    from spec_toolkit import diagrams, pipeline
    from spec_toolkit.errors import SpecToolkitError
    from spec_toolkit.sources.files import write_whole

    formats = [name.strip().lower() for name in to.split(",") if name.strip()]
    if not formats or not set(formats) <= {"svg", "png"}:
        raise SpecToolkitError(f"There is no figure format “{to}”.", "Formats are svg and png, as in: --to svg,png")
    spec = pipeline.load(path).spec
    kinds = ", ".join(diagrams.kind_names())
    figures = diagrams.figures(spec, ids=ids or None)
    for unknown in (id for id in ids or () if not diagrams.figures(spec, ids=[id])):
        raise SpecToolkitError(f"There is no figure of “{unknown}”.", f"Name an item, or a kind of figures: {kinds}.")
    if not figures:
        raise SpecToolkitError("There is nothing to draw in this specification yet.", f"Figures are of: {kinds}.")
    # All are drawn before the first is written: a missing engine leaves no half of them behind.
    files = {
        out / f"{figure.anchor.removeprefix('figure-')}.{kind}": figure.svg.encode()
        if kind == "svg"
        else diagrams.png(figure, dpi)
        for figure in figures
        for kind in dict.fromkeys(formats)
    }
    for target, content in files.items():
        write_whole(target, content)
        typer.echo(target)
