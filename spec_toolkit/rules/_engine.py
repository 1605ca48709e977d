"""Runs rules over a specification and turns what they answer into findings."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from typing import Any, Protocol

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.findings import Edit, Finding, Place, Related, Severity, SpecPath
from spec_toolkit.findings.known import KnownFindings
from spec_toolkit.resources import package_file
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._nearest import nearest
from spec_toolkit.rules._rule import Hit, Rule
from spec_toolkit.rules._words import rule_data, words


class Ground(Protocol):
    """What the engine asks about addresses."""

    def place(self, path: SpecPath, start: int | None, end: int | None, on_key: bool) -> Place:
        """Where the words stand."""

    def value(self, path: SpecPath) -> Any:
        """What is written there; None where there is nothing."""

    def item(self, path: SpecPath) -> str | None:
        """The id of the innermost item that the address lies in."""

    def repair(self, path: SpecPath, words: str, start: int | None, end: int | None) -> Edit | None:
        """The edit that puts other words there; None where that cannot be written."""


@cache
def _listing() -> dict[str, bool]:
    """The code of every rule, and whether it has a module. A file in a family's folder is a rule."""
    found: dict[str, bool] = {}
    for family in package_file("rules").iterdir():
        if family.is_dir() and not family.name.startswith(("_", ".")):
            for file in family.iterdir():
                name, _, kind = file.name.partition(".")
                if kind in ("py", "yaml") and not name.startswith("_"):
                    code = f"{family.name}/{name.replace('_', '-')}"
                    found[code] = found.get(code, False) or kind == "py"
    return found


@cache
def codes() -> tuple[str, ...]:
    """The codes of all rules, in order: being there is the registration."""
    return tuple(sorted(_listing()))


@cache
def families() -> tuple[str, ...]:
    return tuple(sorted({code.split("/")[0] for code in codes()}))


def known(code: str) -> bool:
    """Whether a rule or family of this name exists."""
    return code in codes() or code in families()


@cache
def rule(code: str) -> Rule:
    """The rule of a code. Raises SpecToolkitError for a code that does not exist."""
    if code not in codes():
        raise _unknown(code)
    family, name = code.split("/")
    if not _listing()[code]:
        data = rule_data(code)
        return Rule(code, data["severity"], _found_while_reading, source=data.get("source", ""))
    found = import_module(f"spec_toolkit.rules.{family}.{name.replace('-', '_')}")
    return Rule(
        code=code,
        severity=found.SEVERITY,
        check=found.check,
        status_sensitive=getattr(found, "STATUS_SENSITIVE", False),
        options=getattr(found, "OPTIONS", {}),
        per_text=getattr(import_module(f"spec_toolkit.rules.{family}"), "PER_TEXT", False),
        source=getattr(found, "SOURCE", ""),
    )


def _found_while_reading(_: Context) -> Iterator[Hit]:
    return iter(())


def _unknown(name: str) -> SpecToolkitError:
    likely = nearest(name, (*codes(), *families()))
    return SpecToolkitError(
        f"there is no rule or family {name}" + (f": did you mean {likely}?" if likely else ""),
        "`spec rules` lists all rules.",
    )


