"""The XML text that every part is made of: escaping, the namespaces, the root tags."""

import re

from lxml import etree

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

#: Every namespace that a part of ours may use, declared once on its root.
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{RELATIONSHIP}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
)

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[&<>]")


def clean(text: str) -> str:
    """`text` with each character that XML 1.0 forbids replaced by U+FFFD."""
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


def escape(text: str) -> str:
    """`text`, already clean, as element content."""
    if _SPECIAL.search(text):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """`text` as an attribute value, without the quotes. Line breaks become spaces, as XML would make them."""
    flat = clean(text).replace("\n", " ").replace("\r", " ").replace("\t", " ")
    return escape(flat).replace('"', "&quot;")


def part(root: str, content: str) -> str:
    """A whole XML part: `root` is a name such as "w:ftr"."""
    return f"{DECLARATION}<{root} {NAMESPACES}>{content}</{root}>"


def w(name: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def w_val(parent: etree._Element | None, path: str) -> str | None:
    """The `w:val` of the element at `path` ("pPr/numPr/numId") under `parent`, or None."""
    found = parent.find("/".join(w(p) for p in path.split("/"))) if parent is not None else None
    return None if found is None else found.get(w("val"))
