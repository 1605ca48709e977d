"""What the words of the languages come to once they are read, kept where Python keeps compiled modules.

Lexicons and words of facts are text for people; to read them takes longer than to judge a small specification. So what
was made of such a file is written beside it, into `__pycache__`, under the same conditions as a compiled module: not
where Python may write none, and void as soon as any module or word of the languages or facts is another.
"""

import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from spec_toolkit.resources import package_file

_MARK = b"spec-toolkit prepared 1 "
#: What a prepared file may depend on, besides Python: everything in these folders of the package.
_FOLDERS = ("facts", "languages")


def prepared(name: str, make: Callable[[str], Any]) -> Any:
    """What `make` makes of the text of a package file: plain values (numbers, texts, lists, dictionaries, sets), new at
    each call. `make` may look at anything in `languages` and `facts`, and nothing else.
    """
    source = package_file(name)
    kept = _beside(source)
    head = _MARK + _program()
    if kept is not None:
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            content = memoryview(kept.read_bytes())
            body = content[len(head) + 4 :]
            if content[: len(head)] == head and content[len(head) : len(head) + 4] == _sum(body):
                return marshal.loads(body)
    value = make(source.read_text("utf-8"))
    if kept is not None and not sys.dont_write_bytecode:
        body = memoryview(marshal.dumps(value))
        with contextlib.suppress(OSError):  # a folder that cannot be written is no fault
            _write(kept, head + _sum(body) + body)
    return value


def _beside(source: Path) -> Path | None:
    """Where Python would keep what it made of a file; None where it keeps nothing."""
    from importlib.util import cache_from_source

    try:
        return Path(cache_from_source(str(source))).with_suffix(".words")
    except NotImplementedError:
        return None


@cache
def _program() -> bytes:
    """What tells these modules and words from others: their sizes and times; 16 hexadecimal digits."""
    found: list[tuple[str, int, int]] = []
    waiting = [str(package_file(folder)) for folder in _FOLDERS]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".yaml", ".jsonl")):
                    status = entry.stat()
                    found.append((entry.path, status.st_size, status.st_mtime_ns))
                elif entry.name != "__pycache__" and entry.is_dir():
                    waiting.append(entry.path)
    listed = repr((sys.version, sorted(found))).encode("utf-8", "surrogatepass")
    return b"%08x%08x" % (zlib.crc32(listed), zlib.adler32(listed))


def _sum(body: memoryview) -> bytes:
    return zlib.crc32(body).to_bytes(4, "little")


def _write(file: Path, content: bytes) -> None:
    """Writes a file whole or not at all; runs side by side do not disturb each other."""
    import tempfile  # most runs write nothing

    file.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
