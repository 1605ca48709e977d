"""The response form in Word, for vendors who do not answer in a workbook.

The document is made of blocks as every other one; the places for answers are marks in it, which become content
controls: a list, a date or a text, each with the tag of its answer. Everything else is locked.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from spec_toolkit.document import blocks as b
from spec_toolkit.document.blocks import RIGHT_TO_LEFT
from spec_toolkit.languages.labels import labels
from spec_toolkit.outputs.docx.anchors import Anchors
from spec_toolkit.outputs.docx.markup import attribute, clean, escape
from spec_toolkit.outputs.docx.writer import DocxOptions
from spec_toolkit.outputs.docx.writer import write as write_docx
from spec_toolkit.vendors import words as w
from spec_toolkit.vendors.layout import Column, Kind, Row, Sheet, sheets
from spec_toolkit.vendors.questionnaire import Questionnaire
from spec_toolkit.vendors.workbook import MARK

#: Word keeps tags up to this many characters.
_LONGEST_TAG = 64
_OPEN, _CLOSE = "\ue100", "\ue101"
_MARKED_RUN = re.compile(f"<w:r>(?:(?!</w:r>).)*?{_OPEN}([0-9]+){_CLOSE}.*?</w:r>", re.DOTALL)
_GREY = '<w:color w:val="6B7484"/>'
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
#: Values of the price form that are fixed in Word: its lines are offered as they stand.
_AMOUNT_ONLY = ("amount", "comment")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer is given: its section, item and field, and what it takes."""

    section: str
    id: str
    key: str
    kind: Kind

    @property
    def tag(self) -> str:
        """The tag of its content control: `FR-001|code`, with the section in front for what is no requirement."""
        prefix = "" if self.section == "requirements" else f"{self.section}:"
        tag = f"{prefix}{self.id}|{self.key}"
        if len(tag) <= _LONGEST_TAG:
            return tag
        return f"{prefix}~{zlib.crc32(self.id.encode()):08x}|{self.key}"

    @property
    def anchor(self) -> str:
        """The link target that stands before the answers of its item."""
        return f"{self.section}-{self.id}"


def places(asked: Questionnaire) -> tuple[Place, ...]:
    """Every answer place of the form, in its order."""
    return tuple(
        Place(sheet.key, row.id, column.key, sheet.kind(row, column))
        for sheet in sheets(asked)
        for row in _rows(sheet)
        for column in _columns(sheet)
    )


def bookmarks(asked: Questionnaire) -> dict[str, str]:
    """Bookmark name to anchor, for a form whose tags were lost (LibreOffice before 7.5)."""
    every = {place.anchor for place in places(asked)} | {f"form-{sheet.key}" for sheet in sheets(asked)} | {"form"}
    anchors = Anchors(every)
    return {anchors.name(anchor) or "": anchor for anchor in every}


def write(asked: Questionnaire) -> bytes:
    """The form as .docx; the same questions give the same bytes."""
    composed = _Form(asked)
    document = composed.document()
    return _with_controls(write_docx(document, DocxOptions()), composed.controls, asked)


def _rows(sheet: Sheet) -> tuple[Row, ...]:
    """A form has no empty rows."""
    return tuple(row for row in sheet.rows if row.values)


def _columns(sheet: Sheet) -> tuple[Column, ...]:
    return tuple(c for c in sheet.answers if sheet.key != "prices" or c.key in _AMOUNT_ONLY)


