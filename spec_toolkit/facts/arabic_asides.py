"""What an Arabic sentence says beside its claim: of what kind a noun is, what it is or is not, what happens else."""

from itertools import pairwise, takewhile

from spec_toolkit.facts.arabic_verbs import is_finite
from spec_toolkit.facts.roots import root
from spec_toolkit.facts.tokens import STOPS, Term

_THE = "ال"
#: Senses of a noun that a rhythm may tell from others of its name.
_NOUN = ("thing", "action", "bound", "light", "holders")
#: How far behind a verb what is given back stands.
_FAR = 3
#: Verbs by which money is given back.
_BACK = frozenset(("answer", "reopen", "return"))


def name_kinds(found: list[Term]) -> None:
    """Makes names of rhythms that say of which kind something is: "سقف التحويل اليومي" happens at no rhythm."""
    for noun, term in pairwise(found):
        if not term.has("rhythm") or len(term.words) > 1 or not term.words[0].startswith(_THE):
            continue
        if noun.has(*_NOUN) and (noun.words[-1].startswith(_THE) or noun.prefix.endswith(_THE)):
            term.senses, term.key, term.part = {}, root(term.words[0], "ar"), "names"


def unit_is_no_only(found: list[Term]) -> None:
    """ "الوحدة" is a unit, "وحده" alone; both are written alike once letters are folded."""
    for term in found:
        if term.has("only") and term.has("light") and term.words[-1].endswith("ة"):
            term.senses = {sense: value for sense, value in term.senses.items() if sense != "only"}


def leave_out(found: list[Term]) -> None:
    """Takes what something is whether or not it is so, and what happens otherwise: "، وإلا رفض النظام إقفالها"."""
    for place, term in enumerate(found):
        if term.has("whether"):
            start = place
            while start and found[start - 1].words[0] not in STOPS:
                start -= 1
            if start:
                _take(found, start)
        elif term.has("otherwise"):
            _take(found, place + 1)


def leave_conceded(found: list[Term]) -> None:
    """Takes what changes nothing: "تظل سبع سنوات وإن طلب العميل محوها", not "وإن لم يُدخل الرقم"."""
    for place, term in enumerate(found):
        if place < _LEAST or not term.has("concedes"):
            continue
        clause = list(takewhile(lambda near: near.words[0] not in STOPS, found[place + 1 :]))
        if clause and not any(near.has("negators", "without", "lacks") or _is_spared(near) for near in clause):
            term.senses, term.key, term.part = {"universal": ""}, "", "works"
            _take(found, place + 1)
            return


#: A sentence has so many terms before it concedes something.
_LEAST = 2


def _is_spared(term: Term) -> bool:
    return term.senses.get("contrast", "").startswith("obligation:")


def leave_others(found: list[Term]) -> None:
    """Takes those whom "only" leaves out: "عبر البوابة دون غيرها من القنوات"."""
    for place, term in enumerate(found[:-2]):
        _from, others = found[place + 1 : place + 3]
        if term.has("beside") and _from.has("from") and (others.words[0].startswith(_THE) or others.prefix):
            for near in found[place + 1 : place + 3]:
                near.senses, near.key, near.part = {"weak": ""}, "", "works"


def _take(found: list[Term], start: int) -> None:
    """Takes all as far as the end of the clause that begins here."""
    for term in found[start:]:
        if term.words[0] in STOPS:
            return
        if not term.has("whether", "otherwise"):
            term.senses = {}
        term.taken, term.key, term.part = True, "", "works"


def tell_refund(found: list[Term]) -> None:
    """Who gives money back refunds it: "يعيد النظام ثمن التذكرة"."""
    for place, term in enumerate(found):
        if term.key in _BACK and term.has("action"):
            behind = found[place + 1 : place + 1 + _FAR]
            if any(near.has("money") for near in behind[: 1 + any(near.has("role", "subject") for near in behind)]):
                term.senses, term.key = {"thing": "refund"}, "refund"


def mark_which(found: list[Term]) -> None:
    """Marks what says of something that has no article which one is meant: "لا يصل إلى اللجنة طلب لم يُفحص"."""
    denied = next((place for place, term in enumerate(found) if _denies(term)), len(found))
    for place in range(denied + 2, len(found) - 1):
        noun, term = found[place - 1], found[place]
        bare = not noun.words[0].startswith(_THE) and not noun.has("sign", "modal", "conditions")
        if term.has("negators") and not term.prefix and bare and is_finite(found[place + 1]):
            for near in found[place:]:
                if near.words[0] in STOPS:
                    return
                near.conditional = True
            return


def _denies(term: Term) -> bool:
    """Whether a term denies the sentence, or says that something does not reach so far."""
    return term.has("negators") or term.senses.get("bound") == "below"
