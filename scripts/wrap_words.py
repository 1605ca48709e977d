"""Wraps the word lists of the languages at 120 columns, each word once: wrap_words.py [FILE …].

A list in brackets that does not fit on its line goes on below its name. Nothing else of a file is touched, and what it
says stays the same.
"""

import re
import sys
from pathlib import Path

import yaml

COLUMNS = 120
LANGUAGES = Path(__file__).parents[1] / "spec_toolkit" / "languages"
NAMES = ("facts.yaml", "classes.yaml", "concepts.yaml")

#: A name and, on the same line, all of its list or mapping.
_LINE = re.compile(
    r"(?P<indent> *)(?P<name>(?:- )?(?:[^\s#\[{][^\[{]*: )?)(?P<open>[\[{])(?P<words>.*)(?P<close>[\]}])"
)
#: A word of a list, with its value in a mapping: no comma outside quotes and brackets ends it.
_WORD = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\]]*\]|[^,"'\[]|(?<=\w)['"])+""")


def wrapped(text: str) -> str:
    return "".join("\n".join(_lines(line)) + "\n" for line in _joined(text))


def _joined(text: str) -> list[str]:
    """The lines of a file, each list that goes on over several of them on one."""
    lines: list[str] = []
    is_open = False
    for line in text.splitlines():
        if is_open:
            lines[-1] = f"{lines[-1].removesuffix(' ')} {line.strip()}".replace("[ ", "[").replace("{ ", "{")
        else:
            lines.append(line)
        last = lines[-1].split(" #")[0].rstrip()
        is_open = bool(re.match(r" *(?:- )?(?:[^\s#\[{][^\[{]*:)?(?: |$)?[\[{]", last)) and last[-1] not in "]}"
    return lines


def _lines(line: str) -> list[str]:
    match = _LINE.fullmatch(line)
    if not match:
        return [line]
    words = list(dict.fromkeys(word.strip() for word in _WORD.findall(match["words"]) if word.strip()))
    whole = f"{match['indent']}{match['name']}{match['open']}{', '.join(words)}{match['close']}"
    if len(whole) <= COLUMNS:
        return [whole]
    margin = match["indent"] + "  "
    rows = [f"{match['indent']}{match['name']}{match['open']}".rstrip()]
    row = margin
    for word in words:
        if len(row) + len(word) + 1 > COLUMNS and row != margin:
            rows.append(row.rstrip())
            row = margin
        row += f"{word}, "
    return [*rows, row.rstrip(", ") + match["close"]]


def main(names: list[str]) -> None:
    paths = [Path(name) for name in names] or sorted(path for name in NAMES for path in LANGUAGES.rglob(name))
    for path in paths:
        before = path.read_text("utf-8")
        after = wrapped(before)
        if _said(before) != _said(after):
            raise SystemExit(f"{path}: a line that this script cannot wrap")
        path.write_text(after, "utf-8", newline="\n")


def _said(text: str) -> object:
    return _each_once(yaml.load(text, yaml.CBaseLoader))


def _each_once(value: object) -> object:
    if isinstance(value, dict):
        return {key: _each_once(each) for key, each in value.items()}
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return list(dict.fromkeys(value))
    return [_each_once(each) for each in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main(sys.argv[1:])
