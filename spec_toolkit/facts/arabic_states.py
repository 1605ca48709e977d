"""Arabic sentences that bring something back to a state, or say that it is in its last one."""

from itertools import pairwise

from spec_toolkit.facts.arabic_verbs import is_finite
from spec_toolkit.facts.tokens import STOPS, Term

#: What has been done to something that another state brings to life again.
_OVER = frozenset(("close", "archive", "cancel", "end", "reject", "block", "deactivate"))
_QUOTES = frozenset('«»"“”')


def bring_back(found: list[Term]) -> bool:
    """Makes "returns it to the state Open" reopen it; whether the sentence has such a verb."""
    verb = next((p for p, t in enumerate(found) if t.has("goes_back", "moves") and not t.conditional), None)
    if verb is None or (found[verb].key == "reopen" and not found[verb].has("goes_back")):
        return False
    for place in range(verb + 1, len(found)):
        start = _state(found, place)
        if start is None:
            continue
        if found[place].has("elsewhere"):
            return _brings(found, verb, range(place, place + 1))
        over = any(term.key in _OVER for term in (*found[:place], *found[place + 1 : start]))
        if not found[verb].has("goes_back") and not (over and found[start].has("live")):
            return False
        return _brings(found, verb, range(place, _end(found, start)))
    return False


def _brings(found: list[Term], verb: int, state: range) -> bool:
    """Makes a verb that moves something to a state reopen it."""
    for place in state:
        found[place].taken = True
    for mark, of in pairwise(found):
        if mark.has("from") and of.key == "status":  # "من حالة «خاسرة»"
            of.taken = True
    found[verb].senses, found[verb].key, found[verb].part = {"action": "reopen"}, "reopen", "names"
    return True


def _state(found: list[Term], place: int) -> int | None:
    """Where the name of a state begins to which something goes: behind "to the state", "to «", "to active"."""
    if found[place].has("live") and found[place - 1].has("goes_back"):
        return place  # "does not return active"
    if found[place].has("elsewhere"):
        return place
    if not found[place].has("to"):
        return None
    start = place + 1
    if start < len(found) and found[start].key == "status":
        start += 1
    elif start < len(found) and not (found[start].words[0] in _QUOTES or found[start].has("live")):
        return None
    return start if start < len(found) else None


def _end(found: list[Term], start: int) -> int:
    """Behind the name of a state: at the closing quotation mark, or behind its word."""
    if found[start].words[0] in _QUOTES:
        ends = (at + 1 for at in range(start + 1, len(found)) if found[at].words[0] in _QUOTES)
        return next(ends, start + 1)
    return min(start + 1 + (start + 1 < len(found) and found[start].has("under")), len(found))


def name_last(found: list[Term]) -> bool:
    """Makes "the decision is final" say that it is in its last state; whether it says so."""
    for place, (before, term) in enumerate(pairwise(found), 1):
        ends = place + 1 == len(found) or found[place + 1].words[0] in STOPS
        if term.has("last") and not term.prefix and ends and before.words[-1].startswith("ال"):
            if any(is_finite(near) or near.has("modal", "negators") for near in found[:place]):
                return False
            term.senses, term.key = {"final": ""}, ""
            return True
    return False
