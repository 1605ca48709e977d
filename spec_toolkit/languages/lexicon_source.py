"""Compiles the lexicons of a language: `patterns.yaml`, `classes.yaml` and `lexicon/*.yaml` become `lexicon.jsonl`.

The words of priorities stand apart, with classes of their own: `priority/*.yaml` becomes `priority.jsonl`.

    python -m spec_toolkit.languages.lexicon_source [LANGUAGE …]

The compiled file is committed, so that a check need not read YAML; a test compares it. `docs/lexicon-format.md`
describes the sources.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spec_toolkit.languages.folding import fold
from spec_toolkit.languages.inflection import Inflection, LexiconError
from spec_toolkit.languages.text import LANGUAGES
from spec_toolkit.package_data import values_of

HERE = Path(__file__).parent

#: The lexicons of a language: a folder of entries each.
LEXICONS = ("lexicon", "priority")
CLASSES = "classes.yaml"

#: Classes that the tokens themselves decide.
BUILT_IN = ("number", "name")

_ENTRY_KEYS = {"lemma", "forms", "pattern", "unless", "only", "ask", "catch", "leave", "glued", "replace"}
_WORD_GUARDS = ("before", "after")
_CLASS_GUARDS = ("clause", "sentence")


@dataclass(frozen=True, slots=True)
class Source:
    """The sources of one language as read from YAML."""

    language: str
    patterns: Mapping[str, Any]
    classes: Mapping[str, Any]
    kinds: Mapping[str, Mapping[str, Any]]
    #: Whether a word that is a form as written is taken apart too: forms with and without their prefix may be listed.
    apart: bool = False

    @property
    def inflection(self) -> Inflection:
        return Inflection(self.patterns.get("patterns", {}), self.patterns.get("irregular", {}), fold)


def read_source(language: str, folder: Path | None = None, name: str = "lexicon") -> Source:
    """The sources of a lexicon of a language; a missing file counts as empty."""
    folder = folder or HERE / language

    def read(path: Path) -> Any:
        return values_of(path.read_text(encoding="utf-8")) or {}

    def optional(name: str) -> Any:
        return read(folder / name) if (folder / name).is_file() else {}

    own_classes = f"{name}/{CLASSES}"
    apart = (folder / own_classes).is_file()
    classes = optional(own_classes) if apart else _joined(optional(CLASSES), read(HERE / CLASSES))
    paths = (path for path in sorted((folder / name).glob("*.yaml")) if path.name != CLASSES)
    kinds = {path.stem: read(path) for path in paths}
    return Source(language, optional("patterns.yaml"), classes, kinds, apart)


def _joined(own: Mapping[str, Any], shared: Mapping[str, list[str]]) -> dict[str, Any]:
    """The classes of a language with the words that all languages share."""
    joined = dict(own)
    for name, words in shared.items():
        given = joined.get(name, [])
        listed = given if isinstance(given, list) else given.get("words", [])
        added = [*listed, *(word for word in words if word not in listed)]
        joined[name] = added if isinstance(given, list) else {**given, "words": added}
    return joined


def compile_source(source: Source) -> dict[str, Any]:
    """The lexicon as one value; raises `LexiconError` for a fault in the sources."""
    inflection = source.inflection
    names = dict.fromkeys([*BUILT_IN, *source.classes])
    bits = {name: 1 << place for place, name in enumerate(names)}
    words: dict[str, int] = {}
    phrases: dict[str, Any] = {}
    endings: list[list[Any]] = []
    for name, given in source.classes.items():
        for sequence in _class_forms(name, given, inflection):
            if len(sequence) == 1 and sequence[0][0] not in "{=^$*":
                words[sequence[0]] = words.get(sequence[0], 0) | bits[name]
            else:
                _insert(phrases, sequence, name, words)
        if isinstance(given, dict) and (given.get("ends") or given.get("begins")):
            but = [key for form in given.get("not", []) for (key,) in inflection.expand(form)]
            begins, ends = (sorted(fold(part) for part in given.get(side, [""])) for side in ("begins", "ends"))
            endings.append([begins, ends, bits[name], sorted(but)])
    entries: list[dict[str, Any]] = []
    for kind, file in source.kinds.items():
        for entry in file.get("entries", []):
            try:
                entries.append(_entry(kind, entry, file, inflection, bits, words))
                for sequence in forms_of(entry, inflection):
                    _insert(phrases, sequence, len(entries) - 1, words)
            except LexiconError as error:
                raise LexiconError(f"{source.language}/{kind}: {error}") from error
    _finish(phrases, bits)
    return {
        "apart": source.apart,
        "clitics": source.patterns.get("clitics", ""),
        "suffixes": source.patterns.get("suffixes", ""),
        "bits": bits,
        "words": dict(sorted(words.items())),
        "endings": endings,
        "phrases": phrases,
        "entries": entries,
    }


def forms_of(entry: Mapping[str, Any], inflection: Inflection) -> list[tuple[str, ...]]:
    """The word sequences of an entry: its `forms`, or its lemma through its `pattern`."""
    lemma = str(entry["lemma"])
    forms = [str(form) for form in entry.get("forms", [])]
    if pattern := entry.get("pattern"):
        forms.insert(0, f"{lemma}~{pattern}")
    return list(dict.fromkeys(sequence for form in forms or [lemma] for sequence in inflection.expand(form)))


def _class_forms(name: str, given: Any, inflection: Inflection) -> Iterable[tuple[str, ...]]:
    listed = given if isinstance(given, list) else given.get("words", [])
    pattern = None if isinstance(given, list) else given.get("pattern")
    for form in listed:
        try:
            yield from inflection.expand(f"{form}~{pattern}" if pattern and "~" not in str(form) else str(form))
        except LexiconError as error:
            raise LexiconError(f"classes.yaml, {name}: {error}") from error


def _entry(
    kind: str,
    entry: Mapping[str, Any],
    file: Mapping[str, Any],
    inflection: Inflection,
    bits: Mapping[str, int],
    words: dict[str, int],
) -> dict[str, Any]:
    lemma = str(entry.get("lemma", "?"))
    if unknown := set(entry) - _ENTRY_KEYS:
        raise LexiconError(f"{lemma}: unknown keys {sorted(unknown)}")
    made: dict[str, Any] = {"kind": kind, "lemma": lemma}
    for key in ("ask", "glued", "replace"):
        if (value := entry.get(key, file.get(key))) is not None:
            made[key] = value
    for side in ("unless", "only"):
        guards = _merged(file.get(side, {}), entry.get(side, {})) if side == "unless" else entry.get(side, {})
        if guards:
            made[side] = _guards(lemma, guards, inflection, bits, words)
    return made


def _merged(general: Mapping[str, Any], own: Any) -> dict[str, Any]:
    """The guards of the file and of the entry together; `unless: none` takes the file's away."""
    if own == "none":
        return {}
    return {key: [*general.get(key, []), *own.get(key, [])] for key in {**general, **own}}


