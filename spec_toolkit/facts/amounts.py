"""Facts of numbers, bounds, frequencies and of how long something is kept."""

from collections.abc import Iterator
from itertools import pairwise

from spec_toolkit.facts.fact import LEAST, ORDER_WORDS, Bucket, Fact, Kind, Source
from spec_toolkit.facts.flows import passing
from spec_toolkit.facts.quantities import ENDLESS, MOMENT, Quantity
from spec_toolkit.facts.reading import Reading

#: Names of relations: "belongs to one company" and "has one company" count the same.
_RELATING = frozenset(("relate", "assign"))
#: What may be done several times, each time so long before or after an event.
REPEATED = frozenset(("remind", "notify", "message"))
#: What happens to a record in its own life: "30 days after it was closed".
_LIFE = frozenset(("end", "create", "close", "call", "phone_call", "chat", "visit"))


def amounts(reading: Reading, source: Source) -> Iterator[Fact]:
    """Numbers, bounds and frequencies of one topic."""
    if reading.denies or reading.lacks or "present" in reading.categories:
        return
    topic = reading.topic()
    for quantity in reading.quantities:
        same = [q for q in reading.quantities if q.dimension == quantity.dimension]
        if _is_offset(reading, quantity) and topic & REPEATED:
            continue
        if len(same) > 1 or not topic:
            continue
        if is_case(reading, quantity):
            continue
        if quantity.dimension == "rhythm" and reading.language == "en" and "until" in reading.categories:
            continue  # "until the visit is confirmed": what is not yet, which claims tell apart
        if quantity.upper and _is_offset(reading, quantity):
            topic -= {"after"}  # "up to 24 hours after the request" is "within 24 hours of the request"
        if quantity.dimension == "count" and reading.found[0].has("each"):
            continue  # "each patient has one doctor", "each doctor has many patients": claims say which is counted
        others = marks(reading, quantity)
        if others and quantity.dimension == "count" and quantity.kind == "exact":
            continue  # a load or a number of columns beside the figure that counts
        kind: Kind = "quantity"
        if quantity.dimension == "rhythm":
            kind = "frequency"
        elif quantity.dimension == "count":
            kind = "cardinality"
        elif "target" in topic:
            kind = "kpi-target"
        if quantity.dimension == "count":
            behind = reading.found[quantity.end : quantity.end + 1]
            if len(topic) < LEAST or (behind and behind[0].has("to", "from", "inside")):
                continue  # "change 12 to a ticket": a number, not a count
            counted = _counted(reading, quantity)
            if counted and len(pair := topic - _RELATING) == 2 and counted in pair:
                yield Fact(kind, Bucket("amount", f"count {counted}", pair), quantity, source)
                continue
            if counted and reading.language == "en":  # one lead agent of a listing, many listings of a lead agent
                yield Fact(kind, Bucket("amount", f"count {counted}", topic | others), quantity, source)
                continue
        if kind == "frequency" and "system" in reading.categories:
            yield from passing(reading, source, quantity)
        if quantity.dimension == "time":
            yield from _by_anyone(reading, source, quantity, topic | others)
        subject = topic - {"target"} if len(topic) > LEAST else topic  # "reaches 90 %" names a target as well
        yield Fact(kind, Bucket("amount", quantity.dimension, subject | others), quantity, source)


def is_case(reading: Reading, quantity: Quantity) -> bool:
    """Whether a sum only says of which case something is needed: "a transfer of 3,000 euros needs no signature"."""
    if quantity.kind != "exact" or not quantity.dimension.startswith("money") or reading.language != "en":
        return False
    behind = reading.found[quantity.end :]
    return any(term.senses.get("contrast", "").startswith("obligation:") for term in behind)


def _by_anyone(reading: Reading, source: Source, time: Quantity, topic: frozenset[str]) -> Iterator[Fact]:
    """How long something takes, whoever does it: "agents answer within 6 hours", "is answered within 2 hours"."""
    who = reading.role_phrases
    if len(who) > 1 or (who and (min(who[0]) > 2 or reading.found[min(who[0])].prefix)):
        return
    left = topic - reading.names(who[0]) if who else topic
    if len(left) >= LEAST:
        yield Fact("quantity", Bucket("amount by anyone", time.dimension, left), (bool(who), time), source)


