"""English adjectives that deny what the same word says without its first letters, and what "only" makes of these.

"Only qualified leads can be converted" denies that unqualified leads can be.
"""

from collections.abc import Iterator

from spec_toolkit.facts.approvals import GRANTED
from spec_toolkit.facts.claim import NOBODY, Given, May, Needs, claim
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.core import UNLESS
from spec_toolkit.facts.fact import Fact, Source
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.slots import Slots
from spec_toolkit.facts.tokens import Term, terms
from spec_toolkit.facts.vocabulary import Vocabulary

#: How the name of an opposite begins.
NOT = "not "
#: The first letters of words that deny.
_DENYING = ("un", "in")
#: Shorter words are no opposites.
_LEAST = 6
#: What "only" leaves is named within so many terms.
_REACH = 3
#: How participles end, which say which ones are meant.
_PARTICIPLES = ("ed", "en", "id", "ive", "ant")


def name_opposites(found: list[Term], known: Vocabulary) -> bool:
    """Names "unqualified" by "qualified", "inactive" by "active". Gives whether there are any."""
    seen = False
    for term in found:
        word = term.words[0].lower()
        if not word.startswith(_DENYING) or len(word) < _LEAST or not term.senses.keys() <= {"state"}:
            continue
        one, *more = terms(word[2:], known)
        if not more and one.key and (one.has("action") or one.senses.keys() & term.senses.keys()):
            name = concepts().same.get(one.key, one.key)
            term.senses, term.key = term.senses | {"unlike": name}, NOT + name
            seen = True
    return seen


def name_lacking(found: list[Term]) -> bool:
    """Names what has no answer by its answer: "cases without a response are" are "unanswered cases". Gives whether
    there are any.
    """
    place = next(at for at, term in enumerate(found) if term.has("without"))
    verb = place + 1 + (place + 1 < len(found) and found[place + 1].has("article"))
    if not 0 < place <= _REACH or verb + 1 >= len(found) or not found[place - 1].has("thing"):
        return False
    done, behind = found[verb], found[verb + 1]
    if (
        done.key in concepts().requisites
        or not done.has("action")
        or done.has("thing")
        or not behind.has("copula", "modal")
        or done.words[0].endswith("ing")
    ):
        return False
    name = concepts().same.get(done.key, done.key)
    done.senses, done.key = {"state": "off", "unlike": name}, NOT + name
    del found[place:verb]
    return True


def name_undone(found: list[Term]) -> bool:
    """Names what has not been done by what has: "orders that were never paid" are "unpaid orders". Gives whether
    there are any.
    """
    seen = False
    for place, term in enumerate(found):
        if not term.conditional or not term.has("negators") or term.content:
            continue
        verb = next((at for at in range(place + 1, min(len(found), place + _REACH)) if found[at].content), None)
        if verb is None or not found[verb].conditional or not _is_done(found, place, verb):
            continue
        name = concepts().same.get(found[verb].key, found[verb].key)
        found[verb].senses, found[verb].key = {"state": "off", "unlike": name}, NOT + name
        term.senses, term.part, seen = {"weak": ""}, "works", True
    return seen


def _is_done(found: list[Term], place: int, verb: int) -> bool:
    """Whether a verb behind a negator is all that a relative clause says of what stands before it."""
    start = next((at for at in range(place, -1, -1) if not found[at].conditional), -1) + 1
    opens = found[start]
    if not (opens.words[-1].lower() in _WHICH or opens.words == _WHILE or opens.has("conditions")):
        return False
    behind = found[verb + 1 : verb + 2]
    late = [one.senses.get("bound") for one in found[verb + 1 : verb + 2]] == ["most"]
    if late and found[verb].has("action"):
        return all(one.content or one.has("weak") for one in found[start + 1 : place])
    if not start or any(one.words[0].lower() in _NOW for one in found[start:place]):
        return False
    stands = all(one.has("weak", "auxiliary", "copula", "perfect") for one in found[start + 1 : place])
    ends = not behind or not behind[0].conditional or behind[0].has("sign")
    which = opens.words[-1].lower() in _WHICH or opens.words == _WHILE
    done = found[verb].has("action") and found[verb].words[-1].endswith(("ed", "en", "id", "nt"))
    return which and done and stands and ends


