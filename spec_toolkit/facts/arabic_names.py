"""What Arabic nouns are called by: what they are not ("الطلبات غير المدفوعة"), and what names them anew ("التقويم")."""

from itertools import pairwise

from spec_toolkit.facts.roots import root
from spec_toolkit.facts.tokens import Term

_THE = "ال"
#: "Not" before an adjective.
_NOT = "غير"
#: "Not" before a noun made of a verb.
_LACK = "عدم"
#: Senses of what may be named by what it is not, and of what is no attribute.
_NAMED, _NO_ATTRIBUTE = ("thing", "role", "holders", "light"), ("sign", "modal", "negators", "contrast", "role")
#: Senses of what a noun may stand for again.
_AGAIN = ("thing", "system", "channel")


def name_unlike(found: list[Term]) -> bool:
    """Makes one name of "not" and the participle behind it, where both agree with the noun before them.

    "الطلبات غير المدفوعة" are unpaid ones; "الطلب غير مدفوع" says that it is not paid. Whether there is one.
    """
    named = False
    for place in range(1, len(found) - 1):
        noun, mark, kind = found[place - 1 : place + 2]
        if not (mark.has("unlike") and mark.has("negators")) or mark.prefix or len(mark.words) > 1:
            continue
        if mark.words[0] == _LACK and noun.has("thing", "holders") and not noun.has("action") and kind.key:
            named = _name(mark, kind) or named  # "رسوم عدم الحضور"
            continue
        if not kind.key or kind.has(*_NO_ATTRIBUTE) or not noun.has(*_NAMED) or noun.has("negators"):
            continue
        if _is_definite(noun) != _is_definite(kind) or (place == 1 and not _is_definite(kind)):
            continue
        if not _is_definite(kind) and any(near.has("negators", "copula") for near in found[:place]):
            continue
        named = _name(mark, kind) or named
    return named


def _name(mark: Term, kind: Term) -> bool:
    """Makes one name of "not" and what is not so; says that it has."""
    kind.senses, kind.key, kind.part, kind.prefix = {"thing": f"not {kind.key}"}, f"not {kind.key}", "names", ""
    mark.senses, mark.key, mark.part = {"weak": ""}, "", "works"
    return True


def name_void(found: list[Term]) -> None:
    """Names what is void where that says which ones are meant: "الطلبات غير المكتملة"."""
    for noun, term in pairwise(found):
        if len(term.words) == 1 or term.key or term.words[0] != _NOT or not term.words[1].startswith(_THE):
            continue
        if noun.has(*_NAMED) and _is_definite(noun):
            term.key, term.part = f"not {root(term.words[1], 'ar')}", "names"
            term.senses = {"thing": term.key}


def name_company(found: list[Term]) -> None:
    """The company whose account it is, is a customer: "حساب الشركة", where "الشركة" alone is who runs the system."""
    for noun, term in pairwise(found):
        if term.has("operates") and not term.key and noun.key == "account" and not _is_definite(noun):
            term.senses, term.key, term.part = {"thing": "company"}, "company", "names"


def leave_duty(found: list[Term]) -> None:
    """Takes what somebody is in charge of where that is said already: "بوسيط واحد مسؤول عن تسويقه"."""
    for place, term in enumerate(found[:-2]):
        duty = found[place + 2]
        if term.has("responsible") and not _is_definite(term) and duty.words[-1].endswith(_ITS):
            for near in found[place : place + 3]:
                near.senses, near.key, near.part = {"weak": ""}, "", "works"


#: How a noun ends that has its owner.
_ITS = ("ه", "ها", "هم")


def refer_back(found: list[Term]) -> None:
    """Takes a noun that stands for a longer name before it for that name: "تقويم أوتلوك … التقويم"."""
    longer = {_bare(term.words[0]): term for term in found if len(term.words) > 1 and term.has(*_AGAIN)}
    if not longer:
        return
    for before, term in pairwise(found):
        word = term.words[0]
        if len(term.words) > 1 or not word.startswith(_THE) or term.has("subject", "role", "number", "unit"):
            continue
        name = longer.get(_bare(word))
        if name is not None and name.words[-1] != before.words[-1] and found.index(name) < found.index(term):
            term.senses, term.key, term.part = dict(name.senses), name.key, name.part


def _bare(word: str) -> str:
    return word.removeprefix(_THE)


def _is_definite(term: Term) -> bool:
    return term.words[-1].startswith(_THE) or term.prefix.endswith(("ال", "لل")) or term.words[-1].startswith("لل")
