"""Starter projects: what `spec init` writes.

A starter is a folder `templates/projects/<name>/<language>/` of commented YAML files, for a sector filled up with
entries of the library that `projects.yaml` lists. `@organisation@`, `@date@` and `@year@` (the next one) are filled
in. Beside the files stands the JSON Schema that an editor checks with.
"""

import datetime as dt
import os
from pathlib import Path
from typing import Any

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.package_data import values_of
from spec_toolkit.resources import bundled
from spec_toolkit.sources.files import write_whole

LANGUAGES = ("en", "he", "ar")
#: Where the schema of a project lies; the first line of every file names it.
SCHEMA = ".spec/spec.schema.json"
_MODELINE = f"# yaml-language-server: $schema={SCHEMA}\n"


def starters(language: str) -> dict[str, str]:
    """The names of the starters and what each is for, in a language."""
    _known("language", language, LANGUAGES)
    return {name: about[language] for name, about in _list()["starters"].items()}


def organisation(language: str) -> str:
    """A name to begin with where none is given."""
    name: str = _list()["organisation"][language]
    return name


def next_step(language: str, manifest: Path, folder: Path) -> str:
    """What to do with a project that was just written, in its language."""
    said: str = _list()["next"][language]
    return said.format(manifest=manifest, folder=folder)


def write(folder: Path, language: str, template: str, name: str | None = None) -> list[Path]:
    """Writes a starter and gives the paths, the manifest first.

    Raises SpecToolkitError for an unknown language or starter, and when a file is in the way: then nothing is written.
    """
    _known("language", language, LANGUAGES)
    _known("starter", template, tuple(starters(language)))
    today = _today()
    values = {
        "@organisation@": _quoted(name or organisation(language)),
        "@date@": today.isoformat(),
        "@year@": str(today.year + 1),
    }
    texts: dict[str, str] = {}
    for source in bundled(f"templates/projects/{template}/{language}").iterdir():
        text = _MODELINE + source.read_text("utf-8")
        for mark, value in values.items():
            text = text.replace(mark, value)
        texts[source.name] = text
    texts |= _from_library(folder, language, template, texts)
    files = {Path(name): text.encode("utf-8") for name, text in texts.items()}
    files[Path(SCHEMA)] = bundled("schemas/spec.schema.json").read_bytes()
    for path in files:
        if (folder / path).exists():
            raise SpecToolkitError(f"{folder / path} is there already", "Choose a new folder: nothing was written.")
    paths = sorted((path for path in files if path.suffix == ".yaml"), key=lambda p: (p.name != "spec.yaml", p.name))
    for path in [*paths, Path(SCHEMA)]:
        write_whole(folder / path, files[path])
    return [folder / path for path in paths]


def _from_library(folder: Path, language: str, template: str, texts: dict[str, str]) -> dict[str, str]:
    """The files that change when the entries of a starter are added, and the new ones."""
    said = _list()
    if template not in said["sectors"]:
        return {}
    from spec_toolkit.library import read_library
    from spec_toolkit.library.adding import Adding
    from spec_toolkit.pipeline import work_of
    from spec_toolkit.sources import SourceFile, read_texts

    library = read_library(language)
    work = work_of(read_texts(folder, [SourceFile(name, text) for name, text in texts.items()], language))
    found: dict[str, str] = {}
    for names, with_needs in ((said["sectors"][template], True), (said["every_sector"], False)):
        asked = dict.fromkeys(entry for name in names for entry in library.choose(name, "advanced"))
        added = Adding(work, library).plan(list(asked), with_needs)
        assert not added.faults, added.faults
        found |= {name: file.text for name, file in added.files.items()}
        work = added.work
    return {name: text if text.startswith(_MODELINE) else _MODELINE + text for name, text in found.items()}


def _list() -> dict[str, Any]:
    loaded: dict[str, Any] = values_of(bundled("templates/projects/projects.yaml").read_text("utf-8"))
    return loaded


def _known(what: str, name: str, names: tuple[str, ...]) -> None:
    if name not in names:
        raise SpecToolkitError(f"there is no {what} {name}", f"Choose one of {', '.join(names)}.")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _today() -> dt.date:
    """The day, or that of SOURCE_DATE_EPOCH where a build must be repeatable."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch else dt.date.today()
