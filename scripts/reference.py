"""Writes the reference pages of the manual, docs/fields/*.md and docs/commands.md. Run: `python scripts/reference.py`.

Fields come from the model: one page for each of its modules, headed by the module's docstring; a section's example is
the fullest item of that section in examples/english. Commands come from the command line's own help.
"""

import inspect
import json
import re
import sys
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import yaml
from typer.models import ArgumentInfo

from spec_toolkit.cli import _app
from spec_toolkit.languages.labels import field_label, labels
from spec_toolkit.model._base import Item, Part
from spec_toolkit.model.schema import schemas
from spec_toolkit.model.shape import FieldShape, shape
from spec_toolkit.model.spec import Spec

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
EXAMPLE = ROOT / "examples" / "english"

_TEXTS = {
    "name": "a name",
    "line": "short text",
    "prose": "text, Markdown",
    "promise": "binding text, Markdown",
    "condition": "a [condition](index.md#conditions)",
}
_NEEDS = {
    "number": "number",
    "whole-number": "whole number",
    "date": "date, `YYYY-MM-DD`",
    "yes-no": "`true` or `false`",
    "id": "[id](index.md#ids)",
}


def main() -> None:
    """Writes the pages; pages that no longer belong to it are removed."""
    made = pages()
    for old in (DOCS / "fields").glob("*.md"):
        if old.relative_to(DOCS).as_posix() not in made:
            old.unlink()
    for name, text in made.items():
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


def pages() -> dict[str, str]:
    """Path below docs/ to text."""
    return {**Fields().pages(), "commands.md": _commands()}


