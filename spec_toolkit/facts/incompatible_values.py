"""Which values of two claims cannot both hold where only one of several can be: channels, places, first values, lists.

Each judge is given two claims of one form and how their cores stand to each other (`alike`), as in `incompatible`.
"""

from spec_toolkit.facts.alike import Relation
from spec_toolkit.facts.claim import EVERYTHING, HOME, People
from spec_toolkit.facts.concepts import concepts
from spec_toolkit.facts.fact import LEAST, Fact
from spec_toolkit.facts.quantities import overlap

TURNED: dict[Relation, Relation] = {"same": "same", "wider": "narrower", "narrower": "wider"}


def scopes_meet(one: Fact, two: Fact) -> bool:
    """Whether some value lies within the limits of both."""
    return all(overlap(a, b) for a in one.scope for b in two.scope)


def way(one: Fact, two: Fact, stands: Relation) -> bool:
    """One goes over one channel, is at one place or has one value only, the other over, at or has another."""
    (values, alone), (values_too, alone_too) = one.value, two.value
    if not (alone or alone_too) or not scopes_meet(one, two):
        return False
    if not alone:
        values, values_too, alone, alone_too, stands = values_too, values, alone_too, alone, TURNED[stands]
    if _offers(values, values_too) and (not alone_too or _offers(values_too, values)):
        return False
    shared, besides = one.bucket.subject & two.bucket.subject, one.bucket.subject ^ two.bucket.subject
    everything = EVERYTHING in (one.bucket.subject, two.bucket.subject)
    if not everything and len(shared) < LEAST and not besides <= concepts().slight | concepts().persons:
        return False
    return alone_too or stands != "narrower" or (one.bucket.attribute == "channel" and besides == {"customer"})


def sole(one: Fact, two: Fact, stands: Relation) -> bool:
    """One says that it is nowhere else, the other where else it is."""
    (values, alone), (values_too, alone_too) = one.value, two.value
    besides = one.bucket.subject ^ two.bucket.subject
    if not (alone or alone_too) or not (stands == "same" or besides <= concepts().slight - {"customer"}):
        return False
    return all(a.isdisjoint(b) for a in values for b in values_too)


def _offers(offered: People, wanted: People) -> bool:
    """Whether each value that is wanted is one of those that are offered; every place but abroad is at home."""
    return all(any(_meet(a, b) for a in offered) for b in wanted)


def _meet(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether what is at one of two values may be at the other: Munich is in Germany, and abroad for who writes so."""
    if HOME in (one, two):
        return "abroad" not in one | two
    bare, bare_too = one - {"abroad"}, two - {"abroad"}
    if bare and bare_too:
        one, two = bare, bare_too
    return one <= two or two <= one


def starts(one: Fact, two: Fact, stands: Relation) -> bool:
    """Two values that one thing has at first."""
    besides = one.bucket.subject ^ two.bucket.subject
    return stands == "same" and besides <= concepts().slight and not one.value.value & two.value.value


def settled_value(one: Fact, two: Fact, stands: Relation) -> bool:
    """Two values of which a thing has one: by hand or by itself, one way or both."""
    besides = one.bucket.subject ^ two.bucket.subject
    return one.value.value.isdisjoint(two.value.value) and (stands == "same" or besides <= concepts().slight)


def listed(one: Fact, two: Fact, stands: Relation) -> bool:
    """All values are others, or one is offered that is none of them."""
    if not one.value.complete:
        one, two, stands = two, one, TURNED[stands]
    values, others = one.value.values, two.value.values
    words = frozenset().union(*values)
    besides = two.bucket.subject - one.bucket.subject
    if others:
        near = stands == "same" or (stands == "wider" and not two.value.complete)
        lacks = two.value.complete and any(frozenset().union(*others).isdisjoint(value) for value in values)
        return near and (lacks or any(words.isdisjoint(other) for other in others))
    # "Partner can be selected": what is named besides the field is the value.
    return stands == "wider" and bool(besides - concepts().slight) and words.isdisjoint(besides)


def at_time(one: Fact, two: Fact, stands: Relation) -> bool:
    """One is done at a time at which the other, as general or more so, is not."""
    if one.value.says == two.value.says:
        return False
    if one.value.says:
        one, two, stands = two, one, TURNED[stands]
    first, last, at = one.value.first, one.value.last, two.value.first
    within = first <= at < last if first <= last else at >= first or at < last
    return within and stands in ("same", "wider")


def leads(one: Fact, two: Fact, _stands: Relation) -> bool:
    """Two systems that lead for the same data."""
    return bool(one.value.system != two.value.system)
