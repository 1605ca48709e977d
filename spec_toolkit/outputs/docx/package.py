"""The zip container: parts, relationships, content types, properties. The same parts give the same bytes."""

import io
import posixpath
import re
import zipfile
from urllib.parse import quote, urlsplit

from ...document.blocks import Document
from .markup import DECLARATION, RELATIONSHIP, attribute, clean, escape

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_LINK_SCHEMES = frozenset({"http", "https", "mailto"})
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?")
_SAFE_IN_ADDRESS = "%/:?#@!$&'()*+,;=~-._"

CONTENT_TYPES = {
    "document": _WORD + "document.main+xml",
    "styles": _WORD + "styles+xml",
    "numbering": _WORD + "numbering+xml",
    "settings": _WORD + "settings+xml",
    "fontTable": _WORD + "fontTable+xml",
    "footnotes": _WORD + "footnotes+xml",
    "header": _WORD + "header+xml",
    "footer": _WORD + "footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_DEFAULT_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "svg": "image/svg+xml",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}


class Relationships:
    """The links of one part, numbered as they come."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, bool], str] = {}

    def add(self, kind: str, target: str, external: bool = False) -> str:
        """The id of a relationship; `kind` is the last word of its type ("image") or a whole type address."""
        key = (kind if "://" in kind else f"{RELATIONSHIP}/{kind}", target, external)
        return self._ids.setdefault(key, f"rId{len(self._ids) + 1}")

    def keep(self, id_: str, kind: str, target: str, external: bool) -> None:
        """Take over a relationship under the id that it already has."""
        self._ids[kind if "://" in kind else f"{RELATIONSHIP}/{kind}", target, external] = id_

    def hyperlink(self, target: str) -> str | None:
        """The id of a link to a web or mail address, or None for an address that no document should hold."""
        address = web_address(target)
        return self.add("hyperlink", address, external=True) if address else None

    def __bool__(self) -> bool:
        return bool(self._ids)

    def xml(self) -> str:
        mode = {True: ' TargetMode="External"', False: ""}
        rows = "".join(
            f'<Relationship Id="{id_}" Type="{kind}" Target="{attribute(target)}"{mode[external]}/>'
            for (kind, target, external), id_ in self._ids.items()
        )
        return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def web_address(target: str) -> str | None:
    """`target` as a valid http, https or mailto address, percent-encoded, or None."""
    try:
        parts = urlsplit(target.strip())
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _LINK_SCHEMES:
        return None
    mail = parts.scheme.lower() == "mailto"
    if mail and not re.fullmatch(r"[^\s@]+@[^\s@]+", parts.path):
        return None
    if not mail and not _HOST.fullmatch(parts.hostname or ""):
        return None
    address = quote(clean(target.strip()), safe=_SAFE_IN_ADDRESS)
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", address)


class Package:
    """Parts by name. `add` takes the content type where the file extension does not tell it."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes | memoryview] = {}
        self._overrides: dict[str, str] = {}

    def add(self, name: str, content: str | bytes | memoryview, content_type: str | None = None) -> None:
        self._parts[name] = content.encode("utf-8") if isinstance(content, str) else content
        if content_type:
            self._overrides[name] = content_type

    def relate(self, name: str, relationships: Relationships) -> None:
        """Write the relationships of the part `name` ("" is the package itself)."""
        if relationships:
            folder, leaf = posixpath.split(name)
            self.add(posixpath.join(folder, "_rels", f"{leaf}.rels"), relationships.xml())

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def zip(self) -> bytes:
        """The file. Times and system are fixed, so that equal parts give equal bytes."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in [("[Content_Types].xml", self._content_types()), *self._parts.items()]:
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.create_system = 0
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, content, compresslevel=6)
        return buffer.getvalue()

    def _content_types(self) -> bytes:
        extensions = {name.rsplit(".", 1)[-1].lower() for name in self._parts} | {"rels", "xml"}
        defaults = "".join(
            f'<Default Extension="{attribute(e)}" ContentType="{_DEFAULT_TYPES.get(e, "application/octet-stream")}"/>'
            for e in sorted(extensions)
        )
        overrides = "".join(
            f'<Override PartName="/{attribute(name)}" ContentType="{kind}"/>' for name, kind in self._overrides.items()
        )
        return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'.encode()


def add_properties(package: Package, document: Document, language: str) -> None:
    """The document properties that file managers and Word show, and the package's own relationships."""
    when = f"{document.date}T00:00:00Z" if re.fullmatch(r"\d{4}-\d\d-\d\d", document.date) else ""
    stamp = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in ("created", "modified") if when
    )
    fields = (
        ("dc:title", document.title),
        ("dc:subject", document.cover.subtitle),
        ("dc:creator", "; ".join(document.authors)),
        ("dc:language", language),
        ("cp:version", document.version),
        ("cp:contentStatus", document.confidentiality),
    )
    core = "".join(f"<{tag}>{escape(clean(text))}</{tag}>" for tag, text in fields if text)
    package.add(
        "docProps/core.xml",
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{core}{stamp}</cp:coreProperties>',
        CONTENT_TYPES["core"],
    )
    package.add(
        "docProps/app.xml",
        f"{DECLARATION}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>spec-toolkit</Application><Company>{escape(clean(document.organisation))}</Company></Properties>",
        CONTENT_TYPES["app"],
    )
    root = Relationships()
    root.add("officeDocument", "word/document.xml")
    root.add(f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    root.add("extended-properties", "docProps/app.xml")
    package.relate("", root)
