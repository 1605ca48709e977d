"""The styles of our own documents: `word/styles.xml`.

The writer finds its styles by the names given here. Sizes are in half points, distances in twentieths of a point
(1 cm = 567), colours in RGB.
"""

from .markup import part

INK, MUTED, RULE, BAND, ACCENT, PAPER = "22282F", "5A6572", "C5CED8", "E9EFF6", "1F4068", "F5F7FA"
#: Badge grounds and letters per tone; the contrast is at least 7 : 1, so that a grey print reads as well.
TONES = {
    "neutral": ("E9ECEF", "343B43"),
    "must": ("F8D9D3", "6E170C"),
    "long term": ("DBE7F6", "143A66"),
    "nice to have": ("E2F0DF", "1D4A20"),
    "undetermined": ("EFEAF6", "43307A"),
    "good": ("DDF0E2", "164A28"),
    "warning": ("FBE8C6", "5C3800"),
    "bad": ("F8D6D9", "721019"),
}
#: The accent as a colour of letters.
ACCENT_INK = f'<w:color w:val="{ACCENT}" w:themeColor="accent1"/>'
_MUTED = f'<w:color w:val="{MUTED}"/>'
_BOLD = "<w:b/><w:bCs/>"


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _space(before: int, after: int, line: int = 0) -> str:
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _border(side: str, size: int = 4, space: int = 0, color: str = RULE, theme_color: str = "") -> str:
    themed = f' w:themeColor="{theme_color}"' if theme_color else ""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"{themed}/>'