#: What says how something is, and not what has been done.
_NOW = frozenset(("is", "are", "does", "do"))
#: How English clauses begin that say which ones are meant, and for how long something holds.
_WHICH, _WHILE = frozenset(("that", "which", "who")), ("as", "long", "as")


def waited(slots: Slots, quantity: Quantity, core: frozenset[str]) -> Quantity:
    """A figure as it is meant: what happens to cases "not answered within a day" happens after a day."""
    if quantity.kind != "most" or not slots.found[quantity.first].conditional:
        return quantity
    waits = UNLESS in core or any(name.startswith(NOT) for name in core)
    return quantity._replace(kind="after") if waits else quantity


def not_yet(slots: Slots, core: frozenset[str]) -> frozenset[str]:
    """The core of what goes on until something is done, which is done to what is not done yet: "is reminded every week
    until the invoice is paid", "of unpaid invoices".
    """
    found = slots.found
    until = next((at for at, term in enumerate(found) if term.has("until")), len(found))
    done = [slots.name(at) for at in range(until, len(found)) if found[at].has("action")][-1:]
    return frozenset(NOT + name if name in done else name for name in core)


def only_those(slots: Slots, source: Source) -> Iterator[Fact]:
    """What is denied to all others by "only": "only approved quotes may be sent", "goes to active customers only"."""
    found = slots.found
    if slots.reading.language != "en" or slots.denies or slots.reading.quantities:
        return
    for place, term in enumerate(found):
        if not term.has("only") or len(term.words) > 1 or term.conditional:
            continue
        trails = place + 1 == len(found) or found[place + 1].has("sign")
        near = range(max(0, place - _REACH), place) if trails else range(place + 1, min(len(found), place + 1 + _REACH))
        if not trails and _must_have(found, near):
            yield from claim("obligation", "given", "", slots.core() - {"send"}, Given(True), slots, source)
            return
        which = next((at for at in near if _tells_which(found, at)), None)
        if which is None or (not trails and any(one.has("copula", "modal") for one in found[place + 1 : which])):
            continue
        core, name = slots.core(), slots.name(which)
        if name in core and len(core) > 1:
            value = May(False, slots.act, NOBODY, False, frozenset())
            yield from claim("permission", "may", "", core - {name} | {NOT + name}, value, slots, source)
            if slots.reading.permits:
                yield from _required(slots, core - {name}, name, True, source)


def _must_have(found: list[Term], near: range) -> bool:
    """Whether people are meant who have something: "only customers with consent"."""
    who = next((at for at in near if found[at].key in concepts().persons), None)
    return who is not None and who + 2 < len(found) and found[who + 1].senses.get("preposition") == "with"


def without_that(slots: Slots, source: Source) -> Iterator[Fact]:
    """What need not have been done, or must: "unpaid orders may be shipped", "unapproved quotes cannot be sent"."""
    if not (slots.reading.permits or slots.denies) or slots.reading.quantities or slots.phrases:
        return
    core = slots.core()
    denied = [name for name in core if name.startswith(NOT)]
    if len(denied) == 1 and len(core) > 1:
        yield from _required(slots, core - {*denied}, denied[0].removeprefix(NOT), slots.denies, source)


def _required(slots: Slots, rest: frozenset[str], name: str, must: bool, source: Source) -> Iterator[Fact]:
    """Whether something must have been done to what something else is done to."""
    if name == "approve":
        yield from claim("without", "needs", "", rest - GRANTED or rest, Needs(must, NOBODY), slots, source)
    else:
        yield from claim("obligation", "given", "", rest | {name}, Given(must), slots, source)


def _tells_which(found: list[Term], place: int) -> bool:
    """Whether a word says which ones are meant of what stands behind it: "active customers"."""
    term, behind = found[place], found[place + 1 : place + 2]
    says = term.words[-1].lower().endswith(_PARTICIPLES) and bool(term.key) and not term.has("thing", "role")
    return says and bool(behind) and behind[0].has("thing", "role") and not behind[0].conditional
