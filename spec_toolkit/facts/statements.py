"""From a sentence that was read to the facts it states."""

from collections.abc import Callable, Iterator

from spec_toolkit.facts.exclusive import ALONE, LIMITED, limited, rights
from spec_toolkit.facts.fact import LEAST, Bucket, Fact, Kind, Source
from spec_toolkit.facts.flows import flow, passing
from spec_toolkit.facts.quantities import MOMENT, Quantity
from spec_toolkit.facts.reading import Reading

#: Names of relations: "belongs to one company" and "has one company" count the same.
_RELATING = frozenset(("relate", "assign"))
_ORDER_WORDS = frozenset(("before", "after"))


def facts(reading: Reading, source: Source) -> Iterator[Fact]:
    """Every fact that a sentence states."""
    kinds = reading.categories
    if "exceptions" in kinds and reading.lacks:
        return
    yield from _polarity(reading, source)
    yield from _needed(reading, source)
    yield from _amounts(reading, source)
    for category, extract in _EXTRACTORS:
        if not kinds.isdisjoint(category):
            yield from extract(reading, source)


def _polarity(reading: Reading, source: Source) -> Iterator[Fact]:
    """That something is done, may be done, or is not."""
    topic = reading.topic() | {f"{group} {value}" for _, group, value in reading.contrasts}
    if "after" in topic and not reading.categories.isdisjoint(("only", "except_only")):
        yield from _awaited(reading, source)
    if len(topic) < LEAST or not reading.categories.isdisjoint(ALONE):
        return
    kind: Kind = "permission" if reading.permits or reading.role_phrases else "negation"
    if reading.lacks:
        yield from _spared(reading, source)
        if not _itself_lacks(reading):
            return  # "when a lead is saved without a phone number" says nothing of whether it is
        yield Fact("without", Bucket("polarity", "with", topic), reading.denies, source, reading.scope)
        if not reading.role_phrases:
            yield Fact("without", Bucket("polarity", "with anyone", topic), reading.denies, source, reading.scope)
        return
    if _ORDER_WORDS & topic and not reading.denies and any(term.has("before") for term in reading.found):
        yield Fact("without", Bucket("polarity", "with", topic - _ORDER_WORDS), True, source, reading.scope)
    if reading.denies and "until" in reading.categories:
        return  # "is not shipped until it is paid" is an order
    yield Fact(kind, Bucket("polarity", "is", topic), not reading.denies, source, reading.scope)
    yield from _agentless(reading, source, topic)


def _spared(reading: Reading, source: Source) -> Iterator[Fact]:
    """That somebody may do something without an approval: "representatives grant up to 15 % without approval"."""
    acts = frozenset().union(*reading.role_phrases)
    topic = reading.topic(acts)
    if topic & _REQUISITES and len(topic) >= LEAST and reading.permits and not reading.denies:
        value = (False, reading.names(acts))
        yield Fact("without", Bucket("approval", "", topic), value, source, reading.scope)


def _awaited(reading: Reading, source: Source) -> Iterator[Fact]:
    """What happens only after an approval, or not before it, does not happen without it."""
    topic = reading.topic() - _ORDER_WORDS
    if topic & _REQUISITES and len(topic) >= LEAST and not reading.lacks:
        yield Fact("without", Bucket("polarity", "with", topic), True, source, reading.scope)
        anyone = topic - reading.names(frozenset().union(*reading.role_phrases))
        yield Fact("without", Bucket("polarity", "with anyone", anyone), True, source, reading.scope)


def _itself_lacks(reading: Reading) -> bool:
    """Whether "without" stands in the main clause, not in a condition."""
    return reading.lacks and any(term.has("without") and not term.conditional for term in reading.found)


def _needed(reading: Reading, source: Source) -> Iterator[Fact]:
    """What must be given and what need not: "a lead cannot (or can) be saved without a phone number"."""
    if not _itself_lacks(reading) or not (reading.denies or reading.permits):
        return
    value = ("mandatory" if reading.denies else "optional", True)
    if reading.topic() & _REQUISITES and reading.role_phrases:
        return  # who may do without an approval is a fact of its own
    behind = next(place for place, term in enumerate(reading.found) if term.has("without") and not term.conditional)
    given = reading.topic(frozenset(range(behind + 1)))
    if reading.denies and len(given) >= LEAST and not given & _ORDER_WORDS:
        yield Fact("obligation", Bucket("contrast", "obligation", _entered(given)), value, source, reading.scope)
    saving = frozenset(place for place, term in enumerate(reading.found) if term.has("completes"))
    whole = reading.topic()
    # "Saved without" is for good, "closed without" for that step only.
    for topic, least in ((whole, LEAST + 1), *(((reading.topic(saving), LEAST),) if saving else ())):
        if len(topic) >= least:
            yield Fact("obligation", Bucket("contrast", "obligation", _entered(topic)), value, source, reading.scope)


