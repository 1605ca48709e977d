"""Which values of two claims cannot both hold, by the form of the claim.

Each judge is given two claims of one form and how their cores stand to each other (`alike`).
"""

from collections.abc import Callable
from itertools import combinations

from spec_toolkit.facts.alike import Relation, covers, people_meet
from spec_toolkit.facts.claim import LEFT_OUT
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.dates import apart
from spec_toolkit.facts.fact import LEAST, Fact
from spec_toolkit.facts.incompatible_values import (
    TURNED,
    at_time,
    leads,
    listed,
    scopes_meet,
    settled_value,
    sole,
    starts,
    way,
)
from spec_toolkit.facts.quantities import clash, too_late

#: Names besides that what is done at two rhythms may have.
_MOST_APART = 2


def _same_act(one: Fact, two: Fact) -> bool:
    """Whether each does what the other one speaks of: "mark for deletion" is not "delete"."""
    act, act_too = one.value.act, two.value.act
    if (not (act and act_too) or "send" in (act, act_too)) and not concepts().sent.isdisjoint(
        one.bucket.subject & two.bucket.subject
    ):
        return True  # "gets a text message" is sent one
    if not act_too and act in _IS_THERE:
        return True  # what is kept with something is in it
    return act == act_too or ((not act or act in two.bucket.subject) and (not act_too or act_too in one.bucket.subject))


#: What is done to a thing so that it is there.
_IS_THERE = frozenset(("keep", "recording", "relate", "view"))


def _gets(one: Fact, two: Fact) -> bool:
    """Whether somebody gets what is sent: "gets an e-mail", "no e-mail is sent"."""
    if two.bucket.subject - one.bucket.subject != {"send"}:
        return False
    return one.value.act == "send" or not (concepts().sent - {"send"}).isdisjoint(one.bucket.subject)


def _limits(narrow: Fact, wide: Fact) -> bool:
    """Whether the one is limited in a way that the other is not."""
    named = {q.dimension for q in narrow.scope if (q.dimension, q.kind) != ("count", "exact")}  # "merging two records"
    return bool(named - {q.dimension for q in wide.scope})


def _may(one: Fact, two: Fact, stands: Relation) -> bool:
    """One says so, the other denies it, for at least as much and as many."""
    if one.value.says == two.value.says:
        return False
    if two.value.says:
        one, two, stands = two, one, TURNED[stands]
    says, denies = one.value, two.value
    if denies.side == LEFT_OUT and (stands != "same" or says.side or not says.roles):
        return False  # what a row of the matrix leaves out is forbidden for the object as such, and no more
    if not _same_act(one, two) or not scopes_meet(one, two) or (_limits(two, one) and not says.always):
        return False
    if {says.side, denies.side} in _APART or (stands == "same" and {says.side, denies.side} == _BEFORE_AND_ONCE):
        return False
    if any(concepts().kinds[name] & two.bucket.subject for name in _generals(one, two)):
        return False  # "personal data may be deleted", "e-mails are never deleted": a part of what is allowed
    if says.systems - denies.systems - {"crm"}:
        return False
    if not denies.always and concepts().fragments & (one.bucket.subject - two.bucket.subject):
        return False
    whose = denies.roles and two.bucket.subject - one.bucket.subject == {"customer"}  # whose account it is
    if stands == "wider" and not (says.always or whose or _gets(one, two)):
        return False
    if not says.roles and any(names <= one.bucket.subject for names in denies.roles):
        return True  # "the customer does not see it", "it is shown to the customer"
    if denies.roles == _ANYONE and denies.always:
        return True  # "by anyone, at any time"
    return not denies.roles or covers(denies.roles, says.roles)


def _generals(one: Fact, two: Fact) -> frozenset[str]:
    """The general names that only the first of two facts holds."""
    return frozenset(concepts().kinds.keys() & (one.bucket.subject - two.bucket.subject))


#: Sides of an event that nothing lies on both of; "before it is sent", "once it is sent" where both say the same of it.
_APART = tuple(map(frozenset, combinations(("before", "during", "after"), 2)))
_BEFORE_AND_ONCE = frozenset(("before", "upon"))

_ANYONE = frozenset((frozenset(("user",)),))


def _who(one: Fact, two: Fact, stands: Relation) -> bool:
    if not (one.value.alone or two.value.alone) or not scopes_meet(one, two):
        return False
    if not (_same_act(two, one) if one.value.alone else _same_act(one, two)):
        return False
    if one.value.alone and two.value.alone:
        return not people_meet(one.value.roles, two.value.roles) or _is_anybody(one, two)
    alone, others = (one, two) if one.value.alone else (two, one)
    met = [people_meet(alone.value.roles, frozenset((who,))) for who in others.value.roles]
    # "The manager or the clerk" are more than the manager; an item gives all names of one role.
    if (any(met) if others.source.structural else all(met)) and not _is_anybody(one, two):
        return False
    if two.value.alone:
        one, two, stands = two, one, TURNED[stands]
    return stands != "narrower" and not _limits(one, two)


