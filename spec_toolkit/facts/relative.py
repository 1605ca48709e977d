"""Clauses that add nothing to what is said, and relative clauses of English that no word opens."""

from spec_toolkit.facts.tokens import Term

#: A clause has a subject and a verb at least; its subject has this many words at most.
_SUBJECT = 3
#: Senses of what a main clause goes on with.
_VERBAL = ("modal", "copula", "negators")
_VERBS = ("action", "writes", "reads")
_THE = frozenset(("the", "The"))


def without_asides(found: list[Term]) -> list[Term]:
    """The terms without clauses between two commas that say more of what is known: ", who are jointly liable,"."""
    commas = [place for place, term in enumerate(found) if term.words[0] == ","]
    for one, two in zip(reversed(commas[:-1]), reversed(commas[1:]), strict=True):
        if found[one + 1].has("relative") and two - one > 2 and one > 0:
            # ", whatever its size," says that it holds for all.
            every = (
                [Term(("whatever",), {"universal": ""}, "", part="works")] if found[one + 1].has("universal") else []
            )
            found = found[:one] + every + found[two + 1 :]
    return found


def without_grounds(found: list[Term]) -> list[Term]:
    """The terms without what a rule rests on, before a comma or behind one: "According to the contract, ..."."""
    cuts = [-1, *(place for place, term in enumerate(found) if term.words[0] in _COMMAS)]
    for start, stop in reversed(list(zip(cuts, [*cuts[1:], len(found)], strict=True))):
        opens = start + 1 < stop and found[start + 1].has("grounds")
        if opens and (start < 0) != (stop == len(found)):
            found = found[: start + 1] + found[stop + 1 :] if start < 0 else found[:start] + found[stop:]
    return found


_COMMAS = frozenset((",", "،"))


def mark_contact_clauses(found: list[Term]) -> None:
    """Marks relative clauses that no word opens: "the offer | the customer does not accept | expires"."""
    for place in range(1, len(found) - 2):
        start = _opens(found, place)
        if not start:
            continue
        verb = _verb(found, start)
        if verb is None:
            continue
        stop = _main_verb(found, verb + 1)
        if stop is None and (found[0].has("opening") or not _has_verb(found[:place])):
            continue
        if found[verb - 1].has("subject", "houses"):
            for term in found[verb - 1 : verb + 1]:
                term.taken = True  # "the price the system calculates" is the price
        for term in found[place : len(found) if stop is None else stop]:
            term.conditional = True
            if term.has("nobody"):
                term.senses, term.part, term.key = {"negators": ""}, "depends", ""
        return


def _opens(found: list[Term], place: int) -> int:
    """Where the subject of the clause begins that a term opens; 0 where none does."""
    term, before = found[place], found[place - 1]
    if term.words[0] not in _THE and not term.has("nobody", "subject"):
        return 0
    if not before.content or before.conditional or before.has("role", "modal") or before.number is not None:
        return 0
    return 0 if before.has("action") and not before.has("thing") else place + 1


def _verb(found: list[Term], start: int) -> int | None:
    """The verb of the clause: behind one to three words that name its subject."""
    if found[start - 1].has("nobody", "subject") and found[start].has(*_VERBS, "auxiliary"):
        return start
    for place in range(start + 1, min(len(found), start + 1 + _SUBJECT)):
        term, before = found[place], found[place - 1]
        if not before.content:
            return None
        if term.has("auxiliary") or (term.has(*_VERBS) and not term.has("thing") and _is_finite(term)):
            return place
    return None


def _is_finite(term: Term) -> bool:
    return len(term.words[0]) > 3 and term.words[0].endswith(("s", "ed")) and not term.words[0].endswith("ss")


def _main_verb(found: list[Term], start: int) -> int | None:
    """Where the main clause goes on."""
    for place in range(start + 1, len(found)):
        term = found[place]
        if term.has("sign"):
            return None
        if term.has(*_VERBAL) or (term.has(*_VERBS) and not term.has("thing") and _is_finite(term)):
            return place
    return None


def _has_verb(found: list[Term]) -> bool:
    return any(term.has(*_VERBAL, "auxiliary") or (term.has(*_VERBS) and _is_finite(term)) for term in found[1:])
