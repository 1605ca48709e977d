"""Which files make a project."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

MANIFEST_NAMES = ("spec.yaml", "spec.yml")
#: Folders at the top of a project that hold results, not sources.
_OUTPUT_FOLDERS = {"build", "vendors"}
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Candidate:
    """A file that would belong to the project; `fault` says why it cannot."""

    path: str
    file: Path
    fault: str | None = None
    target: str = ""


def manifest(folder: Path) -> Path | None:
    """The project's manifest, or None where the folder is no project."""
    return next((folder / name for name in MANIFEST_NAMES if (folder / name).is_file()), None)


def candidates(root: Path) -> list[Candidate]:
    """Every YAML file below `root` in path order."""
    return sorted(_walk(root), key=lambda candidate: candidate.path)


def belongs(path: str) -> bool:
    """Whether a file with this relative path would be one of the project's, whatever the manifest excludes."""
    *folders, name = path.split("/")
    hidden = any(part.startswith(".") for part in (*folders, name))
    return name.lower().endswith(_SUFFIXES) and not hidden and folders[:1] not in [[one] for one in _OUTPUT_FOLDERS]


def excluded(path: str, patterns: Iterable[str]) -> bool:
    """Whether a glob names the file, its name alone, or a folder above it."""
    parts = path.split("/")
    above = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    for pattern in patterns:
        glob = pattern.removeprefix("./").rstrip("/")
        if any(fnmatchcase(name, glob) for name in above) or ("/" not in glob and fnmatchcase(parts[-1], glob)):
            return True
        if glob.startswith("**/") and any(fnmatchcase(name, glob[3:]) for name in above):
            return True
    return False


def _walk(root: Path) -> Iterator[Candidate]:
    errors: list[OSError] = []
    real_root = root.resolve()
    for folder, folders, names in os.walk(root, onerror=errors.append):
        top = Path(folder) == root
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not (top and name in _OUTPUT_FOLDERS)
        )
        links = [name for name in folders if Path(folder, name).is_symlink()]
        files = [name for name in names if name.lower().endswith(_SUFFIXES) and not name.startswith(".")]
        for name in [*links, *files]:
            candidate = _candidate(real_root, Path(folder, name), Path(folder, name).relative_to(root).as_posix())
            if candidate is not None:
                yield candidate
    for error in errors:
        path = Path(os.fsdecode(error.filename or root))
        yield Candidate(path.relative_to(root).as_posix(), path, "unreadable", error.strerror or "")


def _candidate(root: Path, file: Path, path: str) -> Candidate | None:
    """None for a link to what is in the project anyway."""
    if not file.is_symlink():
        return Candidate(path, file)
    try:
        target = file.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        return Candidate(path, file, "unreadable", str(getattr(error, "strerror", "") or ""))
    if target.is_relative_to(root):
        return None if target.is_dir() or target.name.lower().endswith(_SUFFIXES) else Candidate(path, file)
    return Candidate(path, file, "symlink", str(file.readlink()))
