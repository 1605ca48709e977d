"""The answers of a vendor, and the file `vendors/<name>.yaml` that keeps them: plain, to be reviewed and commented.

What people add stays when the file is read again: comments, and the keys `assessed` and `reason` with which evaluators
correct an answer code or a check.
"""

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.vendors.words import CODES

Value = str | int | float | bool | dt.date
#: Section (key of a sheet) to item id to field to value.
Sections = dict[str, dict[str, dict[str, Value]]]

SECTIONS = ("profile", "requirements", "checks", "capabilities", "questions", "demos", "prices", "terms")
#: Sections whose items have one field only: the file shows its value beside the id.
SINGLE = {"profile": "value", "questions": "answer", "demos": "answer", "terms": "value"}
#: Keys that evaluators write.
BY_HAND = ("assessed", "reason")
_PLAIN = re.compile(r"[^\W\d_][\w.:-]*(?<![:.-])", re.UNICODE)
_WORDS_OF_YAML = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n", "none"})


@dataclass
class Answers:
    """`name` is the file's name without its ending; `version` and `fingerprint` tell what was answered."""

    name: str
    source: list[str] = field(default_factory=list)
    version: str = ""
    fingerprint: str = ""
    sections: Sections = field(default_factory=lambda: {section: {} for section in SECTIONS})

    @property
    def label(self) -> str:
        """The bidder's own name, else the file's."""
        return str(self.sections["profile"].get("name", {}).get("value") or self.name)

    def get(self, section: str, id: str, key: str) -> Value | None:
        return self.sections[section].get(id, {}).get(key)

    def set(self, section: str, id: str, key: str, value: Value) -> None:
        self.sections[section].setdefault(id, {})[key] = value


# --- reading --------------------------------------------------------------------------------------------------------


class _Loader(yaml.SafeLoader):
    """Reads what the writer writes: no aliases, so a small file cannot grow into a large one."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("aliases are not read here")
        return super().compose_node(parent, index)


def load(path: Path) -> Answers:
    """Reads `vendors/<name>.yaml`. Raises SpecToolkitError for a file that is none."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as fault:
        raise SpecToolkitError(f"{path} cannot be read: {' '.join(str(fault).split())}") from None
    if not isinstance(data, dict):
        raise SpecToolkitError(f"{path} holds no answers.", "Make it with: spec vendor read FILE")
    about = _mapping(data.get("specification"), path, "specification")
    answers = Answers(
        path.stem, _texts(data.get("source")), str(about.get("version", "")), str(about.get("fingerprint", ""))
    )
    for section in SECTIONS:
        for id, entry in _mapping(data.get(section), path, section).items():
            fields = entry if isinstance(entry, dict) else {SINGLE.get(section, "answer"): entry}
            answers.sections[section][str(id)] = {str(k): v for k, v in fields.items() if v is not None}
    _check(answers, path)
    return answers


def _texts(value: object) -> list[str]:
    return [str(entry) for entry in value] if isinstance(value, list) else [str(value)] if value else []


