"""Arabic verbs: which word is one in the present, and "opens again" as one verb in two words."""

import re
from itertools import takewhile

from spec_toolkit.facts.tokens import Term

#: How an Arabic verb in the present begins; the noun of the second form has the shape of تعديل.
_PRESENT = re.compile("[وف]?س?(?:ي|ت(?!..[يئ].?$))")


def is_finite(term: Term) -> bool:
    """Whether an Arabic word is a verb in the present and no noun made of it (تعديل)."""
    return "action" in term.senses and _PRESENT.match(term.words[0]) is not None


def join_again(found: list[Term]) -> None:
    """ "The supervisor opens the ticket again" is one verb in two words, with the supervisor between them."""
    for place, term in enumerate(found):
        if term.has("reopens"):
            between = takewhile(lambda near: near.has("role", "area"), found[place + 1 : place + 4])
            verb = found[place + 1 + len(list(between)) :][:1]
            if verb and verb[0].key == "create":
                verb[0].senses, verb[0].key = {}, ""
        elif term.has("again"):
            for opens in found[:place] if term.key == "reopen" else found[max(0, place - 1) : place]:
                if opens.key == "create" and is_finite(opens):
                    opens.key = "reopen"  # "is not opened again"