def style_id(name: str) -> str:
    """The id of a style of ours: its name without spaces, each word with a capital ("heading 1" → "Heading1")."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _style(kind: str, name: str, properties: str, *, based: str = "", follow: str = "", priority: int = 0) -> str:
    default = ' w:default="1"' if name in ("Normal", "Default Paragraph Font", "Normal Table", "No List") else ""
    custom = ' w:customStyle="1"' if name.startswith("Spec ") else ""
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{style_id(based)}"/>' if based else "")
        + (f'<w:next w:val="{style_id(follow)}"/>' if follow else "")
        + (f'<w:uiPriority w:val="{priority}"/>' if priority else "")
        + ("<w:qFormat/>" if (kind != "table" and not default) or name == "Normal" else "")
        + f"{properties}</w:style>"
    )


def _paragraph(
    name: str, paragraph: str = "", run: str = "", *, based: str = "Normal", follow: str = "", priority: int = 0
) -> str:
    properties = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return _style("paragraph", name, properties, based=based, follow=follow, priority=priority)


def _character(name: str, run: str, priority: int = 0) -> str:
    return _style("character", name, f"<w:rPr>{run}</w:rPr>", based="Default Paragraph Font", priority=priority)


def _headings() -> str:
    looks = ((34, 240, 200), (27, 360, 120), (23, 280, 100), (21, 240, 80))
    return "".join(
        _paragraph(
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
            f'{_space(before, after, 252)}<w:outlineLvl w:val="{level - 1}"/>',
            _BOLD + ACCENT_INK + _size(size),
            follow="Normal",
            priority=9,
        )
        for level, (size, before, after) in enumerate(looks, 1)
    ) + "".join(
        _paragraph(
            f"Spec Unnumbered {level}",
            '<w:numPr><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>',
            based=f"heading {level}",
            follow="Normal",
        )
        for level in range(1, len(looks) + 1)
    )


def _front_matter() -> str:
    tab = '<w:tab w:val="right" w:leader="dot" w:pos="9354"/>'
    entries = "".join(
        _paragraph(
            f"toc {level}",
            f'<w:tabs><w:tab w:val="left" w:pos="{left + hang}"/>{tab}</w:tabs>{_space(before, 24, 240)}'
            f'<w:ind w:left="{left + hang}" w:right="567" w:hanging="{hang}"/>',
            (_BOLD + ACCENT_INK if level == 1 else "") + _size(20),
            follow="Normal",
            priority=39,
        )
        for level, left, hang, before in ((1, 0, 510, 120), (2, 510, 680, 0), (3, 1190, 850, 0))
    )
    rule = _border("top", 6, 4, ACCENT, "accent1")
    bar = _border("top", 36, 16, ACCENT, "accent1")
    return (
        _paragraph(
            "Title",
            f"<w:pBdr>{bar}</w:pBdr>{_space(0, 160, 240)}",
            _BOLD + ACCENT_INK + _size(64),
            follow="Subtitle",
            priority=10,
        )
        + _paragraph("Subtitle", _space(0, 1400, 264), _MUTED + _size(30), follow="Normal", priority=11)
        + _paragraph("Spec Cover Logo", _space(0, 240))
        + _paragraph("Spec Cover Organisation", _space(0, 3400), _BOLD + _MUTED + _size(26))
        + _paragraph("Spec Cover Label", _space(70, 70, 240), _MUTED + _size(20))
        + _paragraph("Spec Cover Text", _space(70, 70, 240), _size(20))
        + _paragraph("Spec Confidentiality", f"<w:pBdr>{rule}</w:pBdr>{_space(720, 0)}", _BOLD + ACCENT_INK + _size(20))
        + _paragraph(
            "TOC Heading", "<w:keepNext/>" + _space(360, 160, 252), _BOLD + ACCENT_INK + _size(30), priority=39
        )
        + entries
        + _paragraph(
            "table of figures",
            f'<w:tabs>{tab}</w:tabs>{_space(0, 24, 240)}<w:ind w:left="0" w:right="567"/>',
            _size(20),
            priority=99,
        )
    )


def _lists() -> str:
    result = ""
    for name, number in (("List Bullet", 2), ("List Number", 3)):
        for level in (1, 2, 3):
            result += _paragraph(
                f"{name} {level}" if level > 1 else name,
                f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{number}"/></w:numPr>{_space(0, 60)}',
                priority=99,
            )
    for level in (1, 2, 3):
        indent = f'<w:ind w:left="{397 * level}"/>'
        result += _paragraph(
            f"List Continue {level}" if level > 1 else "List Continue", _space(0, 60) + indent, priority=99
        )
    return result


def _texts() -> str:
    bar = _border("left", 24, 10, ACCENT, "accent1")
    box = "".join(_border(side, 4, 6) for side in ("top", "left", "bottom", "right"))
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{PAPER}"/>'
    mono = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/>'
    edge = 'w:val="clear" w:color="auto"'
    return (
        _paragraph("Spec Lead", "<w:keepLines/>" + _space(0, 200, 288), _MUTED + _size(23))
        + _paragraph(
            "Spec Note",
            f'<w:keepLines/><w:pBdr>{bar}</w:pBdr>{shade}{_space(120, 200)}<w:ind w:left="227" w:right="113"/>',
        )
        + _paragraph(
            "Quote",
            f'<w:pBdr>{_border("left", 18, 10)}</w:pBdr>{_space(60, 140)}<w:ind w:left="397" w:right="397"/>',
            _MUTED,
            priority=29,
        )
        + _paragraph(
            "Spec Code",
            f'<w:keepLines/><w:pBdr>{box}</w:pBdr>{shade}<w:bidi w:val="0"/>{_space(120, 200, 252)}'
            '<w:ind w:left="142" w:right="142"/>',
            mono + _size(18),
        )
        + _paragraph("caption", "<w:keepLines/>" + _space(140, 90, 240), _BOLD + ACCENT_INK + _size(19), priority=35)
        + _paragraph("Spec Figure", "<w:keepNext/>" + _space(200, 0, 240))
        + _paragraph("Spec Figure Text", _space(60, 120), _MUTED)
        + _paragraph(
            "Spec After Table", '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>', _size(8)
        )
        + _paragraph("header", f"<w:pBdr>{_border('bottom', 4, 6)}</w:pBdr>{_space(0, 0, 240)}", _MUTED + _size(17))
        + _paragraph("footer", f"<w:pBdr>{_border('top', 4, 6)}</w:pBdr>{_space(0, 0, 240)}", _MUTED + _size(17))
        + _paragraph("footnote text", _space(0, 40, 240), _size(18), priority=99)
        + _character("footnote reference", '<w:vertAlign w:val="superscript"/>', 99)
        + _character("Hyperlink", '<w:color w:val="1B5A96" w:themeColor="hyperlink"/><w:u w:val="single"/>', 99)
        + _character("Spec Code Text", f'{mono}<w:shd {edge} w:fill="{BAND}"/>')
        + _character("Spec Record Id", _BOLD + ACCENT_INK)
        + "".join(
            _character(
                f"Spec Badge {tone}",
                f'{_BOLD}<w:color w:val="{letters}"/>{_size(17)}<w:shd {edge} w:fill="{ground}"/>',
            )
            for tone, (ground, letters) in TONES.items()
        )
    )


def _records() -> str:
    rule = _border("top", 6, 5, ACCENT, "accent1")
    return (
        _paragraph(
            "Spec Record Title",
            f'<w:keepNext/><w:keepLines/><w:pBdr>{rule}</w:pBdr><w:tabs><w:tab w:val="left" w:pos="1247"/></w:tabs>'
            f'{_space(280, 80, 264)}<w:ind w:left="1247" w:hanging="1247"/><w:outlineLvl w:val="4"/>',
            _BOLD + _size(22),
            follow="Spec Record Statement",
        )
        + _paragraph("Spec Record Statement", _space(0, 100))
        + _paragraph("Spec Record Label", _space(24, 24, 240), _MUTED + _size(18))
        + _paragraph("Spec Record Text", _space(24, 24, 240), _size(18))
        + _paragraph("Spec Table Heading", "<w:keepNext/>" + _space(50, 50, 240), _BOLD + ACCENT_INK + _size(18))
        + _paragraph("Spec Table Text", _space(40, 40, 252), _size(18))
        + _paragraph("Spec Table Label", _space(40, 40, 252), _BOLD + _size(18))
    )


def _table(name: str, borders: str, margins: tuple[int, int, int], conditional: str = "") -> str:
    """`margins` of a cell: above and below, before, behind."""
    up, before, behind = margins
    cells = (
        f'<w:top w:w="{up}" w:type="dxa"/><w:left w:w="{before}" w:type="dxa"/>'
        f'<w:bottom w:w="{up}" w:type="dxa"/><w:right w:w="{behind}" w:type="dxa"/>'
    )
    properties = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else '<w:tblInd w:w="0" w:type="dxa"/>'
    return _style(
        "table",
        name,
        f"<w:tblPr>{properties}<w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>{conditional}",
        based="" if name == "Normal Table" else "Normal Table",
    )


def _tables() -> str:
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f"{_border('bottom', 8, 0, ACCENT, 'accent1')}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{BAND}" w:themeFill="accent1" w:themeFillTint="1A"/></w:tcPr>'
        "</w:tblStylePr>"
    )
    grid = _border("top", 8, 0, ACCENT, "accent1") + _border("bottom", 6) + _border("insideH")
    return (
        _table("Normal Table", "", (0, 108, 108))
        + _table("Spec Table", grid, (20, 100, 100), head)
        + _table("Spec Properties", _border("top") + _border("bottom") + _border("insideH"), (20, 100, 100))
        + _table("Spec Record", _border("insideH", 4, 0, "DDE3EA"), (0, 0, 100))
        + _table("Spec Cover", _border("top") + _border("bottom") + _border("insideH"), (20, 0, 0))
    )


def styles() -> str:
    """`word/styles.xml`."""
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(21)}"
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="he-IL"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    )
    base = (
        _paragraph("Normal", _space(0, 120, 276), f'<w:color w:val="{INK}"/>', based="", priority=1)
        + _style("character", "Default Paragraph Font", "", priority=1)
        + _style("numbering", "No List", "", priority=99)
    )
    return part(
        "w:styles", defaults + base + _tables() + _headings() + _front_matter() + _lists() + _texts() + _records()
    )
