"""A default or an option that the field itself refuses."""

import re
from collections.abc import Iterator

from spec_toolkit.findings import SpecPath
from spec_toolkit.model.objects import ObjectField
from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit, Other

SEVERITY = "error"


def check(context: Context) -> Iterator[Hit]:
    for i, thing in enumerate(context.spec.objects):
        for j, field in enumerate(thing.fields):
            here = ("objects", i, "fields", j)
            offered: list[tuple[SpecPath, str]] = [
                ((*here, "options", k), option) for k, option in enumerate(field.options)
            ]
            if field.default is not None and not _is_formula(field.default):
                offered.append(((*here, "default"), field.default))
            for path, value in offered:
                key = _refused_by(field, value, path[-1] == "default")
                if key is not None:
                    yield Hit(
                        path,
                        values={"value": value, "name": field.name or field.id, "key": key},
                        message=key.replace("_", "-"),
                        others=(Other((*here, key)),),
                    )


_NUMBERS = ("integer", "decimal", "number", "money", "percent")


def _is_formula(value: str) -> bool:
    return value.startswith(("=", "<", "{"))


def _refused_by(field: ObjectField, value: str, default: bool) -> str | None:
    """The key of the field that a value breaks, or None."""
    if default and field.options and field.type in (None, "choice", "multi_choice"):
        wanted = [value] if field.type != "multi_choice" else [part.strip() for part in value.split(",")]
        if not all(part in field.options for part in wanted):
            return "options"
    number = _number(value)
    if field.type in _NUMBERS and default and number is None:
        return "type"
    if field.type == "integer" and number is not None and number != int(number):
        return "type"
    if number is not None and field.type in (*_NUMBERS, None, "choice"):
        if isinstance(field.min, int | float) and number < field.min:
            return "min"
        if isinstance(field.max, int | float) and number > field.max:
            return "max"
    if isinstance(field.max_length, int) and len(value) > field.max_length:
        return "max_length"
    if field.validation and not _fits(field.validation, value):
        return "validation"
    return None


def _number(value: str) -> float | None:
    """The number that a value starts with ("10 %"), or None."""
    found = re.match(r"[+-]?\d[\d,]*(?:\.\d+)?", value.strip())
    return float(found.group().replace(",", "")) if found else None


#: What repeats in a pattern once escapes and sets of characters are out, and how much work a trial may be.
_LITERALS = re.compile(r"\\.|\[\]?[^\]]*\]")
_MOST_WORK = 2_000_000


def _fits(pattern: str, value: str) -> bool:
    """Whether a value keeps a pattern; a pattern that is none, or could take long to try, is not judged here."""
    bare = _LITERALS.sub("x", pattern)
    loops, doubts = len(re.findall(r"[*+{]", bare)), bare.count("?") + bare.count("|")
    # Each loop may start anew at each letter; a repeated group may do so for each of its own repetitions.
    if re.search(r"\)[*+{]", bare) or len(pattern) > 300 or (len(value) + 1) ** (loops + 1) * 2**doubts > _MOST_WORK:
        return True
    try:
        return re.fullmatch(pattern, value) is not None or re.search(pattern, value) is not None
    except (re.error, RecursionError):
        return True