def _guards(
    lemma: str, guards: Mapping[str, Any], inflection: Inflection, bits: Mapping[str, int], words: dict[str, int]
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, values in guards.items():
        if key in _CLASS_GUARDS:
            if unknown := [name for name in values if name not in bits]:
                raise LexiconError(f"{lemma}: no class {unknown[0]!r} in classes.yaml")
            made[key] = sum(bits[name] for name in dict.fromkeys(values))
        elif key in _WORD_GUARDS:
            trie: dict[str, Any] = {}
            for form in values:
                for sequence in inflection.expand(str(form)):
                    _insert(trie, sequence[::-1] if key == "before" else sequence, 0, words)
            made[key] = _finish(trie, bits)
        else:
            raise LexiconError(f"{lemma}: unknown guard {key!r}")
    return made


def _insert(trie: dict[str, Any], sequence: tuple[str, ...], value: Any, words: dict[str, int]) -> None:
    node = trie
    for key in sequence:
        if key[0] not in "{^$*":
            words.setdefault(key.removeprefix("="), 0)
            if key[0] == "=":
                words.setdefault(key, 0)
        node = node.setdefault(key, {})
    held = node.setdefault("", [])
    if value not in held:
        held.append(value)


def _finish(node: dict[str, Any], bits: Mapping[str, int]) -> dict[str, Any]:
    """Each node of a trie gets its class keys with their bits under "{"."""
    classes = []
    for key, child in node.items():
        if key == "":
            continue
        if key[0] == "{":
            if key[1:-1] not in bits:
                raise LexiconError(f"no class {key} in classes.yaml")
            classes.append([bits[key[1:-1]], key])
        _finish(child, bits)
    if classes:
        node["{"] = classes
    return node


def compiled_text(language: str, name: str = "lexicon") -> str:
    """The text of the compiled lexicon of a language, from its sources.

    Its first line holds the words and how many entries follow, one a line; each line after those is a node of the
    phrases. So a reader takes in only what a text asks for.
    """
    compiled = compile_source(read_source(language, name=name))
    phrases, entries = compiled.pop("phrases"), compiled.pop("entries")
    classes = phrases.pop("{", [])
    nodes = _Nodes()
    for entry in entries:
        for guards in (entry.get(side, {}) for side in ("unless", "only")):
            guards.update({name: nodes.number(guards[name]) for name in _WORD_GUARDS if name in guards})
    openings = {key: nodes.number(node) for key, node in phrases.items()}
    head = {**compiled, "entries": len(entries), "classes": classes, "openings": openings}
    return "".join(f"{line}\n" for line in (*map(_line, (head, *entries)), *nodes.lines))


class _Nodes:
    """The nodes of tries as lines, each once: phrases that go on alike share what follows."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def lines(self) -> Iterable[str]:
        return self._numbers

    def number(self, node: Mapping[str, Any]) -> int:
        """The number of a node, whose children stand before it. A child is known by its number."""
        line = _line({key: child if key in ("", "{") else self.number(child) for key, child in node.items()})
        return self._numbers.setdefault(line, len(self._numbers))


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main(languages: list[str]) -> None:
    """Write the compiled lexicon of each language named, or of all."""
    for language in languages or LANGUAGES:
        for name in LEXICONS:
            text = compiled_text(language, name)
            (HERE / language / f"{name}.jsonl").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
