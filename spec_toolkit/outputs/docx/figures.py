"""Pictures: SVG with a PNG for readers that do not draw SVG, and the logo."""

import re
import struct
from collections.abc import Set
from functools import lru_cache
from itertools import count

from ...document.blocks import Figure
from ...errors import SpecToolkitError
from .markup import attribute
from .package import Package, Relationships

#: Word draws the words of an SVG with the reader's fonts. Arial is on every Windows and Mac, has Hebrew and Arabic, and
#: is narrower than the font that the boxes were measured with; which of a list Word would take is nowhere written.
_FAMILY, _WORD_FAMILY = re.compile(r'(?<= )font-family="[^"]*"'), 'font-family="Arial"'
_EMU_PER_PIXEL = 9525
_EMU_PER_TWENTIETH = 635
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
#: The resolution of a figure's PNG on paper, in dots for each CSS pixel: 120 dpi. Most readers draw the SVG.
_ZOOM = 120 / 96
_LOGO_ZOOM = 2.0
#: The tallest a figure may stand on its page, as a share of the page's text height: its caption needs room.
_TALLEST = 0.82


class Pictures:
    """Puts pictures into the package and numbers them."""

    def __init__(self, package: Package, relationships: Relationships, taken: Set[int] = frozenset()) -> None:
        """`taken` are the numbers of pictures that the document has already, in a copied header."""
        self._package = package
        self._relationships = relationships
        self._count = 0
        self._free = (number for number in count(1) if number not in taken)

    def figure(self, figure: Figure, width: int, height: int) -> str | None:
        """A run with the figure, at most `width` × `height` (twentieths of a point) of text area; None if no engine.

        The PNG is needed even where Word draws the SVG: the format wants a picture that every reader knows.
        """
        svg = figure.picture
        size = _fit(figure.width, figure.height, width, int(height * _TALLEST))
        png = _rasterise(svg, _ZOOM * size[0] / (max(figure.width, 1.0) * _EMU_PER_PIXEL))
        if png is None:
            return None
        self._count += 1
        image = self._part(f"figure{self._count}.png", png)
        vector = self._part(f"figure{self._count}.svg", _FAMILY.sub(_WORD_FAMILY, svg, 1).encode("utf-8", "replace"))
        extension = f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip r:embed="{vector}"/></a:ext></a:extLst>'
        return self._drawing(image, extension, size, figure.alt or figure.caption or figure.anchor)

    def logo(self, data: bytes, alt: str, width: int, height: int) -> str | None:
        """A run with the organisation's logo (PNG, JPEG, GIF or SVG), or None for another format."""
        extension = ""
        if data.lstrip()[:5] in (b"<svg ", b"<?xml", b"<svg>"):
            svg, png = data, _rasterise(data.decode("utf-8", "replace"), _LOGO_ZOOM)
            if png is None:
                return None
            vector = self._part("logo.svg", svg)
            extension = f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip r:embed="{vector}"/></a:ext></a:extLst>'
            data = png
        found = _measure(data)
        if found is None:
            return None
        kind, pixels_wide, pixels_high = found
        self._count += 1
        image = self._part(f"logo.{kind}", data)
        return self._drawing(image, extension, _fit(pixels_wide, pixels_high, width, height), alt)

    def _part(self, name: str, content: bytes) -> str:
        self._package.add(f"word/media/spec-{name}", content)
        return self._relationships.add("image", f"media/spec-{name}")

    def _drawing(self, image: str, extension: str, size: tuple[int, int], alt: str) -> str:
        wide, high = size
        id_ = next(self._free)
        name = f"Picture {id_}"
        described = attribute(alt).strip() or name
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{id_}" name="{name}" descr="{described}"/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{id_}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{image}">{extension}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )


@lru_cache(maxsize=64)
def _rasterise(svg: str, zoom: float) -> bytes | None:
    from ...diagrams.raster import to_png  # the model comes with it, which a document without figures does not need

    try:
        return to_png(svg, zoom)
    except (SpecToolkitError, ValueError):  # no engine, or a drawing that it cannot read
        return None


def _fit(wide: float, high: float, width: int, height: int) -> tuple[int, int]:
    """The size in EMU of a picture of `wide` × `high` CSS pixels, made smaller where the text area is."""
    wide, high = max(wide, 1.0), max(high, 1.0)
    scale = min(
        1.0,
        width * _EMU_PER_TWENTIETH / (wide * _EMU_PER_PIXEL),
        height * _EMU_PER_TWENTIETH / (high * _EMU_PER_PIXEL),
    )
    return max(1, round(wide * _EMU_PER_PIXEL * scale)), max(1, round(high * _EMU_PER_PIXEL * scale))


def _measure(data: bytes) -> tuple[str, int, int] | None:
    """(extension, width, height) of a PNG, GIF or JPEG, read from its header."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        return "png", *struct.unpack(">II", data[16:24])
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        return "gif", *struct.unpack("<HH", data[6:10])
    if data[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return "jpeg", wide, high
        at += 2 + length
    return None
