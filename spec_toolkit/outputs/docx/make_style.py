"""Makes `style.docx`, the looks of our own documents: `python -m spec_toolkit.outputs.docx.make_style FILE`.

The file is what `--reference-doc` would be for a company: styles, numbering, theme and page in a Word file that anybody
may open and change.
"""

import sys
from pathlib import Path

from .markup import part
from .package import CONTENT_TYPES, Package, Relationships
from .style_numbering import numbering
from .style_sheet import ACCENT, style_id, styles
from .style_theme import FONT_TABLE, theme

_SAMPLE = (
    ("Title", "Title of the document"),
    ("Subtitle", "Subtitle"),
    ("heading 1", "Chapter"),
    ("Spec Lead", "An introduction to the chapter."),
    ("heading 2", "Section"),
    ("Normal", "Text. Change the styles of this file to change the looks of every document made with it."),
    ("List Bullet", "List entry"),
    ("Spec Note", "A note."),
)


def make_style() -> bytes:
    """The whole file, with a page of samples so that opening it shows what the styles look like."""
    sample = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(name)}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for name, text in _SAMPLE
    )
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1588" w:right="1276" w:bottom="1361"'
        ' w:left="1276" w:header="737" w:footer="624" w:gutter="0"/></w:sectPr>'
    )
    settings = (
        '<w:zoom w:percent="100"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    package, links, root = Package(), Relationships(), Relationships()
    parts = {
        "styles": styles(),
        "numbering": numbering(),
        "settings": part("w:settings", settings),
        "fontTable": FONT_TABLE,
    }
    package.add("word/document.xml", part("w:document", f"<w:body>{sample}{page}</w:body>"), CONTENT_TYPES["document"])
    for kind, content in parts.items():
        package.add(f"word/{kind}.xml", content, CONTENT_TYPES[kind])
        links.add(kind, f"{kind}.xml")
    package.add("word/theme/theme1.xml", theme(ACCENT), CONTENT_TYPES["theme"])
    links.add("theme", "theme/theme1.xml")
    package.relate("word/document.xml", links)
    root.add("officeDocument", "word/document.xml")
    package.relate("", root)
    return package.zip()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(make_style())
