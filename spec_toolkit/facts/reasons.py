"""Sentences that give their reason: "A site photo shows a house, so it is deleted after a year", "..., since ...".

What is claimed stands apart from why; a pronoun in it stands for what the reason is about.
"""

from spec_toolkit.facts.tokens import Term

_COMMAS = frozenset((",", "،", ";", "؛"))
#: Senses of words with which a subject has ended.
_ENDS = ("copula", "modal", "negators", "auxiliary", "sign")
#: A subject has this many words at most.
_MOST = 6


def without_reasons(found: list[Term]) -> list[Term]:
    """The terms of what is claimed, with its subject."""
    for place in range(len(found) - 3, 1, -1):
        if found[place].words[0] not in _COMMAS:
            continue
        behind = found[place + 1]
        if behind.has("reasons"):
            found = [*found[:place], *(term for term in found[-1:] if term.words[0] == ".")]
        elif behind.has("therefore"):
            return _with_subject(found[place + 2 :], _subject(found[:place]))
    return found


def _subject(reason: list[Term]) -> list[Term]:
    """What a reason is about: the words before its verb; a word like "delivery" may be a noun of what follows it."""
    near = range(1, min(len(reason), _MOST + 1))
    stop = next((place for place in near if reason[place].has(*_ENDS)), None)
    if stop is None:
        stop = next((place for place in near if _is_verb(reason[place])), None)
    return reason[:stop] if stop else []


def _is_verb(term: Term) -> bool:
    return term.has("action", "writes", "reads") and not term.has("thing", "role", "area")


def _with_subject(claimed: list[Term], subject: list[Term]) -> list[Term]:
    """A clause with what its pronouns stand for; with the subject before it where it names nothing."""
    if not subject or not any(term.content for term in subject):
        return claimed
    resolved: list[Term] = []
    told = False
    for place, term in enumerate(claimed):
        if term.has("pronoun", "stands_for") and not told:
            resolved += subject
            told = True
        elif place == 0 and term.has("copula") and term.words[0] not in _COMMAS and not term.words[0].isascii():
            resolved += subject  # Hebrew and Arabic "they" is what a clause without a verb has in its place
            told = True
        else:
            resolved.append(term)
    if told or any(term.has("thing") and term.content for term in claimed):
        return resolved
    return [*subject, *claimed]
