"""English sentences that are turned round, or say once more what they have said, as plain ones.

"Only after it has been paid is it shipped" is "after it has been paid, it is shipped".
"""

from collections.abc import Callable

from spec_toolkit.facts.homographs import BOTH, loading, name_nouns
from spec_toolkit.facts.participles import mark_participles
from spec_toolkit.facts.plainer import PLAINER
from spec_toolkit.facts.quantities import MONEY
from spec_toolkit.facts.tokens import Term

#: A sentence that opens with a clause has as many terms before its verb at least.
_LEAST = 3
#: How many terms what a cleft sentence stresses has at most.
_REACH = 8
#: By what it is said for whom something is not there.
_FOR = ("for", "to")
_DO = frozenset(("do", "does", "did"))
_ENDS = frozenset(".;")


def straightened(found: list[Term], kinds: frozenset[str]) -> list[Term]:
    """The terms of a sentence in the usual order; marks the clauses that a participle opens. `kinds` are all senses
    that occur in it.
    """
    turn = _TURNS.get(found[0].words[0].lower()) if found else None
    if turn is not None:
        found = turn(found)
    for wanted, plain in (*PLAINER, *_STEPS):
        if kinds >= wanted:
            found = plain(found)
    if kinds >= BOTH:
        name_nouns(found)
    mark_participles(found)
    return found


def _without_cleft(found: list[Term]) -> list[Term]:
    """ "It is the clerk who starts the check" is "the clerk starts the check"."""
    if len(found) > _LEAST and found[1].has("copula"):
        for place in range(_LEAST, min(len(found) - 1, _REACH)):
            if found[place].has("relative") and found[place - 1].has("role", "channel", "system", "place"):
                return found[2:place] + found[place + 1 :]
    return found


def _without_inversion(found: list[Term]) -> list[Term]:
    """ "Not until the quote is accepted does a survey take place" is "after the quote is accepted, …"."""
    mark = found[0] if len(found[0].words) > 1 else found[1] if len(found) > 1 else found[0]
    if not mark.has("after", "until", "upon") or any(term.words[0] == "," for term in found):
        return found
    behind = range(found.index(mark) + _LEAST, len(found) - 1)
    verb = next((at for at in behind if found[at].words[0].lower() in _DO), None)
    if verb is None:
        verb = max((at for at in behind if found[at].has("modal", "copula")), default=None)
    if verb is None:
        return found
    after = Term(("after",), {"after": "", "opening": ""}, "after", part="depends")
    rest = found[verb + 1 :] if found[verb].words[0].lower() in _DO else found[verb:]
    comma = Term((",",), {"sign": ","}, "", part="works")
    return [after, *found[found.index(mark) + 1 : verb], comma, *rest]


def _ordered(found: list[Term]) -> list[Term]:
    """ "First it is checked, then it is booked" is "it is checked before it is booked"."""
    for place in range(_LEAST, len(found) - 2):
        if found[place].words[0] in ",;" and found[place + 1].words[-1].lower() == "then":
            before = Term(("before",), {"before": ""}, "before", part="depends")
            return [*found[1:place], before, *found[place + 2 :]]
    return found


def _either_way(found: list[Term]) -> list[Term]:
    """ "Whether a photo is attached or not" leaves it open."""
    mark = next(place for place, term in enumerate(found) if term.has("whether"))
    for place in range(mark + 2, len(found) - 1):
        if found[place].words[0].lower() == "or" and found[place + 1].words[0].lower() == "not":
            optional = Term(found[place].words, {"contrast": "obligation:optional"}, "", part="works")
            return [*found[:mark], *found[mark + 1 : place], optional, *found[place + 2 :]]
    return found


def _has_time(found: list[Term]) -> list[Term]:
    """ "Customers have seven days in which to cancel it" may cancel it within seven days."""
    for place in range(1, len(found) - _LEAST):
        if not found[place].has("perfect") or found[place + 1].number is None or not found[place + 2].has("unit"):
            continue
        near = range(place + 3, min(len(found) - 1, place + 3 + _REACH))
        to = next((at for at in near if found[at].words[-1].lower() == "to"), 0)
        verb = found[to + 1] if to else found[place]
        parted = any(term.has("sign", "unit") for term in found[place + 3 : to + 2])
        if to and not parted and (verb.has("action", "moves") or not verb.senses):
            may = Term(("may",), {"modal": "may"}, "", part="works")
            within = Term(("within",), {"bound": "most"}, "", part="works")
            stop = next((at for at in range(to, len(found)) if found[at].has("sign")), len(found))
            return [*found[:place], may, *found[to + 1 : stop], within, *found[place + 1 : to], *found[stop:]]
    return found