def _is_anybody(one: Fact, two: Fact) -> bool:
    """Whether what some have for themselves is said of every employee."""
    alone, others = (one, two) if one.value.alone else (two, one)
    return others.value.roles == _STAFF and not others.value.alone and alone.value.roles != _STAFF


_STAFF = frozenset((frozenset(("employee",)),))
#: What an event from which a time counts may be told without: that something is got, and by whom.
_HAPPENS = frozenset(("receipt", "receive", "arrival", "on_time")) | concepts().persons


#: What is done once for those who wait for it: neither repeated later, nor a right that ends.
_SERVED = frozenset(("answer", "resolve", "create", "export", "ship", "approve", "check", "relate", "activate"))


def _amount(one: Fact, two: Fact, stands: Relation) -> bool:
    (a, roles, event, always), (b, roles_too, event_too, always_too) = one.value, two.value
    served = not _SERVED.isdisjoint(one.bucket.subject & two.bucket.subject)
    if not (clash(a, b) or (served and too_late(a, b))) or (roles and roles_too and not people_meet(roles, roles_too)):
        return False
    for step, other in ((one, two), (two, one)):
        lasts = not other.value.quantity.upper and other.value.event & step.bucket.subject
        if step.source.structural and lasts:
            return False  # what lasts for a time from the step on is not the time of the step
    if event and event_too:
        event, event_too = event - _HAPPENS, event_too - _HAPPENS
        if not (event <= event_too or event_too <= event):
            return False
    besides = (one.bucket.subject ^ two.bucket.subject) - event - event_too
    if "customer" in besides and (roles or roles_too) and one.bucket.attribute.startswith(("time", "count")):
        return False  # the manager's approval and the customer's
    if (stands == "wider" and always) or (stands == "narrower" and always_too):
        return True  # "whatever its language", "the Spanish one"
    # Of a special case another figure may hold than of all: "a file", "a video file".
    if stands == "same" or besides <= concepts().slight:
        return True
    shared = [name for name in one.bucket.subject & two.bucket.subject if " " not in name]
    return len(shared) >= LEAST and besides <= concepts().slight | concepts().persons - {"customer"}


def _reach(one: Fact, two: Fact, stands: Relation) -> bool:
    whose = {one.value.whose, two.value.whose}
    if "others" in whose and "own" not in whose:
        return False  # those of colleagues may be all, or those of the team
    return stands == "same" and len(whose) > 1 and one.value.roles == two.value.roles


def _owned(one: Fact, two: Fact, _stands: Relation) -> bool:
    """Two have it in their care, at least one of them always."""
    if one.value.until and two.value.until:
        return False
    besides = one.bucket.subject ^ two.bucket.subject
    return besides <= concepts().slight - {"customer"} and not people_meet(one.value.roles, two.value.roles)


def _kept(one: Fact, two: Fact, stands: Relation) -> bool:
    (verb, time), (verb_too, time_too) = one.value, two.value
    if verb.startswith("over ") or verb_too.startswith("over "):
        # The time for which a record is kept runs from when it is done with: what sentences say of lapsed ones.
        if one.source.structural == two.source.structural:
            return False
        verb, verb_too = verb.removeprefix("over "), verb_too.removeprefix("over ")
    if "hold" in (verb, verb_too):
        if "delete" not in (verb, verb_too):
            return False
        verb, verb_too = ("keep" if one == "hold" else one for one in (verb, verb_too))
    if "no copy" in (verb, verb_too):
        return stands == "same" and verb_too != verb and "never" not in (verb, verb_too)
    if "never" in (verb, verb_too):
        if verb == verb_too:
            return False
        return stands == "same" or (stands == "wider") == (verb == "never")
    if verb == verb_too:
        return stands == "same" and clash(time, time_too)
    kept, erased = (time, time_too) if verb == "keep" else (time_too, time)
    if kept.upper:
        return bool(erased.low > kept.high)
    return bool(erased.high < kept.low)


#: What one author calls the request for a thing another one calls the thing.
_ASKED = frozenset(("request", "claim", "application"))


