"""The first page."""

from ...document.blocks import Cover, Text
from .figures import Pictures
from .inlines import InlineWriter
from .styles import Stylesheet
from .tables import TableWriter

_LOGO_WIDTH, _LOGO_HEIGHT = 3400, 1400


def write_cover(
    cover: Cover, styles: Stylesheet, inlines: InlineWriter, tables: TableWriter, pictures: Pictures, width: int
) -> list[str]:
    """Logo, organisation, title, subtitle, document control, confidentiality: each where there is one."""

    def line(style: str, content: str) -> list[str]:
        return [f'<w:p><w:pPr><w:pStyle w:val="{styles[style]}"/></w:pPr>{content}</w:p>'] if content else []

    logo = pictures.logo(cover.logo, cover.organisation, _LOGO_WIDTH, _LOGO_HEIGHT) if cover.logo else None
    out = line("Spec Cover Logo", logo or "")
    out += line("Spec Cover Organisation", inlines.text(cover.organisation))
    out += line("Title", inlines.text(cover.title))
    out += line("Subtitle", inlines.text(cover.subtitle))
    if cover.rows:
        out.append(tables.cover([(label, (Text(value),)) for label, value in cover.rows], width, cover.title))
    return out + line("Spec Confidentiality", inlines.text(cover.confidentiality))