def selected(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[str, ...]:
    """The codes that `select` names (families or codes; none: all), without those that `ignore` names.

    Raises SpecToolkitError for a family or code that does not exist.
    """
    wanted, unwanted = set(select), set(ignore)
    for name in sorted(wanted | unwanted):
        if not known(name):
            raise _unknown(name)
    return tuple(
        code
        for code in codes()
        if (not wanted or code in wanted or code.split("/")[0] in wanted)
        and code not in unwanted
        and code.split("/")[0] not in unwanted
    )


def run(
    context: Context, chosen: Iterable[str], ground: Ground, language: str, known: KnownFindings | None = None
) -> Iterator[Finding]:
    """The findings of the chosen rules, in no order. `language` is that of the messages; `known` holds findings of an
    earlier run.
    """
    severities = {code: severity for code in chosen if (severity := severity_of(rule(code), context)) is not None}
    for current, hit in _hits(context, [rule(code) for code in severities]):
        severity = hit.severity or severities[current.code]
        make = partial(_whole_finding, current, hit, severity, ground, language, bool(context.silences))
        yield known.get(_said(current, hit, severity), make) if known and hit.place is None else make()


def _said(rule: Rule, hit: Hit, severity: Severity) -> tuple[Hashable, ...]:
    """Everything in a hit that its finding is made of, as plain values."""
    own = (hit.start, hit.end, hit.on_key, hit.message, hit.suggestion, hit.ask, hit.replace, hit.yaml)
    others = tuple([(other.path, other.message, other.start, other.end, other.on_key) for other in hit.others])
    return rule.code, severity, hit.path, own, tuple(hit.values.items()), others


def _whole_finding(
    rule: Rule, hit: Hit, severity: Severity, ground: Ground, language: str, first_lines: bool
) -> Finding:
    found = _finding(rule, hit, severity, ground, language)
    # Only a silence asks where the field begins.
    return replace(found, first_line=_first_line(hit, found.place, ground)) if first_lines else found


def _hits(context: Context, rules: list[Rule]) -> Iterator[tuple[Rule, Hit]]:
    from spec_toolkit.rules import _per_text

    for current in rules:
        if not current.per_text:
            for hit in current.check(context):
                yield current, hit
    if per_text := [current for current in rules if current.per_text]:
        yield from _per_text.hits(context, per_text)


def severity_of(rule: Rule, context: Context, usual: Severity | None = None) -> Severity | None:
    """How loud a rule is in this project; None where the manifest switches it off. `usual`: when it says nothing."""
    settings = context.spec.manifest.lint if context.spec.manifest else None
    severity: Severity = "info" if rule.status_sensitive and context.draft else usual or rule.severity
    if settings is None:
        return severity
    if rule.code in settings.off or rule.family in settings.off:
        return None
    return settings.severity.get(rule.code, settings.severity.get(rule.family, severity))


def _finding(rule: Rule, hit: Hit, severity: Severity, ground: Ground, language: str) -> Finding:
    said = words(rule.code, language)
    place = hit.place or ground.place(hit.path, hit.start, hit.end, hit.on_key)
    excerpt = str(hit.values["words"]) if "words" in hit.values else _excerpt(ground, hit)
    values = {"words": excerpt, **hit.values}
    others = tuple(
        Related(
            ground.place(other.path, other.start, other.end, other.on_key),
            said.say(other.message, values) or "",
            ground.item(other.path),
        )
        for other in hit.others
    )
    return Finding(
        code=rule.code,
        severity=severity,
        message=said.say(hit.message, values) or said.title,
        place=place,
        item=ground.item(hit.path),
        field=next((key for key in reversed(hit.path) if isinstance(key, str)), None),
        excerpt=excerpt,
        suggestion=hit.ask or said.say(hit.suggestion or "suggestion", values),
        related=others,
        fix=_fix(hit, place, ground),
    )


def _first_line(hit: Hit, place: Place, ground: Ground) -> int:
    return ground.place(hit.path, None, None, True).line if hit.place is None else place.line


def _fix(hit: Hit, place: Place, ground: Ground) -> tuple[Edit, ...] | None:
    if hit.replace is None:
        return None
    literal = hit.yaml or hit.on_key or hit.place is not None
    edit = Edit(place, hit.replace) if literal else ground.repair(hit.path, hit.replace, hit.start, hit.end)
    return None if edit is None else (edit,)


def _excerpt(ground: Ground, hit: Hit) -> str:
    """The words at fault, on one line, short enough for a message."""
    if hit.on_key and hit.path:
        return str(hit.path[-1])
    value = ground.value(hit.path)
    if isinstance(value, dict):
        value = value.get("id")
    return " ".join(value[hit.start : hit.end].split())[:200] if isinstance(value, str) else ""