def _not_so(found: list[Term]) -> list[Term]:
    """ "By letter, never by e-mail" is "by letter only"."""
    for place in range(_LEAST, len(found) - 2):
        if found[place].words[0] != "," or not found[place + 1].has("negators") or found[place + 1].has("action"):
            continue
        stop = next((at for at in range(place + 1, len(found)) if found[at].has("sign")), len(found))
        other = found[place + 2 : stop]
        kinds = [kind for kind in _KINDS if any(term.has(kind) for term in other)]
        plain = not any(term.has("action", "modal", "copula", "auxiliary") for term in other)
        if plain and other[0].has("opening") and kinds and any(term.has(*kinds) for term in found[:place]):
            only = Term(("only",), {"only": ""}, "", part="works")
            return [*found[:place], only, *found[stop:]]
    return found


#: Senses of what there may be one of: how something goes, and where it is.
_KINDS = ("channel", "place", "system", "role")


def _in_turn(found: list[Term]) -> list[Term]:
    """ "It is checked first, the booking follows" is "it is checked before the booking"."""
    for place in range(_LEAST, len(found) - _LEAST):
        mark = found[place - 1]
        if found[place].words[0] not in ",;" or mark.senses.get("ordinal") != "1" or mark.taken:
            continue
        behind = found[place + 1 :]
        if any(term.has("ensues", "sequel") for term in behind):
            before = Term(("before",), {"before": ""}, "before", part="depends")
            rest = [term for term in behind if not term.has("ensues", "sequel", "turns")]
            return [*found[: place - 1], before, *rest]
    return found


def _left_to(found: list[Term]) -> list[Term]:
    """ "Clerks must leave the cancelling of orders to managers": that is reserved for managers."""
    for place in range(1, len(found) - _LEAST):
        if not found[place].has("leaves") or found[place].words[0].endswith("t"):
            continue
        near = range(place + 2, min(len(found) - 1, place + _REACH))
        to = next((at for at in near if found[at].words[0].lower() == "to"), None)
        if to is None or not any(term.has("action") for term in found[place + 1 : to]):
            continue
        who = next((term for term in found[to + 1 :] if not term.has("article", "area")), None)
        if who is not None and who.has("role"):
            reserved = Term(("reserved", "for"), {"restricts": ""}, "", part="works")
            return [*found[place + 1 : to], reserved, *found[to + 1 :]]
    return found


def _having(found: list[Term]) -> list[Term]:
    """The terms, a participle clause before the main clause marked: "having passed the check, …"."""
    stop = next((place for place, term in enumerate(found) if term.words[0] == ","), 0)
    for term in found[:stop]:
        term.conditional = True
    return found


def _without_echo(found: list[Term]) -> list[Term]:
    """The terms without what only denies once more: "cannot open it, neither from the list nor from elsewhere"."""
    for place, term in enumerate(found[:-1]):
        if term.words[0] == "," and found[place + 1].has("echoes") and any(t.has("negators") for t in found[:place]):
            stop = next((at for at in range(place + 1, len(found)) if found[at].words[0] in _ENDS), len(found))
            return found[:place] + found[stop:]
    return found


def _without_other(found: list[Term]) -> list[Term]:
    """The terms without what is not meant: "lies with sales rather than marketing"."""
    mark = next(place for place, term in enumerate(found) if term.has("instead"))
    stop = next((at for at in range(mark, len(found)) if found[at].has("sign")), len(found))
    return found[:mark] + found[stop:]


def _with_blanks(found: list[Term]) -> list[Term]:
    """ "Leave the number off" leaves it blank."""
    mark = next((place for place, term in enumerate(found) if term.has("leaves")), len(found))
    for place in range(mark + 1, min(len(found), mark + _REACH)):
        if found[place].has("off"):
            blank = Term(found[place].words, {"contrast": "obligation:optional"}, "", part="works")
            return [*found[:place], blank, *found[place + 1 :]]
    return found


