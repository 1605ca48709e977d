"""Arabic verbs: which word is one in the present, and "opens again" as one verb in two words."""

import re
from functools import cache
from itertools import pairwise, takewhile, zip_longest

from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.conjugation import conjugation
from spec_toolkit.facts.tokens import STOPS, Term
from spec_toolkit.languages.folding import fold

#: How an Arabic verb in the present begins; the noun of the second form has the shape of تعديل.
_PRESENT = re.compile("[وف]?س?(?:ي|ت(?!..[يئ].?(?:ا?ت)?(?:ه|ها|هم|هما|هن)?$))")

#: Verbs by which something is moved, and how far behind them stands to whom.
_MOVING, _FAR = frozenset(("convert", "sync")), 4
#: What brings something to life that is done again: "يعيد المشرف تفعيل الطلب".
_ANEW = frozenset(("create",))
#: Verbs by which something goes out.
_OUT = ("export", "issue")
#: How a noun ends of which something is the object: "its classification".
_ITS = ("ه", "ها", "هم", "هما", "هن")
#: Senses of "موقع", which is a site or something signed.
_SITE = frozenset(("channel", "action"))
#: Senses of "ألا" and "إلا", which are one word without their signs.
_BUT = frozenset(("negators", "except_only"))


#: How "opening" begins, which is no "so" before a verb.
_OPENING = "فت"


def is_finite(term: Term) -> bool:
    """Whether an Arabic word is a verb in the present and no noun made of it (تعديل)."""
    word = term.words[0]
    if "action" not in term.senses or (term.has("opens") and word.startswith(_OPENING)):
        return False
    return _PRESENT.match(word) is not None


def is_past(term: Term) -> bool:
    """Whether an Arabic word can be a verb in the past that stands without its vowels: "شحن"."""
    if not term.has("action") or term.prefix or len(term.words) > 1 or _is_definite(term):
        return False
    return _can_be_past(term.words[0])


@cache
def _can_be_past(word: str) -> bool:
    verbs = conjugation("ar")
    return verbs is not None and verbs.is_past(fold(word))


def tell_until(found: list[Term]) -> None:
    """ "No sooner is it paid than it is shipped": what opens the main clause there is no "until"."""
    if not (found and found[0].has("upon") and found[0].has("that")):
        return
    for term, verb in pairwise(found[2:]):
        if term.has("bound") and term.has("conditions") and (is_finite(verb) or is_past(verb)):
            term.words, term.senses, term.key, term.part = ("،",), {"sign": "،"}, "", "works"
            return


def tell_issue(found: list[Term]) -> None:
    """ "Issues" and "exports" are written alike: certificates and invoices are issued, to a system goes an export."""
    for place, term in enumerate(found):
        near = found[max(0, place - _FAR) : place + _FAR + 1]
        ends = [end for to, end in pairwise(found[place + 1 : place + 2 + _FAR]) if to.has("to")]
        if term.key in _OUT and term.has("issues") and any(end.has("system", "system_words") for end in ends):
            term.senses, term.key = {**term.senses, "action": "export"}, "export"
            continue
        if term.key in _OUT and term.has("issues") and any(other.has("issued") for other in near):
            term.senses, term.key = {**term.senses, "action": "issue"}, "issue"


def tell_but(found: list[Term], categories: frozenset[str]) -> frozenset[str]:
    """ "ألا" before a verb denies, "إلا" before anything else is "but"; both are written alike. The senses left."""
    for term, behind in zip_longest(found, found[1:]):
        if term.senses.keys() >= _BUT:
            verb = behind is not None and (is_finite(behind) or behind.words[0].startswith("ي"))
            term.senses = {"negators" if verb else "except_only": ""}
            term.part = "depends" if verb else "works"
    return categories - _BUT | frozenset(sense for term in found for sense in _BUT & term.senses.keys())


