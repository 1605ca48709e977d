"""`spec rules`: what is checked and why."""

from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"


class Language(StrEnum):
    en = "en"
    he = "he"
    ar = "ar"


def register(app: typer.Typer) -> None:
    app.command(epilog="Example: spec rules vague/subjective-word")(rules)


def rules(
    code: Annotated[str | None, typer.Argument(help="A rule or a family; all rules where none is given.")] = None,
    format: Annotated[Format, typer.Option(help="How to print them.")] = Format.text,
    messages: Annotated[Language, typer.Option(help="Language of the explanations.")] = Language.en,
) -> None:
    """List the rules; with a code: why, bad and good example, options."""
    from spec_toolkit.rules import _catalogue as catalogue

    chosen = catalogue.chosen(code)
    whole = code is not None and len(chosen) == 1 and "/" in code
    write = {"text": catalogue.text, "json": catalogue.json_text, "markdown": catalogue.markdown}[format.value]
    typer.echo(write(chosen, messages.value, whole), nl=False)