def _mapping(value: object, path: Path, section: str) -> dict[Any, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise SpecToolkitError(f"{path}: `{section}` is not a list of answers by id.")
    return value


def _check(answers: Answers, path: Path) -> None:
    """Codes and amounts that people may have changed by hand."""
    for id, entry in answers.sections["requirements"].items():
        for key in ("code", "assessed"):
            if key in entry and entry[key] not in CODES:
                raise SpecToolkitError(
                    f"{path}: {id} has the answer code “{entry[key]}”.", f"Codes are {', '.join(CODES)}."
                )
    for section, key in (("requirements", "price"), ("prices", "amount")):
        for id, entry in answers.sections[section].items():
            amount = entry.get(key)
            if amount is not None and (isinstance(amount, bool) or not isinstance(amount, int | float)):
                raise SpecToolkitError(f"{path}: {key} of {id} is not a number: {amount}")


# --- writing --------------------------------------------------------------------------------------------------------


def as_yaml(answers: Answers, heading: str, old: str = "") -> str:
    """The file's text. `heading` becomes its first comment; from the `old` text come comments and keys by hand."""
    kept = _kept(old)
    lines: list[tuple[tuple[str, ...], str]] = [
        (("vendor",), f"vendor: {_scalar(answers.label)}"),
        (("source",), f"source: [{', '.join(_scalar(source) for source in answers.source)}]"),
        (
            ("specification",),
            f"specification: {{version: {_quoted(answers.version)}, fingerprint: {_quoted(answers.fingerprint)}}}",
        ),
    ]
    for section in SECTIONS:
        entries = {id: dict(entry) for id, entry in answers.sections[section].items()}
        for (where, id, key), value in kept.by_hand.items():
            if where == section and id in entries:
                entries[id][key] = value
        if entries:
            lines.append(((section,), f"{section}:"))
            lines.extend(_entries(section, entries))
    lines.extend(((key,), text) for key, text in kept.others)
    return _with_comments(lines, heading, kept)


def _entries(section: str, entries: Mapping[str, Mapping[str, Value]]) -> Iterator[tuple[tuple[str, ...], str]]:
    single = SINGLE.get(section)
    for id, entry in entries.items():
        if single is not None and set(entry) == {single}:
            yield (section, id), f"  {_key(id)}: {_scalar(entry[single])}"
            continue
        yield (section, id), f"  {_key(id)}:"
        for key, value in entry.items():
            yield (section, id, key), f"    {_key(key)}: {_scalar(value)}"


def _scalar(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS_OF_YAML else _quoted(value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _key(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML else _quoted(text)


def _quoted(text: str) -> str:
    escaped = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]", lambda m: f"\\u{ord(m[0]):04x}", escaped)


# --- what people added ----------------------------------------------------------------------------------------------


@dataclass
class _Kept:
    above: dict[tuple[str, ...], list[str]] = field(default_factory=lambda: defaultdict(list))
    behind: dict[tuple[str, ...], str] = field(default_factory=dict)
    end: list[str] = field(default_factory=list)
    by_hand: dict[tuple[str, str, str], Value] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)


def _kept(old: str) -> _Kept:
    """Comments by the key that they stand above or behind, keys by hand, and sections that are not ours."""
    kept = _Kept()
    if not old.strip():
        return kept
    try:
        root = yaml.compose(old, Loader=_Loader)
        data = yaml.load(old, Loader=_Loader)
    except yaml.YAMLError as fault:
        raise SpecToolkitError(
            f"The file with the present answers cannot be read: {' '.join(str(fault).split())}",
            "Repair it, or move it away to begin anew.",
        ) from None
    if not isinstance(root, yaml.MappingNode):
        return kept
    lines = old.splitlines()
    starts: dict[int, tuple[str, ...]] = {}
    covered: set[int] = set()
    ours = {"vendor", "source", "specification", *SECTIONS}
    for path, key, value in _nodes(root, ()):
        if path[0] not in ours:
            if len(path) == 1:
                # A section of somebody else's is kept as it is, with its comments.
                end = value.end_mark.line + (value.end_mark.column > 0)
                kept.others.append((path[0], "\n".join(lines[key.start_mark.line : end]).rstrip()))
                starts[key.start_mark.line] = path
                covered.update(range(key.start_mark.line + 1, end))
            continue
        starts.setdefault(key.start_mark.line, path)
        if isinstance(value, yaml.ScalarNode):
            covered.update(range(key.start_mark.line + 1, value.end_mark.line + (value.style not in ("|", ">"))))
            behind = lines[value.end_mark.line][value.end_mark.column :] if value.style not in ("|", ">") else ""
            if behind.strip().startswith("#"):
                kept.behind[path] = behind.strip()
    waiting: list[str] = []
    for number, line in enumerate(lines):
        if number in starts:
            kept.above[starts[number]] += waiting
            waiting = []
        elif line.lstrip().startswith("#") and number not in covered and number > 0:
            waiting.append(line.strip())
    kept.end = waiting
    for section in SECTIONS:
        for id, entry in (data.get(section) or {}).items():
            for by_hand in BY_HAND:
                if isinstance(entry, dict) and by_hand in entry:
                    kept.by_hand[(section, str(id), by_hand)] = entry[by_hand]
    return kept


def _nodes(node: yaml.MappingNode, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], yaml.Node, yaml.Node]]:
    for key, value in node.value:
        here = (*path, str(key.value))
        yield here, key, value
        if isinstance(value, yaml.MappingNode) and len(here) < 3:
            yield from _nodes(value, here)


def _with_comments(lines: list[tuple[tuple[str, ...], str]], heading: str, kept: _Kept) -> str:
    out = [f"# {heading}"]
    done = set()
    for path, text in lines:
        indent = " " * (len(text) - len(text.lstrip()))
        out += [f"{indent}{comment}" for comment in kept.above.get(path, ())]
        done.add(path)
        behind = kept.behind.get(path, "")
        out.append(f"{text}  {behind}" if behind and "\n" not in text and not text.endswith(behind) else text)
    # A comment on an answer that is gone is not lost: it stands at the end, with what it was about.
    for path, comments in kept.above.items():
        if path not in done:
            out += [f"# {'.'.join(path)}: {comment.lstrip('# ')}" for comment in comments]
    out += [f"# {'.'.join(path)}: {text.lstrip('# ')}" for path, text in kept.behind.items() if path not in done]
    return "\n".join([*out, *kept.end]) + "\n"
