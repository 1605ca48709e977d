"""Returned files are hostile until shown otherwise: zip containers and XML parts, opened within limits.

A part is read only up to the size that the container declares, so a lying container cannot unpack into more than the
limits allow. No entity is resolved, no document type, no network address and no external link is followed.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from lxml import etree

#: A returned file, a part of it, and all of its parts together, in bytes; the number of its parts.
LARGEST_FILE = 20_000_000
LARGEST_PART = 24_000_000
LARGEST_XML = 60_000_000
MOST_PARTS = 2_000


#: What a broken container raises: a wrong sum or head, a place before its beginning, an end too soon, a bad stream.
_BROKEN = (zipfile.BadZipFile, ValueError, EOFError, zlib.error)


@dataclass(frozen=True)
class RefusedError(Exception):
    """The file, or a part of it, is not read. `reason` is a key of `messages.yaml`."""

    reason: str
    detail: str = ""


class Package:
    """The parts of an Office file, by name."""

    def __init__(self, path: Path) -> None:
        self.folded: dict[str, zipfile.ZipInfo] = {}
        try:
            size = path.stat().st_size
            if size > LARGEST_FILE:
                raise RefusedError("too-large", f"{size // 1_000_000} MB")
            self._zip = zipfile.ZipFile(BytesIO(path.read_bytes()))
        except OSError as fault:
            raise RefusedError("unreadable", fault.strerror or "") from None
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise RefusedError("not-office") from None
        infos = self._zip.infolist()
        if len(infos) > MOST_PARTS:
            raise RefusedError("too-large", f"{len(infos)} parts")
        for info in infos:
            self.folded.setdefault(info.filename.replace("\\", "/").lstrip("/").casefold(), info)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.folded)

    def has_macros(self) -> bool:
        return any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in self.folded)

    def read(self, name: str) -> bytes | None:
        """The content of a part; None where there is none. Raises RefusedError for one that is too large or broken."""
        info = self.folded.get(name.casefold().lstrip("/"))
        if info is None:
            return None
        if info.file_size > LARGEST_PART:
            raise RefusedError("too-large", f"{info.filename}: {info.file_size // 1_000_000} MB")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # Office files know no other
            raise RefusedError("broken", info.filename)
        try:
            with self._zip.open(info) as part:
                return part.read(LARGEST_PART + 1)
        except (*_BROKEN, RuntimeError):  # RuntimeError: encrypted, or packed in a way that nobody reads
            raise RefusedError("broken", info.filename) from None

    def tree(self, name: str) -> etree._Element | None:
        """The XML of a part, wholly in memory; None where there is none."""
        content = self.read(name)
        return None if content is None else parse(content, name)

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Every element of these tags of a part, one after the other; each is cleared before the next one comes."""
        content = self.read(name)
        if content is None:
            return
        refuse_doctype(content, name)
        walk = etree.iterparse(
            BytesIO(content), events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        )
        try:
            for _, element in walk:
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
        except etree.XMLSyntaxError:
            raise RefusedError("broken", name) from None


class StopWalkError(Exception):
    """A handler has seen enough."""


def walk(
    content: bytes,
    name: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Tells the handlers what a part holds, tags as "namespace name": for parts of hundreds of thousands of cells.

    Raises RefusedError.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text

    def refuse(*_: object) -> None:
        raise RefusedError("entities", name)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except StopWalkError:
        return
    except (expat.ExpatError, ValueError, LookupError):
        # LookupError: an encoding that does not exist.
        raise RefusedError("broken", name) from None


def parse(content: bytes, name: str) -> etree._Element:
    """XML text as a tree. Raises RefusedError."""
    refuse_doctype(content, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise RefusedError("broken", name) from None
    return root


def refuse_doctype(content: bytes, name: str) -> None:
    """Office files have no document type; one that has is an attack by entities. Raises RefusedError."""
    head = content[:4]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in head:
        content = content.decode("utf-16", "ignore").encode("utf-8", "ignore")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise RefusedError("entities", name)
