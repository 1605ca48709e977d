"""A value of another kind than the field takes: a text where a list, a number or a date belongs."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from spec_toolkit.rules._context import Context
from spec_toolkit.rules._rule import Hit
from spec_toolkit.rules.schema._faults import Fault, faults

SEVERITY = "error"

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,' \u00a0]\d{3})+(?:\.\d+)?")
_WITH_UNIT = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*[^\W\d].*|([+-]?\d+(?:\.\d+)?)\s*[%€$£₪].*", re.DOTALL)
_DATE = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")
_SIMPLE = re.compile(r"[\w.-]+")
_BY_ERROR = {"tuple_type": "list", "list_type": "list", "dict_type": "mapping", "string_type": "text"}


def check(context: Context) -> Iterator[Hit]:
    for fault in faults(context, "wrong-type"):
        value = fault.error.value
        needed = _needed(fault)
        message, repair = needed, _repair(needed, value)
        if value is None:
            message = "empty-entry"
        elif needed == "text" and isinstance(value, dict):
            message = "text-not-mapping"
        yield Hit(
            fault.path,
            values={"key": fault.key, "repair": repair, **({"words": value} if isinstance(value, str) else {})},
            message=message,
            suggestion=f"{message}-repair" if repair else f"{message}-suggestion",
            replace=repair if needed == "list" else None,
            yaml=True,
        )


def _needed(fault: Fault) -> str:
    """What the field takes: the name of a message of this rule."""
    field = fault.field
    if field is None or field.free:
        return _BY_ERROR.get(fault.error.type, "mapping" if field else "text")
    if field.many and isinstance(fault.path[-1], str):
        return "list"
    if field.needs == "id":
        return "text"
    if field.needs:
        return field.needs
    if field.parts and field.text is None:
        return "mapping"
    return "word" if field.choices else "text"


def _repair(needed: str, value: object) -> str | None:
    """The same value as the field takes it, where that can be told."""
    if not isinstance(value, str):
        return None
    text = "".join(str(unicodedata.decimal(c, c)) for c in value).strip()
    if needed in ("number", "whole-number"):
        return _number(text, whole=needed == "whole-number")
    if needed == "date":
        return _date(text)
    return f"[{value}]" if needed == "list" and _SIMPLE.fullmatch(value) else None


def _number(text: str, whole: bool) -> str | None:
    text = text.replace("٫", ".").replace("٬", ",")
    if _GROUPED.fullmatch(text):
        text = re.sub("[,' \u00a0]", "", text)
    with_unit = _WITH_UNIT.fullmatch(text)
    if with_unit:
        text = with_unit[1] or with_unit[2]
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", text) or (whole and not text.lstrip("+").isdigit()):
        return None
    return text


def _date(text: str) -> str | None:
    """The date of `21/11/2026`, unless day and month could be taken for each other."""
    match = _DATE.match(text)
    if match is None:
        return None
    first, second, third = (int(part) for part in match.groups())
    if first >= 1000:
        year, month, day = first, second, third
    elif third >= 1000 and (second > 12 or first > 12 or first == second):
        year, month, day = (third, first, second) if second > 12 else (third, second, first)
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
