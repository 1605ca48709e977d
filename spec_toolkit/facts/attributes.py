"""Arabic adjectives that are nouns where they stand alone: "القائمة", a list, and "المتاجر القائمة", existing shops."""

from itertools import pairwise

from spec_toolkit.facts.tokens import Term

_DEFINITE = "ال"


def mark_existing(found: list[Term]) -> None:
    """What stands behind a noun with the article, with the article itself, says of it that it is there already."""
    for noun, term in pairwise(found):
        if term.has("standing") and not term.prefix and noun.content and _is_definite(noun):
            term.senses, term.key, term.part = {"thing": "existing"}, "existing", "names"


def _is_definite(noun: Term) -> bool:
    return noun.words[-1].startswith(_DEFINITE) or noun.prefix.endswith((_DEFINITE, "لل")) or "لل" in noun.words[-1][:3]
