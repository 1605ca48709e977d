"""The part that holds the footnotes."""

from ...document.blocks import Footnote
from .inlines import InlineWriter
from .markup import part
from .styles import Stylesheet

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Footnotes:
    """Collects the notes as the body is written."""

    def __init__(self, styles: Stylesheet) -> None:
        self._text_style = styles["footnote text"]
        self._reference_style = styles.character("footnote reference")
        self._notes: list[Footnote] = []

    def reference(self, note: Footnote) -> str:
        """The run that stands in the text for `note`."""
        self._notes.append(note)
        style = f'<w:rPr><w:rStyle w:val="{self._reference_style}"/></w:rPr>'
        return f'<w:r>{style}<w:footnoteReference w:id="{len(self._notes)}"/></w:r>'

    def xml(self, inlines: InlineWriter) -> str:
        sign = f'<w:r><w:rPr><w:rStyle w:val="{self._reference_style}"/></w:rPr><w:footnoteRef/></w:r>'
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{self._text_style}"/>'
            f"{inlines.paragraph_properties(note.children)}</w:pPr>{sign}"
            f"{inlines.text(' ')}{inlines.runs(note.children)}</w:p></w:footnote>"
            for number, note in enumerate(self._notes, 1)
        )
        return part("w:footnotes", _SEPARATORS + notes)
