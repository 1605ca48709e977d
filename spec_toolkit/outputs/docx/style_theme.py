"""The theme (colours and font pair that Word's menus offer) and the font table of our own `style.docx`."""

from .markup import DECLARATION, part

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

FONT_TABLE = part(
    "w:fonts",
    "".join(
        f'<w:font w:name="{name}"><w:panose1 w:val="{panose}"/><w:charset w:val="00"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{pitch}"/></w:font>'
        for name, panose, family, pitch in (
            ("Calibri", "020F0502020204030204", "swiss", "variable"),
            ("Arial", "020B0604020202020204", "swiss", "variable"),
            ("Consolas", "020B0609020204030204", "modern", "fixed"),
            ("Courier New", "02070309020205020404", "modern", "fixed"),
        )
    ),
)


def theme(accent: str) -> str:
    """`word/theme/theme1.xml` with `accent` (RGB) as its first accent colour."""
    colors = (
        ("dk1", "22282F"),
        ("lt1", "FFFFFF"),
        ("dk2", accent),
        ("lt2", "E9EFF6"),
        ("accent1", accent),
        ("accent2", "2F7F86"),
        ("accent3", "B8792A"),
        ("accent4", "7A4E8C"),
        ("accent5", "4E7D3A"),
        ("accent6", "A3403A"),
        ("hlink", "1B5A96"),
        ("folHlink", "6B4C8A"),
    )
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colors)
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface="Arial"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_DRAWING}" name="Specification"><a:themeElements>'
        f'<a:clrScheme name="Specification">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Specification"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Specification"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
