"""English verbs of two words that stand apart: "brings a rejected claim back" is "brings back a rejected claim"."""

from spec_toolkit.facts.tokens import Term, terms
from spec_toolkit.facts.vocabulary import Vocabulary

#: How many terms may stand between a verb and what belongs to it.
_REACH = 6
#: Senses of what no object of a verb holds.
_ENDS = ("sign", "modal", "copula", "negators", "turns", "conditions", "before", "after", "until", "to")


def joined(found: list[Term], known: Vocabulary) -> list[Term]:
    """The terms, with what belongs to a verb behind it where both together are another verb."""
    for place in range(2, len(found)):
        particle = found[place]
        if not particle.has("particle") or len(particle.words) > 1:
            continue
        if not _stands_alone(found, place) and not particle.has("off"):
            continue  # "takes the vehicle off the list"
        if found[place - 1].has("unit", "measure"):
            continue  # "takes a fifth off the price"
        for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
            verb = found[at]
            if (verb.has(*_ENDS) and not verb.has("action")) or (at == place - 1 and verb.has("action")):
                break
            if at == place - 1 or len(verb.words) > 1 or verb.has("article"):
                continue
            one, *more = terms(f"{verb.words[0]} {particle.words[0]}", known)
            if not more and one.has("action"):
                return [*found[:at], one, *found[at + 1 : place], *found[place + 1 :]]
    return found


def _stands_alone(found: list[Term], place: int) -> bool:
    """Whether nothing belongs to a word that may be a preposition as well: "off.", "back within a week"."""
    behind = found[place + 1 : place + 2]
    return not behind or behind[0].has("sign", "opening", "before", "after", "until")