def _given(one: Fact, two: Fact, stands: Relation) -> bool:
    if one.value.mandatory == two.value.mandatory or not scopes_meet(one, two):
        return False
    shared, besides = one.bucket.subject & two.bucket.subject, one.bucket.subject ^ two.bucket.subject
    if stands == "same" or (stands == "wider") == one.value.mandatory or besides <= _ASKED:
        return True
    return bool(shared) and besides <= concepts().persons  # who gives it need not be named


def _needs(one: Fact, two: Fact, stands: Relation) -> bool:
    if one.value.approval == two.value.approval or not scopes_meet(one, two):
        return False
    needs, spares = (one.value, two.value) if one.value.approval else (two.value, one.value)
    if people_meet(needs.roles, spares.roles):
        return False
    if spares.spared and needs.roles and not people_meet(needs.roles, spares.spared):
        return False  # not the approval of the driver, but that of the manager
    besides = one.bucket.subject ^ two.bucket.subject
    return stands == "same" or (stands == "wider") == one.value.approval or besides <= _ASKED | concepts().slight


def _often(one: Fact, two: Fact, _stands: Relation) -> bool:
    (way, _, often, roles), (way_too, _, often_too, roles_too) = one.value, two.value
    if roles and roles_too and not people_meet(roles, roles_too):
        return False  # to the manager every week, to the board every month
    if len((one.bucket.subject ^ two.bucket.subject) - concepts().slight) > _MOST_APART:
        return False  # "new reservations" from the booking engine, "loyalty point balances" to it
    return (not way or not way_too or way == way_too) and clash(often, often_too)


def _passed(one: Fact, two: Fact, stands: Relation) -> bool:
    """One says that nothing goes that way, the other that something does."""
    if one.value.flows == two.value.flows or one.value.way != two.value.way:
        return False
    besides = one.bucket.subject ^ two.bucket.subject
    return stands == "same" or (stands == "narrower") == one.value.flows or besides <= concepts().slight


def _dated(one: Fact, two: Fact, stands: Relation) -> bool:
    (a, comes, all_of_it), (b, comes_too, all_of_it_too) = one.value, two.value
    if (stands == "wider" and all_of_it) or (stands == "narrower" and all_of_it_too):
        return comes and comes_too and apart(a, b)  # "all branches", "the Berlin branch"
    # What is not there before phase 2 serves nothing in phase 1.
    if stands == "narrower":
        a, b, comes, comes_too, stands = b, a, comes_too, comes, "wider"
    if stands == "wider" and comes and not comes_too and a.kind == "on" and b.kind != "since":
        a = a._replace(kind="since")
    if not apart(a, b):
        return False
    if stands == "wider" and a.kind == "since" and not comes_too:
        return True
    besides = one.bucket.subject ^ two.bucket.subject
    if stands != "same" and besides <= concepts().persons and "phase" in (a.dimension, b.dimension):
        return True  # "goes live for residents in phase 1", "in phase 3"
    return stands == "same" or besides <= concepts().slight - {"send"}


def _sum(one: Fact, two: Fact, stands: Relation) -> bool:
    """The parts are more than what there may be altogether."""
    if one.value.bound == two.value.bound:
        return False
    bound, parts = (one.value, two.value) if one.value.bound else (two.value, one.value)
    return stands != ("narrower" if one.value.bound else "wider") and bool(parts.total > bound.total)


def _first(one: Fact, two: Fact, _stands: Relation) -> bool:
    (first, then, whose), (first_too, then_too, whose_too) = one.value, two.value
    names, names_too = one.bucket.subject | whose, two.bucket.subject | whose_too
    if (whose - names_too and names_too - names) or (whose_too - names and names - names_too):
        return False  # the customer's data before the quote, shipping data after it
    if not concepts().repeated.isdisjoint(one.bucket.subject & two.bucket.subject):
        return False  # a photo before the work and one behind it
    a, b = first - then, then - first
    c, d = first_too - then_too, then_too - first_too
    both = (a & c) | (b & d)  # what all of it happens to
    return bool((a & d) - both) and bool((b & c) - both)


#: The judge of each form of claim.
JUDGES: dict[str, Callable[[Fact, Fact, Relation], bool]] = {
    "claim may": _may,
    "claim who": _who,
    "claim amount": _amount,
    "claim reach": _reach,
    "claim owned": _owned,
    "claim kept": _kept,
    "claim given": _given,
    "claim needs": _needs,
    "claim often": _often,
    "claim passed": _passed,
    "claim way": way,
    "claim sole": sole,
    "claim first": _first,
    "claim starts": starts,
    "claim listed": listed,
    "claim at time": at_time,
    "claim set": settled_value,
    "claim leads": leads,
    "claim dated": _dated,
    "claim sum": _sum,
}