class Fields:
    """The pages about fields. A part is described once, on the page of the section that reaches it first."""

    def __init__(self) -> None:
        schema = json.loads(schemas()["spec.schema.json"])
        self.described: dict[str, dict[str, Any]] = schema["$defs"] | {"Spec": schema}
        self.home: dict[type[Part], tuple[str, str]] = {}
        self.nested: dict[str, list[type[Part]]] = {}
        self.kinds: dict[str, type[Part]] = {}
        self.example = _example()
        for section in shape(Spec):
            self._settle(section.parts[0], section.key, _page_of(section), section.key)

    def _settle(self, part: type[Part], section: str, page: str, heading: str) -> None:
        if part in self.home:
            return
        self.home[part] = (page, heading)
        self.nested.setdefault(section, []).append(part)
        if part.kind:
            self.kinds.setdefault(part.kind, part)
        for field in shape(part):
            for inner in field.parts:
                self._settle(inner, section, page, _words(inner).replace(" ", "-"))

    def pages(self) -> dict[str, str]:
        by_page: dict[str, list[FieldShape]] = {}
        for section in shape(Spec):
            by_page.setdefault(_page_of(section), []).append(section)
        made = {"fields/index.md": self._index()}
        for page, sections in by_page.items():
            module = sys.modules[sections[0].parts[0].__module__]
            title = ", ".join(section.key for section in sections).replace("_", " ")
            parts = [f"# Fields: {title}\n\n{_escaped(inspect.cleandoc(module.__doc__ or ''))}\n"]
            parts += [self._section(section) for section in sections]
            made[f"fields/{page}"] = "\n".join(parts)
        return made

    def _index(self) -> str:
        rows = []
        for section in shape(Spec):
            about = self._about(Spec, section)
            link = f"[`{section.key}`]({_page_of(section)}#{section.key})"
            rows.append(f"| {link} | {about} | {'a list' if section.many else 'one mapping'} |")
        common = self._table(Item, list(shape(Item)), "index.md")
        text = _template("fields.md")
        return text.replace("@sections@", "\n".join(rows)).replace("@common@", common)

    def _section(self, section: FieldShape) -> str:
        first, *others = self.nested[section.key]
        kind = "A list; each entry:" if section.many else "One mapping:"
        said = _escaped(inspect.cleandoc(first.__doc__ or ""))
        text = f"\n## `{section.key}`\n\n{said} {kind}\n\n{self._own(first)}\n"
        if section.key in self.example:
            text += f"\n```yaml\n{self.example[section.key]}```\n"
        for part in others:
            title = _words(part).capitalize()
            about = _escaped(inspect.cleandoc(part.__doc__ or ""))
            text += f"\n### {title}\n\n{about}\n\n{self._own(part)}\n"
        return text

    def _own(self, part: type[Part]) -> str:
        """The table of a part, without what every item takes."""
        common = {field.key for field in shape(Item)} if issubclass(part, Item) else set()
        own = [field for field in shape(part) if field.key not in common]
        table = self._table(part, own, self.home[part][0])
        return table + (
            "\n\nand the [fields that every item takes](index.md#fields-that-every-item-takes)." if common else ""
        )

    def _table(self, part: type[Part], fields: list[FieldShape], page: str) -> str:
        rows = ["| field | takes | what it is | Hebrew, Arabic |", "| --- | --- | --- | --- |"]
        for field in fields:
            key = f"`{field.key}`" + (" **required**" if field.required else "")
            name = _words(part).replace(" ", "_")
            words = ", ".join(_label(language, name, field.key) for language in ("he", "ar"))
            rows.append(f"| {key} | {self._takes(field, page)} | {self._about(part, field)} | {words} |")
        return "\n".join(rows)

    def _about(self, part: type[Part], field: FieldShape) -> str:
        said = self.described[part.__name__]["properties"] if part is not Item else self.described["Goal"]["properties"]
        found = said[field.key]
        example = "".join(f" Example: `{text}`" for text in found.get("examples", ()))
        return (_escaped(found.get("description", "")) + example.replace("|", "\\|")).strip()

    def _takes(self, field: FieldShape, page: str) -> str:
        """What may stand after the key, in words, with links to other tables."""
        options = [self._link(part, page) for part in field.parts]
        if field.choices:
            options.append(", ".join(f"`{choice}`" for choice in field.choices))
        elif field.ref:
            kinds = " or ".join(self._kind(kind, page) for kind in field.ref.kinds)
            options.append(f"{'list of ids' if field.many else 'id'}: {kinds}")
        elif field.needs:
            options.append(_NEEDS[field.needs])
        elif field.text:
            options.append(_TEXTS[field.text.kind])
        elif field.free:
            options.append("mapping")
        said = " or ".join(options)
        return f"list of {said}" if field.many and not field.ref else said

    def _kind(self, kind: str, page: str) -> str:
        part = self.kinds.get(kind)
        words = kind.replace("_", " ")
        return words if part is None else f"[{words}]({self._target(part, page)})"

    def _link(self, part: type[Part], page: str) -> str:
        return f"[{_words(part)}]({self._target(part, page)})"

    def _target(self, part: type[Part], page: str) -> str:
        home, heading = self.home[part]
        return f"#{heading}" if home == page else f"{home}#{heading}"


def _template(name: str) -> str:
    """What stands around the generated tables."""
    return (ROOT / "scripts" / "templates" / name).read_text("utf-8")


def _page_of(section: FieldShape) -> str:
    return section.parts[0].__module__.rpartition(".")[2].replace("_", "-") + ".md"


