"""YAML events to data, with the place of every key and value.

Places live in one flat array per file. A container's block in it is

    mapping:   start, end, key₀, value₀, key₁, value₁, …      in the order of the dict
    sequence:  start, end, value₀, value₁, …

A key, and a value that is a scalar, is the offset of its first character. A value that is a container is
`~position` of its block. So there is no object per scalar, an alias is a shared number, and the way to a
place is the way through the data.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass, field
from typing import Any

import yaml

from spec_toolkit.sources.aliases import OPEN, Expansion
from spec_toolkit.sources.events import (
    AliasEvent,
    DocumentStartEvent,
    Loader,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from spec_toolkit.sources.faults import Fault
from spec_toolkit.sources.scalars import properties_end
from spec_toolkit.sources.source_file import FORBIDDEN
from spec_toolkit.sources.syntax import explain

#: Containers inside containers. The deepest field of a specification stands at level 8.
MAX_DEPTH = 64

_CORE = "tag:yaml.org,2002:"
_KNOWN_TAGS = {"!", *(_CORE + name for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map"))}


#: A key as people write it: a single word.
_ONE_WORD = re.compile(r"[\w.-]*")
_LINE_BREAKS = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")


#: Escapes that may stand for a control character or for one that is not normalised.
_RISKY = re.compile(r"\\[0abefvxuUNLP\r\n]")
#: `target: >5` announces an indented text and says nothing.
_BARE_HEADER = re.compile(r"[|>][1-9][ \t]*(?:[\r\n]|\Z)")


class Quoted(str):
    """A scalar that stood in quotes or in a block: text, whatever it looks like."""

    __slots__ = ()


@dataclass
class Parsed:
    """What a file says: `data` (None where it cannot be used), the blocks of places, the faults."""

    data: dict[str, Any] | None = None
    marks: "array[int]" = field(default_factory=lambda: array("i"))
    root: int = 0
    faults: list[Fault] = field(default_factory=list)


class _AbandonedError(Exception):
    """The rest of the file cannot be read."""


def parse(text: str) -> Parsed:
    """Read one YAML text. Never raises for a fault of the text: it stands in `faults`."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.result = Parsed()
        self.marks = self.result.marks
        self.anchors: dict[str, Any] = {}
        self.expansion = Expansion()
        self.keys: dict[str, str] = {}
        # An escape can write what the check of the whole text did not see.
        self.careful = bool(_RISKY.search(text) or _BARE_HEADER.search(text)) or not unicodedata.is_normalized(
            "NFC", text
        )

    def fault(self, kind: str, start: int, end: int, related: tuple[int, int] | None = None, **values: Any) -> None:
        self.result.faults.append(Fault(kind, start, end, values, related))

    def abandon(self, kind: str, start: int, end: int, **values: Any) -> _AbandonedError:
        self.fault(kind, start, end, None, **values)
        return _AbandonedError()

    def read(self) -> Parsed:
        loader = Loader(self.text)
        self.next: Any = loader.get_event
        try:
            self._document()
        except yaml.MarkedYAMLError as error:
            self.result.data = None
            self.result.faults.append(explain(self.text, error))
        except (yaml.YAMLError, ValueError, OverflowError):
            # The parser in Python stumbles over escapes beyond the last character: "\UFFFFFFFF".
            self.result.data = None
            at = min(loader.get_mark().index if hasattr(loader, "get_mark") else 0, len(self.text))
            self.fault("syntax/other", at, at)
        except _AbandonedError:
            self.result.data = None
        finally:
            loader.dispose()
        return self.result

    def _document(self) -> None:
        self.next()
        event = self.next()
        if type(event) is StreamEndEvent:
            raise self.abandon("empty-file", 0, 0)
        event = self.next()
        if type(event) is MappingStartEvent:
            self.result.data, self.result.root = self._value(event, 1)
        elif type(event) is ScalarEvent and not event.value and not event.style:
            raise self.abandon("empty-file", 0, 0)
        else:
            raise self._no_mapping(event)
        self.next()
        event = self.next()
        if type(event) is DocumentStartEvent:
            start = event.start_mark.index
            self.fault("second-document", start, _line_end(self.text, start))

    def _no_mapping(self, event: Any) -> _AbandonedError:
        start = event.start_mark.index
        kind = "not-a-mapping/text" if type(event) is ScalarEvent else "not-a-mapping/list"
        # A fault further down explains more than "this is a list".
        self._value(event, 1)
        while type(self.next()) is not StreamEndEvent:
            pass
        return self.abandon(kind, start, _line_end(self.text, start))

    def _value(self, event: Any, depth: int) -> tuple[Any, int]:
        """A value and its entry in its container's block."""
        kind = type(event)
        value: Any
        if kind is AliasEvent:
            return self._alias(event, depth)
        anchor, tag = event.anchor, event.tag
        start = event.start_mark.index
        if tag is not None and tag not in _KNOWN_TAGS:
            at = self.text.find("!", start)
            self.fault("unknown-tag", at, _word_end(self.text, at), tag=self.text[at : _word_end(self.text, at)])
        if kind is ScalarEvent:
            value, entry = self._scalar(event), start
        else:
            if depth > MAX_DEPTH:
                raise self.abandon("too-deep", start, start + 1, limit=MAX_DEPTH)
            if anchor is not None:
                self.anchors[anchor] = OPEN
            make = self._mapping if kind is MappingStartEvent else self._sequence
            value, entry = make(start, depth)
        if anchor is not None:
            self.anchors[anchor] = (value, entry)
        return value, entry

    def _scalar(self, event: Any) -> str | None:
        text: str = event.value
        if self.careful:
            if event.style == '"' and (match := FORBIDDEN.search(text)):
                start = event.start_mark.index
                name = f"U+{ord(match[0]):04X}"
                self.fault("control-character/escape", start, event.end_mark.index, character=name)
                text = FORBIDDEN.sub("\ufffd", text)
            if not text and event.style and event.style in "|>":
                self._empty_block(event.start_mark.index)
            if not unicodedata.is_normalized("NFC", text):
                text = unicodedata.normalize("NFC", text)
        if event.style or event.tag is not None:
            return Quoted(text)
        return text or None

    def _empty_block(self, start: int) -> None:
        at = properties_end(self.text, start)
        if _BARE_HEADER.match(self.text, at):
            self.fault("syntax/block-header", at, at + 2, character=self.text[at])

    def _sequence(self, start: int, depth: int) -> tuple[list[Any], int]:
        following, careful = self.next, self.careful
        data: list[Any] = []
        marks = [start, 0]
        while True:
            event = following()
            kind = type(event)
            if kind is ScalarEvent and not careful and event.anchor is None and event.tag is None:
                text = event.value
                data.append(Quoted(text) if event.style else text or None)
                marks.append(event.start_mark.index)
            elif kind is SequenceEndEvent:
                break
            else:
                value, entry = self._value(event, depth + 1)
                data.append(value)
                marks.append(entry)
        marks[1] = event.end_mark.index
        return data, self._block(marks)

    def _mapping(self, start: int, depth: int) -> tuple[dict[str, Any], int]:
        following, careful, keys = self.next, self.careful, self.keys
        key: str | None
        data: dict[str, Any] = {}
        marks = [start, 0]
        merges: list[tuple[Any, int, Any]] = []
        numbers: dict[str, int] = {}
        while True:
            event = following()
            if type(event) is MappingEndEvent:
                break
            key_start = event.start_mark.index
            if (
                type(event) is ScalarEvent
                and not careful
                and event.anchor is None
                and event.tag is None
                and event.value
            ):
                key = event.value
            else:
                key = self._key(event, depth)
            written = following()
            if type(written) is ScalarEvent and not careful and written.anchor is None and written.tag is None:
                text = written.value
                value = Quoted(text) if written.style else text or None
                entry = written.start_mark.index
            else:
                value, entry = self._value(written, depth + 1)
            if key is None:
                continue
            if key == "<<" and not event.style:
                merges.append((value, entry, event))
            elif value is None and self._goes_on(key, event, written, start, data):
                name, first = next(reversed(data)), marks[-1]
                data[name] = _LINE_BREAKS.sub(" ", self.text[first : event.end_mark.index])
            elif key in data:
                # Keys and their marks have the same order. They are numbered when the first double one comes.
                numbers = numbers if len(numbers) == len(data) else {each: at for at, each in enumerate(data)}
                first, key_end = marks[2 + 2 * numbers[key]], event.end_mark.index
                related = (first, first + key_end - key_start)
                self.fault("duplicate-key", key_start, key_end, related, key=key)
            else:
                data[keys.setdefault(key, key)] = value
                marks.append(key_start)
                marks.append(entry)
        marks[1] = event.end_mark.index
        for value, entry, event in merges:
            self._merge(data, marks, value, entry, event)
        return data, self._block(marks)

    def _goes_on(self, key: str, event: Any, written: Any, start: int, data: dict[str, Any]) -> bool:
        """Whether a "key" is the rest of the text before it: `{term: Deal, definition: An open sale, with a stage}`.

        YAML reads a comma between braces as the end of a value. Two words without a colon after a plain text are no
        key of anybody's; a single plain word may be one that lacks its value, so it is left alone.
        """
        if event.style or type(written) is not ScalarEvent or not data or self.text[start : start + 1] != "{":
            return False
        previous = next(reversed(data.values()))
        colon = self.text.find(":", event.end_mark.index, written.end_mark.index)
        return type(previous) is str and colon < 0 and not _ONE_WORD.fullmatch(key)

    def _block(self, marks: list[int]) -> int:
        position = len(self.marks)
        self.marks.fromlist(marks)
        return ~position

    def _key(self, event: Any, depth: int) -> str | None:
        """The text of a key; None where it is none (reported)."""
        start = event.start_mark.index
        if type(event) is ScalarEvent:
            key = str(self._value(event, depth)[0] or "")
            if key or event.style:
                return key
            self.fault("syntax/empty-key", start, start + 1)
            return None
        value, _ = self._value(event, depth + 1)
        if isinstance(value, str):
            return str(value)
        self.fault("syntax/complex-key", start, start + 1)
        return None

    def _merge(self, data: dict[str, Any], marks: list[int], value: Any, entry: int, event: Any) -> None:
        """YAML 1.1 merge: keys that are there win, earlier mappings win over later ones."""
        sources = [(value, entry)]
        if isinstance(value, list):
            at = ~entry + 2
            sources = list(zip(value, self.marks[at : at + len(value)], strict=True))
        if not all(isinstance(source, dict) for source, _ in sources):
            self.fault("syntax/merge", event.start_mark.index, event.end_mark.index)
            return
        for source, block in sources:
            for number, key in enumerate(source):
                if key not in data:
                    at = ~block + 2 + 2 * number
                    data[key] = source[key]
                    marks += (self.marks[at], self.marks[at + 1])

    def _alias(self, event: Any, depth: int) -> tuple[Any, int]:
        start, end = event.start_mark.index, event.end_mark.index
        known = self.anchors.get(event.anchor)
        if known is None:
            self.fault("syntax/unknown-alias", start, end, name=event.anchor)
            return None, start
        if known is OPEN:
            self.fault("cyclic-alias", start, end, name=event.anchor)
            return None, start
        value, entry = known
        if not self.expansion.add(value):
            raise self.abandon("alias-limit", start, end, limit=self.expansion.limit)
        if depth + self.expansion.height(value) > MAX_DEPTH:
            raise self.abandon("too-deep", start, end, limit=MAX_DEPTH)
        return value, entry


def _line_end(text: str, start: int) -> int:
    ends = [at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0]
    return min(ends, default=len(text))


def _word_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end] not in " \t\r\n,[]{}":
        end += 1
    return end
