"""The Arabic construct state where it names somebody: "head of the department", "in charge of the archive"."""

from itertools import pairwise

from spec_toolkit.facts.tokens import Term


def join_heads(found: list[Term]) -> None:
    """What somebody heads or works for is part of his name: "head of the collections department" is one of them."""
    for role, behind in pairwise(found):
        if role.has("comes") and behind.has("role"):
            role.senses, role.key = {}, ""  # "the arrival of the technician" is no access
        if not role.has("role", "area") or not behind.has("area") or not behind.has("role"):
            continue
        if behind.prefix not in ("", "ال"):
            continue
        if _is_bare(role):
            area = behind.senses["area"]
            behind.senses, behind.key = {"area": area}, area


def name_responsible(found: list[Term]) -> bool:
    """Makes "the person in charge of the archive" somebody; returns whether there is one."""
    named = False
    for term, behind in pairwise(found):
        if term.has("responsible") and not term.has("role") and _is_bare(term) and behind.words[0].startswith("ال"):
            term.senses, term.key, term.part, named = {"role": "officer"}, "officer", "names", True
    return named


def _is_bare(noun: Term) -> bool:
    """Whether an Arabic noun has no article, so that what stands behind it belongs to it."""
    return not noun.words[-1].startswith("ال") and not noun.prefix.endswith(("ال", "لل"))


#: Senses of a noun that somebody behind it owns.
_OWNED = ("thing", "light", "thin", "holders")
#: Senses of a noun behind which somebody acts or may do something.
_HIS_PART = ("action", "role", "modal", "parts", "negators", "restricts", "owning")
#: How a plural ends that the vocabulary does not hold, and a noun or verb that has its own or object already.
_MANY, _ITS = "ات", ("ه", "ها", "هم")


def owns_noun(noun: Term, role: Term) -> bool:
    """Whether somebody is named only as the one whose something is: "صور الزوار"."""
    word = noun.words[-1]
    if (
        noun.key == "account"
        or not (noun.has(*_OWNED) or (not noun.senses and word.endswith(_MANY)))
        or noun.has(*_HIS_PART)
    ):
        return False
    if role.prefix not in ("", "ال") or noun.prefix.endswith("ل") or word.endswith(_ITS):
        return False
    return _is_bare(noun) and (role.words[0].startswith("ال") or len(role.words) > 1)
