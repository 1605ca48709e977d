"""Subordinate clauses of English and Arabic: what stands in a condition or a relative clause, and where it ends.

Hebrew has its own rules: see `hebrew_clauses`.
"""

from spec_toolkit.facts.arabic_verbs import is_finite, is_past
from spec_toolkit.facts.tokens import STOPS, Term

_DO = frozenset(("do", "does", "did"))
#: Senses of a verb that denies: "stays closed".
_STAYS = frozenset(("action", "negators"))
#: Senses of what goes on behind an exception.
#: A phrase of more words is a verb with its copula: "were not accepted".
_WITH_COPULA = 2
_GOES_ON = ("modal", "copula", "negators", "auxiliary")
_RELATIVE = frozenset(("that", "which", "who", "whose"))
#: A condition has a verb and somebody at least.
_PHRASE = 2
#: The letter by which Arabic opens what follows a condition.
_SO = "ف"


def mark_conditions(found: list[Term]) -> None:
    """Marks what stands in a condition or a relative clause."""
    place = 0
    signs = [at for at, term in enumerate(found[:-1]) if "sign" in term.senses and term.words[0] in STOPS]
    last = signs[-1] if signs else -1
    while place < len(found):
        term = found[place]
        if not (term.senses or term.prefix) or not _opens(term) or _points(found, place):
            place += 1
            continue
        stop = place
        while stop < len(found) and not _closes(found, place, stop, last):
            found[stop].conditional = True
            stop += 1
        if term.has("occasion") and stop == place + 2 and found[place + 1].words[0].endswith("ing"):
            found[place + 1].taken = True  # "given when ordering" says no more of it
        place = max(stop, place + 1)


def nobody_in_conditions(found: list[Term], categories: frozenset[str]) -> frozenset[str]:
    """ "If nobody replies" denies the condition only. Returns the senses that occur in the sentence afterwards."""
    for term in found:
        if term.conditional and term.has("nobody"):
            term.senses, term.key, term.part = {"negators": ""}, "", "depends"
    return categories if any(term.has("nobody") for term in found) else categories - {"nobody"} | {"negators"}


def nobody_for_purposes(found: list[Term], categories: frozenset[str]) -> frozenset[str]:
    """ "So that nobody has to wait" denies nothing. Returns the senses that occur in the sentence afterwards."""
    purpose = next(place for place, term in enumerate(found) if term.has("purposes"))
    for term in found[purpose:] if purpose else ():
        if term.has("nobody"):
            term.senses, term.key, term.part = {"weak": ""}, "", "works"
    return categories if any(term.has("nobody") for term in found) else categories - {"nobody"}


def _opens(term: Term) -> bool:
    senses = term.senses
    return "conditions" in senses or "exceptions" in senses or ("ש" in term.prefix and "negators" not in senses)


def _has_no_verb(found: list[Term], start: int, stop: int) -> bool:
    """Whether an English clause between two places is a participle only, before the main verb."""
    if stop != start + 2 or not found[start + 1].words[0].endswith(("ing", "ed")):
        return False
    return not any(term.has("copula", "modal") and not term.conditional for term in found[:start])


def _points(found: list[Term], place: int) -> bool:
    """Whether "that" behind a sign stands for what was said: "once it is rejected, that is final"."""
    if found[place].words[0] != "that" or not place or "sign" not in found[place - 1].senses:
        return False
    return place + 1 < len(found) and found[place + 1].has("copula", "negators")


