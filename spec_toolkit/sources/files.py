"""Files are written whole or not at all."""

import contextlib
import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from spec_toolkit.sources.faults import error

_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT}
_FOLDER = {errno.EISDIR}


def write_whole(path: Path, content: bytes, language: str | None = None) -> None:
    """Put `content` at `path`: whoever reads the file sees the old bytes or the new ones, never a part.

    Parent folders are made, the permissions of an existing file are kept, a link is written through.
    Raises SpecToolkitError when it cannot be written; what was there before is untouched then.
    """
    import tempfile  # most commands write nothing

    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise error("write/folder", language, path=path)
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".tmp", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
        temporary = None
    except OSError as fault:
        raise error(_kind(fault), language, path=path, reason=fault.strerror or fault) from fault
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def write_together(contents: Mapping[Path, bytes], language: str | None = None) -> None:
    """Put several files in place, all of them or none.

    Raises SpecToolkitError when one cannot be written; those before it are then as they were.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in contents}
    done: list[Path] = []
    try:
        for path, content in contents.items():
            write_whole(path, content, language)
            done.append(path)
    except BaseException:
        for path in done:
            old = before[path]
            if old is None:
                path.unlink()
            else:
                write_whole(path, old, language)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else what a new file gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _kind(fault: OSError) -> str:
    if fault.errno in _DENIED:
        return "write/denied"
    if fault.errno in _FULL:
        return "write/full"
    return "write/folder" if fault.errno in _FOLDER else "write/other"
