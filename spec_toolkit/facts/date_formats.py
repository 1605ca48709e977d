"""How a sentence says that dates are written: "DD.MM.YYYY" and "יום/חודש/שנה" are one value, not three words."""

from spec_toolkit.facts.tokens import Term

#: What stands for day, month and year.
_PARTS = frozenset(("D", "DD", "M", "MM", "MMM", "YY", "YYYY"))
#: The same by the names of the units.
_UNITS = {"day": "DD", "month": "MM", "year": "YYYY"}
#: What may stand between them.
_BETWEEN = frozenset((".", "/", "-"))
#: A date has as many parts.
_DATE = 3


def name_date_formats(found: list[Term], categories: frozenset[str]) -> tuple[list[Term], frozenset[str]]:
    """The terms with each way of writing a date as one term, and the senses with that of its value."""
    named: list[Term] = []
    place = 0
    while place < len(found):
        stop, parts, signs = _format(found, place)
        if len(parts) < _DATE:
            named.append(found[place])
            place += 1
            continue
        value = f"date_format:{'-'.join(parts).lower()}{''.join(sorted({*signs}))}"
        named.append(Term(tuple(parts), {"value": value}, value))
        categories |= {"value"}
        place = stop
    return named, categories


def _format(found: list[Term], place: int) -> tuple[int, list[str], list[str]]:
    """Where a way of writing a date ends that begins here, its parts, and the signs between them."""
    parts: list[str] = []
    signs: list[str] = []
    end = place
    for at in range(place, len(found)):
        word = _UNITS.get(found[at].senses.get("unit", "") if "lone" in found[at].senses else "", found[at].words[0])
        if word in _PARTS and len(parts) < _DATE and word not in parts:
            parts.append(word)
            end = at + 1
        elif word not in _BETWEEN or not parts or len(parts) == _DATE:
            break
        else:
            signs.append(word)
    return end, parts, signs