def tell_site(found: list[Term]) -> None:
    """ "Signed" and "site" are written alike: signed is what agrees with the noun before it."""
    for before, term in pairwise(found):
        if term.senses.keys() >= _SITE:
            agrees = before.has("thing") and _is_definite(before) == _is_definite(term)
            kind = "action" if agrees else "channel"
            term.senses, term.key = {kind: term.senses[kind]}, term.senses[kind]


def tell_view(found: list[Term]) -> None:
    """ "An offer" and "to show" are written alike: what may be done and names something behind it shows that."""
    modal = next((place for place, term in enumerate(found) if term.has("modal", "negators")), len(found))
    for term, behind in pairwise(found[modal + 1 : modal + 1 + _FAR]):
        if term.has("action"):
            return
        if term.key == "quote" and len(term.words) == 1 and not term.prefix and behind.key:
            if behind.prefix in ("", "ال") and not _is_definite(term) and not behind.has("role", "modal"):
                term.senses, term.key = {"action": "view"}, "view"
            return


def tell_open(found: list[Term]) -> None:
    """Who opens a file that is there already sees it: "فتح الملفات"."""
    for verb, thing, of in zip(found, found[1:], [*found[2:], None], strict=False):
        definite = thing.words[-1].startswith("ال") or (of is not None and of.words[0].startswith("ال"))
        if verb.key == "create" and verb.has("opens") and thing.has("opened") and definite:
            verb.senses, verb.key = {"action": "view"}, "view"


def tell_shown(found: list[Term]) -> None:
    """What is there for somebody, or is visible to him, he may see: "السجل متاح للمشرفين", "تتاح النتائج للمريض"."""
    if any(term.has("phases", "month") for term in found):
        return  # "متاحة في المرحلة الثانية" says when
    for place, term in enumerate(found):
        if not term.has("shown") or term.conditional:
            continue
        verb = term.words[0].startswith(_VERBS)
        behind = found[place + 1 : place + 1 + (_FAR if verb else 2)]
        who = next((at for at, near in enumerate(behind) if _is_to(behind, at)), None)
        if who is None or not any(t.content and t.has(*_SEEN) for t in (behind[:who] if verb else found[:place])):
            continue
        if any(near.has("action", "that") for near in (*behind[:who], *found[place + 2 + who :])):
            continue  # "متاح للمندوب تعديل السعر"
        hidden = term.has("negators") or term.senses.get("contrast") == "visibility:hidden"
        kept = {"negators": ""} if hidden else {}
        term.senses, term.key, term.part = {**kept, "action": "view"}, "view", "depends" if kept else "names"


def _is_to(behind: list[Term], place: int) -> bool:
    """Whether somebody stands here for whom something is: "للمشرفين", "لجميع المشرفين"."""
    who, before = behind[place], behind[place - 1] if place else None
    if not (who.has("role", "everyone") or who.key in _WHO):
        return False
    every = before is not None and before.has("reach", "every") and before.prefix.endswith(_TO)
    return every or who.prefix.endswith(_TO)


#: How Arabic verbs in the present begin.
_VERBS = ("ي", "ت")
#: Customers and others for whom something is there.
_WHO = concepts().persons
#: How Arabic writes "to" before those for whom something is, and senses of what may be shown to them.
_TO, _SEEN = ("ل", "لل"), ("thing", "holders")


def tell_refusal(found: list[Term]) -> None:
    """What the system refuses to do it does not do: "يرفض النظام حفظ الطلب"."""
    for place in range(len(found) - 2):
        verb, subject, act = found[place : place + 3]
        if not (verb.has("refuses") and verb.has("action") and subject.has("subject", "system", "channel")):
            continue
        if act.has("action", "completes") and not act.prefix and not _is_definite(act) and not is_finite(act):
            verb.senses, verb.key, verb.part = {"negators": "", "refuses": ""}, "", "depends"


def tell_raised(found: list[Term]) -> None:
    """Who "lifts" a figure changes it, whatever he uploads else: "يرفع المدير حصة المندوب"."""
    for place, term in enumerate(found):
        behind = found[place + 1 : place + 1 + _FAR]
        figure = next((at for at, near in enumerate(behind) if near.has("raised")), None)
        if term.has("raises") and figure is not None and not any(near.has("to") for near in behind[:figure]):
            term.senses, term.key = {"action": "increase"}, "increase"


