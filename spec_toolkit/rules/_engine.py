"""Runs rules over a specification and turns what they answer into findings."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files

from spec_toolkit.errors import SpecToolkitError
from spec_toolkit.findings import Edit, Finding, Place, Related, Severity, SpecPath
from spec_toolkit.model._base import Part
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Rule
from spec_toolkit.rules._words import words

#: Where the engine learns places from: address, start, end, on_key -> place; and the text that stands there.
Locate = Callable[[SpecPath, int | None, int | None, bool], Place]


@cache
def codes() -> tuple[str, ...]:
    """The codes of all rules, in order. A module in a family's folder is a rule: being there is the registration."""
    found = []
    for family in files("spec_toolkit.rules").iterdir():
        if family.is_dir() and not family.name.startswith(("_", ".")):
            for module in family.iterdir():
                name = module.name.removesuffix(".py")
                if module.name.endswith(".py") and not name.startswith("_"):
                    found.append(f"{family.name}/{name.replace('_', '-')}")
    return tuple(sorted(found))


@cache
def rule(code: str) -> Rule:
    """The rule of a code. Raises SpecToolkitError for a code that does not exist."""
    if code not in codes():
        raise SpecToolkitError(f"there is no rule {code}", "`spec rules` lists all rules.")
    family, name = code.split("/")
    module = import_module(f"spec_toolkit.rules.{family}.{name.replace('-', '_')}")
    return Rule(
        code=code,
        severity=module.SEVERITY,
        check=module.check,
        status_sensitive=getattr(module, "STATUS_SENSITIVE", False),
        options=getattr(module, "OPTIONS", {}),
    )


def selected(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[str, ...]:
    """The codes that `select` names (families or codes; none: all), without those that `ignore` names.

    Raises SpecToolkitError for a family or code that does not exist.
    """
    families = {code.split("/")[0] for code in codes()}
    wanted, unwanted = set(select), set(ignore)
    for name in sorted(wanted | unwanted):
        if name not in families and name not in codes():
            raise SpecToolkitError(f"there is no rule or family {name}", "`spec rules` lists all rules.")
    return tuple(
        code
        for code in codes()
        if (not wanted or code in wanted or code.split("/")[0] in wanted)
        and code not in unwanted
        and code.split("/")[0] not in unwanted
    )


def run(context: Context, chosen: Iterable[str], locate: Locate, language: str) -> Iterator[Finding]:
    """The findings of the chosen rules, in no order. `language` is that of the messages."""
    settings = context.spec.manifest.lint if context.spec.manifest else None
    for code in chosen:
        current = rule(code)
        if settings and (code in settings.off or current.family in settings.off):
            continue
        severity: Severity = current.severity
        if current.status_sensitive and context.draft:
            severity = "info"
        if settings:
            severity = settings.severity.get(code, settings.severity.get(current.family, severity))
        for hit in current.check(context):
            yield _finding(current, hit, hit.severity or severity, context, locate, language)


def _finding(rule: Rule, hit: Hit, severity: Severity, context: Context, locate: Locate, language: str) -> Finding:
    said = words(rule.code, language)
    place = locate(hit.path, hit.start, hit.end, hit.on_key)
    excerpt = _excerpt(context, hit.path, hit.start, hit.end, hit.on_key)
    values = {"words": excerpt, **hit.values}
    field = next((key for key in reversed(hit.path) if isinstance(key, str)), None)
    others = tuple(
        Related(
            locate(other.path, other.start, other.end, other.on_key),
            said.say(other.message, values) or "",
            context.item_id(other.path),
        )
        for other in hit.others
    )
    return Finding(
        code=rule.code,
        severity=severity,
        message=said.say(hit.message, values) or said.title,
        place=place,
        item=context.item_id(hit.path),
        field=field,
        excerpt=excerpt,
        suggestion=hit.ask or said.say(hit.suggestion or "suggestion", values),
        related=others,
        fix=None if hit.replace is None else (Edit(place, hit.replace),),
    )


def _excerpt(context: Context, path: SpecPath, start: int | None, end: int | None, on_key: bool) -> str:
    """The words at fault, on one line, short enough for a message."""
    if on_key:
        return str(path[-1])
    try:
        value = context.spec.value(path)
    except (LookupError, AttributeError, TypeError):
        value = context.refused.get(path, "")
    if isinstance(value, Part):
        return str(getattr(value, "id", "") or "")
    if not isinstance(value, str | int | float):
        return ""
    text = str(value)[start:end]
    return " ".join(text.split())[:200]
