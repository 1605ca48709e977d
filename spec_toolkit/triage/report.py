"""The result of a triage as text, JSON and Markdown."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from spec_toolkit.findings import Place, SpecPath
from spec_toolkit.package_data import values
from spec_toolkit.triage.evidence import Evidence, Triaged
from spec_toolkit.triage.wording import Class

ORDER: tuple[Class, ...] = ("must", "long_term", "nice_to_have", "undetermined")
FORMATS = ("text", "json", "markdown")
_BAR = 40

#: From an address to the place of what stands there.
Locate = Callable[[SpecPath, int | None, int | None], Place]


@cache
def words(language: str) -> dict[str, Any]:
    """The words of the report in a language."""
    found: dict[str, Any] = values(f"languages/{language}/triage.yaml")
    return found


def class_name(outcome: Class, language: str) -> str:
    """What a class is called."""
    name: str = words(language)["class"][outcome]
    return name


def counts(triaged: tuple[Triaged, ...]) -> dict[str, int]:
    """Number of items in each class, in the order of the report."""
    return {name: sum(1 for one in triaged if one.outcome == name) for name in ORDER}


def in_class(triaged: tuple[Triaged, ...], name: Class) -> list[Triaged]:
    """The items of a class, highest score first."""
    return sorted((one for one in triaged if one.outcome == name), key=lambda one: (-one.score, one.id))


def say(evidence: Evidence, language: str) -> str:
    """A piece of evidence in a sentence."""
    template: str = words(language)["evidence"][evidence.kind]
    return template.format(words=evidence.words)


def as_json(triaged: tuple[Triaged, ...], language: str, locate: Locate) -> str:
    """The contract's JSON: version, counts, and every item with its evidence and the place of each."""
    return (
        json.dumps(
            {
                "version": 1,
                "counts": counts(triaged),
                "items": [_item(one, language, locate) for one in triaged],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _item(one: Triaged, language: str, locate: Locate) -> dict[str, Any]:
    evidence = []
    for piece in one.evidence:
        place = locate(piece.path, piece.start, piece.end)
        evidence.append(
            {
                "kind": piece.kind,
                "text": say(piece, language),
                "path": place.path,
                "line": place.line,
                "column": place.column,
            }
        )
    return {
        "id": one.id,
        "class": one.outcome,
        "explicit": one.explicit,
        "score": one.score,
        "terms": {term.name: round(term.value, 3) for term in one.terms},
        "question": words(language)["question"][one.question] if one.question else None,
        "evidence": evidence,
    }


def as_text(triaged: tuple[Triaged, ...], language: str, color: bool = False) -> str:
    """A list for each class with the reasons, then the shares as bars. No line is longer than its content needs."""
    said = words(language)
    lines: list[str] = []
    for name in ORDER:
        members = in_class(triaged, name)
        if not members:
            continue
        lines += [_bold(f"{said['class'][name]} ({len(members)})", color), ""]
        for one in members:
            mark = said["explicit"] if one.explicit else said["proposed"]
            if one.outcome == "undetermined":
                lines.append(f"  {one.id}  {_short(one.title)}  [{said['score']} {one.score:g}]")
                lines.append(f"      {said['ask'].format(question=said['question'][one.question])}")
            else:
                lines.append(f"  {one.id}  {_short(one.title)}  [{mark}; {said['score']} {one.score:g}]")
            reasons = [say(piece, language) for piece in one.evidence if piece.kind != "priority"]
            lines += [f"      - {reason}" for reason in reasons]
            lines.append(f"      = {_formula(one, said)}")
        lines.append("")
    return "\n".join([*lines, *_bars(triaged, said), ""])


def _formula(one: Triaged, said: dict[str, Any]) -> str:
    return ", ".join(f"{said['term'][term.name]} {term.value:.2g}" for term in one.terms)


def _bars(triaged: tuple[Triaged, ...], said: dict[str, Any]) -> list[str]:
    total = len(triaged)
    if not total:
        return [said["none"]]
    lines = []
    for name, count in counts(triaged).items():
        filled = round(_BAR * count / total)
        share = said["share"].format(count=count, total=total, percent=round(100 * count / total))
        lines.append(f"{'█' * filled}{'░' * (_BAR - filled)}  {said['class'][name]}: {share}")
    return lines


def as_markdown(triaged: tuple[Triaged, ...], language: str) -> str:
    """A table for each class."""
    said = words(language)
    lines = [f"# {said['title']}", ""]
    for name, count in counts(triaged).items():
        percent = round(100 * count / len(triaged)) if triaged else 0
        share = said["share"].format(count=count, total=len(triaged), percent=percent)
        lines.append(f"- {said['class'][name]}: {share}")
    for name in ORDER:
        if not (members := in_class(triaged, name)):
            continue
        lines += ["", f"## {said['class'][name]}", ""]
        lines.append(f"| {said['item']} | {said['name']} | {said['score']} | {said['reasons']} |")
        lines.append("|---|---|---|---|")
        for one in members:
            reasons = [say(piece, language) for piece in one.evidence]
            if one.question:
                reasons.append(said["ask"].format(question=said["question"][one.question]))
            row = (one.id, one.title, f"{one.score:g}", "; ".join(reasons))
            lines.append("| " + " | ".join(_cell(text) for text in row) + " |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    plain = " ".join(text.split())
    for char, escaped in (
        ("\\", "\\\\"),
        ("|", "\\|"),
        ("<", "&lt;"),
        ("*", "\\*"),
        ("_", "\\_"),
        ("[", "\\["),
        ("`", "\\`"),
    ):
        plain = plain.replace(char, escaped)
    return plain


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 50 else plain[:49] + "…"


def _bold(text: str, color: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if color else text
