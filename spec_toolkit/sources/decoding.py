"""Bytes to text: encodings, line ends, characters that no document may hold."""

import codecs
import re
import unicodedata

from spec_toolkit.sources.faults import Fault
from spec_toolkit.sources.source_file import FORBIDDEN, SourceFile

#: A specification of 10,000 requirements has about 8 MB.
MAX_BYTES = 32_000_000
#: After so many control characters in a file the rest is not listed.
MAX_CONTROLS = 20

_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HIGH_RUNS = re.compile(rb"[\x80-\xff]{2,}")


def decode(path: str, data: bytes, size: int | None = None) -> tuple[SourceFile, list[Fault], bool]:
    """The file, its faults, and whether it can be read as YAML.

    `size` is the file's full size in bytes where `data` is only its beginning.
    """
    size = max(size or 0, len(data))
    if size > MAX_BYTES:
        values = {"size": f"{size / 1e6:.1f}", "limit": f"{MAX_BYTES // 1_000_000}"}
        return SourceFile(path, ""), [Fault("too-large", 0, 0, values)], False
    if data.startswith(_WIDE_MARKS) or data[:2].count(0) == 1:
        return SourceFile(path, ""), [Fault("encoding/utf-16", 0, 0)], False
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    try:
        source = SourceFile(path, body.decode("utf-8"), bom)
    except UnicodeDecodeError as error:
        return *_undecodable(path, body, error.start), False
    return source, [*_line_ends(source.text), *_controls(source.text)], True


def _undecodable(path: str, data: bytes, bad: int) -> tuple[SourceFile, list[Fault]]:
    """A file in a code page, or one with a damaged character."""
    page = _code_page(data)
    if page is None:
        text = data.decode("utf-8", "replace")
        at = len(data[:bad].decode("utf-8"))
        return SourceFile(path, text), [Fault("encoding/damaged", at, at + 1)]
    # Python knows no character for a few bytes of these code pages.
    text = data.decode(page.replace("windows-", "cp"), "replace")
    end = bad
    while end < len(text) and not text[end].isspace():
        end += 1
    return SourceFile(path, text), [Fault("encoding/code-page", bad, end, {"page": page.title()})]


def _code_page(data: bytes) -> str | None:
    """The Windows code page that fits the bytes; None for UTF-8 that is damaged in places.

    Hebrew letters are the bytes E0-FA of Windows-1255. Arabic letters of Windows-1256 begin at C0, and the
    most frequent one, alef, is C7. In a western text the bytes above 7F stand alone between ASCII letters.
    """
    high = sum(byte >= 0x80 for byte in data)
    lost = data.decode("utf-8", "replace").count("\ufffd")
    if lost * 4 < high:
        return None
    in_runs = sum(len(run) for run in _HIGH_RUNS.findall(data))
    if in_runs * 2 < high:
        return "windows-1252"
    letters = [byte for byte in data if byte >= 0xC0]
    hebrew = sum(0xE0 <= byte <= 0xFA for byte in letters)
    return "windows-1255" if hebrew >= 0.85 * len(letters) else "windows-1256"


def _line_ends(text: str) -> list[Fault]:
    if "\r" not in text:
        return []
    pairs = text.count("\r\n")
    counts = {"\r\n": pairs, "\n": text.count("\n") - pairs, "\r": text.count("\r") - pairs}
    used = [end for end in counts if counts[end]]
    if len(used) < 2:
        return []
    rare = min(used, key=lambda end: counts[end])
    pattern = {"\r\n": r"\r\n", "\n": r"(?<!\r)\n", "\r": r"\r(?!\n)"}[rare]
    match = re.search(pattern, text)
    names = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}
    common = max(used, key=lambda end: counts[end])
    values = {"rare": names[rare], "common": names[common], "count": counts[rare]}
    return [Fault("mixed-line-ends", match.start() if match else 0, match.end() if match else 0, values)]


def _controls(text: str) -> list[Fault]:
    if text.replace("\n", "").isprintable():
        return []  # said faster than an expression does
    faults = []
    for match in FORBIDDEN.finditer(text):
        character = f"U+{ord(match[0]):04X}"
        name = unicodedata.name(match[0], "")
        faults.append(
            Fault("control-character/raw", match.start(), match.end(), {"character": f"{character} {name}".strip()})
        )
        if len(faults) == MAX_CONTROLS:
            break
    return faults
