"""Facts of what is done, may be done or is not, and of what is needed for it."""

from collections.abc import Iterator

from spec_toolkit.facts.concerned import concerned
from spec_toolkit.facts.exclusive import ALONE
from spec_toolkit.facts.fact import LEAST, ORDER_WORDS, Bucket, Fact, Kind, Source
from spec_toolkit.facts.reading import Reading

#: What a value is entered into, whatever it is called.
_ENTRIES = frozenset(("field", "form", "screen"))
#: Groups of values whose clashes have a rule of their own.
_KINDS: dict[str, Kind] = {"obligation": "obligation", "ways": "direction"}
#: Who or what a system is run by.
_HOSTS = frozenset(("host", "provider", "vendor"))
#: What somebody has to give before something else goes on.
_REQUISITES = frozenset(("approve", "sign", "check", "consent"))


def polarity(reading: Reading, source: Source) -> Iterator[Fact]:
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
    if ORDER_WORDS & topic and not reading.denies and any(term.has("before") for term in reading.found):
        yield Fact("without", Bucket("polarity", "with", topic - ORDER_WORDS), True, source, reading.scope)
    if "until" in reading.categories:
        return  # "is not shipped until it is paid" is an order, "is changed until it is signed" allows it no longer
    if "refuses" in reading.categories and any(q.kind in ("above", "below") for q in reading.scope):
        return  # "refuses passwords of more than 64 characters" is a limit
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
    topic = reading.topic() - ORDER_WORDS
    if topic & _REQUISITES and len(topic) >= LEAST and not reading.lacks:
        yield Fact("without", Bucket("polarity", "with", topic), True, source, reading.scope)
        anyone = topic - reading.names(frozenset().union(*reading.role_phrases))
        yield Fact("without", Bucket("polarity", "with anyone", anyone), True, source, reading.scope)


def _itself_lacks(reading: Reading) -> bool:
    """Whether "without" stands in the main clause, not in a condition."""
    return reading.lacks and any(term.has("without") and not term.conditional for term in reading.found)


def needed(reading: Reading, source: Source) -> Iterator[Fact]:
    """What must be given and what need not: "a lead cannot (or can) be saved without a phone number"."""
    if not _itself_lacks(reading) or not (reading.denies or reading.permits):
        return
    value = ("mandatory" if reading.denies else "optional", True)
    if reading.topic() & _REQUISITES and reading.role_phrases:
        return  # who may do without an approval is a fact of its own
    behind = next(place for place, term in enumerate(reading.found) if term.has("without") and not term.conditional)
    given = reading.topic(frozenset(range(behind + 1)))
    if reading.denies and len(given) >= LEAST and not given & ORDER_WORDS:
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


def contrasts(reading: Reading, source: Source) -> Iterator[Fact]:
    """Values that exclude each other: mandatory or optional, automatic or manual."""
    seen = False
    if "besides" in reading.categories:
        return  # "not automatically, but by hand"
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
            topic = reading.topic(out | operates | set().union(*reading.role_phrases)) - _HOSTS or frozenset(("crm",))
        elif group == "hours":
            topic = frozenset(name for name in topic if not name[0].isdigit()) | {"availability"}
        if not topic or place > 1:
            continue
        seen = seen or group == "obligation"
        kind = _KINDS.get(group, "exclusive-value")
        sense = not reading.denies and not reading.lacks
        people = concerned(reading)
        yield Fact(kind, Bucket("contrast", group, topic), (value, sense), source, reading.scope, people)
    unique = any(group == "uniqueness" for _, group, _ in reading.contrasts)
    if reading.obliges and not seen and not unique and not reading.denies and not reading.lacks:
        topic = reading.topic()
        if len(topic) >= LEAST or (topic and "email_address" in topic):
            yield Fact(
                "obligation", Bucket("contrast", "obligation", topic), ("mandatory", True), source, reading.scope
            )


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
        if required == reading.denies and reading.role_phrases:
            return  # not that of the driver
        bucket = Bucket("polarity", "with anyone", topic)
        yield Fact("without", bucket, required != reading.denies, source, reading.scope)
        if required and not reading.denies:
            value = (True, reading.names(frozenset().union(*reading.role_phrases)))
            yield Fact("without", Bucket("approval", "", topic), value, source, reading.scope)
