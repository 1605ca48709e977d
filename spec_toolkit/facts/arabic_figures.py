"""How Arabic writes one, two and more than one (see `measuring`)."""

from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.tokens import Term

#: How many adjectives a counted noun has at most.
ADJECTIVES = 2
#: The first letter of the Arabic alphabet's block.
_ARABIC = "\u0600"
#: How a noun ends where it is one of its kind, said of how long: "شهرًا".
_INDEFINITE = "ا"


def is_arabic_one(found: list[Term], place: int) -> bool:
    """Whether a unit is one of it: "أسبوعًا بعد", "مدة الضمان سنة من التسليم"."""
    term, before, behind = found[place], found[place - 1 : place], found[place + 1 : place + 2]
    if not term.words[0][0] >= _ARABIC or term.prefix or any(t.has("every", "closes", "ordinal") for t in before):
        return False
    if term.words[-1].endswith(_INDEFINITE):
        return True
    if any(t.has("copula") for t in before):  # "زمن الاستجابة هو ساعة"
        return not behind or behind[0].has("sign", "after", "from")
    goes_on = not behind or behind[0].has("after", "from", "sign", "counts_from")
    return goes_on and any(t.has("span", "bound") or t.key in ("keep", "validity") for t in found[:place])


def repeats(found: list[Term], dual: Quantity, two: Quantity) -> bool:
    """Whether "two" only says again that there are two: "مرشدان أكاديميان اثنان"."""
    between = found[dual.end : two.first]
    return found[dual.end].dual and not found[two.first].words[0].isascii() and len(between) <= 1 + ADJECTIVES


def more_than_one(found: list[Term], one: int) -> int | None:
    """The place of "more than" before a noun, its adjective and "one": "أكثر من مشرف ميداني واحد"."""
    if not found[one].words[0][0] >= _ARABIC:
        return None
    near = (at for at in range(one - 2, max(-1, one - 2 - ADJECTIVES), -1) if found[at].has("bound"))
    mark = next(near, None)
    if mark is None or any(term.number is not None or term.has("sign") for term in found[mark + 1 : one]):
        return None
    return mark if found[mark].senses["bound"] in ("above", "below") else None


def is_described(found: list[Term], noun: int) -> bool:
    """Whether an adjective stands between what is counted and a bound: "500 مستخدم نشط على الأقل"."""
    term, adjective, bound = found[noun : noun + 3]
    if not bound.has("bound") or len(bound.words) < 2 or not bound.words[0][0] >= _ARABIC:
        return False
    return term.has("thing", "role") and not adjective.has("action", "sign", "weak") and adjective.number is None


def is_arabic_year(found: list[Term], place: int) -> bool:
    """Whether a whole year is named by this word and the next: "قبل عام 2027", not "منتصف عام 2027"."""
    term, before = found[place], found[place - 1] if place else None
    if term.key != "year" or not term.words[0][0] >= _ARABIC:
        return False
    return before is None or before.key in ("", "before", "after") or before.has("closes")
