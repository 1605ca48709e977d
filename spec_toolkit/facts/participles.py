"""English clauses that a participle opens: they say of which one something is said, and nothing of their own."""

from spec_toolkit.facts.tokens import Term

#: A clause that says what a thing is for has as many terms before it at least.
_FIRST = 3
#: How irregular participles end.
_DONE = ("en", "ent", "ade", "eld")
#: How many terms a participle clause has at most.
_REACH = 8

#: What may stand behind the participle of a clause.
_BEHIND = ("latest", "from", "inside", "to", "without")


def mark_participles(found: list[Term]) -> None:
    """Marks clauses that a participle opens: "cases | flagged by the coordinator | are deleted"."""
    for place in range(1, len(found) - 1):
        word = found[place].words[0]
        if word.endswith("ed") or (
            word.endswith(_DONE) and found[place].has("action") and not found[place].has("thing")
        ):
            stop = _passive(found, place)
        elif word.endswith("ing"):
            stop = _active(found, place)
        else:
            continue
        if stop:
            for term in found[place:stop]:
                term.conditional = True
            return


def _passive(found: list[Term], place: int) -> int:
    """Where a clause ends that says by whom or where something has been done, before the main verb; else 0."""
    term, before = found[place], found[place - 1]
    if not found[place + 1].has(*_BEHIND) or not (term.content or term.has("completes", "writes")):
        return 0
    if not before.content or before.has("role", "modal") or before.number is not None:
        return 0
    if before.has("action") and not before.has("thing"):
        return 0
    near = range(place + 2, min(len(found), place + _REACH))
    stop = next((at for at in near if found[at].has("modal", "copula", "sign")), 0)
    return 0 if stop and found[stop].has("sign") else stop


def _active(found: list[Term], place: int) -> int:
    """Where a clause ends that says what a thing is for: "gets an e-mail | asking for a review"; else 0."""
    term, before = found[place], found[place - 1]
    if place < _FIRST or not before.content or not term.has("action") or term.has("thing"):
        return 0
    if not before.has("channel", "thing") or before.has("action"):
        return 0
    ends = (at for at in range(place, len(found)) if found[at].has("sign", "modal", "copula"))
    stop = next(ends, len(found))
    # "Customers asking for a refund are called".
    return 0 if any(near.has("modal", "copula") for near in found[stop : stop + 1]) else stop