def _agentless(reading: Reading, source: Source, topic: frozenset[str]) -> Iterator[Fact]:
    """What cannot be done at all, and what somebody may do: "cannot be reopened", "customers may reopen"."""
    actors = [phrase for phrase in reading.role_phrases if reading.names(phrase) != {"user"}]
    if reading.denies and not actors and "customer" not in topic and not reading.obliges:
        yield Fact("negation", Bucket("polarity", "by anyone", topic), False, source, reading.scope)
    elif not reading.denies and reading.permits and len(actors) <= 1:
        left = reading.topic(frozenset().union(*actors)) if actors else topic - {"customer", "owner"}
        if len(left) >= LEAST and left != topic:
            yield Fact("negation", Bucket("polarity", "by anyone", left), True, source, reading.scope)


def _amounts(reading: Reading, source: Source) -> Iterator[Fact]:
    """Numbers, bounds and frequencies of one topic."""
    if reading.denies or reading.lacks:
        return
    topic = reading.topic()
    for quantity in reading.quantities:
        same = [q for q in reading.quantities if q.dimension == quantity.dimension]
        if _is_offset(reading, quantity) and topic & _REPEATED:
            continue
        if len(same) > 1 or not topic:
            continue
        if quantity.upper and _is_offset(reading, quantity):
            topic -= {"after"}  # "up to 24 hours after the request" is "within 24 hours of the request"
        others = _marks(reading, quantity)
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
        if kind == "frequency" and "system" in reading.categories:
            yield from passing(reading, source, quantity)
        if quantity.dimension == "time":
            yield from _by_anyone(reading, source, quantity, topic | others)
        subject = topic - {"target"} if len(topic) > LEAST else topic  # "reaches 90 %" names a target as well
        yield Fact(kind, Bucket("amount", quantity.dimension, subject | others), quantity, source)


def _by_anyone(reading: Reading, source: Source, time: Quantity, topic: frozenset[str]) -> Iterator[Fact]:
    """How long something takes, whoever does it: "agents answer within 6 hours", "is answered within 2 hours"."""
    who = reading.role_phrases
    if len(who) > 1 or (who and (min(who[0]) > 2 or reading.found[min(who[0])].prefix)):
        return
    left = topic - reading.names(who[0]) if who else topic
    if len(left) >= LEAST:
        yield Fact("quantity", Bucket("amount by anyone", time.dimension, left), (bool(who), time), source)


#: What may be done several times, each time so long before or after an event.
_REPEATED = frozenset(("remind", "notify", "message"))


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


def _marks(reading: Reading, but: Quantity | None) -> frozenset[str]:
    """The other quantities of a sentence, as names that its topic must share."""
    return frozenset(f"{q.dimension} {q.low:g} {q.high:g} {q.kind}" for q in reading.quantities if q is not but)


def _keeping(reading: Reading, source: Source) -> Iterator[Fact]:
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
    topic = reading.topic(frozenset((*keeps, *erases))) - _ORDER_WORDS
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
    bucket = Bucket("retention", "", topic | _marks(reading, times[0] if times else None))
    # What is kept in the archive may be kept elsewhere for another time, but not be deleted sooner.
    archived = Bucket("retention", "archived", bucket.subject - {"archive"})
    if times and archived.subject and (verb == "delete" or "archive" in topic):
        yield Fact("retention", archived, (verb, times[0]), source)
    if times and not (reading.denies and erases and times[0].kind == "after"):
        yield Fact("retention", bucket, (verb, times[0]), source)
    elif forever or (reading.denies and erases and not reading.permits and not reading.role_phrases):
        endless = Quantity("time", 1e15, 1e15, "least")
        yield Fact("retention", bucket, ("keep", endless), source)


#: What happens to a record in its own life: "30 days after it was closed".
_LIFE = frozenset(("end", "create", "close", "call", "phone_call", "chat", "visit"))


def _own_end(reading: Reading) -> frozenset[str]:
    """The event behind "after" where it is one in the life of the thing itself, not of another thing."""
    mark = next((place for place, term in enumerate(reading.found) if term.has("after") and not term.taken), None)
    if mark is None or mark < 1:
        return frozenset()
    things = reading.topic(frozenset(range(mark, len(reading.found))))
    event = reading.topic(frozenset(range(mark + 1))) - things  # "chats are deleted after the chat has ended"
    return event if event and event <= _LIFE else frozenset()