def _words(part: type[Part]) -> str:
    """`DataFlow` → `data flow`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", part.__name__).lower()


def _label(language: str, part: str, key: str) -> str:
    try:
        return _escaped(field_label(labels(language), part, key))
    except KeyError:
        return ""


def _escaped(text: str) -> str:
    text = re.sub(r"\s+", " ", re.sub(r" \(CAT-[^)]+\)| of CAT-CAP", "", text)).replace("|", "\\|")
    return "".join(
        piece if number % 2 else piece.replace("<", "&lt;") for number, piece in enumerate(re.split("(`[^`]*`)", text))
    )


def _example() -> dict[str, str]:
    """Section key to a short YAML text: the fullest item of a list; of each list within, the fullest entry."""
    sections: dict[str, Any] = {}
    for file in sorted(EXAMPLE.rglob("*.yaml")):
        if "vendors" not in file.parts:
            for key, value in yaml.safe_load(file.read_text("utf-8")).items():
                sections[key] = [*sections.get(key, ()), *value] if isinstance(value, list) else value
    return {key: _dumped({key: _fullest(value)}) for key, value in sections.items()}


def _fullest(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _fullest(inner) for key, inner in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_fullest(max(value, key=lambda entry: (len(entry), -value.index(entry))))]
    return value


class _Block(yaml.SafeDumper):
    """As an analyst writes: one key a line, dashes indented, a list of words in brackets."""

    def increase_indent(self, flow: bool = False, **_: bool) -> Any:
        return super().increase_indent(flow, False)

    def represent_sequence(self, tag: str, sequence: Any, *_: bool | None) -> Any:
        words = all(isinstance(entry, str | int | float) and len(str(entry)) < 30 for entry in sequence)
        return super().represent_sequence(tag, sequence, flow_style=words)


def _dumped(data: Any) -> str:
    return yaml.dump(data, Dumper=_Block, allow_unicode=True, sort_keys=False, width=100)


#: Examples that need something that no page has at hand.
_SHOWN_ONLY = {"init": "writes into a new folder", "vendor read": "needs returned files"}


def _commands() -> str:
    if not _app.app.registered_commands:
        _app._register()
    found = {one.name or one.callback.__name__: one for one in _app.app.registered_commands if one.callback}
    for group in _app.app.registered_groups:
        inner = group.typer_instance.registered_commands if group.typer_instance else []
        found |= {f"{group.name} {one.name or one.callback.__name__}": one for one in inner if one.callback}
    return "\n".join([_template("commands.md"), *(_command(name, found[name]) for name in sorted(found))])


def _command(name: str, command: Any) -> str:
    rows, arguments = [], []
    for param in inspect.signature(command.callback).parameters.values():
        kind, about = get_args(param.annotation)[0], get_args(param.annotation)[-1]
        if param.name == "no_cache":
            continue
        if isinstance(about, ArgumentInfo):
            mark = _argument(about.metavar or param.name, param.default is param.empty)
            arguments.append(mark)
        else:
            # In an annotation, typer keeps an option's first name where its default would stand.
            names = [name for name in (about.default, *(about.param_decls or ())) if str(name).startswith("-")]
            mark = ", ".join(names or [f"--{_dashed(param.name)}"]).replace("/--", " / --")
            mark += "" if bool in (kind, *get_args(kind)) else f" {_value(kind)}"
        choices = "".join(f"`{choice}`, " for choice in _choices(kind)).removesuffix(", ")
        told = _escaped(about.help or "") + (f" One of {choices}." if choices else "")
        rows.append(f"| `{mark}` | {told} | {_default(param.default)} |")
    usage = " ".join(["spec", name, *arguments, "[OPTIONS]"])
    lines = [f"## spec {name}", "", _escaped(inspect.cleandoc(command.callback.__doc__ or "")), ""]
    lines += ["```text", usage, "```", "", "| argument, option | what it is | default |", "| --- | --- | --- |", *rows]
    if command.epilog:
        example, _, more = command.epilog.removeprefix("Example: ").partition(". ")
        reason = f"<!-- run: not, {_SHOWN_ONLY[name]} -->" if name in _SHOWN_ONLY else ""
        lines += [
            "",
            *([reason] if reason else []),
            "```console",
            f"$ {example}",
            "```",
            *(["", _escaped(more)] if more else []),
        ]
    return "\n".join(lines) + "\n"


def _argument(name: str, required: bool) -> str:
    word = name.removesuffix("...").strip("[]").upper() + ("..." if "..." in name else "")
    return word if required else f"[{word}]"


def _dashed(name: str) -> str:
    return name.strip("_").replace("_", "-")


def _value(kind: Any) -> str:
    """The word for a value in a usage line."""
    one = next(one for one in get_args(kind) or (kind,) if one is not type(None))
    return {Path: "PATH", int: "N", float: "N"}.get(one, "TEXT")


def _choices(kind: Any) -> list[str]:
    """The values that an option allows, where it names them."""
    enums = [one for one in (kind, *get_args(kind)) if isinstance(one, type) and issubclass(one, Enum)]
    return [str(member.value) for one in enums for member in one]


def _default(value: Any) -> str:
    if value in (None, False, "", inspect.Parameter.empty):
        return ""
    text = str(getattr(value, "value", value))
    return "the current folder" if text == "." else f"`{text}`"


if __name__ == "__main__":
    main()
