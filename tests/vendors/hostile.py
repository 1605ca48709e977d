"""Thirty returned files that mean harm, or were harmed."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

import openpyxl
from lxml import etree
from samples import rezipped

Make = Callable[[bytes, bytes], bytes]
_SHEET = "xl/worksheets/sheet3.xml"


def edited(change: Callable[[openpyxl.Workbook], None]) -> Make:
    def make(book: bytes, _form: bytes) -> bytes:
        workbook = openpyxl.load_workbook(io.BytesIO(book))
        change(workbook)
        out = io.BytesIO()
        workbook.save(out)
        return out.getvalue()

    return make


def part(name: str, change: Callable[[bytes], bytes]) -> Make:
    def make(book: bytes, _form: bytes) -> bytes:
        return rezipped(book, {name: change(zipfile.ZipFile(io.BytesIO(book)).read(name))})

    return make


def document(change: Callable[[bytes], bytes]) -> Make:
    def make(_book: bytes, form: bytes) -> bytes:
        content = zipfile.ZipFile(io.BytesIO(form)).read("word/document.xml")
        return rezipped(form, {"word/document.xml": change(content)})

    return make


def added(name: str, content: bytes) -> Make:
    return lambda book, _form: rezipped(book, {name: content})


def requirements(workbook: openpyxl.Workbook) -> "openpyxl.worksheet.worksheet.Worksheet":
    return workbook.worksheets[2]


def at(sheet: "openpyxl.worksheet.worksheet.Worksheet", row: int, key: str) -> "openpyxl.cell.Cell":
    return sheet.cell(row, next(cell.column for cell in sheet[1] if cell.value == key))


def setting(row: int, key: str, value: object) -> Make:
    def change(workbook: openpyxl.Workbook) -> None:
        at(requirements(workbook), row, key).value = value

    return edited(change)


def doubled(same: bool) -> Make:
    def change(workbook: openpyxl.Workbook) -> None:
        sheet = requirements(workbook)
        end = sheet.max_row + 1
        for column in range(1, sheet.max_column + 1):
            sheet.cell(end, column).value = sheet.cell(6, column).value
        if not same:
            at(sheet, end, "code").value = "Not available"

    return edited(change)


def merged(workbook: openpyxl.Workbook) -> None:
    sheet = requirements(workbook)
    code = at(sheet, 6, "code").column_letter
    sheet.merge_cells(f"{code}6:{code}9")


def many_cells(content: bytes) -> bytes:
    row = b"".join(b"<c><v>1</v></c>" for _ in range(100))
    return content.replace(
        b"</sheetData>",
        b"<row>" + row + b"</row>" + b"".join(b"<row>" + row + b"</row>" for _ in range(9000)) + b"</sheetData>",
    )


def bomb() -> Iterator[bytes]:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    for _ in range(400):
        yield squeeze.compress(b" " * 1_000_000)
    yield squeeze.flush()


def zip_bomb(book: bytes, _form: bytes) -> bytes:
    """400 MB of blanks in the sheet of requirements; the container says so."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != _SHEET:
                target.writestr(name, source.read(name))
        with target.open(_SHEET, "w") as stream:
            for _ in range(400):
                stream.write(b" " * 1_000_000)
    return out.getvalue()


def lying_bomb(book: bytes, form: bytes) -> bytes:
    """The same, but the directory of the container claims 1,000 bytes."""
    file = bytearray(zip_bomb(book, form))
    size = (400_000_000).to_bytes(4, "little")
    while (place := file.find(size)) >= 0:
        file[place : place + 4] = (1000).to_bytes(4, "little")
    return bytes(file)


_ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
_EXTERNAL = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def declaring(declaration: bytes, use: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        head, _, rest = content.partition(b"?>")
        return head + b"?>" + declaration + rest.replace(b"<t>", b"<t>" + use, 1)

    return change


def scrambled(book: bytes, _form: bytes) -> bytes:
    file = bytearray(book)
    chance = random.Random(7)
    for _ in range(200):
        file[chance.randrange(len(file))] = chance.randrange(256)
    return bytes(file)


def deep(_content: bytes) -> bytes:
    w = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return (
        b"<w:document "
        + w
        + b">"
        + b"<w:sdt><w:sdtContent>" * 100_000
        + b"</w:sdtContent></w:sdt>" * 100_000
        + b"</w:document>"
    )


def utf16(content: bytes) -> bytes:
    text = declaring(_ENTITIES, b"&j;")(content).decode().replace("UTF-8", "UTF-16")
    return text.encode("utf-16")


def dropped_rows(workbook: openpyxl.Workbook) -> None:
    requirements(workbook).delete_rows(6, 3)


def dropped_sheet(workbook: openpyxl.Workbook) -> None:
    del workbook["Product checks"]


def dropped_column(workbook: openpyxl.Workbook) -> None:
    sheet = requirements(workbook)
    sheet.delete_cols(at(sheet, 1, "code").column)


def other_version(workbook: openpyxl.Workbook) -> None:
    workbook["spec-toolkit"]["B2"].value = "0.9"


def other_questions(workbook: openpyxl.Workbook) -> None:
    workbook["spec-toolkit"]["B3"].value = "000000000000"


def no_identity(workbook: openpyxl.Workbook) -> None:
    del workbook["spec-toolkit"]


def unknown_id(workbook: openpyxl.Workbook) -> None:
    sheet = requirements(workbook)
    sheet.cell(6, 1).value = "FR-999"
    sheet.cell(6, 2).value = "FR-999"


def moved(workbook: openpyxl.Workbook) -> None:
    requirements(workbook).cell(6, 1).value = "FR-013"


def terms(workbook: openpyxl.Workbook) -> None:
    workbook["Prices"]["G5"].value = -5
    workbook["Prices"]["G6"].value = "about a thousand"


_PIECES = (
    b"<c r='A1'/>", b"-1", b"9" * 20, b"NaN", b"1e400", b"&amp;", b'"', b"<v>", b"\xff", "٣".encode(), "²".encode(),
    b"<row r='0'/>", b'r="ZZZ9"', b"<t>",
)  # fmt: skip
_VALUES = (b'""', b'"-5"', b'"x"', '"²"'.encode(), b'"1048577"', b'"d"', b'"e"', b'"99999999"')


def damaged(file: bytes, chance: random.Random) -> bytes:
    """A file with some bytes of one of its parts changed, dropped or added."""
    archive = zipfile.ZipFile(io.BytesIO(file))
    name = chance.choice([n for n in archive.namelist() if n.endswith(("xml", "rels"))])
    content = bytearray(archive.read(name))
    for _ in range(chance.choice([1, 3, 20])):
        place, kind = chance.randrange(len(content)), chance.random()
        if kind < 0.3:
            content[place] = chance.randrange(32, 127)
        elif kind < 0.6:
            del content[place : place + chance.choice([1, 5, 80])]
        elif kind < 0.8:
            content[place:place] = chance.choice(_PIECES)
        elif values := list(re.finditer(rb'"[^"]*"', content)):
            value = chance.choice(values)
            content[value.start() : value.end()] = chance.choice(_VALUES)
        content = content or bytearray(b" ")
    return rezipped(file, {name: bytes(content)})


#: Name to the file and the finding that it has to bring.
FILES: dict[str, tuple[Make, str]] = {
    "empty.xlsx": (lambda *_: b"", "not-office"),
    "text.xlsx": (lambda *_: b"id;answer\nFR-001;yes\n", "not-office"),
    "old.xls": (lambda *_: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000, "not-office"),
    "half.xlsx": (lambda book, _: book[: len(book) // 2], "not-office"),
    "scrambled.xlsx": (scrambled, ""),
    "any.zip": (lambda book, _: rezipped(book, {"xl/workbook.xml": None, "word/document.xml": None}), "not-workbook"),
    "bomb.xlsx": (zip_bomb, "too-large"),
    "lying-bomb.xlsx": (lying_bomb, ""),
    "many-parts.xlsx": (
        lambda book, _: rezipped(book, {f"xl/media/{n}": b"" for n in range(3000)}),
        "too-large",
    ),
    "large.xlsx": (lambda book, _: book + b"\0" * 21_000_000, "too-large"),
    "entities.xlsx": (part(_SHEET, declaring(_ENTITIES, b"&j;")), "entities"),
    "external-entity.xlsx": (part(_SHEET, declaring(_EXTERNAL, b"&a;")), "entities"),
    "utf16-entities.xlsx": (part(_SHEET, utf16), "entities"),
    "entities.docx": (document(declaring(_ENTITIES, b"")), "entities"),
    "deep.docx": (document(deep), "broken"),
    "broken-xml.xlsx": (part(_SHEET, lambda content: content[:-200]), "broken"),
    "macros.xlsm": (added("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"), "macros"),
    "links.xlsx": (added("xl/externalLinks/externalLink1.xml", b"<externalLink/>"), "external-link"),
    "command.xlsx": (setting(6, "comment", "=cmd|'/C calc'!A1"), "formula-outside"),
    "web.xlsx": (setting(6, "price", '=WEBSERVICE("http://a.example")'), "formula-outside"),
    "formula.xlsx": (setting(6, "price", "=100*12"), "formula-empty"),
    "error.xlsx": (setting(6, "price", "#REF!"), "error-value"),
    "merged.xlsx": (edited(merged), "merged"),
    "doubled.xlsx": (doubled(True), "doubled-row"),
    "conflicting.xlsx": (doubled(False), "conflicting-rows"),
    "dropped-rows.xlsx": (edited(dropped_rows), "missing-rows"),
    "dropped-sheet.xlsx": (edited(dropped_sheet), "missing-sheet"),
    "dropped-column.xlsx": (edited(dropped_column), "missing-column"),
    "unknown-id.xlsx": (edited(unknown_id), "unknown-row"),
    "moved-id.xlsx": (edited(moved), "moved-row"),
    "version.xlsx": (edited(other_version), "other-version"),
    "questions.xlsx": (edited(other_questions), "changed-questions"),
    "no-identity.xlsx": (edited(no_identity), "not-ours"),
    "unknown-code.xlsx": (setting(6, "code", "Yes, of course!"), "unknown-answer"),
    "hebrew-code.xlsx": (setting(6, "code", "קיים כסטנדרט"), "read-as"),
    "text-in-number.xlsx": (setting(6, "price", "1.200 or so"), "not-number"),
    "ambiguous-number.xlsx": (setting(6, "price", "1,200"), "not-number"),
    "prices.xlsx": (edited(terms), "negative"),
    "no-date.xlsx": (setting(6, "code", "Future release"), "no-date"),
    "long-text.xlsx": (setting(6, "comment", "a" * 32_000), "too-long"),
    "many-cells.xlsx": (part(_SHEET, many_cells), "cut-sheet"),
    "far-row.xlsx": (
        part(_SHEET, lambda c: c.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>')),
        "cut-sheet",
    ),
    "spaces.docx": (document(lambda content: content.replace(b"<w:t>", b"<w:t> " + b" " * 20 + b" ")), ""),
    "foreign.docx": (document(lambda content: content.replace(b"w:sdt", b"w:smartTag")), "no-answers"),
    "shared-index.xlsx": (
        part(_SHEET, lambda c: re.sub(rb't="inlineStr"><is>.*?</is>', b't="s"><v>99999</v>', c)),
        "missing-column",
    ),
}

__all__ = ["FILES", "etree"]