def _contrasts(reading: Reading, source: Source) -> Iterator[Fact]:
    """Values that exclude each other: mandatory or optional, automatic or manual."""
    seen = False
    if any(group == "obligation" for _, group, _ in reading.contrasts):
        yield from _requisites(reading, source)
    for place, (term, group, value) in enumerate(reading.contrasts):
        out = {reading.found.index(term)}
        if group == "hand":  # who does it by hand is no other subject
            out.update(*reading.role_phrases)
        topic = reading.topic(frozenset(out))
        if group == "obligation":
            topic = _entered(topic)
        elif group == "place":  # who runs it, and that it is run, say no more than where
            operates = {at for at, other in enumerate(reading.found) if other.has("operates")}
            topic = reading.topic(out | operates | set().union(*reading.role_phrases)) or frozenset(("crm",))
        elif group == "hours":
            topic = frozenset(name for name in topic if not name[0].isdigit()) | {"availability"}
        if not topic or place > 1:
            continue
        seen = seen or group == "obligation"
        kind: Kind = {"obligation": "obligation", "ways": "direction"}.get(group, "exclusive-value")  # type: ignore[assignment]
        sense = not reading.denies and not reading.lacks
        yield Fact(kind, Bucket("contrast", group, topic), (value, sense), source, reading.scope)
    if reading.obliges and not seen and not reading.denies and not reading.lacks:
        topic = reading.topic()
        if len(topic) >= LEAST or (topic and "email_address" in topic):
            yield Fact(
                "obligation", Bucket("contrast", "obligation", topic), ("mandatory", True), source, reading.scope
            )


#: What a value is entered into, whatever it is called.
_ENTRIES = frozenset(("field", "form", "screen"))
#: What somebody has to give before something else goes on.
_REQUISITES = frozenset(("approve", "sign", "check", "consent"))


def _entered(topic: frozenset[str]) -> frozenset[str]:
    """The topic without the words for fields; an e-mail that is entered is an address."""
    rest = topic - _ENTRIES
    if "email" in rest:
        rest = rest - {"email"} | {"email_address"}
    return rest or topic


def _requisites(reading: Reading, source: Source) -> Iterator[Fact]:
    """That something is not, or is, done without an approval: "a refund requires the approval of the manager"."""
    required = "mandatory" in {value for _, group, value in reading.contrasts if group == "obligation"}
    topic = reading.topic(frozenset().union(*reading.role_phrases))
    if topic & _REQUISITES and len(topic) >= LEAST and not reading.lacks:
        bucket = Bucket("polarity", "with anyone", topic)
        yield Fact("without", bucket, required != reading.denies, source, reading.scope)
        if required and not reading.denies:
            value = (True, reading.names(frozenset().union(*reading.role_phrases)))
            yield Fact("without", Bucket("approval", "", topic), value, source, reading.scope)


def _order(reading: Reading, source: Source) -> Iterator[Fact]:
    """What comes first."""
    marks = [p for p, t in enumerate(reading.found) if t.part == "depends" and t.has("before", "after") and not t.taken]
    if len(marks) != 1:
        return
    mark = marks[0]
    left, right = _sides(reading, mark)
    left, right = left - right, right - left
    if not left or not right:
        return
    if reading.found[mark].has("after"):
        left, right = right, left
    if reading.denies:
        if reading.found[mark].has("after"):
            return
        left, right = right, left
    shared = reading.topic() - _ORDER_WORDS
    yield Fact("order", Bucket("order", "", shared), (left, right), source)


def _sides(reading: Reading, mark: int) -> tuple[frozenset[str], frozenset[str]]:
    """The topics before and behind "before" or "after"; a clause that opens with it ends at the comma."""
    found = reading.found
    places = range(len(found))
    if mark <= 1:
        comma = next((p for p in places if p > mark and found[p].has("sign") and found[p].words[0] in ",،;"), None)
        if comma is None:
            return frozenset(), frozenset()
        return (
            reading.topic(frozenset(p for p in places if p <= comma)) - _ORDER_WORDS,
            reading.topic(frozenset(p for p in places if p <= mark or p >= comma)) - _ORDER_WORDS,
        )
    return (
        reading.topic(frozenset(p for p in places if p >= mark)) - _ORDER_WORDS,
        reading.topic(frozenset(p for p in places if p <= mark)) - _ORDER_WORDS,
    )


def _single_value(reading: Reading, source: Source) -> Iterator[Fact]:
    """ "The default currency is EUR": an attribute that has one value."""
    found = reading.found
    copulas = [p for p, term in enumerate(found) if term.has("copula")]
    single = next(p for p, term in enumerate(found) if term.has("single", "default"))
    after = [p for p in copulas if p > single or found[single].has("default")]
    if not after or reading.denies:
        return
    left = reading.topic(frozenset(range(after[0], len(found))))
    right = reading.topic(frozenset(range(after[0] + 1))) | frozenset(
        term.words[0] for term in found[after[0] :] if term.has("unit")
    )
    attribute = "default" if "default" in reading.categories else ""
    left, right = left - {"default"}, right - {"default"}
    if left and right:
        yield Fact("exclusive-value", Bucket("single", attribute, left), right, source)


#: What a sentence must speak of for each kind of fact.
_EXTRACTORS: tuple[tuple[tuple[str, ...], Callable[[Reading, Source], Iterator[Fact]]], ...] = (
    (("role", "everyone", "nobody"), rights),
    (LIMITED, limited),
    (("action",), _keeping),
    (("contrast", "modal"), _contrasts),
    (("before", "after"), _order),
    (("system",), flow),
    (("single", "default"), _single_value),
)
