"""What a sentence is about: which of its terms name the topic, and which only work in the sentence."""

from collections.abc import Set
from itertools import pairwise

from spec_toolkit.facts.tokens import DETERMINERS, Term

#: Names that stand in any sentence of a specification.
_EVERYWHERE = frozenset(("user", "crm"))
#: What is sent by its nature: "sends a reply" says no more than "replies".
_SENT = frozenset(("answer", "notify", "remind"))


def topic_of(found: list[Term], without: Set[int]) -> frozenset[str]:
    """The names of what a sentence is about, without the terms at these places.

    Users are everybody and the CRM is the subject of all: both words add nothing.
    """
    named = frozenset(
        [
            f"if not {term.key}"
            if term.part == "depends" and term.has("negators") and not term.has("action")
            else term.key
            for place, term in enumerate(found)
            if term.key and not term.taken and place not in without
        ]
    )
    rest = named - _EVERYWHERE
    if "send" in rest and not rest.isdisjoint(_SENT):
        rest -= {"send"}
    return rest if len(rest) > 1 else named


def settle(found: list[Term]) -> None:
    """Words that work in the sentence are no part of its topic; negators in conditions are."""
    for place, term in enumerate(found):
        if term.part == "names":
            continue
        if term.part == "works":
            term.key = ""
        elif term.has("negators") and term.has("action"):
            continue  # "hidden from" denies that somebody sees
        elif term.has("weak") and term.has("action"):
            if not _is_verb(found[place - 1] if place else None, term):
                term.key = ""
        elif term.has("negators") and term.conditional:
            term.key = term.key or "not"
        elif mark := next((name for name in ("exceptions", "before", "after") if name in term.senses), ""):
            term.key = mark
        else:
            term.key = ""


def _is_verb(before: Term | None, term: Term) -> bool:
    """Whether an English word that is a noun as well ("a record") stands as a verb."""
    return term.words[0].lower().endswith(("ed", "ing")) or (before is not None and before.has("modal", "negators"))


def take_holders(found: list[Term], language: str) -> None:
    """Where something is written down is no other subject: "prices in the price list" are prices."""
    for place, term in enumerate(found):
        if term.has("holders") and term.content and (term.prefix.endswith("ב") or _inside(found, place)):
            others = {
                one.key for one in found if one.content and one is not term and not one.has("light")
            } - _EVERYWHERE
            part = next((other for other in found if other.content and term.key.startswith(f"{other.key}_")), None)
            if part is not None and language == "en":
                continue  # who corrects a price in the price list corrects the list as well
            term.taken = len(others) > 1


def _inside(found: list[Term], place: int) -> bool:
    """Whether "in" or "on" stands before a term, but for an article."""
    before = found[max(0, place - 2) : place]
    if before and before[-1].words[0].lower() in DETERMINERS:
        before = before[:-1]
    return bool(before) and before[-1].has("inside")


def name_consent(found: list[Term]) -> None:
    """The consent of somebody who acts is his approval: "the branch manager's consent"."""
    for who, consent in pairwise(found):
        if consent.key == "consent" and ((who.has("role") and "'" in who.words[-1]) or who.has("his")):
            consent.senses, consent.key = {"action": "approve"}, "approve"


#: The second letter of Hebrew verbs that say that something is made seen: "מוצגת", "תוצג", not "מציגה", "תציג".
_PASSIVE = "ו"


def view_shown(found: list[Term]) -> None:
    """What is shown to somebody is what she sees, whatever shows it: "the app shows technicians the history"."""
    for place, term in enumerate(found):
        if term.key != "show" or term.taken or term.conditional:
            continue
        if term.has("appears"):  # what appears is no other thing that shows it
            term.key = "view"
            continue
        behind = found[place + 1 : place + 4]
        to = next((at for at, near in enumerate(behind) if near.has("role")), None)
        if to is None:
            continue
        directly = to == 0 or behind[to - 1].has("to") or (to == 1 and behind[0].has("area"))
        if (
            behind[to].prefix.startswith("ل")
            or behind[to].prefix.startswith("ל")
            or (directly and not behind[to].prefix)
        ):
            term.key = "view"
            last = max(at for at, near in enumerate(behind) if near.has("role", "area"))
            if term.words[0][1:2] == _PASSIVE:
                continue
            if behind[to].prefix.startswith(("ל", "ل")) and not any(near.content for near in found[place + last + 2 :]):
                continue  # what is shown stands before those who see it
            passive = any(
                near.has("copula") for near in found[max(0, place - 2) : place]
            )  # "salaries are not shown to"
            for shows in behind[:to] if passive else (*found[:place], *behind[:to]):
                shows.taken = shows.taken or (shows.content and not shows.has("negators", "customer", "area"))
