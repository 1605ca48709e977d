"""`spec schema`: the JSON Schemas for editors."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command(epilog="Example: spec schema --out schemas")(schema)


def schema(
    out: Annotated[Path | None, typer.Option(help="Write one file per section into this folder.")] = None,
) -> None:
    """Print the JSON Schema of a specification, or write all schemas."""
    from spec_toolkit.model.schema import schemas

    found = schemas()
    if out is None:
        typer.echo(found["spec.schema.json"], nl=False)
        return
    from spec_toolkit.sources.files import write_whole

    for name, text in found.items():
        write_whole(out / name, text.encode("utf-8"))
        typer.echo(str(out / name))