def _closes(found: list[Term], start: int, stop: int, last: int) -> bool:
    """Whether a clause that opens at one term ends before another: at a sign, or where the main clause begins.

    `last` is the place of the last sign inside the sentence: without one behind it, a modal opens the main clause.
    """
    term, senses = found[stop], found[stop].senses
    if "sign" in senses and term.words[0] in STOPS:
        return True
    if term.prefix == _SO and stop > start and ("negators" in senses or "modal" in senses or is_finite(term)):
        return True
    if found[start].has("relative") and (_is_main_verb(found, start, stop) or _does_then(found, start, stop)):
        return True
    if found[start].has("during") and stop > start + 1 and term.has("copula", "modal"):
        return True  # "photos taken during a visit | are uploaded"
    if start > 1 and found[start].has("occasion") and term.has(*_GOES_ON) and _has_no_verb(found, start, stop):
        return True  # "the number given when ordering | is hidden"
    if found[start].has("excepts") and stop > start + 1 and term.has(*_GOES_ON):
        return True  # "all clerks except trainees | may"
    if not start and stop > max(last, start + _PHRASE) and found[start].has("conditions") and _is_past(found, stop):
        return True  # "متى سُدِّد المبلغ | شُحن الطلب"
    opens = term.has("reopens") and stop > start + _PHRASE
    if opens and any(near.key == "create" for near in found[stop + 1 : stop + 1 + _PHRASE]):
        return True  # "إذا رد العميل على تذكرة مغلقة | أعاد النظام فتحها"
    relative = found[start].words[0].lower() in _RELATIVE or found[start].prefix.endswith("ש")
    if relative and stop > start and senses.keys() >= _STAYS and found[stop - 1].has("action"):
        return True  # "that has been cancelled stays cancelled"
    if stop == start or not (relative or start < 2) or stop <= last:
        return False
    if "pronoun" in senses and stop > start + _PHRASE and _speaks_of_it(found, start, stop):
        return True  # "once an invoice is paid | it cannot be cancelled"
    if "negators" in senses and "sign" not in senses:
        # "A case that was closed is not reopened": what follows the verb of the clause denies the main clause.
        if found[start].has("relative") and stop > start + 1 and not term.prefix and _is_denied(found, stop):
            return True  # "التذكرة التي أُغلقت | لا تُفتح"
        if found[stop - 1].words[-1].lower() in _DO and any(t.has("copula", "action") for t in found[start : stop - 1]):
            return True  # "rentals that were cancelled do not show up"
        if found[stop - 1].has("action") and any(near.has("copula", "auxiliary") for near in found[start + 1 : stop]):
            return True  # "an application that has been withdrawn cannot be reopened"
        behind = found[stop + 1].senses if stop + 1 < len(found) else {}
        if "occasions" in found[start].senses and stop > start + 1:
            return not any(is_finite(near) for near in found[start + 1 : stop])
        return "modal" in behind or (found[start].prefix.endswith("ש") and stop == start + 1)
    if "modal" in senses:
        return True
    if "copula" in senses and any(
        near.has("copula", "bound", "auxiliary") or (near.has("action") and len(near.words) > _WITH_COPULA)
        for near in found[start + 1 : stop]
    ):
        return True  # "a file that exceeds 5 MB is rejected"
    if start >= 2:
        return False
    if senses.get("contrast", "").startswith("obligation:"):
        return True
    return stop > start + 1 and ("subject" in senses or term.key == "crm" or is_finite(term))


def _speaks_of_it(found: list[Term], start: int, place: int) -> bool:
    """Whether "it" goes on to say something, behind a clause that has its verb."""
    behind = found[place + 1 : place + 2]
    said = any(near.has("copula", "action", "auxiliary") for near in found[start + 1 : place])
    return said and bool(behind) and behind[0].has("modal", "negators", "copula")


def _is_past(found: list[Term], place: int) -> bool:
    """Whether an Arabic verb in the past stands behind a noun with the article, which no verbal noun would do."""
    before = found[place - 1]
    if not (before.words[-1].startswith("ال") or before.prefix.endswith(("ال", "لل"))):
        its = found[place].words[0].endswith(_ITS) and place + 1 < len(found) and found[place + 1].has("role")
        return its and is_past(found[place])  # "دمجتهما الموظفة"
    return not before.has("conditions", "exceptions", "relative") and is_past(found[place])


#: How a verb in the past ends that has what it is done to in itself.
_ITS = ("ه", "ها", "هم", "هما", "هن")


def _is_main_verb(found: list[Term], start: int, place: int) -> bool:
    """Whether a verb behind an Arabic relative clause is that of the main clause: "الطلبات التي رُفضت | تُحذف"."""
    least = start + 1 + found[start + 1].has("negators")
    if place <= least or found[place].prefix or not is_finite(found[place]) or found[place].has("thing"):
        return False
    if found[place - 1].has("that", "negators", "modal"):
        return False
    return not any(is_finite(term) or term.has("modal") for term in found[:start])


def _does_then(found: list[Term], start: int, place: int) -> bool:
    """Whether an English verb follows a clause that has one: "the agent who handled the case | closes it"."""
    term, before = found[place], found[place - 1]
    if place < start + 2 or not term.words[0].endswith("s") or not term.has("action", "moves") or term.has("thing"):
        return False
    if before.has("sign", "joins", "to", "article", "copula", "modal") or any(t.has("modal") for t in found[:start]):
        return False
    return any(near.words[-1].endswith("ed") or near.has("copula") for near in found[start + 1 : place])


def _is_denied(found: list[Term], place: int) -> bool:
    """Whether an Arabic verb follows a negator."""
    return place + 1 < len(found) and (is_finite(found[place + 1]) or found[place + 1].has("considers"))
