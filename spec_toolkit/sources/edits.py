"""Changes to a YAML file that leave every other byte as it was."""

import re
from collections.abc import Callable, Iterable

from spec_toolkit.findings import Edit, SpecPath
from spec_toolkit.sources.project import Address, Project
from spec_toolkit.sources.scalars import Scalar, properties_end
from spec_toolkit.sources.source_file import SourceFile

#: A text that needs no quotes outside brackets. Letters of any script are plain.
_PLAIN = re.compile(
    r"(?!---|\.\.\.)(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=[^\s,\[\]{}]))(?:[^\r\n\t:#]|:(?=\S)|(?<=\S)#)*"
)
_FLOW_INDICATORS = re.compile(r"[,\[\]{}?]|:$|:(?=[,\[\]{}])")
#: A text with one of these is written with escapes.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with each edit's place replaced by its words.

    Edits may come in any order; the same edit twice counts once. Of two that overlap the first one is applied.
    Two insertions at one place follow each other in the order given.
    """
    source = SourceFile("", text)
    changes: list[tuple[int, int, str]] = []
    for edit in dict.fromkeys(edits):
        place = edit.place
        start, end = source.offset(place.line, place.column), source.offset(place.end_line, place.end_column)
        changes.append((start, end, edit.text))
    parts: list[str] = []
    done = 0
    for start, end, words in sorted(changes, key=lambda change: change[:2]):
        if start >= done:
            parts += (text[done:start], words)
            done = end
    return "".join(parts) + text[done:]


def write_scalar(value: str, in_brackets: bool = False) -> str:
    """A one-line YAML scalar with that value: plain where that is safe, else in double quotes."""
    plain = _PLAIN.fullmatch(value) and not value.endswith((" ", ":")) and not _UNSAFE.search(value)
    if plain and not (in_brackets and _FLOW_INDICATORS.search(value)):
        return value
    return f'"{_escaped(value)}"'


def insert_key(project: Project, path: SpecPath, key: str, value: str, after: str | None = None) -> Edit | None:
    """The edit that adds `key: value` to the mapping at `path`.

    In block style it becomes a line of its own below the key `after`, or the last one; in brackets it comes
    last. None where there is no mapping at `path`, or it has the key.
    """
    address = project.address(path)
    if address is None or address.found != len(path) or not isinstance(address.value, dict) or key in address.value:
        return None
    start = properties_end(address.file.parsed_text, address.start)
    if address.file.text[start] == "{":
        return _insert_in_brackets(address, start, f"{key}: {write_scalar(value, in_brackets=True)}")
    return _insert_line(project, path, address, lambda _: f"{key}: {write_scalar(value)}", after)


def insert_keys(project: Project, path: SpecPath, write: Callable[[int], str]) -> Edit | None:
    """The edit that adds lines below the last key of the block mapping at `path`.

    `write` is told the column of the keys and gives the lines, all but the first indented. None where `path` is no
    mapping, or one in brackets.
    """
    address = project.address(path)
    if address is None or address.found != len(path) or not isinstance(address.value, dict):
        return None
    if address.file.text[properties_end(address.file.parsed_text, address.start)] == "{":
        return None
    return _insert_line(project, path, address, write, None)


def replace_value(
    project: Project, path: SpecPath, words: str, start: int | None = None, end: int | None = None
) -> Edit | None:
    """The edit that puts `words` in place of the characters `start:end` of the scalar at `path`, or of all of it.

    The words are escaped as the scalar's style asks; a plain scalar that could not hold them is put in quotes.
    None where there is no scalar, or its style cannot hold them.
    """
    address, scalar = project.address(path), project.scalar(path)
    if address is None or scalar is None:
        return None
    first = 0 if start is None else start
    last = len(scalar.value) if end is None else end
    value = scalar.value[:first] + words + scalar.value[last:]
    text = address.file.text
    begin, stop = scalar.span(first, last) if scalar.value else (scalar.end - 1, scalar.end - 1)
    if not scalar.style:
        in_brackets = _in_brackets(project, path)
        if write_scalar(value, in_brackets) != value:
            return Edit(address.file.place(scalar.start, scalar.end), write_scalar(value, in_brackets))
        written = words
    elif scalar.style == '"':
        written = _escaped(words)
    else:
        written = words.replace("'", "''") if scalar.style == "'" else words
    changed = address.file.parsed_text[:begin] + written + address.file.parsed_text[stop:]
    if not Scalar.spells(changed, address.start, value):
        if scalar.style != "'":
            return None
        return Edit(address.file.place(scalar.start, scalar.end), f'"{_escaped(value)}"')
    return Edit(address.file.place(begin, stop), written) if text[begin:stop] != written else None


def _escaped(value: str) -> str:
    """The inside of a double-quoted scalar."""
    simple = "".join(_ESCAPES.get(char, char) for char in value)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", simple)


def _in_brackets(project: Project, path: SpecPath) -> bool:
    """Whether a container around the value is written in brackets."""
    for length in range(len(path) - 1, 0, -1):
        address = project.address(path[:length])
        if address and address.file.text[properties_end(address.file.parsed_text, address.start)] in "[{":
            return True
    return False


def _insert_in_brackets(address: Address, start: int, entry: str) -> Edit:
    text = address.file.parsed_text
    close = int(address.marks[~address.entry + 1]) - 1
    inside = text[start + 1 : close]
    if not inside.strip():
        return Edit(address.file.place(start + 1, close), entry)
    if "#" in inside[inside.rfind("\n") + 1 :] or (close > 0 and text[close - 1] in "\r\n" and "#" in inside):
        # The bracket may stand behind a comment: nothing can go wrong in front.
        return Edit(address.file.place(start + 1, start + 1), f"{entry}, ")
    last = start + 1 + len(inside.rstrip())
    before = text[last - 1]
    separator = " " if before == "," else " , " if before == ":" else ", "
    return Edit(address.file.place(last, last), separator + entry)


def _insert_line(
    project: Project, path: SpecPath, address: Address, write: Callable[[int], str], after: str | None
) -> Edit | None:
    source = address.file
    first, last = address.marks[~address.entry], address.marks[~address.entry + 1]
    keys = [key for key in address.value if first <= _key_at(project, path, key) < last]
    if not keys:
        # Nothing but a merge: the new key goes in front of it.
        keys_at = properties_end(source.parsed_text, address.start)
        column = keys_at - source.line_starts[source.position(keys_at)[0] - 1]
        return Edit(source.place(keys_at, keys_at), f"{write(column)}{source.newline}{' ' * column}")
    keys.sort(key=lambda key: _key_at(project, path, key))
    front = _key_at(project, path, keys[0])
    column = front - source.line_starts[source.position(front)[0] - 1]
    wanted = keys[: keys.index(after) + 1] if after in keys else keys
    for key in reversed(wanted):
        scalar = project.scalar((*path, key))
        if scalar is None or scalar.style not in ("|", ">") or not scalar.value.endswith("\n\n"):
            at = _line_end(source, _entry_end(project, path, key, first, last))
            return Edit(source.place(at, at), f"{source.newline}{' ' * column}{write(column)}")
    # Every value keeps the empty lines behind it.
    return Edit(source.place(front, front), f"{write(column)}{source.newline}{' ' * column}")


def _key_at(project: Project, path: SpecPath, key: str) -> int:
    address = project.address((*path, key))
    assert address is not None and address.key_at is not None
    return address.key_at


def _entry_end(project: Project, path: SpecPath, key: str, first: int, last: int) -> int:
    """The offset after a key and its value; after the key where an alias stands for the value."""
    key_at = _key_at(project, path, key)
    extent = project.extent((*path, key))
    return extent[2] if extent and max(first, key_at) <= extent[1] < last else key_at + len(key)


def _line_end(source: SourceFile, offset: int) -> int:
    line, _ = source.position(offset)
    return source.line_starts[line - 1] + len(source.line(line))
