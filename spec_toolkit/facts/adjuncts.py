"""What an Arabic sentence adds to its claim without limiting it: reasons, aims, the measure by which something is done.

"تُحفظ التسجيلات سنتين تحسبًا لأي نزاع مع العميل" speaks of recordings, not of a dispute or a customer.
"""

from spec_toolkit.facts.arabic_verbs import is_finite
from spec_toolkit.facts.tokens import STOPS, Term

#: Before this place the sentence is not yet said that something could be added to.
_OPENING = 3
#: Senses of what a sentence goes on with behind an insertion.
_MAIN = ("modal", "negators", "contrast", "bound")
#: How "so that" begins before a verb, and words that only look like it.
_SO = ("لي", "لت", "لن")
_NO_VERB = ("rhythm", "unit", "thing", "negators", "role", "number")
#: Verbs behind which "حتى" tells how long, not what for.
_LASTING = ("keep", "wait", "availability", "block")


def adjuncts(found: list[Term]) -> set[int]:
    """The places of terms that name no part of what a sentence is about."""
    out: set[int] = set()
    place = 0
    while place < len(found):
        stop = place
        if "insets" in found[place].senses:
            stop = _ends(found, place, inset=True)
        elif "anywhere" in found[place].senses:
            stop = _phrase(found, place + 1)
        elif place >= _OPENING and _adds(found, place):
            stop = _ends(found, place, inset=False)
        out.update(range(place, stop))
        place = max(stop, place + 1)
    return out


def _adds(found: list[Term], place: int) -> bool:
    """Whether a term opens a reason, an aim or a measure."""
    term = found[place]
    if "manners" in term.senses:
        return not term.conditional
    word = term.words[0]
    if word.startswith(_SO):
        return is_finite_aim(term)
    if word == "حتى" and len(term.words) == 1 and place + 1 < len(found):
        lasts = any(near.has("negators", "stays") or near.key in _LASTING for near in found[:place])
        return _is_present(found[place + 1]) and not lasts
    return False


def is_finite_aim(term: Term) -> bool:
    """Whether a word is "so that" with its verb: "ليراجعها"."""
    word = term.words[0]
    if term.has(*_NO_VERB) or len(word) < 5:
        return False
    if term.has("action"):
        return not (word.startswith("لت") and "ي" in word[4:])
    return not term.senses and word.startswith("لي")


def _is_present(term: Term) -> bool:
    return is_finite(term) or (term.words[0].startswith("ي") and not term.has(*_NO_VERB))


def _phrase(found: list[Term], place: int) -> int:
    """Where a noun ends with those that are joined to it: "in any screen or report of the system"."""
    stop = place + 1
    while stop + 1 < len(found) and found[stop].has("joins", "from", "either"):
        stop += 2
    return min(stop, len(found))


def main_clause(found: list[Term]) -> int:
    """Where the main clause begins behind an opening "before" or "after"; 0 where nothing of the kind opens it."""
    if not found or not found[0].has("before", "after", "upon", "at_once") or found[0].taken:
        return 0
    verbs = [place for place in range(1, len(found)) if _is_main(found[place])]
    if any(term.has("that") for term in found[:2]):
        verbs = verbs[1:]
    return verbs[0] if verbs else 0


def _is_main(term: Term) -> bool:
    if term.conditional or term.taken:
        return False
    if term.has("modal", "negators") or is_finite(term):
        return True
    return (not term.senses or term.has("light", "weak")) and term.words[0].startswith("ي")


def _ends(found: list[Term], start: int, *, inset: bool) -> int:
    """Where an adjunct ends: at a sign; an insertion also where the sentence goes on."""
    for place in range(start + 1 + inset, len(found)):
        term = found[place]
        if "sign" in term.senses and term.words[0] in STOPS:
            return place
        if inset and not term.taken and (term.has(*_MAIN) or is_finite(term)):
            return place
    return len(found)
