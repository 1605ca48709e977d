"""The rules as a list, a page or data: what each finds, why it matters, how it is set."""

import json
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any

from spec_toolkit.package_data import values
from spec_toolkit.rules import _engine as engine
from spec_toolkit.rules._rule import Rule
from spec_toolkit.rules._words import Words, words


def chosen(name: str | None) -> tuple[str, ...]:
    """The codes that a name stands for: one rule, a family, or all. Raises SpecToolkitError for an unknown name."""
    return engine.selected((name,)) if name else engine.codes()


def text(codes: Sequence[str], language: str, whole: bool) -> str:
    """One line for each rule by family; a single rule in full."""
    if whole:
        return _page(codes[0], language, "text")
    width = max(map(len, codes))
    lines = []
    for family, group in groupby(codes, key=lambda code: code.split("/")[0]):
        lines += ["", _heading(family, language)]
        for code in group:
            rule = engine.rule(code)
            lines.append(f"  {code:<{width}}  {rule.severity:<7}  {words(code, language).title}")
    return "\n".join(lines).lstrip("\n") + "\n"


def json_text(codes: Sequence[str], language: str, _: bool) -> str:
    """`{"version": 1, "rules": […]}`: code, family, severity, title, why, bad, good, source, options of each."""
    return (
        json.dumps({"version": 1, "rules": [_data(code, language) for code in codes]}, ensure_ascii=False, indent=2)
        + "\n"
    )


def markdown(codes: Sequence[str], language: str, whole: bool) -> str:
    """A page with every rule under the heading of its family."""
    if whole:
        return _page(codes[0], language, "markdown")
    said = _said(language)
    parts = [f"# {said['title']}\n\n{said['intro']}\n"]
    for family, group in groupby(codes, key=lambda code: code.split("/")[0]):
        parts.append(f"## {_heading(family, language)}\n")
        parts.extend(_page(code, language, "markdown") for code in group)
    return "\n".join(parts)


def _heading(family: str, language: str) -> str:
    about = _said(language)["families"].get(family)
    return f"{family}: {about}" if about else family


def _data(code: str, language: str) -> dict[str, Any]:
    rule, said = engine.rule(code), words(code, language)
    return {
        "code": code,
        "family": rule.family,
        "severity": rule.severity,
        "title": said.title,
        "why": said.why,
        "bad": list(said.bad),
        "good": list(said.good),
        "source": rule.source or None,
        "options": dict(rule.options),
    }


def _page(code: str, language: str, form: str) -> str:
    rule, said = engine.rule(code), words(code, language)
    return _markdown_page(rule, said, language) if form == "markdown" else _text_page(rule, said, language)


def _markdown_page(rule: Rule, said: Words, language: str) -> str:
    labels = _said(language)
    lines = [
        f"### `{rule.code}`",
        "",
        f"**{said.title}** · {labels['severity']}: {_severity(rule, labels)}",
        "",
        said.why,
        "",
    ]
    for mark, examples in ((labels["bad"], said.bad), (labels["good"], said.good)):
        if examples:
            lines += [f"{mark}:", "", "```text", *"\n".join(examples).splitlines(), "```", ""]
    lines += [line for part in _more(rule, labels) for line in (part, "")]
    return "\n".join(lines)


def _text_page(rule: Rule, said: Words, language: str) -> str:
    labels = _said(language)
    lines = [f"{rule.code}: {said.title}", f"{labels['severity']}: {_severity(rule, labels)}", "", said.why, ""]
    for mark, examples in ((labels["bad"], said.bad), (labels["good"], said.good)):
        if examples:
            lines += [f"{mark}:", *(f"    {line}" for line in "\n".join(examples).splitlines()), ""]
    lines += _more(rule, labels)
    return "\n".join(lines).rstrip() + "\n"


def _severity(rule: Rule, labels: dict[str, Any]) -> str:
    word: str = labels["severities"][rule.severity]
    return f"{word}, {labels['draft']}" if rule.status_sensitive else word


def _more(rule: Rule, labels: dict[str, Any]) -> list[str]:
    lines = [f"{labels['source']}: {rule.source}"] if rule.source else []
    options = ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in rule.options.items())
    lines += [f"{labels['options']}: {options}"] if options else []
    return lines


def _said(language: str) -> dict[str, Any]:
    return _all()[language]


@cache
def _all() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = values("rules/_catalogue.yaml")
    return data
