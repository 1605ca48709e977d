"""What earlier runs found out, kept by the content that it was found in: never needed, always safe to delete.

One file for each project, in a folder of the user's own, never in the project: what a vendor sends is not trusted. The
file holds shelves of plain values (numbers, texts, tuples, lists, sets), each with a checksum over its bytes and the
salt that it was made with: the program, its rules and lexicons, the settings. What does not fit is as good as absent.
Files are replaced whole, so runs side by side do not disturb each other; the last one wins.
"""

import contextlib
import json
import marshal
import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

#: Another folder for the kept files than the system's usual one.
FOLDER = "SPEC_TOOLKIT_CACHE"

_MARK = b"spec-toolkit kept 1 "
#: Projects whose results are kept; the ones that were not checked for longest make room.
_MOST_PROJECTS = 50
#: A shelf is written anew when more than one in so many of its values is new, or so many of them are.
_SHARE, _MANY = 10, 2000


class Shelf:
    """Values by key. `get` and `put` say which of them are still in use; only those are kept."""

    def __init__(self, old: dict[Any, Any]) -> None:
        self._old = old
        self.values: dict[Any, Any] = {}
        self.added = 0

    def get(self, key: Any) -> Any:
        """The value that was kept under a key, or None."""
        value = self._old.get(key)
        if value is None:
            return self.values.get(key)
        self.values[key] = value
        return value

    def put(self, key: Any, value: Any) -> None:
        """Keeps a plain value that is not None."""
        self.values[key] = value
        self.added += 1

    @property
    def is_worth_it(self) -> bool:
        """Whether enough of it is new to be written."""
        return self.added > _MANY or self.added * _SHARE > len(self.values)


class Kept:
    """The shelves of one project. Without a file nothing is kept."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._shelves: dict[str, tuple[str, Shelf]] = {}
        #: Shelf to its salt and its bytes.
        self._stored = _read(file) if file else {}

    @property
    def is_on(self) -> bool:
        return self._file is not None

    def shelf(self, name: str, *salt: object) -> Shelf:
        """A shelf, empty where it was made by another program or with another salt (by its `repr`)."""
        if self._file is None:
            return Shelf({})
        made_with = digest(program(), *salt)
        known = self._shelves.get(name)
        if known and known[0] == made_with:
            return known[1]
        stored = self._stored.get(name)
        old = _values(stored[1]) if stored and stored[0] == made_with else {}
        shelf = Shelf(old)
        self._shelves[name] = (made_with, shelf)
        return shelf

    def save(self) -> None:
        """Writes what was found out, where there is enough of it. A folder that cannot be written is no fault."""
        if self._file is None:
            return
        # Putting a shelf into bytes takes longer than finding a few of its values anew.
        changed = {name: each for name, each in self._shelves.items() if each[1].is_worth_it}
        if not changed:
            return
        stored = dict(self._stored)
        for name, (salt, shelf) in changed.items():
            with contextlib.suppress(ValueError):  # a value that is not plain: a shelf less
                stored[name] = (salt, marshal.dumps(shelf.values))
        with contextlib.suppress(OSError):
            _write(self._file, stored)


def kept(project: Path, wanted: bool = True) -> Kept:
    """What is kept of the project at a path; nothing where it is not wanted or there is no safe place for it."""
    folder = _folder() if wanted else None
    if folder is None:
        return Kept()
    return Kept(folder / f"{digest(str(project.resolve()))}.kept")


def digest(*values: object) -> str:
    """32 hexadecimal digits that tell these values (by their `repr`) from others."""
    made = blake2b(digest_size=16)
    for value in values:
        made.update(value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass"))
        made.update(b"\x00")
    return made.hexdigest()


@cache
def program() -> str:
    """What tells this program from any other: Python, and every module, rule and lexicon with size and time."""
    root = Path(__file__).parent
    found: list[tuple[str, int, int]] = []
    waiting = [str(root)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name not in ("__pycache__", "_bundled", "outputs", "document", "diagrams", "vendors"):
                        waiting.append(entry.path)
                elif entry.name.endswith((".py", ".yaml", ".json")):
                    status = entry.stat()
                    found.append((entry.path, status.st_size, status.st_mtime_ns))
    return digest(sys.version, sorted(found))


def _folder() -> Path | None:
    """The user's folder for what can be deleted at any time; None where there is none that only she can write to."""
    try:
        folder = _usual_folder()
        if folder is None:
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except (OSError, RuntimeError):
        return None
    # Whoever may write there can make us believe anything about a project.
    foreign = sys.platform != "win32" and (status.st_uid != os.getuid() or status.st_mode & 0o022)
    return None if foreign else folder


def _usual_folder() -> Path | None:
    if chosen := os.environ.get(FOLDER):
        return Path(chosen)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) / "spec-toolkit" / "Cache" if local else None
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "spec-toolkit"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache") / "spec-toolkit"


def _read(file: Path) -> dict[str, tuple[str, bytes]]:
    """Shelf to its salt and its bytes; empty for a file that is absent, cut off or none of ours."""
    try:
        content = file.read_bytes()
    except OSError:
        return {}
    end = content.find(b"\n")
    if not content.startswith(_MARK) or end < 0:
        return {}
    found: dict[str, tuple[str, bytes]] = {}
    try:
        place = end + 1
        for name, salt, size, sum_ in json.loads(content[len(_MARK) : end]):
            body = content[place : place + size]
            place += size
            if blake2b(body, digest_size=16).hexdigest() == sum_:
                found[name] = (salt, body)
    except (ValueError, TypeError):
        return {}
    return found


def _values(body: bytes) -> dict[Any, Any]:
    try:
        values = marshal.loads(body)
    except (ValueError, EOFError, TypeError):
        return {}
    return values if isinstance(values, dict) else {}


def _write(file: Path, shelves: dict[str, tuple[str, bytes]]) -> None:
    import tempfile  # most runs write nothing

    head = [
        (name, salt, len(body), blake2b(body, digest_size=16).hexdigest()) for name, (salt, body) in shelves.items()
    ]
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_MARK + json.dumps(head).encode("ascii") + b"\n")
            for _, body in shelves.values():
                stream.write(body)
        Path(name).replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    files = sorted(file.parent.glob("*.kept"), key=lambda each: each.stat().st_mtime)
    for old in files[:-_MOST_PROJECTS]:
        old.unlink()
