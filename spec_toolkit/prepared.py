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

from spec_toolkit.kept import replace_whole
from spec_toolkit.resources import package_file

#: What a prepared file may depend on, besides Python: everything in these folders of the package.
_FOLDERS = ("facts", "languages")


#: The values of this process as `marshal` writes them, by name.
_ready: dict[str, bytes] = {}


def read(name: str, make: Callable[[str], Any]) -> Any:
    """What `make` makes of the text of a package file: plain values (numbers, texts, lists, dictionaries, sets), new at
    each call. `make` may look at anything in `languages` and `facts`, and nothing else.
    """
    body = _ready.get(name)
    if body is None:
        source = package_file(name)
        file = _beside(source)
        body = _read(file)
        if body is None:
            body = marshal.dumps(make(source.read_text("utf-8")))
            if file is not None and not sys.dont_write_bytecode:
                with contextlib.suppress(OSError):  # a folder that cannot be written is no fault
                    file.parent.mkdir(exist_ok=True)
                    replace_whole(file, _head(body), body)
        _ready[name] = body
    return marshal.loads(body)


def forget() -> None:
    """Forget what was prepared in this process, after files of words have been written anew."""
    _ready.clear()
    _program.cache_clear()


def _read(file: Path | None) -> bytes | None:
    """What is kept in a file; None where it is absent, damaged or made by another program."""
    try:
        content = file.read_bytes() if file else b""
    except OSError:
        return None
    end = content.find(b"\n") + 1
    body = content[end:]
    return body if content[:end] == _head(body) else None


def _head(body: bytes) -> bytes:
    return b"spec-toolkit prepared 1 %b %d %08x\n" % (_program(), len(body), zlib.crc32(body))


def _beside(source: Path) -> Path | None:
    """Where Python would keep what it made of a file; None where it keeps nothing."""
    from importlib.util import cache_from_source

    if sys.implementation.cache_tag is None:
        return None
    return Path(cache_from_source(str(source))).with_suffix(".words")


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