@dataclass
class _Form:
    asked: Questionnaire
    controls: list[str] = field(default_factory=list)

    def document(self) -> b.Document:
        asked, words = self.asked, labels(self.asked.language)
        said = w.words(asked.language)
        rows = ((words["doc.version"], asked.version),) if asked.version else ()
        return b.Document(
            language=asked.language,
            title=said["form_title"],
            organisation=asked.organisation,
            version=asked.version,
            date=asked.date,
            authors=(),
            cover=b.Cover(asked.organisation, said["form_title"], asked.title, rows),
            labels=b.Labels(words["doc.table"], words["doc.figure"], words["doc.page"], words["doc.page_of"]),
            body=tuple(self._body()),
        )

    def _body(self) -> Iterator[b.Block]:
        asked, said = self.asked, w.words(self.asked.language)
        yield b.PageBreak()
        yield b.Heading(1, (b.Text(said["sheets"]["start"]["title"]),), "form", numbered=False)
        lines = said["instructions_form"]
        yield b.OrderedList(tuple(b.ListItem((b.Paragraph((b.Text(line),)),)) for line in lines))
        codes = said["codes"].values()
        yield b.Table(
            (), tuple((b.Cell((b.Text(c["label"]),)), b.Cell((b.Text(c["means"]),))) for c in codes), (1.0, 2.0)
        )
        for sheet in sheets(asked):
            texts = said["sheets"][sheet.key]
            yield b.PageBreak()
            yield b.Heading(1, (b.Text(texts["title"]),), f"form-{sheet.key}", numbered=False)
            intro = texts["intro"].format(currency=asked.currency or "?", users=asked.users, years=asked.years)
            yield b.Paragraph((b.Text(intro),), "lead")
            yield from self._sheet(sheet)

    def _sheet(self, sheet: Sheet) -> Iterator[b.Block]:
        columns = _columns(sheet)
        if len(columns) == 1:
            rows = tuple(
                (
                    b.Cell((b.Text(_label(row)),), anchor=f"{sheet.key}-{row.id}"),
                    b.Cell(self._control(sheet, row, columns[0])),
                )
                for row in _rows(sheet)
            )
            yield b.Table((), rows, (1.2, 1.0) if sheet.key == "terms" else (1.0, 1.4))
            return
        headings = w.words(self.asked.language)["columns"]
        for row in _rows(sheet):
            facts = [
                b.Badge(str(row.values[c.key]))
                for c in sheet.columns
                if c.kind == "fixed" and c.key not in ("id", *_TEXTS) and row.values.get(c.key)
            ]
            defaults = [str(row.values[c.key]) for c in sheet.answers if c.key in row.values and c.key != "item"]
            title, _, body = _label(row).partition("\n")
            yield b.Record(
                anchor=f"{sheet.key}-{row.id}",
                id=str(row.values.get("id", "")),
                title=title if body or not row.values.get("id") else "",
                badges=(*facts, *(b.Badge(text) for text in defaults[:2])),
                body=tuple(b.Paragraph((b.Text(line),)) for line in (body or title).split("\n"))
                if body or row.values.get("id")
                else (),
                properties=tuple((headings[c.key], self._control(sheet, row, c)) for c in columns),
            )

    def _control(self, sheet: Sheet, row: Row, column: Column) -> b.Inlines:
        """A mark where the control of an answer will stand."""
        place = Place(sheet.key, row.id, column.key, sheet.kind(row, column))
        heading = w.words(self.asked.language)["columns"][column.key]
        self.controls.append(_sdt(place, f"{row.id} {heading}", len(self.controls) + 1, self.asked.language))
        # As long as an answer may be: the widths of columns follow from it.
        return (b.Text(f"{_OPEN}{len(self.controls) - 1:060d}{_CLOSE}"),)


_TEXTS = ("text", "check", "capability", "question", "demo", "item", "term")


def _label(row: Row) -> str:
    return next((str(row.values[key]) for key in _TEXTS if key in row.values), row.id)


# --- content controls -----------------------------------------------------------------------------------------------


def _sdt(place: Place, title: str, number: int, language: str) -> str:
    """A content control that shows what is to be filled in."""
    said = w.words(language)
    if place.kind in w.CHOICES:
        items = "".join(
            f'<w:listItem w:displayText="{attribute(label)}" w:value="{value}"/>'
            for value, label in w.labels(place.kind, language).items()
        )
        kind, placeholder = f"<w:dropDownList>{items}</w:dropDownList>", said["placeholder_choice"]
    elif place.kind == "date":
        kind = (
            '<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="en-US"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
        placeholder = said["placeholder_date"]
    else:
        kind = "<w:richText/>"
        placeholder = said["placeholder_number" if place.kind in ("number", "percent") else "placeholder_text"]
    direction = "<w:rtl/>" if language in RIGHT_TO_LEFT else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(title)[:_LONGEST_TAG]}"/><w:tag w:val="{attribute(place.tag)}"/>'
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/><w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent>'
        f"<w:r><w:rPr>{_GREY}{direction}</w:rPr><w:t>{escape(clean(placeholder))}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _with_controls(file: bytes, controls: list[str], asked: Questionnaire) -> bytes:
    """`file` with its marks turned into controls, locked but for them, and with what the answers belong to."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == "word/document.xml":
                content = _MARKED_RUN.sub(lambda found: controls[int(found[1])], content.decode()).encode()
            elif info.filename == "word/settings.xml":
                lock = b'<w:documentProtection w:edit="forms" w:enforcement="1"/><w:defaultTabStop'
                content = content.replace(b"<w:defaultTabStop", lock, 1)
            elif info.filename == "[Content_Types].xml":
                part = f'<Override PartName="/docProps/custom.xml" ContentType="{_CUSTOM_TYPE}"/></Types>'
                content = content.replace(b"</Types>", part.encode())
            elif info.filename == "_rels/.rels":
                relation = f'<Relationship Id="rIdCustom" Type="{_RELATION}" Target="docProps/custom.xml"/>'
                content = content.replace(b"</Relationships>", f"{relation}</Relationships>".encode())
            _add(target, info.filename, content)
        _add(target, "docProps/custom.xml", _custom(asked))
    return out.getvalue()


def _add(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system = 0
    info.compress_type = zipfile.ZIP_DEFLATED
    target.writestr(info, content, compresslevel=6)


def _custom(asked: Questionnaire) -> bytes:
    """Properties of the file that Word and LibreOffice keep."""
    facts = {MARK: "form", "version": asked.version, "fingerprint": asked.fingerprint}
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{attribute(name)}">'
        f"<vt:lpwstr>{escape(clean(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(facts.items(), 2)
    )
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{types}">{rows}</Properties>'
    ).encode()
