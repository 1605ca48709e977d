"""The numbering of our own documents: `word/numbering.xml`. Distances are in twentieths of a point."""

from .markup import part
from .style_sheet import ACCENT_INK, style_id


def _level(level: int, form: str, text: str, indent: tuple[int, int], style: str = "", run: str = "") -> str:
    left, hanging = indent
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{style_id(style)}"/>' if style else "")
        + f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        + f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:lvl>"
    )


def numbering() -> str:
    """`word/numbering.xml`: chapter numbers, bullets, numbered lists."""
    hangs = (567, 737, 850, 964)
    chapters = "".join(
        _level(n, "decimal", ".".join(f"%{k + 1}" for k in range(n + 1)), (hangs[n], hangs[n]), f"heading {n + 1}")
        for n in range(4)
    )
    bullets = "".join(
        _level(
            n,
            "bullet",
            "•–▪"[n % 3],
            (397 * (n + 1), 284),
            ("List Bullet", "List Bullet 2", "List Bullet 3")[n] if n < 3 else "",
            '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>' + ACCENT_INK,
        )
        for n in range(9)
    )
    forms = ("decimal", "lowerLetter", "lowerRoman")
    numbers = "".join(
        _level(
            n,
            forms[n % 3],
            f"%{n + 1}.",
            (397 * (n + 1), 397),
            ("List Number", "List Number 2", "List Number 3")[n] if n < 3 else "",
        )
        for n in range(9)
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for n, levels in enumerate((chapters, bullets, numbers), 1)
    )
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    return part("w:numbering", lists + uses)