def _without_hindrance(found: list[Term]) -> list[Term]:
    """ "The app keeps clerks from cancelling orders" and "are kept from cancelling" deny that they cancel them."""
    for place, term in enumerate(found[:-2]):
        if not term.has("hinders"):
            continue
        if _kept_from_somebody(found, place):
            return [*found[:place], Term(term.words, {"negators": ""}, "", part="depends"), *found[place + 1 :]]
        near = range(place + (len(term.words) == 1), min(len(found) - 1, place + _REACH))
        mark = next((at for at in near if found[at].words[-1].lower() == "from"), None)
        if mark is not None and found[mark + 1].words[0].endswith("ing"):
            denied = Term(term.words, {"negators": ""}, "", part="depends")
            opens = mark > place and all(near.has("article", "channel", "subject") for near in found[:place])
            return [*(() if opens else found[:place]), denied, *found[place + 1 : mark], *found[mark + 1 :]]
    return found


def _kept_from_somebody(found: list[Term], place: int) -> bool:
    """Whether something is not there for some people: "is blocked for clerks", not "is blocked for an hour"."""
    if not (place and found[place - 1].has("copula")) or found[place + 1].words[0].lower() not in _FOR:
        return False
    who = next((term for term in found[place + 2 :] if not term.has("article", "area", "weak", "universal")), None)
    return who is not None and who.has("role")


def _rates(found: list[Term]) -> list[Term]:
    """ "20 calls a day" with "a day" as how often, like "per day"."""
    rates = list(found)
    for place, term in enumerate(found[1:], 1):
        if not term.has("measure") or len(term.words) != 2 or not term.senses["measure"].startswith("1 "):
            continue
        before = found[place - 1]
        if before.has("unit"):
            counts = before.senses["unit"] == "percent" or before.senses["unit"] in MONEY
        else:
            near = found[max(0, place - 3) : place]
            counts = before.number is not None or (before.content and any(one.number is not None for one in near))
        if counts:
            rates[place] = Term(term.words, {"rhythm": term.senses["measure"].split()[1]}, "", part="works")
    return rates if rates != found else found


def _refused(found: list[Term]) -> list[Term]:
    """ "Is refused" rejects, where "refuses to do it" denies that it is done."""
    for place, term in enumerate(found[1:], 1):
        if term.has("refuses") and term.words[0].endswith("ed") and found[place - 1].has("copula"):
            return [*found[:place], Term(term.words, {"action": "reject"}, "reject"), *found[place + 1 :]]
    return found


def _counted_up(found: list[Term]) -> list[Term]:
    """ "The 30th day" with its number and its ending as one ordinal."""
    joined: list[Term] = []
    for term in found:
        before = joined[-1] if joined else None
        if term.has("nth") and before is not None and before.number is not None and before.words[0].isdigit():
            ordinal = before.words[0] + term.words[0]
            joined[-1] = Term((ordinal,), {"ordinal": before.words[0]}, "", part="works")
        else:
            joined.append(term)
    return joined


def _alone(found: list[Term]) -> list[Term]:
    """ "The manager is the only one who approves it" is "the manager alone approves it"."""
    for place in range(1, len(found) - _LEAST):
        only = place + 1 + found[place + 1].has("article")
        if not found[place].has("copula") or not found[only].has("only") or only + 2 >= len(found):
            continue
        who, behind = found[only + 1], found[only + 2]
        if not who.has("role") and not who.has("somebody"):
            continue
        if behind.has("relative", "to") or behind.senses.get("modal") == "may":
            alone = Term(("alone",), {"only": "", "trails": ""}, "", part="works")
            return [*found[:place], alone, *found[only + 2 + behind.has("relative", "to") :]]
    return found


#: How a sentence that is turned round begins.
_TURNS: dict[str, Callable[[list[Term]], list[Term]]] = {
    "it": _without_cleft,
    "only": _without_inversion,
    "not": _without_inversion,
    "first": _ordered,
    "having": _having,
}

#: What makes a sentence plainer, in turn, with the senses that it must have for it.
_STEPS: tuple[tuple[frozenset[str], Callable[[list[Term]], list[Term]]], ...] = (
    (frozenset(("echoes",)), _without_echo),
    (frozenset(("instead",)), _without_other),
    (frozenset(("off", "leaves")), _with_blanks),
    (frozenset(("hinders",)), _without_hindrance),
    (frozenset(("fresh", "unit")), loading),
    (frozenset(("nth",)), _counted_up),
    (frozenset(("refuses", "copula")), _refused),
    (frozenset(("measure",)), _rates),
    (frozenset(("only",)), _alone),
    (frozenset(("leaves", "role")), _left_to),
    (frozenset(("ordinal",)), _in_turn),
    (frozenset(("whether",)), _either_way),
    (frozenset(("perfect", "unit", "action")), _has_time),
    (frozenset(("negators", "channel")), _not_so),
    (frozenset(("negators", "place")), _not_so),
    (frozenset(("negators", "role")), _not_so),
)