def joined_verbs(found: list[Term], act: int) -> list[int]:
    """The places of what else is done to the same thing: "إضافة العملاء وتعديلهم وحذفهم", "يقبله أو يرفضه"."""
    finite, joined = is_finite(found[act]), list[int]()
    for place in range(act + 1, len(found)):
        term, before = found[place], found[place - 1]
        if term.words[0] in STOPS or term.conditional or term.has("before", "after", "to", "negators"):
            break
        if not term.has("action") or term.has("thing") or term.taken or is_finite(term) != finite:
            continue
        its = term.words[0].endswith(_ITS) or place == act + 1 + before.has("either")
        if its and (term.words[0].startswith("و") or before.words[0].startswith("وإ") or before.has("either")):
            joined.append(place)
    return joined


def tell_signature(found: list[Term]) -> None:
    """What is done only with somebody's signature, or without it, is approved so, or not."""
    for before, term in pairwise(found):
        if term.key == "sign" and before.has("except_only", "without") and not _is_definite(term):
            term.senses, term.key = {"action": "approve"}, "approve"


def tell_request(found: list[Term]) -> None:
    """Who may "request the cancelling of" something asks for it: there "request" is what is done."""
    modal = next((place for place, term in enumerate(found) if term.has("modal", "negators")), len(found))
    for term, behind in pairwise(found[modal + 1 : modal + 2 + _FAR]):
        if term.key == "request" and is_for(term, behind):
            term.senses, term.key = {"action": "ask_for"}, "ask_for"
        if term.has("action"):
            return


def is_for(request: Term, act: Term) -> bool:
    """Whether a verbal noun says what a request is for: "طلب إلغاء الفاتورة"."""
    bare = len(request.words) == 1 and not _is_definite(request)
    return bare and act.has("action") and not act.prefix and not _is_definite(act) and not is_finite(act)


def _is_definite(term: Term) -> bool:
    return term.words[0].startswith("ال") or term.prefix.endswith(("ال", "لل"))


def tell_handing(found: list[Term]) -> None:
    """What is "moved" or "turned over" to somebody is assigned to him."""
    for (place, term), near in zip(enumerate(found), found[1:], strict=False):
        if term.key in _MOVING and not near.has("to"):
            behind = pairwise(found[place + 2 : place + 2 + _FAR])
            if any(to.has("to", "from", "among") and not to.key and who.has("role") for to, who in behind):
                term.key = "assign"


def join_accepts(found: list[Term]) -> bool:
    """ "Takes no change" is what may not be changed: one verb in two words. Whether the sentence has such a verb."""
    joined = False
    for term, act in pairwise(found):
        done = act.words[0].startswith("ال") and act.has("action") and not act.has("thing")
        if done and term.key == "accept" and is_finite(term):
            term.senses, term.key, term.part, joined = {"modal": "may"}, "", "works", True
    return joined


def join_again(found: list[Term]) -> None:
    """ "The supervisor opens the ticket again" is one verb in two words, with the supervisor between them."""
    for place, term in enumerate(found):
        if term.has("reopens"):
            between = takewhile(lambda near: near.has("role", "area", "subject"), found[place + 1 : place + 4])
            verb = found[place + 1 + len(list(between)) :][:1]
            if verb and verb[0].key in _ANEW:
                verb[0].senses, verb[0].key = {}, ""
            elif verb and verb[0].words[0].endswith(_ITS) and not any(near.has("to") for near in found[place:]):
                term.senses, term.key = {}, ""  # "classifies it again"
        elif term.has("again"):
            for opens in found[:place] if term.key == "reopen" else found[max(0, place - 1) : place]:
                if opens.key == "create" and is_finite(opens):
                    opens.key = "reopen"  # "is not opened again"
