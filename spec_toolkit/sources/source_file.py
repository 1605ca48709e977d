"""One YAML file as the user wrote it: its text, its lines, its comments."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

import yaml

from spec_toolkit.findings import Place
from spec_toolkit.kept import digest
from spec_toolkit.sources.events import Loader

#: What an editor shows as the end of a line.
_BREAK = re.compile(r"\r\n|\n|\r")
#: Where a comment may start: `#` at the start of a line or after a blank.
_HASH = re.compile(r"(?:^|(?<=[ \t\r\n]))#[^\r\n]*")
#: YAML 1.1 takes these for line ends, editors and YAML 1.2 do not.
_NOT_BREAKS = re.compile("[\x85\u2028\u2029]")
#: Characters that YAML or XML 1.0 forbids.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class SourceFile:
    """A file of the project. Offsets count characters (code points) in `text`, from 0."""

    #: Relative to the project's folder, with `/`.
    path: str
    #: As it stands in the file, line ends included, without a byte-order mark.
    text: str = field(repr=False)
    #: The file starts with a UTF-8 byte-order mark.
    bom: bool = False

    @cached_property
    def parsed_text(self) -> str:
        """What the YAML reader sees: `text` with the characters that would mislead it replaced one for one."""
        text = self.text
        if not text.isascii():
            # Looking for single characters is many times faster than a set of them.
            text = _NOT_BREAKS.sub(" ", text) if any(char in text for char in "\x85\u2028\u2029") else text
        return FORBIDDEN.sub("\ufffd", text) if FORBIDDEN.search(text) else text

    @cached_property
    def sum(self) -> str:
        """What tells the text of this file from others."""
        return digest(self.text.encode("utf-8", "surrogatepass"))

    @cached_property
    def newline(self) -> str:
        r"""The line end that most lines have: `"\n"`, `"\r\n"` or `"\r"`."""
        pairs = self.text.count("\r\n")
        counts = {"\n": self.text.count("\n") - pairs, "\r\n": pairs, "\r": self.text.count("\r") - pairs}
        return max(counts, key=lambda end: counts[end])

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of every line's first character; the first is 0."""
        if "\r" in self.text:
            return [0, *(match.end() for match in _BREAK.finditer(self.text))]
        return [0, *accumulate([len(line) + 1 for line in self.text.split("\n")])][:-1]

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its line end; empty past the end."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character offset."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The character offset of a line and column, both from 1; the inverse of `position`."""
        return self.line_starts[line - 1] + column - 1

    def place(self, start: int, end: int) -> Place:
        """The place of the characters `start:end` of `text`."""
        return Place(self.path, *self.position(start), *self.position(max(start, end)))

    def encode(self, text: str) -> bytes:
        """The bytes of this file with `text` in it: UTF-8, with the byte-order mark that it had."""
        return text.encode("utf-8-sig" if self.bom else "utf-8")

    def comments(self) -> Iterator[tuple[int, int, str]]:
        """Every comment as (line, column, text from the `#` on). A `#` inside a scalar is no comment.

        In a file that is no YAML, those before the fault.
        """
        text = self.parsed_text
        if not _HASH.search(text):
            return
        for start, end in self._gaps(text):
            for match in _HASH.finditer(text, start, end):
                yield (*self.position(match.start()), self.text[match.start() : match.end()])

    @staticmethod
    def _gaps(text: str) -> Iterator[tuple[int, int]]:
        """The stretches between two tokens, and the header line of each block scalar."""
        loader = Loader(text)
        last = 0
        try:
            while (token := loader.get_token()) is not None:
                start, end = token.start_mark.index, token.end_mark.index
                if start > last:
                    yield last, start
                last = max(last, end)
                if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
                    header = _BREAK.search(text, start)
                    yield start + 1, header.start() if header else end
                if isinstance(token, yaml.StreamEndToken):
                    break
        except yaml.YAMLError:
            return
        finally:
            loader.dispose()
        yield last, len(text)
