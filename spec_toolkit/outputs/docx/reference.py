"""Reads a Word file for its looks: styles, numbering, theme, fonts, page, headers and footers. Its text is not used.

The file may come from anywhere. What is damaged, too large or reaches outside is refused with advice; macros,
attached templates and everything else that is not a look never enters a document of ours.
"""

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from ...errors import SpecToolkitError
from .markup import RELATIONSHIP, W

_LARGEST = 64 * 1024 * 1024
_MOST_PARTS = 2000
_PACKAGE_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PICTURE_NUMBER = re.compile(rb'docPr\s[^>]*?\bid="(\d{1,10})"')
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,  # an encrypted entry
)
_STRICT = "http://purl.oclc.org/ooxml/"
_HELP = "Open it in Word, save it as a Word document (.docx) and name that file."


@dataclass(frozen=True, slots=True)
class Page:
    """A page in twentieths of a point, as it stands upright."""

    width: int = 11906
    height: int = 16838
    top: int = 1440
    right: int = 1440
    bottom: int = 1440
    left: int = 1440
    header: int = 709
    footer: int = 709
    gutter: int = 0

    def text_width(self, landscape: bool) -> int:
        """The width between the margins; turned to landscape, the margins turn with the page."""
        if landscape:
            return self.height - self.top - self.bottom
        return self.width - self.left - self.right - self.gutter


@dataclass(frozen=True, slots=True)
class CopiedPart:
    """A part that goes into the document as it is: its bytes, type, and (kind, target, external) by relationship id."""

    content: bytes
    content_type: str | None
    links: dict[str, tuple[str, str, bool]]


@dataclass(slots=True)
class Looks:
    """What a file looks like; `running` lists (element, type, part) as ("headerReference", "default", "word/…")."""

    styles: etree._Element
    numbering: etree._Element | None
    page: Page
    parts: dict[str, CopiedPart] = field(default_factory=dict)
    theme: str | None = None
    font_table: str | None = None
    numbering_links: dict[str, tuple[str, str, bool]] = field(default_factory=dict)
    running: list[tuple[str, str, str]] = field(default_factory=list)
    first_page_differs: bool = False
    even_pages_differ: bool = False

    def picture_numbers(self) -> frozenset[int]:
        """The numbers that pictures in the copied parts carry; a document should not use one twice."""
        return frozenset(
            int(number)
            for part in self.parts.values()
            for number in _PICTURE_NUMBER.findall(part.content if part.content[:1] == b"<" else b"")
        )


def read_looks(data: bytes) -> Looks:
    """The looks of the Word file `data` (.docx, .dotx, .docm or .dotm). Raises SpecToolkitError."""
    try:
        return _Reader(data).looks()
    except SpecToolkitError:
        raise
    except _DAMAGE as e:
        raise _broken(type(e).__name__) from e


def _broken(what: str) -> SpecToolkitError:
    return SpecToolkitError(f"The reference document cannot be read as a Word file ({what}).", _HELP)


