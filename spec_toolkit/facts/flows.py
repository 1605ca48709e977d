"""Which system gives data to which, how often, and whether only so."""

from collections.abc import Iterator

from spec_toolkit.facts.fact import Bucket, Fact, Source
from spec_toolkit.facts.quantities import Quantity
from spec_toolkit.facts.reading import Reading

#: Where an Arabic sentence opens with the system in which something is written.
_OPENING = 2

#: Names that say only that data go from one system to the other.
_PASSING = frozenset(("sync", "edit", "load", "send", "export", "import", "interface", "flow", "view", "create"))


def flow(reading: Reading, source: Source) -> Iterator[Fact]:
    """Which system gives data to which, and whether only so."""
    systems = systems_of(reading)
    if all(name == "crm" for _, name in systems):
        return
    names = list(dict.fromkeys(name for _, name in systems))
    if len(names) == 1 and names[0] != "crm":
        names.append("crm")  # the system that the specification is about
    if len(names) != 2 or reading.denies:
        return
    direction = direction_of(reading, systems, names)
    if direction is None:
        return
    one_way = any(term.senses.get("contrast") == "ways:one_way" for term in reading.found)
    only = one_way or any(term.has("only") and not term.taken for term in reading.found)
    passing = frozenset(p for p, t in enumerate(reading.found) if t.has("writes", "reads", "contrast"))
    topic = reading.topic(frozenset((*(p for p, _ in systems), *passing))) - _PASSING
    yield Fact("direction", Bucket("flow", "", frozenset(names)), (*direction, only, topic), source)


def passing(reading: Reading, source: Source, rhythm: Quantity) -> Iterator[Fact]:
    """How often data go from one system to the other, whatever the verb: "fetched", "refreshed", "sent"."""
    systems = systems_of(reading)
    names = list(dict.fromkeys(("crm", *(name for _, name in systems))))
    direction = direction_of(reading, systems, names) if len(names) == 2 else None
    verbs = frozenset(p for p, t in enumerate(reading.found) if t.has("writes", "reads"))
    topic = reading.topic(frozenset((*(p for p, _ in systems), *verbs))) - _PASSING
    if direction and topic:
        bucket = Bucket("amount", f"rhythm {direction[0]} to {direction[1]}", topic)
        yield Fact("frequency", bucket, rhythm, source)


def systems_of(reading: Reading) -> list[tuple[int, str]]:
    """The systems that a sentence names, with their places."""
    return [(p, t.key) for p, t in enumerate(reading.found) if "system" in t.senses and t.content]


def direction_of(reading: Reading, systems: list[tuple[int, str]], names: list[str]) -> tuple[str, str] | None:
    """(source, destination) of a flow between two systems."""
    origins = [name for place, name in systems if marked(reading, place, "from")]
    origin = origins[0] if origins else None
    goals = [name for place, name in systems if name != origin and marked(reading, place, "to")]
    if not goals and "writes" in reading.categories:
        inside = [(place, name) for place, name in systems if name != origin and marked(reading, place, "inside")]
        verb = next((place for place, term in enumerate(reading.found) if term.has("writes")), 0)
        if reading.language == "en" and inside and (updated := _object(reading, systems, inside[0][0])):
            return inside[0][1], updated
        goals = [name for place, name in inside if place > verb]
        if not goals and inside and reading.language == "ar" and inside[0][0] > _OPENING:
            origin = inside[0][1]  # "ما يُنشأ في التقويم يُنقل إلى المندوب"
        else:
            goals = goals or [name for _, name in inside]
    goal = goals[0] if goals else None
    other = {names[0]: names[1], names[1]: names[0]}
    if origin and goal and origin != goal:
        return origin, goal
    if origin and not goal:
        return origin, other[origin]
    if goal and not origin:
        return other[goal], goal
    return None


def _object(reading: Reading, systems: list[tuple[int, str]], inside: int) -> str:
    """The system that is written to as the object of a verb: "changes made in the CRM update the ERP"."""
    found = reading.found
    for place, name in systems:
        verb = next((at for at in (place - 1, place - 2) if at > inside and found[at].has("writes")), None)
        if verb is not None and all(found[at].has("article") for at in range(verb + 1, place)):
            return name
    return ""


def marked(reading: Reading, place: int, mark: str) -> bool:
    """Whether "from", "to" or "in" (`inside`) stands before a term."""
    found = reading.found
    prefix = {"from": ("מ",), "to": ("ל", "لل"), "inside": ("ב", "ب")}[mark]
    if found[place].prefix and any(found[place].prefix.endswith(letters) for letters in prefix):
        return True
    for near in range(place - 1, max(-1, place - 3), -1):
        if found[near].has(mark) or (len(found[near].words) > 1 and found[near].words[-1].lower() == mark):
            return True  # "is passed on to"
        if found[near].has("system_words") and found[near].prefix.endswith(prefix):
            return True  # Hebrew "in the system of …"
        if not found[near].has("weak", "sign", "system_words"):
            return False
    return False
