"""Adjectives that say which one is meant: Arabic "المتاجر القائمة", existing shops, where "القائمة" alone is a list;
Hebrew "בעסקה פתוחה", in an open deal, where "is open" alone says when.
"""

from itertools import pairwise

from spec_toolkit.facts.tokens import Term

_DEFINITE = "ال"
#: "In", "to", "from" before a Hebrew noun.
_AT = ("ב", "ל", "מ")


def mark_existing(found: list[Term]) -> None:
    """What stands behind a noun with the article, with the article itself, says of it that it is there already."""
    for noun, term in pairwise(found):
        if term.has("standing") and not term.prefix and noun.content and _is_definite(noun):
            term.senses, term.key, term.part = {"thing": "existing"}, "existing", "names"


def name_open(found: list[Term]) -> None:
    """What is open behind a Hebrew noun with a preposition is a state of the noun: "בעסקה פתוחה"."""
    for noun, term in pairwise(found):
        if term.has("stands_open") and not term.key and noun.has("thing") and noun.prefix.endswith(_AT):
            term.senses, term.key, term.part = {"state": "open"}, "open", "names"


def _is_definite(noun: Term) -> bool:
    return noun.words[-1].startswith(_DEFINITE) or noun.prefix.endswith((_DEFINITE, "لل")) or "لل" in noun.words[-1][:3]
