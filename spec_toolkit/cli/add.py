"""`spec add`: entries of the library into a project."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spec_toolkit.library import Entry, Library
    from spec_toolkit.library import Level as LevelName
    from spec_toolkit.library.adding import Added
    from spec_toolkit.pipeline import Work


class Level(StrEnum):
    basic = "basic"
    advanced = "advanced"
    leading = "leading"


def register(app: typer.Typer) -> None:
    app.command(
        epilog="Example: spec add leads deals/process quote-approval --project my-spec --level advanced --with-needs"
    )(add)


def add(
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WHAT]...", help="Entries, packs (leads), or a kind in a pack (leads/process)."),
    ] = None,
    project: Annotated[Path, typer.Option(help="Project folder or file.")] = Path(),
    level: Annotated[Level | None, typer.Option(help="Of a pack, up to this level; else advanced.")] = None,
    with_needs: Annotated[
        bool | None,
        typer.Option(
            "--with-needs/--without-needs", help="Add what the entries refer to, or leave these links out; else ask."
        ),
    ] = None,
    into: Annotated[Path | None, typer.Option(help="File of the project that takes the entries.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show packs and entries; ● marks those already there.")] = False,
    search: Annotated[str | None, typer.Option(help="Show the entries with these words or catalogue id.")] = None,
    messages: Annotated[str | None, typer.Option(help="Language of messages: en, he or ar.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No notes on standard error.")] = False,
) -> None:
    """Add entries of the library: requirements, processes, objects, roles and more, with what they need."""
    from spec_toolkit import pipeline
    from spec_toolkit.library import read_library
    from spec_toolkit.library.adding import Adding, write
    from spec_toolkit.library.listing import listing
    from spec_toolkit.sources import discovery

    names = tuple(what or ())
    shows = list_ or search is not None or not names
    if shows and not project.is_file() and discovery.manifest(project) is None:
        library = read_library(messages or "en")
        typer.echo(listing(library, _shown(library, names, level, search), None, library.language), nl=False)
        return
    work = pipeline.load(project, messages)
    library = read_library(work.spec.language)
    adding = Adding(work, library)
    if shows:
        typer.echo(listing(library, _shown(library, names, level, search), adding, work.language), nl=False)
        return
    limit: LevelName = level.value if level else "advanced"
    asked = tuple(dict.fromkeys(entry for name in names for entry in library.choose(name, limit)))
    missing = adding.missing(asked)
    if missing and with_needs is None:
        with_needs = _ask(missing, work.language)
    added = adding.plan(asked, bool(with_needs), _inside(work, into))
    if added.faults:
        _refuse(added)
    write(added)
    for entry, id, place in added.entries:
        typer.echo(f"{place.path}:{place.line}  {id or entry.name}  {entry.title}")
    if not quiet:
        higher = {entry for name in names for entry in library.choose(name)} - set(asked)
        _notes(added, higher, work.language)


def _shown(library: "Library", names: "Sequence[str]", level: Level | None, search: str | None) -> "list[Entry]":
    """The entries of `--list` and `--search`: all, or those that WHAT names, in the library's order."""
    chosen = [
        entry for name in names or library.packs for entry in library.choose(name, level.value if level else None)
    ]
    if search is None:
        return list(dict.fromkeys(chosen))
    found = set(library.search(search))
    return [entry for entry in dict.fromkeys(chosen) if entry in found]


def _ask(missing: "Sequence[Entry]", language: str) -> bool:
    """Whether to add what the entries need; where nobody can be asked, nothing happens."""
    from spec_toolkit.library.listing import words

    said = words(language)
    typer.echo(said["needs"].format(count=len(missing)), err=True)
    for entry in missing:
        typer.echo(f"  {entry.name}  {entry.title}", err=True)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        typer.echo(said["go_on"], err=True)
        raise typer.Exit(1)
    return typer.confirm(said["ask"], default=True, err=True)


def _inside(work: "Work", into: Path | None) -> str | None:
    """`--into` as a path inside the project. Raises SpecToolkitError for one that the project would not read."""
    from spec_toolkit.errors import SpecToolkitError
    from spec_toolkit.sources import discovery

    if into is None:
        return None
    folder = work.folder.resolve()
    file = into if into.is_absolute() else folder / into
    settings = work.project.data.get("spec")
    patterns = settings.get("exclude") if isinstance(settings, dict) else None
    try:
        path = file.resolve().relative_to(folder).as_posix()
    except ValueError:
        path = ""
    excluded = discovery.excluded(path, [patterns] if isinstance(patterns, str) else patterns or [])
    known = {source.path for source in work.project.files}
    if path not in known and (work.project.root.is_file() or excluded or not discovery.belongs(path)):
        raise SpecToolkitError(
            f"{into} is no file of the project", "Name a .yaml file in the project's folder, such as library.yaml."
        )
    return path


def _refuse(added: "Added") -> NoReturn:
    from spec_toolkit.library.listing import words

    typer.echo(words(added.work.language)["refused"], err=True)
    for fault in added.faults:
        typer.echo(f"  {fault.place.path}:{fault.place.line}  {fault.code}  {fault.message}", err=True)
    raise typer.Exit(1)


def _notes(added: "Added", higher: "set[Entry]", language: str) -> None:
    from spec_toolkit.library.listing import words

    said = words(language)
    typer.echo(said["added"].format(count=len(added.entries)), err=True)
    if added.there:
        typer.echo(said["there"].format(names=", ".join(entry.name for entry in added.there)), err=True)
    if added.fields:
        typer.echo(said["fields"].format(names=", ".join(added.fields)), err=True)
    if added.placeholders:
        count = len(added.placeholders)
        typer.echo(said["placeholders"].format(count=count, words=added.placeholders[0]), err=True)
    if higher:
        names = [level.value for level in Level]
        top = max((names.index(entry.level) for entry in higher if entry.level), default=0)
        typer.echo(said["more"].format(count=len(higher), level=names[top]), err=True)