def _is_offset(reading: Reading, quantity: Quantity) -> bool:
    """Whether a time counts from an event: "3 days before the meeting"."""
    behind = reading.found[quantity.end : quantity.end + 1]
    return quantity.dimension == "time" and bool(behind) and behind[0].has("before", "after")


def _counted(reading: Reading, quantity: Quantity) -> str:
    """The name of what is counted: behind the number, in Hebrew and Arabic before "one"."""
    found = reading.found
    for place in range(quantity.end, min(len(found), quantity.end + 2)):
        if found[place].content:
            return found[place].key
    before = found[quantity.first - 1] if quantity.first else None
    return before.key if before is not None and before.content else ""


def marks(reading: Reading, *but: Quantity | None) -> frozenset[str]:
    """The other quantities of a sentence, and that a figure is one for all together, as names that both sides must
    share: "for 95 % of the searches"; all attachments together are not each of them.
    """
    names = {
        f"{q.dimension} {q.low:g} {q.high:g}{' over' if q.kind == 'above' else ''}"
        for q in reading.quantities
        if q not in but
    }
    if "totals" in reading.categories and any(q and not q.dimension.startswith("money") for q in but):
        names.add("total")
    if "ordinal" in reading.categories:
        names |= which_of(reading, *but)
    return frozenset(names)


def which_of(reading: Reading, *but: Quantity | None) -> frozenset[str]:
    """Which one of several is meant, but for the first: "the second reminder"; of years and months that one as well."""
    taken = {q.first for q in but if q is not None}
    return frozenset(
        f"nth {one.senses['ordinal']}"
        for place, (one, two) in enumerate(pairwise(reading.found))
        if one.has("ordinal") and not one.has("inside") and not one.taken and place not in taken
        if two.has("unit") or (two.content and one.senses["ordinal"] != "1")
    )


def keeping(reading: Reading, source: Source) -> Iterator[Fact]:
    """How long something is kept, and when it is deleted."""
    keeps = [p for p, term in enumerate(reading.found) if term.key == "keep" and term.content]
    erases = [p for p, term in enumerate(reading.found) if term.key == "delete" and term.content]
    if not keeps and not erases:  # "archived for five years"
        keeps = [p for p, term in enumerate(reading.found) if term.key == "archive" and term.content]
    if bool(keeps) == bool(erases) or reading.lacks:
        return
    times = [q for q in reading.quantities if q.dimension == "time"]
    if times and times[0].high < MOMENT:
        return  # "archives a lead within 2 seconds"
    topic = reading.topic(frozenset((*keeps, *erases))) - ORDER_WORDS
    if len(topic) > 1 and erases and "after" in reading.categories:
        topic -= _own_end(reading)
    if erases and times and times[0].kind == "after":  # "90 days after its end", where "after" is part of the time
        event = reading.names(frozenset(range(times[0].end, len(reading.found))))
        topic = topic - event if event and event <= _LIFE and topic - event else topic
    if erases and reading.denies:
        topic = topic - {"archive"}
    forever = "forever" in reading.categories
    if not topic or len(times) > 1 or (reading.denies and keeps):
        return
    verb = "keep" if keeps or (erases and reading.denies) else "delete"
    bucket = Bucket("retention", "", topic | marks(reading, times[0] if times else None))
    # What is kept in the archive may be kept elsewhere for another time, but not be deleted sooner.
    archived = Bucket("retention", "archived", bucket.subject - {"archive"})
    if times and archived.subject and (verb == "delete" or "archive" in topic):
        yield Fact("retention", archived, (verb, times[0]), source)
    if times and not (reading.denies and erases and times[0].kind == "after"):
        yield Fact("retention", bucket, (verb, times[0]), source)
    elif forever or (reading.denies and erases and not reading.permits and not reading.role_phrases):
        yield Fact("retention", bucket, ("keep", ENDLESS), source)


def _own_end(reading: Reading) -> frozenset[str]:
    """The event behind "after" where it is one in the life of the thing itself, not of another thing."""
    mark = next((place for place, term in enumerate(reading.found) if term.has("after") and not term.taken), None)
    if mark is None or mark < 1:
        return frozenset()
    things = reading.topic(frozenset(range(mark, len(reading.found))))
    event = reading.topic(frozenset(range(mark + 1))) - things  # "chats are deleted after the chat has ended"
    return event if event and event <= _LIFE else frozenset()