class _Reader:
    def __init__(self, data: bytes) -> None:
        if data[:4] == b"\xd0\xcf\x11\xe0":
            raise SpecToolkitError("The reference document is an old .doc file or has a password.", _HELP)
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        entries = self._zip.infolist()
        if len(entries) > _MOST_PARTS or sum(e.file_size for e in entries) > _LARGEST:
            raise SpecToolkitError(
                "The reference document is too large: at most 64 MB unpacked.",
                "Remove its text and pictures; only its looks are used.",
            )
        self._names = {e.filename for e in entries}
        self._types = self._content_types()

    def looks(self) -> Looks:
        main = next((t for kind, t, _ in self._links("").values() if kind == "officeDocument"), None)
        if main is None or main not in self._names:
            raise _broken("no document in it")
        root = self._xml(main)
        if root.tag != f"{{{W}}}document":
            strict = root.tag.startswith("{" + _STRICT)
            raise _broken("Strict Open XML" if strict else "not a Word document")
        links = self._links(main)
        by_kind = {kind: target for kind, target, external in links.values() if not external}
        if by_kind.get("styles") not in self._names:
            raise _broken("no styles in it")
        numbering = by_kind.get("numbering")
        looks = Looks(
            styles=self._xml(by_kind["styles"]),
            numbering=self._xml(numbering) if numbering in self._names and numbering else None,
            page=Page(),
        )
        for kind in ("theme", "fontTable"):
            target = by_kind.get(kind)
            if target in self._names and target:
                self._copy(target, looks)
                setattr(looks, "theme" if kind == "theme" else "font_table", target)
        if looks.numbering is not None and numbering:
            looks.numbering_links = self._links(numbering)
            for _, target, external in looks.numbering_links.values():
                if not external:
                    self._copy(target, looks)
        settings = by_kind.get("settings")
        if settings in self._names and settings:
            looks.even_pages_differ = _on(self._xml(settings).find(f"{{{W}}}evenAndOddHeaders"))
        self._read_section(root, links, looks)
        return looks

    def _read_section(self, root: etree._Element, links: dict[str, tuple[str, str, bool]], looks: Looks) -> None:
        section = root.find(f"{{{W}}}body/{{{W}}}sectPr")
        if section is None:
            return
        looks.page = _page(section)
        looks.first_page_differs = _on(section.find(f"{{{W}}}titlePg"))
        for element in ("headerReference", "footerReference"):
            for reference in section.findall(f"{{{W}}}{element}"):
                link = links.get(reference.get(f"{{{RELATIONSHIP}}}id", ""))
                if link and not link[2] and link[1] in self._names:
                    self._copy(link[1], looks)
                    looks.running.append((element, reference.get(f"{{{W}}}type", "default"), link[1]))

    def _copy(self, name: str, looks: Looks) -> None:
        if name in looks.parts or name not in self._names:
            return
        links = self._links(name)
        for kind, target, external in links.values():
            if external and kind != "hyperlink":
                raise SpecToolkitError(
                    f"The reference document takes a {kind} from outside ({target}).",
                    "Embed it in the document: in Word, File > Info > Edit Links to Files > Break Link.",
                )
        content = self._zip.read(name)
        if name.endswith(".xml"):
            self._parse(content)
        looks.parts[name] = CopiedPart(content, self._types.get(name), links)
        for _, target, external in links.values():
            if not external:
                self._copy(target, looks)

    def _content_types(self) -> dict[str, str]:
        root = self._xml("[Content_Types].xml")
        return {
            o.get("PartName", "").lstrip("/"): o.get("ContentType", "")
            for o in root.findall(f"{_CONTENT_TYPES}Override")
        }

    def _links(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """Relationship id → (kind, target part or address, outside the package)."""
        folder, leaf = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if path not in self._names:
            return {}
        result = {}
        for link in self._xml(path).iter(_PACKAGE_LINKS):
            target, external = link.get("Target", ""), link.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            result[link.get("Id", "")] = (link.get("Type", "").rsplit("/", 1)[-1], target, external)
        return result

    def _xml(self, name: str) -> etree._Element:
        return self._parse(self._zip.read(name))

    @staticmethod
    def _parse(content: bytes) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        root = etree.fromstring(content, parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise _broken("a document type declaration")
        return root


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{{{W}}}val", "1") not in ("0", "false", "off")


def _page(section: etree._Element) -> Page:
    sizes: dict[str, int] = {}
    size, margins = section.find(f"{{{W}}}pgSz"), section.find(f"{{{W}}}pgMar")
    if size is not None:
        width, height = _number(size, "w", Page().width), _number(size, "h", Page().height)
        sizes |= {"width": min(width, height), "height": max(width, height)}
    if margins is not None:
        for name in ("top", "right", "bottom", "left", "header", "footer", "gutter"):
            sizes[name] = abs(_number(margins, name, getattr(Page(), name)))
    page = Page(**sizes)
    if min(page.text_width(False), page.text_width(True)) < 2000:
        raise SpecToolkitError(
            "The page of the reference document leaves no room for text.", "Set a larger page or smaller margins in it."
        )
    return page


def _number(element: etree._Element, name: str, default: int) -> int:
    return int(float(element.get(f"{{{W}}}{name}", default)))
