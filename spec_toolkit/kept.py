"""What earlier runs found out, kept by the content that it was found in: never needed, always safe to delete.

Files in a folder of the user's own, never in the project: what a vendor sends is not trusted. Each holds one shelf of
one project: plain values (numbers, texts, tuples, lists, sets) with a checksum over their bytes, against damage, and
the salt that they were made with: the program, its rules and lexicons, the settings. What does not fit is as good as
absent. Files are replaced whole, so runs side by side do not disturb each other; the last one wins.
"""

import contextlib
import marshal
import os
import sys
import zlib
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

#: Another folder for the kept files than the system's usual one.
FOLDER = "SPEC_TOOLKIT_CACHE"

_MARK = b"spec-toolkit kept 3 "
#: Shelves that are kept (a project has nine); the ones that were not written for longest make room.
_MOST_FILES = 400
#: A shelf is written anew when more than one in so many of its values is new, or so many of them are; one of fewer
#: bytes whenever anything is.
_SHARE, _MANY, _SMALL = 10, 2000, 3_000_000


class Shelf:
    """Values by key. `get` and `put` say which of them are still in use; only those are kept."""

    def __init__(self, old: dict[Any, Any], bytes: int = 0) -> None:
        """`old` was kept in a file of so many bytes."""
        self._old = old
        self._is_small = bytes < _SMALL
        self.values: dict[Any, Any] = {}
        #: How many results were found out in this run, and how many there are; a value may hold several.
        self.added = 0
        self.size = 0

    def get(self, key: Any) -> Any:
        """The value that was kept under a key, or None."""
        value = self._old.get(key)
        if value is None:
            return self.values.get(key)
        self.values[key] = value
        return value

    def put(self, key: Any, value: Any, new: int = 1) -> None:
        """Keeps a plain value that is not None, with so many new results in it."""
        self.values[key] = value
        self.added += new

    def unused(self) -> list[Any]:
        """The values of an earlier run that nobody has asked for yet."""
        return [value for key, value in self._old.items() if key not in self.values]

    @property
    def is_worth_it(self) -> bool:
        """Whether enough of it is new to be written."""
        if self._is_small:
            return self.added > 0
        return self.added > _MANY or self.added * _SHARE > (self.size or len(self.values))


class Kept:
    """The shelves of one project. Without a name nothing is kept."""

    def __init__(self, name: Path | None = None) -> None:
        """`name` is the path that the files of all shelves begin with."""
        self._name = name
        self._shelves: dict[str, tuple[str, Shelf]] = {}

    @property
    def is_on(self) -> bool:
        return self._name is not None

    def shelf(self, name: str, *salt: object) -> Shelf:
        """A shelf, empty where it was made by another program or with another salt (by its `repr`)."""
        if self._name is None:
            return Shelf({})
        made_with = digest(program(), *salt)
        known = self._shelves.get(name)
        if known and known[0] == made_with:
            return known[1]
        shelf = Shelf(*_read(self._file(name), made_with))
        self._shelves[name] = (made_with, shelf)
        return shelf

    def save(self) -> None:
        """Writes what was found out, where there is enough of it. A folder that cannot be written is no fault."""
        # Putting a shelf into bytes takes longer than finding a few of its values anew.
        for name, (salt, shelf) in self._shelves.items():
            if shelf.is_worth_it:
                with contextlib.suppress(ValueError, OSError):  # a value that is not plain, a full disk: a shelf less
                    _write(self._file(name), salt, marshal.dumps(shelf.values))

    def _file(self, shelf: str) -> Path:
        assert self._name is not None
        return self._name.with_name(f"{self._name.name}-{shelf}.kept")


def kept(project: Path, wanted: bool = True) -> Kept:
    """What is kept of the project at a path; nothing where it is not wanted or there is no safe place for it."""
    folder = _folder() if wanted else None
    if folder is None:
        return Kept()
    return Kept(folder / digest(str(project.resolve())))


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


def _read(file: Path, salt: str) -> tuple[dict[Any, Any], int]:
    """What is kept in a file, and how many bytes it has; empty for one that is absent, cut off, made with another salt
    or none of ours.
    """
    try:
        content = file.read_bytes()
    except OSError:
        return {}, 0
    end = content.find(b"\n") + 1
    body = memoryview(content)[end:]
    if content[:end] != _head(salt, body):
        return {}, 0
    try:
        values = marshal.loads(body)
    except (ValueError, EOFError, TypeError):
        return {}, 0
    return (values, len(content)) if isinstance(values, dict) else ({}, 0)


def _head(salt: str, body: "bytes | memoryview") -> bytes:
    return _MARK + f"{salt} {len(body)} {zlib.crc32(body):08x}\n".encode("ascii")


def _write(file: Path, salt: str, body: bytes) -> None:
    replace_whole(file, _head(salt, body), body)
    files = sorted(file.parent.glob("*.kept"), key=lambda each: each.stat().st_mtime)
    for old in files[:-_MOST_FILES]:
        old.unlink()


def replace_whole(file: Path, *parts: bytes) -> None:
    """Writes a file whole or not at all, without waiting for the disk: runs side by side do not disturb each other.

    Raises OSError. What a user asked for is written by `sources.files.write_whole`, which waits and explains.
    """
    import tempfile  # most runs write nothing

    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
        Path(name).replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
